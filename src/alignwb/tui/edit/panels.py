"""Panels that help with the open segment: terms, note, matches, the engine's hypotheses.

None of these changes its size with its content, so that going to another segment is a repaint and
no new layout.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from textual.app import RenderResult
from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from alignwb.core.bitext.segment import Draft, Segment
from alignwb.core.checks.findings import Finding
from alignwb.core.languages.visible import visible
from alignwb.core.memory.units import MemoryMatch
from alignwb.core.terms.rendering import RenderedTerm, TermOutcome
from alignwb.core.terms.termbase import Term, TermStatus, member_of
from alignwb.tui.boxes.code_text import code_text
from alignwb.tui.edit.matches.suggestions import (
    FAINT,
    REMARK,
    Suggestion,
    rate_of,
    source_difference,
    suggestions,
    where_from,
)

_STATUS_MARKS = {
    TermStatus.PREFERRED: "",
    TermStatus.ADMITTED: "also",
    TermStatus.FORBIDDEN: "✘ never",
    TermStatus.DO_NOT_TRANSLATE: "keep",
}
_HONOURED = "✓"
CURRENT_MARK = "▸"
"""Before the finding that the commands act on."""

_GAP = 2
_LONGEST_NOTE = 300
_MOST_NOTES = 5


@dataclass(frozen=True, slots=True)
class SegmentHints:
    """A segment and what is known of it elsewhere.

    Attributes:
        segment: The open segment.
        terms: The terms in its source, and whether the target in hand renders them.
        matches: What the memory has, the best first.
        reading: The file that the memory is taking in; "" if it is ready.
        client_notes: What the client says about the segment's paragraph.
        legend: What the codes of the segment are; None if it has none.
        findings: What the checks find in what is typed, what stops first.
        current_finding: The position of that which the commands act on.
        other_drafts: What other engines say than the one that drafts.
    """

    segment: Segment | None = None
    terms: tuple[RenderedTerm, ...] = ()
    matches: tuple[MemoryMatch, ...] = ()
    reading: str = ""
    client_notes: tuple[str, ...] = ()
    findings: tuple[Finding, ...] = ()
    current_finding: int = 0
    legend: Content | None = None
    draft_key: str = ""
    other_drafts: tuple[Draft, ...] = ()


@dataclass(frozen=True, slots=True)
class ShownTerm:
    """A row of the termbase that speaks of the open segment.

    Attributes:
        term: The row.
        is_honoured: Whether the target renders the term as the termbase says, wherever it stands.
    """

    term: Term
    is_honoured: bool


class SidePanel(Widget):
    """Terms, note, matches and drafts under each other; what does not fit is cut at the foot."""

    DEFAULT_CSS = "SidePanel { padding: 1 1 0 1; }"

    shown: reactive[SegmentHints] = reactive(SegmentHints())

    def render(self) -> RenderResult:
        """The lists that have something to say (Textual's render)."""
        shown, segment = self.shown, self.shown.segment
        draft = segment.draft if segment else None
        source = segment.source if segment else ""
        offered = suggestions(source, shown.matches, draft, shown.other_drafts)
        parts: list[Content] = []
        if shown.findings:
            parts += [_heading("CHECKS"), *_findings(shown), Content("")]
        parts += [_heading("TERMS"), _terms(shown.terms), Content("")]
        if segment is not None and segment.note:
            parts += [_heading("NOTE"), Content(visible(segment.note)), Content("")]
        if segment is not None and segment.first_source != segment.source:
            parts += [_heading("SOURCE AS IMPORTED"), code_text(segment.first_source)]
            if segment.is_outdated:
                parts += [Content.styled("The target was confirmed for that.", "$warning")]
            parts += [Content("")]
        if shown.legend is not None:
            parts += [_heading("CODES"), shown.legend, Content("")]
        if shown.client_notes:
            parts += [_heading("CLIENT"), *_client_notes(shown.client_notes), Content("")]
        if shown.matches or shown.reading:
            parts += [_heading("MATCHES"), *_matches(shown, offered), Content("")]
        first, stop = len(shown.matches), len(offered) - len(shown.other_drafts)
        parts += [_heading("DRAFTS"), *_drafts(draft, offered[:stop], first, shown.draft_key)]
        if shown.other_drafts:
            parts += [Content(""), _heading("OTHER ENGINES"), *_others(shown, offered, stop)]
        return Content("\n").join(parts)


class HintLine(Widget):
    """Terms, note and the best match in one line, for screens too narrow for the panel."""

    DEFAULT_CSS = "HintLine { height: 1; padding: 0 1; background: $panel; }"

    shown: reactive[SegmentHints] = reactive(SegmentHints())

    def render(self) -> RenderResult:
        """The terms on the left, the match on the right (Textual's render)."""
        match = _best(self.shown)
        left = self._left()
        room = self.content_size.width - (match.cell_length + _GAP if match.plain else 0)
        left = left.truncate(max(0, room), ellipsis=True)
        gap = self.content_size.width - left.cell_length - match.cell_length
        return Content.assemble(left, " " * max(0, gap), match)

    def _left(self) -> Content:
        segment = self.shown.segment
        pairs = [
            Content.assemble(
                (f"{_HONOURED} ", "$success") if each.is_honoured else "",
                visible(each.term.source),
                " → ",
                (visible(each.term.target), "bold $accent"),
            )
            for each in shown_terms(self.shown.terms)
            if each.term.status is not TermStatus.FORBIDDEN
        ]
        if segment is not None and segment.note:
            pairs.append(Content.assemble(("note ", REMARK), visible(segment.note)))
        if segment is not None and segment.first_source != segment.source:
            about = (
                "confirmed before its source was corrected"
                if segment.is_outdated
                else ("source corrected")
            )
            pairs.insert(0, Content.styled(about, "$warning" if segment.is_outdated else REMARK))
        if self.shown.legend is not None:
            pairs.insert(0, self.shown.legend)
        pairs += [
            Content.assemble(("client ", REMARK), visible(note)) for note in self.shown.client_notes
        ]
        if self.shown.findings:
            pairs.insert(0, _current_finding(self.shown))
        if not pairs:
            return Content.styled("no terms here", FAINT)
        return Content("  ·  ").join(pairs)


def shown_terms(terms: Sequence[RenderedTerm]) -> tuple[ShownTerm, ...]:
    """Every row of the termbase once, in the order of the first place it speaks of."""
    rows: dict[tuple[str, str], ShownTerm] = {}
    for each in terms:
        is_honoured = each.outcome is not TermOutcome.MISSED
        for term in each.place.terms:
            key = term.source, term.target
            known = rows.get(key)
            may_say_so = term.status is not TermStatus.FORBIDDEN
            rows[key] = ShownTerm(
                term, may_say_so and is_honoured and (known is None or known.is_honoured)
            )
    return tuple(rows.values())


def _findings(shown: SegmentHints) -> list[Content]:
    """A line each; where there are several, the current one is marked."""
    if len(shown.findings) == 1:
        return [_finding(shown.findings[0])]
    return [
        Content.assemble(
            (CURRENT_MARK, "bold $accent") if number == shown.current_finding else " ",
            _finding(finding),
        )
        for number, finding in enumerate(shown.findings)
    ]


def _current_finding(shown: SegmentHints) -> Content:
    """The current finding, and where it stands among the others."""
    number, count = shown.current_finding + 1, len(shown.findings)
    which = Content.styled(f"{number}/{count} ", REMARK) if count > 1 else Content("")
    return Content.assemble(which, _finding(shown.findings[shown.current_finding]))


def _finding(finding: Finding) -> Content:
    mark = Content.styled("! " if finding.stops else "· ", "bold $warning")
    return Content.assemble(mark, visible(finding.message))


def _client_notes(notes: Sequence[str]) -> list[Content]:
    """The notes, of which a long one is cut so that it does not crowd out the rest."""
    return [
        Content(visible(note if len(note) <= _LONGEST_NOTE else f"{note[:_LONGEST_NOTE]}…"))
        for note in notes[-_MOST_NOTES:]
    ]


def _heading(text: str) -> Content:
    return Content.styled(text, f"bold {REMARK}")


def _terms(terms: Sequence[RenderedTerm]) -> Content:
    if not terms:
        return Content.styled("none here", FAINT)
    return Content("\n").join(map(_term, shown_terms(terms)))


def _term(shown: ShownTerm) -> Content:
    term = shown.term
    mark = _STATUS_MARKS[term.status]
    return Content.assemble(
        visible(term.source),
        " → ",
        (visible(term.target), "bold $accent"),
        (f" {_HONOURED}", "$success") if shown.is_honoured else "",
        (f"  {mark}", "$warning") if mark else "",
        (f"\n  {visible(member_of(term))}", REMARK) if term.author else "",
        (f"\n  {visible(term.note)}", REMARK) if term.note else "",
    )


def _matches(shown: SegmentHints, offered: Sequence[Suggestion]) -> list[Content]:
    assert shown.segment is not None
    if not shown.matches:
        return [Content.styled(f"taking in {visible(shown.reading)}", FAINT)]
    lines = []
    for number, match in enumerate(shown.matches, start=1):
        suggestion = offered[number - 1]
        lines.append(
            Content.assemble(
                (f"{number} ", "bold $accent"),
                (f"{suggestion.remark}  ", "bold $success"),
                code_text(suggestion.text),
            )
        )
        what = source_difference(shown.segment.source, match)
        if what.plain:
            lines.append(what)
        lines.append(Content.styled(where_from(match), FAINT))
    return lines


def _drafts(
    draft: Draft | None, offered: Sequence[Suggestion], first: int, draft_key: str
) -> list[Content]:
    if draft is None:
        return [
            Content.styled(f"none yet{draft_key and f'; {draft_key} drafts the document'}", FAINT)
        ]
    lines = [
        Content.assemble(
            (f"{number} ", "bold $accent"),
            suggestion.content,
            (f"  {suggestion.remark}", FAINT) if suggestion.remark else "",
        )
        for number, suggestion in enumerate(offered[first:], start=first + 1)
    ]
    return [
        *lines,
        Content.styled(visible(f"{draft.engine} {draft.package} {draft.version}"), FAINT),
    ]


def _others(shown: SegmentHints, offered: Sequence[Suggestion], first: int) -> list[Content]:
    """The drafts of other engines, each with its engine below it."""
    lines: list[Content] = []
    for number, (draft, suggestion) in enumerate(
        zip(shown.other_drafts, offered[first:], strict=True), start=first + 1
    ):
        lines += [
            Content.assemble((f"{number} ", "bold $accent"), code_text(suggestion.text)),
            Content.styled(visible(draft.origin.name), FAINT),
        ]
    return lines


def _best(shown: SegmentHints) -> Content:
    if not shown.matches:
        return Content("")
    others = len(shown.matches) - 1
    return Content.assemble(
        ("match ", REMARK),
        (rate_of(shown.matches[0]), "bold $success"),
        (f" +{others}" if others else "", REMARK),
    )
