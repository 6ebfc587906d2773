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
        self._controller: Any = None
        self._limit: Any = None

    def __enter__(self) -> Self:
        with self._lock:
            if not self._inside:
                self._limit = self._numpy().limit(limits=1, user_api="blas")
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

    def _numpy(self) -> Any:  # noqa: ANN401 - the library has no types
        """What sets the number of threads; to look for the libraries takes milliseconds."""
        if self._controller is None:
            import numpy as np  # noqa: F401 - only what is loaded is found
            from threadpoolctl import ThreadpoolController

            self._controller = ThreadpoolController()
        return self._controller
