"""The source of the current segment, its terms underlined, words that are looked at reversed."""

from textual.app import RenderResult
from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from alignwb.core.languages.visible import visible
from alignwb.core.languages.words import Span
from alignwb.core.terms.termbase import TermHit
from alignwb.tui.boxes.code_text import code_text
from alignwb.tui.shared.paragraph_lines import PARAGRAPH_MARK
from alignwb.tui.shared.row_layout import count_lines

_MOST_SHOWN = 8_000
"""Characters laid out: more than the seven lines that the line has at most can ever show."""

_FRAME = 3  # the stroke on the left and a cell of padding on either side


class SourceLine(Widget):
    """A source sentence; the screen makes it as high as it needs to be."""

    DEFAULT_CSS = """
    SourceLine {
        height: 1; padding: 0 1;
        border-left: outer $secondary;
        background: $panel; color: $foreground;
    }
    """

    source: reactive[tuple[str, tuple[TermHit, ...]]] = reactive(("", ()))
    linked: reactive[tuple[Span, ...]] = reactive(())
    """The words that what the cursor is at translates."""

    starts: reactive[tuple[int, ...]] = reactive(())
    """Where paragraphs of the source begin inside of it."""

    marked: reactive[Span | None] = reactive(None)
    """The word whose translation is asked for."""

    def watch_source(self) -> None:
        """Another sentence has other words (Textual's watch)."""
        self.linked, self.marked = (), None

    def render(self) -> RenderResult:
        """The sentence (Textual's render)."""
        text, hits = self.source
        content = code_text(text[:_MOST_SHOWN])
        for hit in hits:
            if hit.start >= _MOST_SHOWN:
                break
            content = content.stylize("underline bold $accent", hit.start, hit.end)
        for span in (*self.linked, *([self.marked] if self.marked else [])):
            content = content.stylize("reverse", span.start, span.end)
        for start in reversed(self.starts):
            if start < len(content):
                mark = Content.styled(PARAGRAPH_MARK, "$accent")
                content = Content.assemble(content[:start], mark, content[start:])
        return content

    def is_looked_at(self, part: Span) -> bool:
        """True if the cursor is at what translates a part of the source, or that is marked."""
        spans = [self.marked] if self.marked else self.linked
        return any(span.start < part.end and part.start < span.end for span in spans)

    def lines_needed(self, width: int) -> int:
        """The lines that the sentence takes in a widget `width` cells wide."""
        text = visible(self.source[0][:_MOST_SHOWN])
        for start in reversed(self.starts):
            text = text[:start] + PARAGRAPH_MARK + text[start:]
        return count_lines(text, max(1, width - _FRAME))
