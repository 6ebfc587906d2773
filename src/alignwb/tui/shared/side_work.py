"""Work beside a screen: threads whose results come back in the screen's own turn."""

from collections.abc import Callable

from textual.screen import Screen
from textual.timer import Timer
from textual.worker import get_current_worker

Cancelled = Callable[[], bool]
"""Asked by work in a thread now and then: True once nobody waits for its result."""


class SideWork:
    """Runs threads for a screen, one at a time of each group."""

    def __init__(self, screen: Screen[None]) -> None:
        self._screen = screen

    def run(self, group: str, work: Callable[[Cancelled], None]) -> None:
        """Run `work` in a thread; work of the same group that still runs is cancelled first."""

        def run() -> None:
            worker = get_current_worker()
            if not worker.is_cancelled:
                work(lambda: worker.is_cancelled)

        self._screen.run_worker(run, group=group, thread=True, exclusive=True, exit_on_error=False)

    def is_running(self, group: str) -> bool:
        """True while work of that group runs."""
        workers = self._screen.workers
        return any(worker.group == group and worker.is_running for worker in workers)

    def cancel(self, group: str) -> None:
        """Cancel the work of that group."""
        self._screen.workers.cancel_group(self._screen, group)

    def hand_over(self, callback: Callable[..., object], *arguments: object) -> bool:
        """Have `callback` called in the screen's own turn.  May be called from any thread."""
        return self._screen.call_later(callback, *arguments)

    def after(self, seconds: float, callback: Callable[[], None]) -> Timer:
        """Have `callback` called once, `seconds` from now."""
        return self._screen.set_timer(seconds, callback)
