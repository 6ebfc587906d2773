"""What choosing among hypotheses, and putting words right, is worth on texts with references.

python bench/choice.py [--data FOLDER] [--of-a-book N]

Drafts both documents of this repository with the starter and the project's termbase and, with
--data, sentences of the books that the weights were not fitted on (HELD_OUT of
bench/fitting/choice.py).  Prints chrF++ of the first hypothesis as the model has it, with words put
right, of the chosen one, and of the best of four and of all by their references; the share of that
gain which choosing reaches; drafts with a word that is no English (in lower case, on no list and in
no hunspell dictionary that is installed, and not the source's own); and what it costs.
"""

import argparse
import lzma
import random
import re
import time
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from fitting.choice import HELD_OUT, is_usable
from sacrebleu import CHRF

from alignwb.core.drafting.translator import DraftRequest
from alignwb.core.languages.inflection import without_accents
from alignwb.engines.argos.packages.starter import starter_package
from alignwb.engines.argos.translator import CANDIDATES, ArgosTranslator
from alignwb.engines.lexicon.draft_words import DraftWords
from alignwb.engines.lexicon.word_translations import WordTranslations
from alignwb.engines.spelling.english_words import shipped_words
from alignwb.engines.spelling.hunspell_dictionary import read_dictionary
from alignwb.engines.spelling.installed_dictionaries import dictionary_path
from alignwb.services.project.documents import read_bitext
from alignwb.services.project.project import Project
from alignwb.services.terms.project_terms import load_terms

ROOT = Path(__file__).parent.parent
CHRF_PP = CHRF(word_order=2)
WORD = re.compile(r"[^\W\d_]+")


class Text(NamedTuple):
    """A text with references: requests, references, and the sources of the whole document."""

    name: str
    requests: list[DraftRequest]
    references: list[str]
    document: list[str]


class Measured(NamedTuple):
    """Hypotheses of each segment, and the seconds of processor it took to make them."""

    hypotheses: list[list[str]]
    seconds: float


class AllEnglish:
    """Every word is English, so nothing is put right."""

    def __contains__(self, word: object) -> bool:
        return True


class InItsOwnOrder(ArgosTranslator):
    """Hypotheses in the model's order, but for faults that no wording outweighs."""

    def _choose(self, part, source, hypotheses, own) -> None:
        part.hypotheses = tuple(sorted(hypotheses, key=lambda each: (each.faults, -each.score)))


class WordsLeft(InItsOwnOrder):
    """The same, with all words as the model wrote them."""

    _words = DraftWords(AllEnglish(), WordTranslations({}))


def seeds() -> Iterator[Text]:
    terms = load_terms(Project(ROOT))
    for path in sorted(ROOT.glob("translations/reference/*.xlf")):
        pairs = [
            (
                DraftRequest(segment.source, paragraph.kind, terms.find(segment.source)),
                segment.target,
            )
            for paragraph in read_bitext(path).paragraphs
            for segment in paragraph.segments
            if segment.source and segment.target
        ]
        requests = [request for request, _ in pairs]
        yield Text(path.stem, requests, [text for _, text in pairs], [r.source for r in requests])


def books(data: Path, of_a_book: int) -> Iterator[Text]:
    chance, found = random.Random(11), defaultdict(list)
    with lzma.open(data / "literary-nl-en.tsv.xz", "rt", encoding="utf-8") as lines:
        for line in lines:
            book, _, _, _, dutch, english, cosine = line.rstrip("\n").split("\t")
            if book in HELD_OUT:
                found[book].append((dutch, english, float(cosine)))
    for book, rows in found.items():
        usable = [(nl, en) for nl, en, cosine in rows if is_usable(nl) and cosine >= 0.55]
        pairs = chance.sample(usable, of_a_book)
        requests = [DraftRequest(dutch) for dutch, _ in pairs]
        yield Text(book, requests, [english for _, english in pairs], [nl for nl, _, _ in rows])


def drafted(engine: ArgosTranslator, text: Text) -> Measured:
    start = time.process_time()
    found: list[list[str]] = [[] for _ in text.requests]
    for batch in engine.translate(text.requests, document=text.document):
        for index, draft in batch:
            found[index] = [each.text for each in draft.hypotheses]
    return Measured(found, time.process_time() - start)


@lru_cache(None)
def known() -> tuple:
    paths = filter(None, map(dictionary_path, ("en_GB", "en_US")))
    return (shipped_words(), *map(read_dictionary, paths))


@lru_cache(200_000)
def is_english(word: str) -> bool:
    return any(without_accents(word) in words for words in known())


def has_no_word(text: str, source: str) -> bool:
    """Whether a draft has a word that is no English."""
    own = {word.lower() for word in WORD.findall(source) if word[0].isupper()}
    plain = re.sub(r"n't\b|\S*[@/{}\\]\S*", "", text.replace("’", "'"))
    return any(
        len(word) > 2 and word.islower() and word not in own and not is_english(word)
        for word in WORD.findall(plain)
    )


def chrf(hypotheses: Sequence[str], text: Text) -> float:
    return CHRF_PP.corpus_score(hypotheses, [text.references]).score


def best(measured: Measured, text: Text, count: int) -> list[str]:
    return [
        max(some[:count], key=lambda each: CHRF_PP.sentence_score(each, [reference]).score)
        for some, reference in zip(measured.hypotheses, text.references, strict=True)
    ]


def row(text: Text, engines: dict[str, ArgosTranslator]) -> None:
    measured = {name: drafted(engine, text) for name, engine in engines.items()}
    first = {name: [each[0] for each in one.hypotheses] for name, one in measured.items()}
    scores = {name: chrf(texts, text) for name, texts in first.items()}
    four = chrf(best(measured["words put right"], text, 4), text)
    every = chrf(best(measured["words put right"], text, CANDIDATES), text)
    before, chosen = scores["words put right"], scores["chosen"]
    cost = {name: one.seconds for name, one in measured.items()}
    print(f"{text.name}: {len(text.requests)} segments")
    for name, texts in first.items():
        strange = [
            has_no_word(draft, request.source)
            for draft, request in zip(texts, text.requests, strict=True)
        ]
        print(
            f"  {name:18}{scores[name]:6.2f} chrF++{100 * sum(strange) / len(strange):7.1f} % with"
            f" a word that is no English{cost[name]:8.1f} s of processor"
        )
    old_four = chrf(best(measured["model alone, 4"], text, 4), text)
    print(
        f"  best of four {four:.2f}, of {CANDIDATES} {every:.2f}: choosing reaches"
        f" {(chosen - before) / (four - before):.2f} and {(chosen - before) / (every - before):.2f}"
    )
    alone = scores["model alone, 4"]
    share = (chosen - alone) / (old_four - alone)
    print(
        f"  over the model alone: best of its four {old_four - alone:+.2f},"
        f" with all of it {chosen - alone:+.2f}, a share of {share:.2f}"
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, help="the folder with literary-nl-en.tsv.xz")
    parser.add_argument("--of-a-book", type=int, default=60)
    arguments = parser.parse_args()
    package = starter_package()
    four = WordsLeft(package, 4)
    four._decoding = type(four._decoding)(4, 4)
    engines = {
        "model alone, 4": four,
        "words put right": InItsOwnOrder(package, CANDIDATES),
        "chosen": ArgosTranslator(package, 4),
    }
    for text in seeds():
        row(text, engines)
    if arguments.data:
        together = list(books(arguments.data, arguments.of_a_book))
        for text in together:
            row(text, engines)


if __name__ == "__main__":
    main()
