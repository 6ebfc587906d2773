"""The panels beside the text: what helps the current segment and nothing else."""

from textual.app import RenderResult
from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from alignwb.core.segment import Draft, Segment
from alignwb.core.termbase import TermHit, TermStatus
from alignwb.tui.row_layout import visible

_STATUS_MARKS = {
    TermStatus.PREFERRED: "",
    TermStatus.ADMITTED: "also",
    TermStatus.FORBIDDEN: "✘ never",
    TermStatus.DO_NOT_TRANSLATE: "keep",
}


def distinct_terms(hits: tuple[TermHit, ...]) -> tuple[TermHit, ...]:
    """The hits without repeats of a term, in order of their first place."""
    seen: dict[tuple[str, str], TermHit] = {}
    for hit in hits:
        seen.setdefault((hit.term.source, hit.term.target), hit)
    return tuple(seen.values())


class TermsPanel(Widget):
    """Terms of the segment with their targets: a list, or (compact) one line of them."""

    DEFAULT_CSS = """
    TermsPanel { height: auto; padding: 0 1; }
    TermsPanel.-compact { height: 1; background: $panel; }
    """

    hits: reactive[tuple[TermHit, ...]] = reactive((), layout=True)

    def render(self) -> RenderResult:
        """The terms (Textual's render)."""
        hits = distinct_terms(self.hits)
        if self.has_class("-compact"):
            return self._one_line(hits)
        if not hits:
            return Content.styled("no terms here", "$foreground-darken-3")
        return Content("\n").join(self._entry(hit) for hit in hits)

    @staticmethod
    def _one_line(hits: tuple[TermHit, ...]) -> Content:
        if not hits:
            return Content.styled("no terms here", "$foreground-darken-3")
        return Content("  ·  ").join(
            Content.assemble(hit.term.source, " → ", (hit.term.target, "bold $accent"))
            for hit in hits
        )

    @staticmethod
    def _entry(hit: TermHit) -> Content:
        term = hit.term
        mark = _STATUS_MARKS[term.status]
        return Content.assemble(
            term.source,
            " → ",
            (term.target, "bold $accent"),
            (f"  {mark}", "$warning") if mark else "",
            (f"\n  {term.note}", "$foreground-darken-2") if term.note else "",
        )


class DraftsPanel(Widget):
    """The engine's hypotheses, numbered as the picker numbers them."""

    DEFAULT_CSS = """
    DraftsPanel { height: auto; padding: 0 1; }
    """

    draft: reactive[Draft | None] = reactive[Draft | None](None, layout=True)

    def render(self) -> RenderResult:
        """The hypotheses (Textual's render)."""
        if self.draft is None:
            return Content.styled("no draft yet", "$foreground-darken-3")
        lines = [
            Content.assemble(
                (f"{number} ", "bold $accent"),
                visible(hypothesis.text),
                (f"  {hypothesis.score:.2f}", "$foreground-darken-3"),
            )
            for number, hypothesis in enumerate(self.draft.hypotheses, start=1)
        ]
        engine = f"{self.draft.engine} {self.draft.package} {self.draft.version}"
        lines.append(Content.styled(engine, "$foreground-darken-3"))
        return Content("\n").join(lines)


class NotePanel(Widget):
    """The translator's note on the segment."""

    DEFAULT_CSS = """
    NotePanel { height: auto; padding: 0 1; }
    """

    segment: reactive[Segment | None] = reactive[Segment | None](None, layout=True)

    def render(self) -> RenderResult:
        """The note (Textual's render)."""
        if self.segment is None or not self.segment.note:
            return Content.styled("no note; F6 writes one", "$foreground-darken-3")
        return Content(self.segment.note)
