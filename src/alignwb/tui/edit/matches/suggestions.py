"""Suggestions: the matches of the memory, then the drafts, under one numbering.

The panel shows them under these numbers and the list picks by them.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from textual.content import Content

from alignwb.core.bitext.codes import has_codes
from alignwb.core.bitext.segment import Draft, Origin, OriginKind
from alignwb.core.draft_levels import level_of
from alignwb.core.drafting.alternatives import differing_spans
from alignwb.core.languages.visible import visible
from alignwb.core.languages.words import Span
from alignwb.core.memory.match_codes import rate_with_codes, same_codes
from alignwb.core.memory.match_fitting import fitted_target
from alignwb.core.memory.match_rate import DifferenceKind, word_difference
from alignwb.core.memory.units import MatchKind, MemoryMatch
from alignwb.tui.boxes.code_text import code_text

FAINT = "$foreground-darken-3"
REMARK = "$foreground-darken-2"

PLACED_CODES = "The codes are the source's, put at the words they seem to belong to: look at them."

_CHANGED_STYLE = "bold underline"
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
        changed: The stretches of a further draft that the best one has otherwise.
    """

    text: str
    origin: Origin
    remark: str
    match: MemoryMatch | None = None
    has_placed_codes: bool = False
    changed: tuple[Span, ...] = ()

    @property
    def content(self) -> Content:
        """The text as it is shown, what is changed in it marked."""
        content = code_text(self.text)
        for start, end in self.changed:
            content = content.stylize(_CHANGED_STYLE, start, end)
        return content


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
    beside = [Suggestion(other.text, other.origin, other.package) for other in others]
    return (*from_memory, *(_of_draft(draft) if draft else ()), *beside)


def _of_draft(draft: Draft) -> Iterator[Suggestion]:
    """The hypotheses; how far the best one can be trusted is said of that one alone."""
    yield Suggestion(draft.text, draft.origin, level_remark(draft))
    for other in draft.hypotheses[1:]:
        changed = differing_spans(draft.text, other.text)
        yield Suggestion(other.text, draft.origin, "", changed=changed)


def level_remark(draft: Draft) -> str:
    """How far a draft can be trusted, as a mark and a word; "" where nobody has judged it."""
    if draft.confidence is None:
        return ""
    level = level_of(draft.confidence)
    return f"{level.mark} {level}"


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
