"""A document of a damaged project on the real screen, without a terminal."""

from textual.pilot import Pilot

from alignwb.services.project.project import Project
from alignwb.tui.app import AlignwbApp
from alignwb.tui.shared.session_screen import SessionScreen

_SIZE = (100, 30)
_KEYS = ("x", "ctrl+z", "down", "f6", "escape", "ctrl+s")


def run_on_screen(project: Project, name: str) -> None:
    """Open a document, type, go down, save, and leave; raises what made the screen fail."""
    app = AlignwbApp(project, project.find(name))

    async def type_and_leave(pilot: Pilot[object]) -> None:
        await pilot.pause()
        if isinstance(app.screen, SessionScreen):
            for key in _KEYS:
                await pilot.press(key)
                await pilot.pause()
            for screen in app.screen_stack:
                if isinstance(screen, SessionScreen):
                    screen.session.close()
        app.exit()

    app.run(headless=True, size=_SIZE, auto_pilot=type_and_leave)
    if app.failure is not None:
        raise app.failure
