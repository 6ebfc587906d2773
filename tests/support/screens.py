"""The application with its screens as tests run it."""

from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from typing import Any

from textual.notifications import SeverityLevel
from textual.pilot import Pilot

from alignwb.alignment.ports import Embedder
from alignwb.errors import EngineError
from alignwb.services.checking.finding_counts import FindingCounter
from alignwb.services.memory.memory_thread import MemoryThread
from alignwb.services.project.project import Project
from alignwb.services.words.project_word_links import ProjectWordLinks
from alignwb.tui.app import AlignwbApp
from alignwb.tui.edit.edit_screen import EditScreen
from alignwb.tui.review.review_screen import ReviewScreen
from alignwb.tui.shared.project_helpers import ProjectHelpers
from alignwb.tui.shared.session_screen import SessionScreen

Open = Callable[..., AbstractAsyncContextManager[Pilot[None]]]
"""What fixtures are that put a document on the screen."""


class ListeningApp(AlignwbApp):
    """Keeps every message it has shown; Textual forgets them after seconds.

    Attributes:
        messages: The messages, the first one first.
    """

    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self.messages: list[str] = []

    def notify(
        self,
        message: str,
        *,
        title: str = "",
        severity: SeverityLevel = "information",
        timeout: float | None = None,
        markup: bool = True,
    ) -> None:
        self.messages.append(message)
        super().notify(message, title=title, severity=severity, timeout=timeout, markup=markup)


def messages(pilot: Pilot[None]) -> str:
    """Every message so far, one a line or more."""
    assert isinstance(pilot.app, ListeningApp)
    return "\n".join(pilot.app.messages)


def edit_screen(pilot: Pilot[None]) -> EditScreen:
    """The edit screen, whatever lies over it."""
    (screen,) = (each for each in pilot.app.screen_stack if isinstance(each, EditScreen))
    return screen


def review_screen(pilot: Pilot[None]) -> ReviewScreen:
    """The review screen, whatever lies over it."""
    (screen,) = (each for each in pilot.app.screen_stack if isinstance(each, ReviewScreen))
    return screen


@asynccontextmanager
async def on_screen(
    app: ListeningApp, size: tuple[int, int] = (100, 30), *, shows_messages: bool = False
) -> AsyncIterator[Pilot[None]]:
    """The application on a terminal of that size; documents still open at the end are closed.

    shows_messages: Whether messages are drawn, as they are in a terminal.
    """
    async with app.run_test(size=size, notifications=shows_messages) as pilot:
        await pilot.pause()
        yield pilot
        for screen in app.screen_stack:
            if isinstance(screen, SessionScreen):
                screen.session.close()


async def type_text(pilot: Pilot[None], text: str) -> None:
    """Press the key of each character."""
    await pilot.press(*("space" if letter == " " else letter for letter in text))


def helpers_with(
    project: Project, open_embedder: Callable[[], Embedder] | None = None
) -> ProjectHelpers:
    """The helpers of a project; without an embedder no words are linked."""

    def refuse() -> Embedder:
        raise EngineError("no words are linked here")

    words = ProjectWordLinks(open_embedder or refuse)
    return ProjectHelpers(words, MemoryThread(project), FindingCounter(project))
