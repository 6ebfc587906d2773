"""A picture of the screen without a terminal, for the docs and for looking at one's work."""

import shutil
import tempfile
from collections.abc import Sequence
from pathlib import Path

from textual.pilot import Pilot

from alignwb.services.memory.sources import index_file, memory_sources
from alignwb.services.project.project import Document, Project
from alignwb.tui.app import AlignwbApp
from alignwb.tui.edit.edit_screen import EditScreen
from alignwb.tui.review.review_screen import ReviewScreen
from alignwb.tui.shared.modes import Mode
from alignwb.tui.shared.session_screen import SessionScreen


def take_screenshot(
    project: Project,
    document: Document,
    path: Path,
    *,
    size: tuple[int, int],
    segment: int | None,
    mode: Mode = Mode.EDIT,
    keys: Sequence[str] = (),
) -> None:
    """Write the screen on `document` as SVG to `path`.

    The screen works on a copy in a temporary folder: no lock is taken, nothing of the project
    changes, and a workbench that has the document open is not disturbed.

    size: (columns, rows) of the terminal.  segment: number of the segment to be at, from 1; None
    for where the translator would begin.  keys: pressed before, as Textual names them.  Raises
    AlignwbError as opening does.
    """
    with tempfile.TemporaryDirectory() as folder:
        copy = _copy(project, document, mode, Path(folder))
        find = copy.find if mode is Mode.EDIT else copy.reference
        app = AlignwbApp(copy, find(document.name), mode=mode)

        async def photograph(pilot: Pilot[object]) -> None:
            await pilot.pause()
            screen = app.screen
            if isinstance(screen, EditScreen | ReviewScreen):
                if segment is not None:
                    screen.moving.go_to_number(segment)
                await _settle(pilot, screen)
                await pilot.press(*keys)
                await _settle(pilot, screen)
                app.clear_notifications()
                await pilot.pause()
                screen.session.close()
                path.write_text(app.export_screenshot(title="alignwb"), encoding="utf-8")
            app.exit()

        app.run(headless=True, size=size, auto_pilot=photograph)
    if app.failure is not None:
        raise app.failure


async def _settle(pilot: Pilot[object], screen: SessionScreen) -> None:
    """Let everything be answered that was asked of the memory and of what links words."""
    await pilot.pause()
    screen.helpers.memory.settle()
    await pilot.pause()
    await pilot.app.workers.wait_for_complete(
        worker for worker in pilot.app.workers if worker.group != "drafting"
    )
    await pilot.pause()


def _copy(project: Project, document: Document, mode: Mode, folder: Path) -> Project:
    copy = Project(folder)
    copy.references.mkdir(parents=True)
    copy.seeds.mkdir()
    if document.seed is not None:
        shutil.copy2(document.seed, copy.seeds)
    if document.is_imported:
        folder_of_copy = copy.references if mode is Mode.REVIEW else copy.translations
        shutil.copy2(document.bitext, folder_of_copy)
    for file in (project.glossary, project.srx, project.root / "alignwb.toml"):
        if file.is_file():
            shutil.copy2(file, folder)
    _share_memory(project, copy)
    return copy


def _share_memory(project: Project, copy: Project) -> None:
    """Let the copy remember what the project does; what is only read there is not copied."""
    for source in memory_sources(project):
        place = copy.root / source.name
        if not place.exists():
            place.parent.mkdir(parents=True, exist_ok=True)
            place.symlink_to(source.path.resolve())
    if (index := index_file(project)).is_file():
        index_file(copy).parent.mkdir(parents=True)
        shutil.copy2(index, index_file(copy))
