"""Python's collector of cycles, left out where very many values are made that have none."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def collector_paused() -> Iterator[None]:
    """No cycles are looked for inside, which for hundreds of thousands of new values takes time.

    For some seconds at most: what others leave behind meanwhile stays so long.  Where threads are
    inside at the same time, it is on again when the one that found it on has left.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
