"""Commands that find the beads that need a look, and choose the side to work on."""

from collections.abc import Callable, Mapping
from typing import Protocol

from alignwb.core.beads import review_queue
from alignwb.core.bitext.navigation import SegmentTest
from alignwb.core.bitext.pairing import Side
from alignwb.core.bitext.segment import Segment
from alignwb.services.editing.open_bead import OpenBead
from alignwb.tui.review.bead_view import BeadView
from alignwb.tui.shared.stage import Stage


class BeadStage(Stage, Protocol):
    """A stage that shows beads."""

    @property
    def view(self) -> BeadView:
        """The list of beads."""

    def show_bead(self) -> None:
        """Show the current bead in the panel."""


class BeadFinding:
    """Answers the commands of the group “Finding what needs a look”, and those for the side.

    Attributes:
        answers: What it does for each command.
    """

    def __init__(self, current: OpenBead, stage: BeadStage) -> None:
        self._current = current
        self._stage = stage
        no_doubt = "No other unconfirmed bead is doubtful"
        no_flag = f"There is no other flag; {stage.key_of('toggle_flag')} sets one"
        self.answers: Mapping[str, Callable[..., object]] = {
            "toggle_queue": self.toggle_queue,
            "next_open": lambda: self._go_to_do(1),
            "previous_open": lambda: self._go_to_do(-1),
            **self._both_ways("doubtful", self._is_doubtful, no_doubt),
            **self._both_ways("uneven", review_queue.is_uneven, "Every other bead is 1–1"),
            **self._both_ways("flag", review_queue.is_flagged, no_flag),
            "choose_source": lambda: self.choose(Side.SOURCE),
            "choose_target": lambda: self.choose(Side.TARGET),
            "other_side": lambda: self.choose(current.side.other),
        }

    def toggle_queue(self) -> None:
        """Go by doubt, or by the document again."""
        self._stage.commit_typed()
        if self._current.by_doubt:
            self._current.end_queue()
            self._stage.show_status()
        elif self._current.begin_queue():
            self._stage.go(self._current.waiting()[0])
        else:
            self._stage.notify("The aligner doubts none of the unconfirmed beads.")

    def choose(self, side: Side) -> None:
        """Choose the side that commands on one side mean."""
        self._stage.commit_typed()
        self._current.side = side
        self._stage.view.choose(side)
        self._stage.show_bead()

    def _is_doubtful(self, segment: Segment) -> bool:
        return review_queue.is_open_and_doubtful(segment, self._current.doubtful_below)

    def _both_ways(
        self, what: str, test: SegmentTest, otherwise: str
    ) -> dict[str, Callable[..., object]]:
        def find(direction: int) -> None:
            self._stage.go(self._current.find(test, direction), otherwise)

        return {f"next_{what}": lambda: find(1), f"previous_{what}": lambda: find(-1)}

    def _go_to_do(self, direction: int) -> None:
        kind = "doubtful" if self._current.by_doubt else "unconfirmed"
        following = self._current.next_to_do(direction)
        self._stage.go(following, f"No other bead is {kind}")
