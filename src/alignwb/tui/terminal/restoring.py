"""Giving a terminal back as it was found, also when nothing else of the screen works any more."""

import os
import signal
import sys
import termios
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Any, TextIO

RESET = (
    "\x1b[?2026l"  # no frame is being drawn
    "\x1b[?1000l\x1b[?1003l\x1b[?1015l\x1b[?1006l\x1b[?1016l"  # mouse
    "\x1b[?2004l"  # bracketed paste
    "\x1b[?2048l\x1b[?1004l"  # reports of the window's size and focus
    "\x1b[<u"  # kitty's keyboard modes
    "\x1b[?7h\x1b[0m\x1b[?1049l\x1b[?25h"  # wrapping, colours, screen, cursor
)
"""What takes back every mode the screen sets."""


class TerminalState:
    """The attributes of a terminal as they are now, to go back to them.

    Args:
        descriptor: Of the terminal that is read.
    """

    def __init__(self, descriptor: int) -> None:
        self._descriptor = descriptor
        self._attributes: list[Any] | None = None
        with suppress(termios.error):
            self._attributes = termios.tcgetattr(descriptor)

    def restore(self, output: int) -> None:
        """Take back every mode at once; never waits, never fails.  May be called in any thread."""
        # A process in the background would be stopped for touching the terminal.
        signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGTTOU})
        if self._attributes is not None:
            with suppress(termios.error):
                termios.tcsetattr(self._descriptor, termios.TCSANOW, self._attributes)
        with suppress(OSError):
            os.set_blocking(output, False)
            os.write(output, RESET.encode())
        with suppress(OSError):
            os.set_blocking(output, True)


class LastingOutput:
    """A stream that goes on taking text when the terminal behind it is gone.

    Textual's writer ends at the first error, and then the screen waits for it for ever.
    """

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream

    def write(self, text: str) -> int:
        """Write what the terminal still takes."""
        with suppress(OSError, ValueError):
            self._stream.write(text)
        return len(text)

    def flush(self) -> None:
        """Have it sent, if the terminal still takes it."""
        with suppress(OSError, ValueError):
            self._stream.flush()

    def fileno(self) -> int:
        """The descriptor of the stream."""
        return self._stream.fileno()

    def isatty(self) -> bool:
        """Whether the stream is a terminal."""
        return self._stream.isatty()


@contextmanager
def restoring_terminal() -> Iterator[None]:
    """Gives the terminal back if what is done inside ends with an exception."""
    found = TerminalState(sys.stdin.fileno())
    try:
        yield
    except BaseException:  # whatever ends the screen; it is raised again
        found.restore(sys.stdout.fileno())
        raise


def let_go(*streams: TextIO) -> None:
    """Send what is still written to these streams nowhere: their terminal is gone."""
    nowhere = os.open(os.devnull, os.O_RDWR)
    for stream in streams:
        with suppress(OSError, ValueError):
            os.dup2(nowhere, stream.fileno())
    os.close(nowhere)
