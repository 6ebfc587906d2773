"""Asking for a file to take in: looked at first, and taken in beside the work."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from alignwb.errors import AlignwbError
from alignwb.services.incoming import Entry, Incoming, look_at, take_in
from alignwb.services.project.project import Project
from alignwb.services.project.written_paths import completed
from alignwb.services.session import Session
from alignwb.tui.dialogs.import_line import ImportScreen
from alignwb.tui.shared.documents.applying_review import ReviewedStage, apply_review
from alignwb.tui.shared.side_work import Cancelled

_GROUP = "import"


class BringingIn:
    """Asks for a file and takes it in.

    A file that cannot be taken in is told of in the dialog, which stays open.

    Args:
        session: The document that is open, for which a review may be.
        imported: Called with the name of the document that a file has become.
    """

    def __init__(
        self,
        project: Project,
        session: Session,
        stage: ReviewedStage,
        imported: Callable[[str], object],
    ) -> None:
        self._project = project
        self._session = session
        self._stage = stage
        self._imported = imported

    def ask(self) -> None:
        """Ask for a file."""
        complete = partial(completed, base=Path())
        self._stage.ask(ImportScreen(complete, self._look, self._take))

    def _look(self, dialog: ImportScreen, path: Path) -> None:
        beside = self._stage.beside

        def look(_: Cancelled) -> None:
            try:
                found = look_at(self._project, path)
            except AlignwbError as error:
                beside.hand_over(dialog.say_why_not, error)
            else:
                beside.hand_over(dialog.show, path, found)

        beside.run(_GROUP, look)

    def _take(self, dialog: ImportScreen, found: Incoming) -> None:
        if found.entry is Entry.REVIEW:
            dialog.dismiss(None)
            # In the screen's own turn: an answer to what the dialog asked would go with it.
            self._stage.beside.hand_over(apply_review, found, self._session, self._stage)
            return
        beside = self._stage.beside
        if beside.is_running(_GROUP):
            return  # it is being taken in already

        def take(_: Cancelled) -> None:
            try:
                taken = take_in(self._project, found)
            except AlignwbError as error:
                beside.hand_over(dialog.say_why_not, error)
            else:
                words = taken if isinstance(taken, str) else taken.name
                beside.hand_over(self._end, dialog, found, words)

        beside.run(_GROUP, take)

    def _end(self, dialog: ImportScreen, found: Incoming, words: str) -> None:
        is_waited_for = dialog.is_active
        if is_waited_for:
            dialog.dismiss(None)
        if is_waited_for and found.entry.is_opened:
            self._imported(words)
        else:  # it is no document, or the dialog was left in the meantime
            self._stage.notify(f"Imported: {words}", timeout=6, markup=False)
