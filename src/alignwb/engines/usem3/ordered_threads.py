"""Work done in a few threads, with the results in order."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from threading import Event
from typing import TypeVar

Given = TypeVar("Given")
Made = TypeVar("Made")


def side_by_side(
    work: Callable[[Given, Event], Made], items: Iterable[Given], workers: int
) -> Iterator[Made]:
    """The results of `work` on each item, in the items' order.

    Items are taken as they are needed, one more than there are workers.  Closing the iterator
    sets the event that `work` is given; the iterator is closed when all work has come to its end.
    An error of `work` is raised in its place.  For a single worker there are no threads.
    """
    is_stopped = Event()
    if workers <= 1:
        yield from (work(item, is_stopped) for item in items)
        return
    waiting: deque[Future[Made]] = deque()
    with ThreadPoolExecutor(workers) as pool:
        try:
            for item in items:
                waiting.append(pool.submit(work, item, is_stopped))
                if len(waiting) > workers:
                    yield waiting.popleft().result()
            while waiting:
                yield waiting.popleft().result()
        finally:
            is_stopped.set()
            for future in waiting:
                future.cancel()
