"""What drafts learn from confirmed segments: each text's first part confirmed, its second drafted.

python bench/learning.py [--data FOLDER]

The documents of this repository are cut in halves; with --data, of each book that nothing was
fitted on 300 sentences are confirmed and the next 150 drafted, at two places.  The first part is
drafted too, and what was confirmed beside its drafts tells which words are the translator's own.
Prints chrF++ of the second part without what was confirmed, and what it brings: by the choice among
hypotheses alone, with the words learnt too, and with all of it, spellings and signs among it.
Without a termbase, for it has most such words.
"""

import argparse
import lzma
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from choice import CHRF_PP, ROOT
from fitting.choice import HELD_OUT, is_usable

from alignwb.core.bitext.bitext import Bitext, Kind, Paragraph
from alignwb.core.bitext.segment import Draft, Hypothesis, Segment, Status
from alignwb.core.drafting.translator import DraftRequest
from alignwb.core.terms.termbase import Termbase
from alignwb.engines.argos.packages.starter import starter_package
from alignwb.engines.argos.translator import ArgosTranslator
from alignwb.services.drafting.learnt_words import LearntWords, learnt_words
from alignwb.services.drafting.older_drafts import reworded
from alignwb.services.project.documents import read_bitext
from alignwb.services.terms.project_terms import ReadTermbase, to_project_terms

CONFIRMED, DRAFTED = 300, 150
PLACES = (5, 2)
"""A book's parts begin at a fifth and at half of it."""


class Text(NamedTuple):
    """A text in two parts, of sources and references."""

    name: str
    first: Sequence[tuple[str, str]]
    second: Sequence[tuple[str, str]]


def seeds() -> Iterator[Text]:
    for path in sorted(ROOT.glob("translations/reference/*.xlf")):
        pairs = [
            (segment.source, segment.target)
            for _, segment in read_bitext(path).segments()
            if segment.source and segment.target
        ]
        half = len(pairs) // 2
        yield Text(path.stem, pairs[:half], pairs[half:])


def books(data: Path) -> Iterator[Text]:
    found: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)
    with lzma.open(data / "literary-nl-en.tsv.xz", "rt", encoding="utf-8") as lines:
        for line in lines:
            book, _, _, _, dutch, english, cosine = line.rstrip("\n").split("\t")
            if book in HELD_OUT and is_usable(dutch) and float(cosine) > 0.5:
                found[book].append((dutch, english))
    for book, pairs in found.items():
        for part in PLACES:
            start = len(pairs) // part
            middle, end = start + CONFIRMED, start + CONFIRMED + DRAFTED
            if end <= len(pairs):
                yield Text(f"{book} from {start}", pairs[start:middle], pairs[middle:end])


def drafted(engine: ArgosTranslator, requests: Sequence[DraftRequest], text: Text) -> list[str]:
    drafts = [""] * len(requests)
    for batch in engine.translate(requests, document=[nl for nl, _ in (*text.first, *text.second)]):
        for index, draft in batch:
            drafts[index] = draft.text
    return drafts


def as_draft(text: str) -> Draft:
    return Draft("argos", "starter", "1", (Hypothesis(text, 0.0),))


def learnt_from(engine: ArgosTranslator, text: Text) -> LearntWords:
    drafts = drafted(engine, [DraftRequest(source) for source, _ in text.first], text)
    segments = tuple(
        Segment(
            str(number),
            source,
            target,
            Status.CONFIRMED,
            draft=as_draft(draft),
        )
        for number, ((source, target), draft) in enumerate(zip(text.first, drafts, strict=True))
    )
    paragraph = Paragraph("p", Kind.PARAGRAPH, segments)
    return learnt_words(Bitext(text.name, text.name, (paragraph,)))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, help="the folder with literary-nl-en.tsv.xz")
    arguments = parser.parse_args()
    engine = ArgosTranslator(starter_package(), 4)
    print("chrF++ of the second part: alone, by choice, with the words learnt, with rewordings")
    for text in (*seeds(), *(books(arguments.data) if arguments.data else ())):
        learnt = learnt_from(engine, text)
        terms = to_project_terms(ReadTermbase(Termbase(learnt.terms)))
        confirmed = tuple(text.first)
        alone, chosen, with_words = (
            drafted(engine, requests, text)
            for requests in (
                [DraftRequest(nl) for nl, _ in text.second],
                [DraftRequest(nl, confirmed=confirmed) for nl, _ in text.second],
                [
                    DraftRequest(nl, terms=terms.find(nl), confirmed=confirmed)
                    for nl, _ in text.second
                ],
            )
        )
        own = replace(terms, rewordings=learnt.rewordings)
        worded = [
            reworded(as_draft(draft), nl, terms.find(nl), own).text
            for draft, (nl, _) in zip(with_words, text.second, strict=True)
        ]
        references = [[en for _, en in text.second]]
        before, *after = (
            CHRF_PP.corpus_score(each, references).score
            for each in (alone, chosen, with_words, worded)
        )
        gains = "".join(f"{each - before:+7.2f}" for each in after)
        changed = sum(one != other for one, other in zip(worded, with_words, strict=True))
        print(
            f"  {text.name:28}{before:7.2f}{gains}  ({len(learnt.terms)} words; {changed} of"
            f" {len(worded)} drafts worded otherwise)"
        )


if __name__ == "__main__":
    main()
