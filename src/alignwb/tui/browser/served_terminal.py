"""A screen in a process of its own, on a pseudo-terminal that a browser is shown."""

import asyncio
import fcntl
import os
import pty
import signal
import struct
import sys
import termios
from collections.abc import Awaitable, Callable
from contextlib import suppress
from pathlib import Path

_PATIENCE_S = 10.0
"""How long a screen may take to keep its work and end; it ends itself after five seconds."""

_MOST_CELLS = 1000
_PORTION = 1 << 16


class ServedTerminal:
    """Runs `alignwb edit` on a document.

    It is the same program as in any terminal, so that whatever ends it keeps what was typed.

    Args:
        folder: The project's folder.
        document: The document's name.
        size: Columns and rows.
        show: Called with what the screen sends.

    Attributes:
        leaving: Set once it is told to end, or ends.
        ended: Set once its process has ended.
    """

    def __init__(
        self,
        folder: Path,
        document: str,
        size: tuple[int, int],
        show: Callable[[bytes], Awaitable[None]],
    ) -> None:
        self._folder = folder
        self._document = document
        self._size = size
        self._show = show
        self._process: asyncio.subprocess.Process | None = None
        self._terminal = -1
        self._typed = bytearray()
        self.leaving = asyncio.Event()
        self.ended = asyncio.Event()

    async def run(self) -> None:
        """Show the screen until it has ended."""
        self._terminal, inside = pty.openpty()
        try:
            os.set_blocking(self._terminal, False)
            self.resize(*self._size)
            self._process = await asyncio.create_subprocess_exec(
                *(sys.executable, "-m", "alignwb", "edit", "--", self._document),
                cwd=self._folder,
                stdin=inside,
                stdout=inside,
                stderr=inside,
                start_new_session=True,
                env={**os.environ, **_ENVIRONMENT},
            )
        finally:
            os.close(inside)
        if self.leaving.is_set():  # its tab was closed before it began
            self._signal(signal.SIGHUP)
        try:
            await self._pass_on()
        finally:
            await self._end()

    def type(self, text: str) -> None:
        """Send what was typed, as fast as the screen takes it."""
        self._typed += text.encode("utf-8", "replace")
        self._write()

    def _write(self) -> None:
        if self._terminal < 0:
            return  # it has ended
        loop = asyncio.get_running_loop()
        try:
            del self._typed[: os.write(self._terminal, self._typed)]
        except BlockingIOError:
            pass
        except OSError:
            self._typed.clear()  # nobody reads any more
        if self._typed:
            loop.add_writer(self._terminal, self._write)
        else:
            loop.remove_writer(self._terminal)

    def resize(self, columns: int, rows: int) -> None:
        """Tell the screen its size."""
        cells = (min(max(rows, 1), _MOST_CELLS), min(max(columns, 1), _MOST_CELLS))
        with suppress(OSError):
            fcntl.ioctl(self._terminal, termios.TIOCSWINSZ, struct.pack("HHHH", *cells, 0, 0))
        self._signal(signal.SIGWINCH)

    def hang_up(self) -> None:
        """End the screen as a closed window does: it keeps what is typed."""
        if not self.leaving.is_set():
            self.leaving.set()
            # Once: a screen that is told a second time ends before its work is kept.
            self._signal(signal.SIGHUP)

    def _signal(self, number: signal.Signals) -> None:
        if self._process is not None and self._process.returncode is None:
            with suppress(ProcessLookupError):
                self._process.send_signal(number)

    async def _pass_on(self) -> None:
        """Show what the screen sends until it sends no more."""
        loop = asyncio.get_running_loop()
        while True:
            ready = asyncio.Event()
            loop.add_reader(self._terminal, ready.set)
            try:
                await ready.wait()
            finally:
                loop.remove_reader(self._terminal)
            try:
                data = os.read(self._terminal, _PORTION)
            except BlockingIOError:
                continue
            except OSError:  # the last process that had it has ended
                return
            if not data:
                return
            await self._show(data)

    async def _end(self) -> None:
        """See the process to its end."""
        process = self._process
        try:
            if process is not None:
                self.hang_up()
                asyncio.get_running_loop().remove_writer(self._terminal)
                os.close(self._terminal)
                self._terminal = -1
                try:
                    await asyncio.wait_for(process.wait(), _PATIENCE_S)
                except TimeoutError:
                    process.kill()
                    await process.wait()
        finally:
            self.ended.set()


_ENVIRONMENT = {"TERM": "xterm-256color", "COLORTERM": "truecolor", "PYTHONUTF8": "1"}
"""What the terminal in the page can do."""
