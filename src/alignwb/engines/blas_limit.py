"""Matrix products on one processor each, whatever the environment says.

The matrices are small: two threads in one product were measured to be four times slower than one
on a machine that has other work.  Parallel work is done by products side by side.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from threading import RLock
from typing import Any


class _BlasLimit:
    """The limit, and how many need it: the first sets it, the last lifts it."""

    def __init__(self) -> None:
        # Reentrant, because a forgotten generator may leave while its own thread enters.
        self._lock = RLock()
        self._needed_by = 0
        self._controller: Any = None
        self._limit: Any = None

    def enter(self) -> None:
        with self._lock:
            if not self._needed_by:
                self._take_control()
                self._limit = self._blas().limit(limits=1)
            self._needed_by += 1

    def leave(self) -> None:
        with self._lock:
            self._needed_by -= 1
            if not self._needed_by:
                self._take_control()
                self._limit.restore_original_limits()
                self._limit = None

    def _blas(self) -> Any:  # noqa: ANN401 - the library has no types
        """The controller of numpy's libraries; finding them takes milliseconds."""
        if self._controller is None:
            import numpy as np  # noqa: F401 - only what is loaded is found
            from threadpoolctl import ThreadpoolController

            self._controller = ThreadpoolController().select(user_api="blas")
        return self._controller

    def _take_control(self) -> None:
        """Let this thread set the limit.

        From version 3.8 on, threadpoolctl heeds the first thread that sets one and silently
        ignores all others.  Here they take turns, and whichever is last has to be heard.
        """
        for library in self._blas().lib_controllers:
            if hasattr(library, "clear_controlling_thread"):
                library.clear_controlling_thread(force=True)


# State of the process, against the rule, because the number of BLAS's threads is one for the
# process: of two counts, one would lift the limit that the other needs, or restore it as if it
# were what was there before.
_LIMIT = _BlasLimit()


@contextmanager
def one_blas_thread() -> Iterator[None]:
    """While anybody is inside, numpy multiplies with one thread.

    It may be entered and left in any order, many times at once and from any thread; when all have
    left, there are as many threads as before the first entered.
    """
    _LIMIT.enter()
    try:
        yield
    finally:
        _LIMIT.leave()
