"""The command that shows the document as it reads."""

from collections.abc import Callable, Mapping

from alignwb.core.bitext.segment import SegmentRef
from alignwb.services.session import Session
from alignwb.tui.shared.stage import Stage


class Previewing:
    """Answers the command “Read the document”.

    Attributes:
        answers: What it does for each command.
    """

    def __init__(self, session: Session, stage: Stage) -> None:
        self._session = session
        self._stage = stage
        self.answers: Mapping[str, Callable[..., object]] = {"preview": self.show}

    def show(self) -> None:
        """Show it from the open segment on; what is chosen there becomes the open one."""
        # Loaded when asked for: the first picture of the screen waits for none of it.
        from alignwb.tui.edit.preview.preview_screen import PreviewScreen  # noqa: PLC0415

        def go(ref: SegmentRef | None) -> None:
            if ref is not None:
                self._stage.go(ref)

        self._stage.ask(PreviewScreen(self._session.bitext, self._stage.ref), go)
