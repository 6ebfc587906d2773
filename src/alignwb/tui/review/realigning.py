"""The command that aligns anew what lies between confirmed beads."""

from time import monotonic

from textual import on, work

from alignwb.core.bitext.bitext import Bitext
from alignwb.tui.review.realigning_messages import (
    Realigned,
    RealigningFailed,
    changed_pairs,
    realign_and_post,
)
from alignwb.tui.review.review_base import ReviewBase

_MOST_TRIES = 5


class Realigning(ReviewBase):
    """Has the aligner run in a thread, and takes what it found over as one edit.

    What was changed meanwhile is never overwritten: the aligner then runs again, on the alignment
    as it has become.
    """

    _tries = 0

    def action_realign(self) -> None:
        """Align anew, unless that is under way."""
        self.commit_typed()
        if not self.session.takes_changes:
            self.notify("This alignment can only be read here.", severity="warning")
        elif not self._tries:
            self._begin()

    def stop_work(self) -> None:
        """What the aligner finds will not be waited for."""
        self.workers.cancel_group(self, "realigning")

    def _begin(self) -> None:
        self._tries += 1
        self.activity = "realigning" if self._tries == 1 else "realigning once more"
        self.show_status()
        self._realign(self.session.bitext)

    @work(thread=True, group="realigning", exit_on_error=False)
    def _realign(self, bitext: Bitext) -> None:
        realign_and_post(self.project, bitext, self)

    @on(Realigned)
    def _take(self, event: Realigned) -> None:
        if not self.session.takes_changes:
            return
        if event.bitext is not self.session.bitext:
            if self._tries < _MOST_TRIES:
                self._begin()
            else:
                self._end()
                self.notify(
                    "Not realigned: beads were changed all the while. r tries again.",
                    severity="warning",
                )
            return
        self._end()
        edit = event.edit
        if edit is not None and not self.attempt(lambda: self.desk.realign(edit)):
            return
        self.changed_at_s = monotonic()
        self.show_bitext()
        count = changed_pairs(edit) if edit else 0
        if count:
            beads = f"{count} bead{'' if count == 1 else 's'}"
            message = f"Realigned: {beads} changed. Ctrl+Z takes it back."
        else:
            message = "Realigned: every bead stays as it is."
        self.notify(f"{message}{event.remark}", markup=False)

    @on(RealigningFailed)
    def _fail(self, event: RealigningFailed) -> None:
        self._end()
        self.tell(event.error)

    def _end(self) -> None:
        self._tries = 0
        self.activity = ""
        self.show_status()
