"""Ctrl+C for work that is to stop between two steps."""

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType
from typing import Protocol


class Interruptible(Protocol):
    """Work that looks now and then whether it is to stop."""

    is_interrupted: bool


@contextmanager
def interrupts(run: Interruptible) -> Iterator[None]:
    """Let a first Ctrl-C stop the work between two steps, and a second one break it off."""

    def interrupt(_signal: int, _frame: FrameType | None) -> None:
        if run.is_interrupted:
            raise KeyboardInterrupt
        run.is_interrupted = True

    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGINT, interrupt)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
