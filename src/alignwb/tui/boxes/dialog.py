"""A screen in front of the one that is worked on: it is answered once, and then shows no more."""

from typing import TypeVar

from textual.await_complete import AwaitComplete
from textual.screen import ModalScreen

Answer = TypeVar("Answer")


class Dialog(ModalScreen[Answer]):
    """Asks something, or shows something, until it is left; every dialog is derived from this."""

    @property
    def is_open(self) -> bool:
        """Whether it has its widgets: not before they are made, and not while it is being left.

        What work beside the screen has found out may come at any time.
        """
        return self.is_mounted and self.is_running

    def dismiss(self, result: Answer | None = None) -> AwaitComplete:
        """Answer and close, if it is in front (Textual's dismiss, which closes what is in front).

        An answer may come late, or twice: then the document itself would be closed.
        """
        return super().dismiss(result) if self.is_active else AwaitComplete()
