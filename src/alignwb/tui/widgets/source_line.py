"""The source of the current segment, its terms underlined."""

from textual.app import RenderResult
from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from alignwb.core.termbase import TermHit
from alignwb.tui.row_layout import visible


class SourceLine(Widget):
    """A source sentence, as high as it needs to be up to a limit."""

    DEFAULT_CSS = """
    SourceLine {
        height: auto; max-height: 7; padding: 0 1;
        border-left: outer $secondary;
        background: $panel; color: $foreground;
    }
    """

    source: reactive[tuple[str, tuple[TermHit, ...]]] = reactive(("", ()), layout=True)

    def render(self) -> RenderResult:
        """The sentence (Textual's render)."""
        text, hits = self.source
        content = Content(visible(text))
        for hit in hits:
            content = content.stylize("underline bold $accent", hit.start, hit.end)
        return content
