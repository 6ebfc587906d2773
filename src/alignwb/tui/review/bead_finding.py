"""Commands that find the beads that need a look, and choose the side to work on."""

from textual import on

from alignwb.core.beads import review_queue
from alignwb.core.bitext.navigation import Test
from alignwb.core.bitext.pairing import Side
from alignwb.tui.review.bead_view import BeadView
from alignwb.tui.review.review_base import ReviewBase


class BeadFinding(ReviewBase):
    """Answers the commands of the group “Finding what needs a look”, and those for the side."""

    def action_next_open(self) -> None:
        """Go to the next unconfirmed bead, or the next most doubtful."""
        self._go_to_do(1)

    def action_previous_open(self) -> None:
        """Go to the unconfirmed bead before, or the one more doubtful."""
        self._go_to_do(-1)

    def action_toggle_queue(self) -> None:
        """Go by doubt, or by the document again."""
        self.commit_typed()
        if self.desk.by_doubt:
            self.desk.end_queue()
            self.show_status()
        elif self.desk.begin_queue():
            self.go(self.desk.queue()[0])
        else:
            self.notify("The aligner doubts none of the unconfirmed beads.")

    def action_next_doubtful(self) -> None:
        """Go to the next doubtful bead."""
        self._find(review_queue.is_open_and_doubtful, 1, "No other unconfirmed bead is doubtful")

    def action_previous_doubtful(self) -> None:
        """Go to the doubtful bead before."""
        self._find(review_queue.is_open_and_doubtful, -1, "No other unconfirmed bead is doubtful")

    def action_next_uneven(self) -> None:
        """Go to the next bead that is not 1–1."""
        self._find(review_queue.is_uneven, 1, "Every other bead is 1–1")

    def action_previous_uneven(self) -> None:
        """Go to the bead before that is not 1–1."""
        self._find(review_queue.is_uneven, -1, "Every other bead is 1–1")

    def action_next_flag(self) -> None:
        """Go to the next flag."""
        self._find(review_queue.is_flagged, 1, "There is no other flag; f sets one")

    def action_previous_flag(self) -> None:
        """Go to the flag before."""
        self._find(review_queue.is_flagged, -1, "There is no other flag; f sets one")

    def action_choose_source(self) -> None:
        """Choose the left side."""
        self._choose(Side.SOURCE)

    def action_choose_target(self) -> None:
        """Choose the right side."""
        self._choose(Side.TARGET)

    def action_other_side(self) -> None:
        """Choose the other side."""
        self._choose(Side.SOURCE if self.desk.side is Side.TARGET else Side.TARGET)

    @on(BeadView.SideChosen)
    def _side_clicked(self, event: BeadView.SideChosen) -> None:
        self._choose(event.side)

    def _choose(self, side: Side) -> None:
        self.commit_typed()
        self.desk.side = side
        self.view.choose(side)
        self.show_bead()

    def _find(self, test: Test, direction: int, otherwise: str) -> None:
        self.go(self.desk.find(test, direction), otherwise)

    def _go_to_do(self, direction: int) -> None:
        kind = "doubtful" if self.desk.by_doubt else "unconfirmed"
        self.go(self.desk.next_to_do(direction), f"No other bead is {kind}")
