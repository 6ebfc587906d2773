"""What helps the open segment and nothing else: its terms, its note, the engine's hypotheses.

None of these changes its size with its content, so that going to another segment is a repaint and
no new layout.
"""

from dataclasses import dataclass

from textual.app import RenderResult
from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from alignwb.core.segment import Draft, Segment
from alignwb.core.termbase import TermHit, TermStatus
from alignwb.core.visible import visible

_STATUS_MARKS = {
    TermStatus.PREFERRED: "",
    TermStatus.ADMITTED: "also",
    TermStatus.FORBIDDEN: "✘ never",
    TermStatus.DO_NOT_TRANSLATE: "keep",
}
_FAINT = "$foreground-darken-3"
_REMARK = "$foreground-darken-2"


@dataclass(frozen=True, slots=True)
class Help:
    """A segment and the terms in its source."""

    segment: Segment | None = None
    hits: tuple[TermHit, ...] = ()


class SidePanel(Widget):
    """Terms, note and drafts under each other; what does not fit is cut at the foot."""

    DEFAULT_CSS = "SidePanel { padding: 1 1 0 1; }"

    shown: reactive[Help] = reactive(Help())

    def render(self) -> RenderResult:
        """The three lists (Textual's render)."""
        segment = self.shown.segment
        parts = [_heading("TERMS"), _terms(self.shown.hits), Content("")]
        if segment is not None and segment.note:
            parts += [_heading("NOTE"), Content(visible(segment.note)), Content("")]
        parts += [_heading("DRAFTS"), *_drafts(segment.draft if segment else None)]
        return Content("\n").join(parts)


class TermLine(Widget):
    """The terms in one line, for screens too narrow for the panel."""

    DEFAULT_CSS = "TermLine { height: 1; padding: 0 1; background: $panel; }"

    shown: reactive[Help] = reactive(Help())

    def render(self) -> RenderResult:
        """The terms side by side (Textual's render)."""
        segment = self.shown.segment
        pairs = [
            Content.assemble(hit.term.source, " → ", (hit.term.target, "bold $accent"))
            for hit in distinct_terms(self.shown.hits)
        ]
        if segment is not None and segment.note:
            pairs.append(Content.assemble(("note ", _REMARK), visible(segment.note)))
        if not pairs:
            return Content.styled("no terms here", _FAINT)
        return Content("  ·  ").join(pairs)


def distinct_terms(hits: tuple[TermHit, ...]) -> tuple[TermHit, ...]:
    """The hits without repeats of a term, in order of their first place."""
    seen: dict[tuple[str, str], TermHit] = {}
    for hit in hits:
        seen.setdefault((hit.term.source, hit.term.target), hit)
    return tuple(seen.values())


def _heading(text: str) -> Content:
    return Content.styled(text, f"bold {_REMARK}")


def _terms(hits: tuple[TermHit, ...]) -> Content:
    if not hits:
        return Content.styled("none here", _FAINT)
    return Content("\n").join(_term(hit) for hit in distinct_terms(hits))


def _term(hit: TermHit) -> Content:
    term = hit.term
    mark = _STATUS_MARKS[term.status]
    return Content.assemble(
        term.source,
        " → ",
        (term.target, "bold $accent"),
        (f"  {mark}", "$warning") if mark else "",
        (f"\n  {term.note}", _REMARK) if term.note else "",
    )


def _drafts(draft: Draft | None) -> list[Content]:
    if draft is None:
        return [Content.styled("none yet; F9 drafts the document", _FAINT)]
    lines = [
        Content.assemble(
            (f"{number} ", "bold $accent"),
            visible(hypothesis.text),
            (f"  {hypothesis.score:.2f}", _FAINT),
        )
        for number, hypothesis in enumerate(draft.hypotheses, start=1)
    ]
    return [*lines, Content.styled(f"{draft.engine} {draft.package} {draft.version}", _FAINT)]
