"""Waiting until a screen shows all it is going to show."""

import asyncio
from collections.abc import Callable
from typing import Any

from support.waiting import LONG_S, LOOK_AGAIN_S, Patience
from textual._context import active_app
from textual.app import App
from textual.pilot import Pilot

from alignwb.tui.edit.edit_screen import EditScreen
from alignwb.tui.shared.session_screen import SessionScreen


async def until(pilot: Pilot[Any], condition: Callable[[], object], what: str) -> None:
    """Wait until a condition holds and what follows from it is shown."""
    patience = Patience(what)
    while not condition():
        _check(patience, pilot.app)
        await asyncio.sleep(LOOK_AGAIN_S)
        await quiet(pilot.app)
    await quiet(pilot.app)


async def settled(pilot: Pilot[Any]) -> None:
    """Wait until nothing more will be shown unless somebody presses a key.

    Every message is handled, every refresh done, every thread of the screens at its end, every
    question answered that the memory was asked, and the words linked that a screen waits to have
    linked.
    """
    app, patience = pilot.app, Patience("the screen to settle")
    while True:
        _check(patience, app)
        await quiet(app)
        if _is_at_work(app):
            await asyncio.sleep(LOOK_AGAIN_S)
        elif not await _memory_was_asked(app) and not _is_at_work(app):
            return


async def quiet(app: App[Any]) -> None:
    """Wait until the application has nothing to do but to wait for keys, timers and threads.

    Then the event loop has nothing to run and no screen a refresh to make.
    """
    loop, patience = asyncio.get_running_loop(), Patience("an event loop without work")
    while True:
        _check(patience, app)
        await asyncio.sleep(0)
        if app._exit:
            return
        if loop._ready:  # type: ignore[attr-defined]  # asyncio tells nobody
            continue
        await app.animator.wait_until_complete()
        if app._batch_count:  # the palette holds refreshes back for a moment
            await asyncio.sleep(LOOK_AGAIN_S)
        elif not _refresh(app):
            return


async def quiet_instead_of_idle(_min_sleep: float = 0, _max_sleep: float = 0) -> None:
    """Stands in for Textual's `wait_for_idle`.

    That one takes an application for done when its process uses no time; on a busy machine a
    process uses none because it is given none.
    """
    await quiet(active_app.get())


def _refresh(app: App[Any]) -> bool:
    """Make the refreshes and the resize that wait for their time; whether there were any."""
    if app._resize_event is not None:
        app._check_resize()
        return True
    waiting = [
        screen
        for screen in app.screen_stack
        if screen.is_running and (screen._update_timer._active.is_set() or screen._callbacks)
    ]
    for screen in waiting:
        screen._on_timer_update()
    return bool(waiting)


def _is_at_work(app: App[Any]) -> bool:
    """Whether a thread runs, or will once the translator has paused."""
    return any(not worker.is_finished for worker in app.workers) or any(
        _waits_for_links(screen) for screen in app.screen_stack
    )


def _waits_for_links(screen: object) -> bool:
    return isinstance(screen, EditScreen) and screen.linking.is_asking


async def _memory_was_asked(app: App[Any]) -> bool:
    """Wait for the memory; whether its answers made somebody ask more."""
    is_asked = False
    for screen in app.screen_stack:
        if isinstance(screen, SessionScreen):
            memory = screen.helpers.memory
            assert await asyncio.to_thread(memory.settle, LONG_S), "the memory has not answered"
            asked = memory._count
            await quiet(app)
            is_asked |= memory._count != asked
    return is_asked


def _check(patience: Patience, app: App[Any]) -> None:
    patience.check()
    if app._exception is not None:
        raise app._exception
