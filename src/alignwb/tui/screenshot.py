"""A picture of the screen without a terminal, for the docs and for looking at one's work."""

from pathlib import Path

from textual.pilot import Pilot

from alignwb.services.project import Document, Project
from alignwb.tui.app import AlignwbApp
from alignwb.tui.screens.edit import EditScreen


def take_screenshot(
    project: Project, document: Document, path: Path, *, size: tuple[int, int], segment: int | None
) -> None:
    """Write the screen on `document` as SVG to `path`; the document is opened read-only.

    size: (columns, rows) of the terminal.  segment: number of the segment to be at, from 1; None
    for where the translator would begin.  Raises AlignwbError as opening does.
    """
    app = AlignwbApp(project, document, read_only=True)

    async def photograph(pilot: Pilot[object]) -> None:
        await pilot.pause()
        screen = app.screen
        if isinstance(screen, EditScreen):
            if segment is not None:
                screen.go_to_number(segment)
            app.clear_notifications()
            await pilot.pause()
        path.write_text(app.export_screenshot(title="alignwb"), encoding="utf-8")
        app.exit()

    app.run(headless=True, size=size, auto_pilot=photograph)
    if app.failure is not None:
        raise app.failure
