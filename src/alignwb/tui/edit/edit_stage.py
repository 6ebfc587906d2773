"""The port through which a controller uses the screen on which a document is translated."""

from collections.abc import Iterable
from typing import Protocol

from alignwb.tui.edit.bitext_view import BitextView
from alignwb.tui.shared.stage import Stage


class EditStage(Stage, Protocol):
    """A stage that shows an open segment."""

    def show_segment(self) -> None:
        """Show the open segment in the source line, the box and the panels."""

    @property
    def view(self) -> BitextView:
        """Source and target paragraphs."""

    def terms_changed(self) -> None:
        """Show the terms as they are now, and have drafts follow them; the cursor stays."""

    def terms_may_change(self) -> None:
        """Get ready what follows terms, as a form for one is open."""

    def show_panels(self) -> None:
        """Show what helps the open segment, and its status at the box."""

    def show_keys(self, names: Iterable[str]) -> None:
        """Show commands in the bottom line, by their ids."""

    def show_hints(self) -> None:
        """Show the terms, the note, the matches and the drafts of the open segment."""
