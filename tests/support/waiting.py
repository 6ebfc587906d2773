"""Waiting for what another thread or process does, however busy the machine is.

Nothing here is a guess at how long something takes: a wait ends when what is waited for is so, and
fails, with what that was, after a time that no machine needs.
"""

import time
from collections.abc import Callable

LONG_S = 120.0
"""Longer than anything takes on the busiest machine."""

LOOK_AGAIN_S = 0.002  # often enough, and nothing to a busy machine


class NotInTimeError(AssertionError):
    """What was waited for did not come."""


class Patience:
    """Ends `LONG_S` after it was made; `what` names what is waited for."""

    def __init__(self, what: str) -> None:
        self._what = what
        self._end_s = time.monotonic() + LONG_S

    def check(self) -> None:
        """Raise NotInTimeError if the time is over."""
        if time.monotonic() > self._end_s:
            raise NotInTimeError(f"waited {LONG_S:.0f} s for {self._what}")


def wait_until(condition: Callable[[], object], what: str) -> None:
    """Wait until a condition holds that another thread or process brings about."""
    patience = Patience(what)
    while not condition():
        patience.check()
        time.sleep(LOOK_AGAIN_S)
