"""Turns of dialogue over paragraphs: each has its own, on both sides."""

import re
from collections.abc import Container, Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from alignwb.core.bitext.bitext import Bitext, Kind, Paragraph
from alignwb.core.bitext.codes import CODE
from alignwb.core.bitext.segment import Segment, SegmentRef
from alignwb.core.checks.context import blanked
from alignwb.core.checks.findings import CheckKind, Finding, SegmentFinding
from alignwb.core.languages.quotation_marks import find_marks
from alignwb.core.languages.words import Span

_SIGNS = frozenset("‘’“”„‚«»‹›\"'–—-―")
_DASHED = re.compile(r"[–—―-]\s*+[‘“„«‹\"']?+\s*+[^\W\d_]")
_SIGN_AT_START = re.compile(r"\s*[‘“„«»‹›\"'–—―•·*-]")
_FEWEST_KEPT = 3
_MOSTLY = 0.8
_SPOKEN = frozenset({Kind.PARAGRAPH, Kind.QUOTE})


class _Turn(NamedTuple):
    """A paragraph that may be a turn: its first segment, and how each side begins."""

    ref: SegmentRef
    segment: Segment
    sign: str  # of the source; "" where that begins no turn
    is_kept: bool


def check_turns(bitext: Bitext, chosen: Container[SegmentRef]) -> Iterator[SegmentFinding]:
    """Paragraphs that begin a turn on one side only, counted over the dialogue they stand in.

    chosen: the segments that are checked.  Where neither the document nor the dialogue keeps its
    turns, the translation has another way of giving speech, and nothing is found.
    """
    turns = [turn for each in bitext.paragraphs if (turn := _turn(each, chosen))]
    asked = [turn for turn in turns if turn.sign]
    kept = sum(turn.is_kept for turn in asked)
    is_kept_elsewhere = kept >= _FEWEST_KEPT and kept >= _MOSTLY * len(asked)
    for is_dialogue, run in groupby(_with_neighbours(bitext, turns), bool):
        if is_dialogue:
            yield from _lost([turn for turn in run if turn], is_kept=is_kept_elsewhere)
    if is_kept_elsewhere:
        yield from _added(_with_neighbours(bitext, turns, all_of_them=True))


def _turn(paragraph: Paragraph, chosen: Container[SegmentRef]) -> _Turn | None:
    if paragraph.kind not in _SPOKEN or not paragraph.segments:
        return None
    segment = paragraph.segments[0]
    ref = SegmentRef(paragraph.id, segment.id)
    if not segment.target.strip() or ref not in chosen:
        return None
    return _Turn(
        ref, segment, begins_turn(segment.source), bool(_SIGN_AT_START.match(_bare(segment.target)))
    )


def begins_turn(source: str) -> str:
    """The sign with which a text begins a turn of dialogue; "" if it begins none.

    A quotation mark that opens, or a dash before a word; no apostrophe as in `’s avonds`.
    """
    bare = _bare(source)
    start = len(bare) - len(bare.lstrip())
    if bare[start : start + 1] not in _SIGNS:
        return ""
    if _DASHED.match(bare, start):
        return bare[start]
    marks = find_marks(bare)
    return bare[start] if marks and marks[0].offset == start and marks[0].opens else ""


def _bare(text: str) -> str:
    """A text with blanks for its markers and inline codes, so that every place stays the same."""
    return CODE.sub(" ", blanked(text))


def _with_neighbours(
    bitext: Bitext, turns: Sequence[_Turn], *, all_of_them: bool = False
) -> Iterator[_Turn | None]:
    """The turns in document order; None where a paragraph between them is none.

    all_of_them: with the paragraphs that begin no turn, too.
    """
    by_paragraph = {turn.ref.paragraph: turn for turn in turns if turn.sign or all_of_them}
    return (by_paragraph.get(paragraph.id) for paragraph in bitext.paragraphs)


def _lost(run: Sequence[_Turn], *, is_kept: bool) -> Iterator[SegmentFinding]:
    """The turns of a dialogue that the translation does not begin as such."""
    kept = sum(turn.is_kept for turn in run)
    if not is_kept and not (kept and 2 * kept >= len(run)):
        return
    for number, turn in enumerate(run, 1):
        if turn.is_kept:
            continue
        which = f"turn {number} of {len(run)} of this dialogue" if len(run) > 1 else "the source"
        message = f"{which} begins with {turn.sign}, the translation does not"
        start = _bare(turn.segment.source).index(turn.sign)
        place = (Span(start, start + 1),)
        finding = Finding(CheckKind.DIALOGUE, message, subject=turn.sign, source=place)
        yield SegmentFinding(turn.ref, finding)


def _added(paragraphs: Iterator[_Turn | None]) -> Iterator[SegmentFinding]:
    """Paragraphs beside a turn that begin one in the translation alone."""
    around: list[_Turn | None] = [None, *paragraphs, None]
    for before, turn, after in zip(around, around[1:], around[2:], strict=False):
        if turn is None or turn.sign or not turn.is_kept:
            continue
        is_in_dialogue = any(each and each.sign for each in (before, after))
        if is_in_dialogue and not find_marks(turn.segment.source):
            sign = _bare(turn.segment.target).lstrip()[0]
            message = f"the translation begins a turn with {sign}, the source does not"
            start = turn.segment.target.index(sign)
            place = (Span(start, start + 1),)
            finding = Finding(CheckKind.DIALOGUE, message, subject=sign, target=place)
            yield SegmentFinding(turn.ref, finding)
