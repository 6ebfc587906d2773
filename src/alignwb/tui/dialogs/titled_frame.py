"""A frame with a title that may hold words of a file."""

from textual.containers import Vertical
from textual.content import Content

from alignwb.core.languages.visible import visible


class TitledFrame(Vertical):
    """Shows its titles as they are: brackets are no markup, control characters are visible."""

    def render_str(self, text_content: str | Content) -> Content:
        """A title (Textual's render_str)."""
        if isinstance(text_content, Content):
            return text_content
        return Content(visible(text_content))
