"""The port through which a controller uses the screen on which a document is translated."""

from typing import Protocol

from alignwb.tui.shared.stage import Stage


class EditStage(Stage, Protocol):
    """A stage that shows an open segment."""

    def show_segment(self) -> None:
        """Show the open segment in the source line, the box and the panels."""

    def show_terms(self) -> None:
        """Show the terms of the open segment as they are now; the cursor in the box stays."""

    def show_panels(self) -> None:
        """Show what helps the open segment, and its status at the box."""

    def show_hints(self) -> None:
        """Show the terms, the note, the matches and the drafts of the open segment."""
