"""A real terminal for a child process, and the bytes that reach it."""

import contextlib
import fcntl
import os
import pty
import select
import struct
import subprocess
import sys
import termios
from collections.abc import Mapping, Sequence
from pathlib import Path

from support.screen_picture import ScreenPicture
from support.waiting import LONG_S, Patience

_READ_BYTES = 65_536
_LOOK_AGAIN_S = 0.05
_NOT_INHERITED = ("COLUMNS", "LINES", "NO_COLOR")


class Terminal:
    """Runs a command of Python on a pseudo-terminal.

    Attributes:
        sent: The bytes that the terminal was sent so far.
        picture: What it shows of them.
    """

    def __init__(
        self,
        arguments: Sequence[str],
        folder: Path,
        *,
        size: tuple[int, int] = (150, 50),
        environment: Mapping[str, str] | None = None,
    ) -> None:
        self._end, child_end = pty.openpty()
        columns, rows = size
        fcntl.ioctl(child_end, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        os.set_blocking(self._end, False)
        self.sent = b""
        self.picture = ScreenPicture(*size)
        self.process = subprocess.Popen(
            [sys.executable, *arguments],
            cwd=folder,
            stdin=child_end,
            stdout=child_end,
            stderr=child_end,
            start_new_session=True,
            # Its own size, colours and settings, not those of the terminal the tests run in.
            env={name: value for name, value in os.environ.items() if name not in _NOT_INHERITED}
            | {"TERM": "xterm-256color", "COLORTERM": "truecolor"}
            | dict(environment or {}),
        )
        os.close(child_end)

    def press(self, keys: str) -> None:
        """Send keys, as a terminal does."""
        os.write(self._end, keys.encode())

    def wait_for(self, words: str, *, gone: bool = False) -> None:
        """Read until words stand in a row of the screen, or with `gone` do so no more."""
        patience = Patience(f"“{words}” {'off' if gone else 'on'} the screen")
        while (words in self.picture) is gone:
            patience.check()
            assert self._read(), f"the process has ended before “{words}” was there, or gone"

    def wait_for_end(self) -> int:
        """Read until the process has ended; its exit code."""
        patience = Patience("the process to end")
        while self._read():
            patience.check()
        return self.process.wait(LONG_S)

    def close(self) -> None:
        """End the process if it still runs."""
        self.process.kill()
        self.process.wait()
        os.close(self._end)

    def _read(self) -> bool:
        """Take what has come in a short while; False if nothing will come any more."""
        if not select.select([self._end], [], [], _LOOK_AGAIN_S)[0]:
            return self.process.poll() is None
        with contextlib.suppress(OSError):  # the other end is closed
            if read := os.read(self._end, _READ_BYTES):
                self.sent += read
                self.picture.feed(read)
                return True
        return False
