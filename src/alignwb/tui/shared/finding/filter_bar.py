"""The line that says what is filtered."""

from textual.app import RenderResult
from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from alignwb.core.languages.visible import visible


class FilterBar(Widget):
    """One line, gone while nothing is filtered."""

    DEFAULT_CSS = """
    FilterBar { height: 1; padding: 0 1; background: $primary-muted; display: none; }
    FilterBar.-on { display: block; }
    """

    words: reactive[str] = reactive("")

    def watch_words(self, words: str) -> None:
        """Come and go with the filter."""
        self.set_class(bool(words), "-on")

    def render(self) -> RenderResult:
        """The line, cut where it is too long (Textual's render)."""
        line = Content.assemble(("Filter  ", "bold"), visible(self.words))
        return line.truncate(max(0, self.content_size.width), ellipsis=True)
