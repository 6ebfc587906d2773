"""How soon and how rightly what may follow is told, while a reference is typed.

python bench/completion.py [--sample N] [--book NAME] [--latency-only]

Latency: the references of this project's longer sentences (25 to 40 words) are typed, two
letters at a time; each time the engine is asked and it is decided what is shown, as the screen does
it in a thread.  Once alone and once while a document is being drafted.  The time of the processor
is that of the whole process; it grows little with what else the machine does.

Accuracy: for every word and sign of the references, given the reference up to there: whether it is
what is held for likeliest, and whether it is one of the five.  Knowles & Koehn (2016) give 61.6 %
for a full-size neural model and 43.3 % for search graphs of a phrase-based one, on news.
"""

import argparse
from collections.abc import Sequence
from pathlib import Path
from threading import Event, Thread
from time import perf_counter, process_time

from completed_typing import every_token, sentences_of, spread
from continuing_answers import KeptContinuer
from keystrokes import PROJECT, read

from alignwb.core.bitext.bitext import Bitext, Kind, Paragraph
from alignwb.core.bitext.segment import Segment, SegmentRef
from alignwb.core.drafting.translator import DraftRequest
from alignwb.engines.argos.continuing.continuer import ArgosContinuer
from alignwb.engines.argos.packages.installed import best_package
from alignwb.engines.argos.packages.starter import starter_package
from alignwb.engines.argos.translator import ArgosTranslator
from alignwb.services.completing.choosing import choose
from alignwb.services.completing.completing_engine import CompletingEngine
from alignwb.services.completing.known_texts import KnownTexts

TYPED = 6
"""Sentences that are typed for the latency."""


def references() -> list[Path]:
    return sorted(PROJECT.references.glob("*.xlf"))


def long_sentences() -> list[tuple[str, str]]:
    pairs = [(work.request.source, work.reference) for path in references() for work in read(path)]
    fit = [pair for pair in pairs if 25 <= len(pair[0].split()) <= 40]
    return [fit[number] for number in spread(len(fit), TYPED)][:TYPED]


def latency(package, name: str) -> None:
    sentences = long_sentences()
    segments = tuple(Segment(f"s{n}", source) for n, (source, _) in enumerate(sentences, 1))
    bitext = Bitext("b", "seeds/b.txt", (Paragraph("p1", Kind.PARAGRAPH, segments),))
    engine = CompletingEngine(lambda: ArgosContinuer(package))
    engine.ask(bitext, SegmentRef("p1", "s1"), (), "")
    walls: list[float] = []
    works: list[float] = []
    for segment, (_, reference) in zip(segments, sentences, strict=True):
        for length in range(0, len(reference), 2):
            wall, work = perf_counter(), process_time()
            prefix = reference[:length]
            answer = engine.ask(bitext, SegmentRef("p1", segment.id), (), prefix)
            choose(prefix, KnownTexts(), answer)
            walls.append(perf_counter() - wall)
            works.append(process_time() - work)
    print(f"{name}: {len(walls)} prefixes of {len(sentences)} sentences of 25 to 40 words")
    print(f"  time      p50 {at(walls, 0.5):4.0f} ms  p95 {at(walls, 0.95):4.0f} ms")
    if "drafted" not in name:
        print(f"  processor p50 {at(works, 0.5):4.0f} ms  p95 {at(works, 0.95):4.0f} ms")


def at(seconds: Sequence[float], share: float) -> float:
    return 1000 * sorted(seconds)[min(len(seconds) - 1, int(share * len(seconds)))]


def latency_while_drafting(package) -> None:
    ends = Event()
    requests = [work.request for path in references() for work in read(path)]

    def draft() -> None:
        engine = ArgosTranslator(package, threads=1)
        while not ends.is_set():
            for _ in engine.translate(requests, ends.is_set):
                pass

    thread = Thread(target=draft)
    thread.start()
    try:
        latency(package, "while a document is drafted")
    finally:
        ends.set()
        thread.join()


def accuracy(name: str, pairs: Sequence[tuple[DraftRequest, str]], sample: int, package) -> None:
    kept = KeptContinuer(name, package)
    document = [request.source for request, _ in pairs]
    asked = first = among = 0
    for number in spread(len(pairs), sample):
        request, reference = pairs[number]

        def said(prefix: str, request: DraftRequest = request) -> tuple[str, ...]:
            found = kept.ask(request, prefix, document)
            return tuple(each[0].text if each else "" for each in found)

        for token, offered in every_token(reference, said):
            asked += 1
            first += offered[:1] == (token,)
            among += token in offered
    print(
        f"{name}: {asked} words and signs of {len(spread(len(pairs), sample))} sentences:"
        f" {first / asked:.1%} foretold, {among / asked:.1%} among five"
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--sample", type=int, default=0, help="about so many sentences of a text")
    parser.add_argument("--book", action="append", default=[], help="a book of the shared data")
    parser.add_argument("--installed", action="store_true", help="the installed package")
    parser.add_argument("--latency-only", action="store_true")
    arguments = parser.parse_args()
    package = best_package("nl", "en") if arguments.installed else starter_package()
    latency(package, f"alone, {package.name}")
    latency_while_drafting(package)
    if arguments.latency_only:
        return
    for path in references() if not arguments.book else ():
        pairs = [(work.request, work.reference) for work in read(path)]
        accuracy(path.stem[:3], pairs, arguments.sample, package)
    for book in arguments.book:
        pairs = [(DraftRequest(dutch), english) for dutch, english in sentences_of(book)]
        accuracy(book, pairs, arguments.sample, package)


if __name__ == "__main__":
    main()
