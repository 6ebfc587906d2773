"""Keys and clicks in turn: each takes effect before the next is handled, however fast they come."""

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable
from typing import Any

from textual.app import App
from textual.errors import NoWidget
from textual.events import Event, MouseDown, MouseEvent, MouseUp
from textual.message_pump import MessagePump
from textual.widget import Widget

_PATIENCE_S = 5.0
"""So long the next key waits for what the one before has begun, at most."""


class KeyTurns:
    """Hands keys, pastes and the mouse of a terminal on, one after the other.

    Textual hands every key on at once, to what has the focus at that moment.  Over a slow line
    several come together: those typed behind the key that opens a dialog would find a dialog that
    has no box yet, and one with priority would overtake characters still queued in a box.  So would
    a click: what was typed before it would land in the segment that was clicked, and the second
    half of a double click on a list would close what is behind the list.

    Args:
        app: The application.
        handle: What the application does with such an event.
    """

    def __init__(self, app: App[Any], handle: Callable[[Event], Awaitable[object]]) -> None:
        self._app = app
        self._handle = handle
        self._waiting: deque[Event | Callable[[], object]] = deque()
        self._task: asyncio.Task[None] | None = None

    def take(self, event: Event | Callable[[], object]) -> None:
        """Have an event handled, or a function called, after all that came before it."""
        self._waiting.append(event)
        if self._task is None:
            self._task = asyncio.create_task(self._hand_on())

    async def _hand_on(self) -> None:
        try:
            while self._waiting and not self._app._exit:  # noqa: SLF001 - nothing else tells it
                event = self._waiting.popleft()
                if isinstance(event, Event):
                    await self._hand_on_one(event)
                else:
                    event()
        except Exception as error:  # noqa: BLE001 - handled as if it came from a key's own handler
            self._app._handle_exception(error)  # noqa: SLF001
        finally:
            self._task = None

    async def _hand_on_one(self, event: Event) -> None:
        """Handle one event, and wait until everything it set off has been done.

        What handles a key may hand it up to the screen and the application, and may open or close
        a dialog; a dialog has its box once it comes to its own queue.
        """
        app = self._app
        if not app.screen.is_mounted:  # it was opened by something else than a key
            await _until_idle(app.screen)
        target: Widget = app.focused or app.screen
        if isinstance(event, MouseEvent):
            target = self._under(event)
        await self._handle(event)
        if isinstance(event, MouseEvent):
            if not isinstance(event, MouseDown | MouseUp):
                return  # the pointer or the wheel, on which no key depends
            await _until_idle(target)  # a click becomes a message of the widget to itself
        await _until_idle(target)
        if not event._stop_propagation:  # noqa: SLF001 - it goes on to what is around the box
            for pump in target.ancestors:
                await _until_idle(pump)
        await _until_idle(app)
        for screen in app.screen_stack[-1:]:  # none once the application ends
            await _until_idle(screen)

    def _under(self, event: MouseEvent) -> Widget:
        """What is under the mouse."""
        try:
            return self._app.screen.get_widget_at(event.x, event.y)[0]
        except NoWidget:
            return self._app.screen


async def _until_idle(pump: MessagePump) -> None:
    """Wait until a widget has handled what is in its queue now, or has ended."""
    idle: asyncio.Future[None] = asyncio.get_running_loop().create_future()
    task = pump._task  # noqa: SLF001 - its end, too, is an end of waiting

    def note_idle() -> None:
        if not idle.done():
            idle.set_result(None)

    if pump.call_later(note_idle):
        ends = {idle} if task is None else {idle, task}
        await asyncio.wait(ends, timeout=_PATIENCE_S, return_when=asyncio.FIRST_COMPLETED)
        idle.cancel()
