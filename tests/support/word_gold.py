"""Word links set by hand over the references, and how links of a program score on them."""

import csv
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from alignwb.alignment.words.word_links import WordLinks
from alignwb.core.bitext.bitext import Bitext
from alignwb.core.bitext.segment import SegmentRef
from alignwb.core.languages.words import Span, Word, words_of
from alignwb.formats.xliff import read_xliff

ROOT = Path(__file__).parents[2]
_GOLD = ROOT / "tests" / "support" / "models" / "word_gold.tsv"

Pairs = frozenset[tuple[int, int]]
"""Numbers of a source word and a target word."""


@dataclass(frozen=True, slots=True)
class GoldSegment:
    """A segment with its links.

    Attributes:
        document: The reference it is from.
        sure: What must be linked.
        allowed: What may be linked: `sure`, and what can be counted to it.
    """

    document: str
    source: str
    target: str
    sure: Pairs
    allowed: Pairs


@dataclass(frozen=True, slots=True)
class LinkScore:
    """How links agree with the gold ones (Och & Ney 2003, §4).

    Attributes:
        precision: Share of the links that are allowed.
        recall: Share of the sure links that were found.
        answered: Share of the source words with sure links that have a link.
        right: Share of those whose links are all allowed.
    """

    precision: float
    recall: float
    answered: float
    right: float


@cache
def references() -> dict[str, Bitext]:
    """The project's references by document."""
    paths = sorted((ROOT / "translations" / "reference").glob("*.xlf"))
    return {path.stem: read_xliff(path.read_bytes(), path).bitext for path in paths}


@cache
def gold() -> tuple[GoldSegment, ...]:
    """The segments with links set by hand."""
    text = [line for line in _GOLD.read_text(encoding="utf-8").splitlines() if line[0] != "#"]
    rows = list(csv.DictReader(text, delimiter="\t", quoting=csv.QUOTE_NONE))
    places = dict.fromkeys((row["document"], row["segment"]) for row in rows)
    return tuple(
        _gold_segment(
            document,
            place,
            [row for row in rows if (row["document"], row["segment"]) == (document, place)],
        )
        for document, place in places
    )


def other_pairs() -> list[tuple[str, str]]:
    """Every source and target of the references but those of the gold segments."""
    held_out = {segment.source for segment in gold()}
    return [
        (segment.source, segment.target)
        for bitext in references().values()
        for _, segment in bitext.segments()
        if segment.target and segment.source not in held_out
    ]


def score(
    link: Callable[[str, str], WordLinks],
    segments: Iterable[GoldSegment] = (),
    *,
    is_certain: bool = False,
) -> LinkScore:
    """How the links of some gold segments (or all) score; with `is_certain` only such links."""
    found = allowed = sure = hit = asked = answered = right = 0
    for segment in segments or gold():
        links = link(segment.source, segment.target).links
        pairs = {(each.source, each.target) for each in links if each.is_certain >= is_certain}
        found += len(pairs)
        allowed += len(pairs & segment.allowed)
        sure += len(segment.sure)
        hit += len(pairs & segment.sure)
        for word in {source for source, _ in segment.sure}:
            own = {pair for pair in pairs if pair[0] == word}
            asked += 1
            answered += bool(own)
            right += bool(own) and own <= segment.allowed
    return LinkScore(allowed / found, hit / sure, answered / asked, right / answered)


def places_of(rendering: str, target: str) -> list[Span]:
    """Where a rendering stands in a target, in whatever case."""
    found = re.finditer(rf"\b{re.escape(rendering)}", target, re.IGNORECASE)
    return [Span(match.start(), match.end()) for match in found]


def _gold_segment(document: str, place: str, rows: list[dict[str, str]]) -> GoldSegment:
    paragraph, number = place.split("/")
    segment = references()[document].segment(SegmentRef(paragraph, number))
    sources, targets = words_of(segment.source), words_of(segment.target)
    pairs = {
        column: frozenset(
            (_number(row["source"], sources), _number(name, targets))
            for row in rows
            for name in row[column].split()
        )
        for column in ("targets", "possible")
    }
    sure = pairs["targets"]
    return GoldSegment(document, segment.source, segment.target, sure, sure | pairs["possible"])


def _number(name: str, among: tuple[Word, ...]) -> int:
    text, _, occurrence = name.partition("#")
    same = [number for number, word in enumerate(among) if word.text == text]
    return same[int(occurrence or 1) - 1]
