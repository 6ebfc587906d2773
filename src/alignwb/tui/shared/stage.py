"""The port through which a controller uses the screen it belongs to.

A screen owns its controllers and is the stage they work on: it says things, asks things, runs work
beside itself, and shows what became of the bitext.  `SessionScreen` is one; tests have another.
"""

from collections.abc import Callable
from typing import Protocol, TypeVar

from textual.message import Message
from textual.notifications import SeverityLevel
from textual.screen import ModalScreen

from alignwb.core.bitext.segment import SegmentRef
from alignwb.errors import AlignwbError
from alignwb.tui.shared.rows_view import RowsView
from alignwb.tui.shared.side_work import SideWork

Answer = TypeVar("Answer")


class Stage(Protocol):
    """The screen of an open bitext.

    Attributes:
        activity: What goes on beside the work, for the status line.
        beside: Runs that work.
    """

    activity: str
    beside: SideWork

    @property
    def ref(self) -> SegmentRef:
        """The current segment."""

    @property
    def view(self) -> RowsView:
        """The widget that shows the whole bitext."""

    def key_of(self, command: str) -> str:
        """The key of a command of this screen, for people."""

    def notify(
        self,
        message: str,
        *,
        title: str = "",
        severity: SeverityLevel = "information",
        timeout: float | None = None,
        markup: bool = True,
    ) -> None:
        """Show a message for `timeout` seconds (Textual's notify)."""

    def tell(self, error: AlignwbError) -> None:
        """Show an error in words."""

    def ask(
        self, dialog: ModalScreen[Answer], answered: Callable[[Answer | None], object] | None = None
    ) -> None:
        """Show a dialog; `answered` is called with its answer, None if it was left.

        It returns False if the answer was refused: then what was typed is shown the next time.
        """

    def attempt(self, change: Callable[[], object]) -> bool:
        """Make a change; False if it failed, which is then told and leaves all as it was."""

    def go(self, ref: SegmentRef | None, otherwise: str = "") -> None:
        """Make `ref` the current segment, after keeping what was typed; without one say so."""

    def take_typed(self) -> None:
        """Take in characters whose message is still on its way."""

    def commit_typed(self) -> None:
        """Make an edit of what is typed, if anything is."""

    def note_change(self) -> None:
        """Note that something was changed just now: saving waits until the hands rest."""

    def show_bitext(self) -> None:
        """Show what an edit changed, and the current segment."""

    def show_status(self) -> None:
        """Show how far the document is and whether it is saved."""

    def post_message(self, message: Message) -> bool:
        """Send a message up to the application (Textual's post_message)."""
