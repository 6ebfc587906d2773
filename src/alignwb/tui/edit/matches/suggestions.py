"""Suggestions: the matches of the memory, then the drafts, under one numbering.

The panel shows them under these numbers and the list picks by them.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from textual.content import Content

from alignwb.core.bitext.codes import has_codes
from alignwb.core.bitext.segment import Draft, Origin, OriginKind
from alignwb.core.languages.visible import visible
from alignwb.core.memory.match_codes import rate_with_codes, same_codes
from alignwb.core.memory.match_fitting import fitted_target
from alignwb.core.memory.match_rate import DifferenceKind, word_difference
from alignwb.core.memory.units import MatchKind, MemoryMatch

FAINT = "$foreground-darken-3"
REMARK = "$foreground-darken-2"

PLACED_CODES = "The codes are the source's, put at the words they seem to belong to: look at them."

_PIECE_STYLES = {
    DifferenceKind.SAME: REMARK,
    DifferenceKind.REMOVED: "$error strike",
    DifferenceKind.ADDED: "$success underline",
}
_KIND_MARKS = {MatchKind.CONTEXT: "in context", MatchKind.EXACT: "", MatchKind.FUZZY: ""}


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A target that is proposed.

    Attributes:
        text: The target; of a match, made to fit the source where it is certain how.
        origin: The origin a target has that was taken from it.
        remark: How good it is, in a word.
        match: The match it is from; None for a draft.
        has_placed_codes: Whether it has codes of the source that the match had not, or elsewhere.
    """

    text: str
    origin: Origin
    remark: str
    match: MemoryMatch | None = None
    has_placed_codes: bool = False


def suggestions(
    source: str,
    matches: Sequence[MemoryMatch],
    draft: Draft | None,
    others: Sequence[Draft] = (),
) -> tuple[Suggestion, ...]:
    """The targets of a source's matches, then the hypotheses of its draft, each the best first.

    others: the drafts of other engines; the best of each comes last, by the name of its package.
    """
    from_memory = [_of_match(source, match) for match in matches]
    drafted = [
        Suggestion(hypothesis.text, draft.origin, f"{hypothesis.score:.2f}")
        for hypothesis in (draft.hypotheses if draft else ())
        if draft
    ]
    beside = [Suggestion(other.text, other.origin, other.package) for other in others]
    return (*from_memory, *drafted, *beside)


def _of_match(source: str, match: MemoryMatch) -> Suggestion:
    unit = match.unit
    text = fitted_target(source, unit.source, unit.target)
    rate = rate_with_codes(match.rate, source, unit.source)
    remarks = [rate_of(replace(match, rate=rate))]
    if text != unit.target:
        remarks.append("fitted")
    if rate != match.rate:
        remarks.append("other codes")
    return Suggestion(
        text,
        Origin(OriginKind.TM, match.file, rate),
        ", ".join(remarks),
        match,
        has_placed_codes=has_codes(text) and not same_codes(source, unit.source),
    )


def rate_of(match: MemoryMatch) -> str:
    """Its rate, and whether it stood between the same neighbours."""
    if not match.rate:
        return "not rated"
    return " ".join(filter(None, (f"{match.rate} %", _KIND_MARKS[match.kind])))


def where_from(match: MemoryMatch) -> str:
    """Its file and place, and what was taken off its rate."""
    penalty = f", penalty {match.unit.penalty}" if match.unit.penalty else ""
    return visible(f"{match.file} {match.unit.place}{penalty}")


def source_difference(source: str, match: MemoryMatch) -> Content:
    """The words of the memory's source that this one lacks, struck out, and those it adds.

    Empty if the two are the same.
    """
    pieces = word_difference(source, match.unit.source)
    if all(piece.kind is DifferenceKind.SAME for piece in pieces):
        return Content("")
    parts: list[str | tuple[str, str]] = []
    for piece in pieces:
        parts += [" " * piece.is_apart, (visible(piece.text), _PIECE_STYLES[piece.kind])]
    return Content.assemble(*parts)
