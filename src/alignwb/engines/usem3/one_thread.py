"""Matrix products on one processor each, whatever the environment says.

The matrices are small: two threads in one product were measured to be four times slower than one
on a machine that has other work.  Parallel work is done by products side by side.
"""

from threading import Lock
from types import TracebackType
from typing import Any, Self


class OneThread:
    """A context in which numpy multiplies with one thread; it may be entered many times at once.

    The first to enter it sets the limit and the last to leave it lifts it, from whatever thread.
    """

    def __init__(self) -> None:
        self._lock = Lock()
        self._inside = 0
        self._limit: Any = None

    def __enter__(self) -> Self:
        with self._lock:
            if not self._inside:
                from threadpoolctl import threadpool_limits

                self._limit = threadpool_limits(limits=1, user_api="blas")
            self._inside += 1
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        with self._lock:
            self._inside -= 1
            if not self._inside:
                self._limit.restore_original_limits()
                self._limit = None
