"""Asking for a file to import, and importing it beside the work."""

from collections.abc import Callable
from pathlib import Path

from alignwb.errors import AlignwbError
from alignwb.services.opening import bring_in
from alignwb.services.project.project import Project
from alignwb.tui.dialogs.import_line import ImportScreen
from alignwb.tui.shared.side_work import Cancelled
from alignwb.tui.shared.stage import Stage

_GROUP = "import"


def ask_for_file(project: Project, stage: Stage, imported: Callable[[str], object]) -> None:
    """Ask for a file; `imported` is called with the name of the document that it has become.

    A file that cannot be imported is told of in the dialog, which stays open.
    """

    def ask(dialog: ImportScreen, path: Path) -> None:
        def bring(_: Cancelled) -> None:
            bring_and_tell(dialog, path)

        stage.beside.run(_GROUP, bring)

    def bring_and_tell(dialog: ImportScreen, path: Path) -> None:
        try:
            document = bring_in(project, path)
        except AlignwbError as error:
            stage.beside.hand_over(dialog.say_why_not, error)
        else:
            stage.beside.hand_over(take, dialog, document.name)

    def take(dialog: ImportScreen, name: str) -> None:
        if dialog.is_current:
            dialog.dismiss(None)
            imported(name)
        else:  # it was left in the meantime
            stage.notify(f"Imported: {name}", timeout=6, markup=False)

    stage.ask(ImportScreen(ask))
