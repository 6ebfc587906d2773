"""Correcting the text of one side of the current bead in the box at the foot."""

from collections.abc import Callable, Mapping
from typing import Protocol

from alignwb.core.bitext.pairing import Side
from alignwb.core.bitext.segment import SegmentRef
from alignwb.errors import AlignwbError
from alignwb.services.editing.open_bead import OpenBead
from alignwb.services.session import Session
from alignwb.tui.boxes.typing_dialog import ESC_AGAIN
from alignwb.tui.review.review_box import ReviewBox
from alignwb.tui.shared.stage import Stage

_MOST_LINES = 8
_FEWEST_LINES = 3


class BoxStage(Stage, Protocol):
    """A stage that has room for the box."""

    def frame_box(self, side: Side | None, warning: str = "") -> None:
        """Make room for the box on that side's text, or with None take the room away.

        warning: what is said at the box in the place of its title.
        """


class Correcting:
    """Opens and shuts the box, and keeps what is typed in it.

    Attributes:
        box: The box; all keys of the screen pass through it.
        answers: What it does for each command.
    """

    def __init__(
        self, session: Session, current: OpenBead, box: ReviewBox, stage: BoxStage
    ) -> None:
        self._session = session
        self._current = current
        self.box = box
        self._stage = stage
        self._dropped: str | None = None
        self.answers: Mapping[str, Callable[..., object]] = {
            "edit_text": self.begin,
            "keep_text": self.keep,
            "drop_text": self.drop,
            "nothing": lambda: None,  # a key that would leave the box
        }

    @property
    def is_touched(self) -> bool:
        """True if the open box holds another text than the bead."""
        current = self._current
        return self.box.is_open and self.box.text != current.segment.text(current.side)

    def begin(self) -> None:
        """Open the box on the chosen side."""
        if not self._session.takes_changes:
            self._stage.notify("This alignment can only be read here.", severity="warning")
        elif not self.box.is_open:
            self.open(self._current.segment.text(self._current.side))

    def open(self, text: str) -> None:
        """Let the chosen side be corrected, beginning with that text."""
        self._dropped = None
        self._stage.frame_box(self._current.side)
        self.box.open(text)

    def shut(self) -> None:
        """Take keys as commands again; what the box held is not looked at."""
        self._stage.frame_box(None)
        self.box.shut()

    def keep(self) -> bool:
        """Make an edit of what the box holds and shut it; False, and it stays open, if refused."""
        text = self.box.text
        if self.is_touched and not self._stage.attempt(lambda: self._current.edit(text)):
            return False
        self._leave()
        self._stage.show_bitext()
        return True

    def keep_if_open(self) -> None:
        """Make an edit of what an open box holds."""
        if self.box.is_open:
            self.keep()

    def drop(self) -> None:
        """Shut the box, and the text stays as it was; where something is typed, say so first."""
        if self.is_touched and self._dropped != self.box.text:
            self._dropped = self.box.text
            self._stage.frame_box(self._current.side, ESC_AGAIN)
            return
        self._leave()
        self._stage.show_status()

    def _leave(self) -> None:
        """Shut the box, which holds nothing to be kept; what was undone in it can be done again."""
        undone = self.box.undone
        self._stage.attempt(lambda: self._current.keep_undone(undone))
        self._stage.attempt(self._session.drop_open_text)
        self.shut()

    def take_typed(self) -> None:
        """Put what the box holds into the journal."""
        if self.box.is_open and self._dropped not in {None, self.box.text}:
            self._dropped = None
            self._stage.frame_box(self._current.side)
        if not self.is_touched:
            return
        self._stage.note_change()
        try:
            current = self._current
            self._session.keep_open_text(current.ref, self.box.text, current.side)
        except AlignwbError as error:
            # The box holds the text all the same; only the journal could not be written.
            self._stage.tell(error)

    def fit(self) -> None:
        """Give the box the lines it needs."""
        self.box.styles.height = min(max(self.box.lines_needed, _FEWEST_LINES), _MOST_LINES)

    def settle_at(self, ref: SegmentRef) -> None:
        """Be at `ref`; what was typed for a bead that is gone becomes a note on that one."""
        current = self._current
        if ref == current.ref or not self.box.is_open:
            current.ref = ref
            return
        typed = self.box.text
        self.shut()
        current.ref = ref
        note = "\n".join(filter(None, (current.segment.note, typed)))
        if self._stage.attempt(lambda: current.write_note(note)):
            self._stage.attempt(self._session.drop_open_text)
            self._stage.notify(
                "The bead you were correcting is no longer there; what you typed is the note here.",
                severity="warning",
            )
