"""Screens are waited for until they are done, and no clock changes them meanwhile."""

import pytest
from support.settling import quiet_instead_of_idle
from support.waiting import LONG_S
from textual.widgets import Input, TextArea

from alignwb.services.memory import memory_thread
from alignwb.tui.edit import linking
from alignwb.tui.shared import session_screen


@pytest.fixture(autouse=True)
def _certain_waits(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have Textual's pilot wait until an application is done, not until it seems so."""
    for module in ("textual.app", "textual.pilot"):
        monkeypatch.setattr(f"{module}.wait_for_idle", quiet_instead_of_idle)
    # The memory writes what it was told before anybody opens its index again.
    monkeypatch.setattr(memory_thread, "_GRACE_S", LONG_S)


@pytest.fixture(autouse=True)
def _no_clock(monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep cursors from blinking, and screens from saving by themselves on a slow machine.

    That words are linked only after a pause makes nothing uncertain; it would only take long.
    """
    monkeypatch.setattr(TextArea, "_toggle_cursor_blink_visible", lambda _: None)
    monkeypatch.setattr(Input, "_toggle_cursor", lambda _: None)
    monkeypatch.setattr(session_screen, "_LOOK_AT_THE_FILE_S", 86_400.0)
    monkeypatch.setattr(linking, "_PAUSE_S", 0.001)
