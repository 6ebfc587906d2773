"""A picture of the screen without a terminal, for the docs and for looking at one's work."""

import shutil
import tempfile
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from time import monotonic

from textual.pilot import Pilot
from textual.widgets._toast import Toast

from alignwb.core.bitext import navigation
from alignwb.errors import AlignwbError, UsageError
from alignwb.formats.atomic import output_to
from alignwb.services.memory.sources import index_file, memory_sources
from alignwb.services.project.own_files import refuse_own_file
from alignwb.services.project.project import Document, Project, real_path
from alignwb.tui.app import AlignwbApp
from alignwb.tui.commands import project_keymap
from alignwb.tui.edit.edit_screen import EditScreen
from alignwb.tui.review.review_screen import ReviewScreen
from alignwb.tui.shared.modes import Mode
from alignwb.tui.shared.project_helpers import project_helpers
from alignwb.tui.shared.session_screen import SessionScreen

_ROUNDS = 2
"""What is answered may ask for more: hits of the concordance, for the words that render them."""

_LOOK_AGAIN_S = 0.01
_PATIENCE_S = 60.0


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
    AlignwbError as opening does, and UsageError if there is no segment of that number or the
    picture would replace one of the project's own files.
    """
    refuse_own_file(path, filter(None, (document.seed, document.bitext)))
    project_keymap(project.config, project.settings)  # wrong keys are told of this file, no copy
    with tempfile.TemporaryDirectory() as folder:
        copy = _copy(project, document, mode, Path(folder))
        find = copy.find if mode is Mode.EDIT else copy.reference
        helpers = replace(project_helpers(copy), team=None)  # a picture tells nobody anything
        app = AlignwbApp(copy, find(document.name), mode=mode, helpers=helpers)
        pictures: list[str] = []
        refusals: list[UsageError] = []

        async def photograph(pilot: Pilot[object]) -> None:
            await pilot.pause()
            screen = app.screen
            if isinstance(screen, EditScreen | ReviewScreen):
                refusals.extend(_refusals(document, screen, segment))
                if not refusals:
                    await _be_at(pilot, screen, segment, keys)
                    pictures.append(app.export_screenshot(title="alignwb"))
                screen.session.close()
            app.exit()

        app.run(headless=True, size=size, auto_pilot=photograph)
    if app.failure is not None:
        raise _of_the_project(app.failure, Path(folder), project)
    for refusal in refusals:
        raise refusal
    for picture in pictures:
        with output_to(path) as file:
            file.write(picture.encode())


def _of_the_project(failure: AlignwbError, copy: Path, project: Project) -> AlignwbError:
    """The failure with the project's own paths: the copy is gone when it is read."""
    failure.message = failure.message.replace(str(copy), str(project.root))
    failure.hint = failure.hint.replace(str(copy), str(project.root))
    return failure


def _refusals(
    document: Document, screen: EditScreen | ReviewScreen, number: int | None
) -> tuple[UsageError, ...]:
    """Why there is nothing of that number to take a picture of."""
    total = navigation.progress(screen.session.bitext).total
    if number is None or number <= total:
        return ()
    one = "bead" if isinstance(screen, ReviewScreen) else "segment"
    several = one if total == 1 else f"{one}s"
    return (
        UsageError(
            f"there is no {one} {number} in {document.name}: it has {total} {several}",
            hint=f"Name one from 1 to {total}: --segment {total}",
        ),
    )


async def _be_at(
    pilot: Pilot[object],
    screen: EditScreen | ReviewScreen,
    number: int | None,
    keys: Sequence[str],
) -> None:
    """Have the screen show that segment, with all that comes of it and of the keys."""
    if number is not None:
        screen.moving.go_to_number(number)
    await _settle(pilot, screen)
    for key in keys:
        await pilot.press(key)
        await _settle(pilot, screen)
    await _take_messages_away(pilot)


async def _take_messages_away(pilot: Pilot[object]) -> None:
    """Show no message, also none that comes while others go."""
    pilot.app.clear_notifications()
    await pilot.pause()
    while pilot.app.screen.query(Toast):
        pilot.app.clear_notifications()
        await pilot.pause(_LOOK_AGAIN_S)


async def _settle(pilot: Pilot[object], screen: SessionScreen) -> None:
    """Let everything be answered that was asked of the memory and of what links words."""
    for _ in range(_ROUNDS):
        await pilot.pause()
        await pilot.pause()  # the first one refreshes, the second runs what waited for that
        screen.helpers.memory.settle()
        end_s = monotonic() + _PATIENCE_S
        while _is_at_work(pilot, screen) and monotonic() < end_s:
            await pilot.pause(_LOOK_AGAIN_S)
    await pilot.pause()


def _is_at_work(pilot: Pilot[object], screen: SessionScreen) -> bool:
    """True while a thread runs that a picture waits for, or will run after a pause in typing."""
    if isinstance(screen, EditScreen) and screen.linking.is_asking:
        return True
    return any(
        worker.group != "drafting" and not worker.is_finished for worker in pilot.app.workers
    )


def _copy(project: Project, document: Document, mode: Mode, folder: Path) -> Project:
    copy = Project(folder)
    copy.references.mkdir(parents=True)
    copy.seeds.mkdir()
    if document.seed is not None:
        shutil.copy2(document.seed, copy.seeds)
    if document.is_imported:
        folder_of_copy = copy.references if mode is Mode.REVIEW else copy.translations
        shutil.copy2(document.bitext, folder_of_copy)
    for file in (project.glossary, project.srx, project.settings):
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
            place.symlink_to(real_path(source.path))
    index_file(copy).parent.mkdir(parents=True)
    with suppress(OSError):  # it is made again where there is none to be had
        shutil.copy2(index_file(project), index_file(copy))
