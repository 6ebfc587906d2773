"""Has what lies between confirmed beads aligned again, beside the screen."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import chain

from alignwb.core.bitext.bitext import Bitext, Paragraph
from alignwb.core.bitext.edits import Edit
from alignwb.core.bitext.segment import Segment
from alignwb.errors import AlignwbError, EngineError
from alignwb.services.editing.open_bead import OpenBead
from alignwb.services.project.project import Project
from alignwb.services.session import Session
from alignwb.tui.shared.side_work import Cancelled
from alignwb.tui.shared.stage import Stage

_MOST_TRIES = 5


class Realigning:
    """Has the aligner run in a thread, and takes what it found over as one edit.

    What was changed meanwhile is never overwritten: the aligner then runs again, on the alignment
    as it has become.

    Attributes:
        answers: What it does for each command.
    """

    def __init__(self, project: Project, session: Session, current: OpenBead, stage: Stage) -> None:
        self._project = project
        self._session = session
        self._current = current
        self._stage = stage
        self._tries = 0
        self.answers: Mapping[str, Callable[..., object]] = {"realign": self.realign}

    def realign(self) -> None:
        """Have the rest aligned again, unless that is under way."""
        self._stage.commit_typed()
        if not self._session.takes_changes:
            self._stage.notify("This alignment can only be read here.", severity="warning")
        elif not self._tries:
            self._begin()

    def stop(self) -> None:
        """Do not wait for what the aligner finds."""
        self._stage.beside.cancel("realigning")

    def _begin(self) -> None:
        self._tries += 1
        activity = "realigning" if self._tries == 1 else "realigning once more"
        self._show_activity(activity)
        bitext = self._session.bitext
        self._stage.beside.run("realigning", lambda cancelled: self._run(bitext, cancelled))

    def _run(self, bitext: Bitext, _cancelled: Cancelled) -> None:
        """Align what lies between confirmed beads; in a thread."""
        # Numpy and the embedder behind it are for this command alone.
        from alignwb.services.aligning.embedding import open_embedder  # noqa: PLC0415
        from alignwb.services.aligning.realigning import realign  # noqa: PLC0415

        remark = ""
        try:
            try:
                edit = realign(bitext, open_embedder(self._project))
            except EngineError as error:
                edit = realign(bitext, None)
                remark = f" By the words alone, for {error.message}."
        except AlignwbError as error:
            self._stage.beside.hand_over(self._fail, error)
        else:
            self._stage.beside.hand_over(self._take, bitext, edit, remark)

    def _take(self, bitext: Bitext, edit: Edit | None, remark: str) -> None:
        """Take over the alignment of `bitext` that was found; None if it came out as it was."""
        stage = self._stage
        if not self._session.takes_changes:
            return
        if bitext is not self._session.bitext:
            if self._tries < _MOST_TRIES:
                self._begin()
            else:
                self._end()
                again = f"{stage.key_of('realign')} tries again."
                stage.notify(
                    f"Not realigned: beads were changed all the while. {again}",
                    severity="warning",
                )
            return
        self._end()
        if edit is not None and not stage.attempt(lambda: self._current.realign(edit)):
            return
        stage.note_change()
        stage.show_bitext()
        count = _changed_pairs(edit) if edit else 0
        if count:
            beads = f"{count} bead{'' if count == 1 else 's'}"
            back = f"{stage.key_of('undo')} takes it back."
            message = f"Realigned: {beads} changed. {back}"
        else:
            message = "Realigned: every bead stays as it is."
        stage.notify(f"{message}{remark}", markup=False)

    def _fail(self, error: AlignwbError) -> None:
        self._end()
        self._stage.tell(error)

    def _end(self) -> None:
        self._tries = 0
        self._show_activity("")

    def _show_activity(self, activity: str) -> None:
        self._stage.activity = activity
        self._stage.show_status()


def _changed_pairs(edit: Edit) -> int:
    """The number of beads of the edit that pair other sentences than any did before."""
    run = edit.paragraphs
    paragraphs = (run.before, run.after) if run else ((), ())
    before, after = (
        Counter((each.source, each.target) for each in segments)
        for segments in (
            _segments([change.before for change in edit.changes], paragraphs[0]),
            _segments([change.after for change in edit.changes], paragraphs[1]),
        )
    )
    return (after - before).total()


def _segments(
    runs: Iterable[Sequence[Segment]], paragraphs: Iterable[Paragraph]
) -> Iterator[Segment]:
    return chain.from_iterable([*runs, *(each.segments for each in paragraphs)])
