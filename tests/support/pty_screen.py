"""The workbench in a process of its own on a real pseudo-terminal."""

import fcntl
import os
import pty
import re
import signal
import struct
import subprocess
import sys
import termios
import threading
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Self

from support.waiting import LONG_S, wait_until

_MODES = re.compile(rb"\x1b\[\?(\d+)([hl])")
_COMMAND = (sys.executable, "-c", "import sys; from alignwb.cli.main import main; sys.exit(main())")


class PtyScreen:
    """A terminal in which `alignwb` runs; what it sends is gathered, what it is sent are bytes.

    Attributes:
        process: The process.
        before: The attributes of the terminal before it.
    """

    def __init__(
        self,
        root: Path,
        *words: str,
        environment: Mapping[str, str] | None = None,
        command: tuple[str, ...] = _COMMAND,
    ) -> None:
        self._master, self._slave = pty.openpty()
        fcntl.ioctl(self._slave, termios.TIOCSWINSZ, struct.pack("HHHH", 30, 100, 0, 0))
        self.before: list[Any] = termios.tcgetattr(self._slave)
        self._output = b""
        source = Path(__file__).parents[2] / "src"
        self.process = subprocess.Popen(
            [*command, *words],
            cwd=root,
            stdin=self._slave,
            stdout=self._slave,
            stderr=self._slave,
            start_new_session=True,
            # The one system call is safe in a child of a process with threads.
            preexec_fn=lambda: fcntl.ioctl(0, termios.TIOCSCTTY, 0),  # noqa: PLW1509
            env={
                **os.environ,
                "TERM": "xterm-256color",
                "PYTHONPATH": f"{source}:{Path(__file__).parents[1]}",
                **(environment or {}),
            },
        )
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self.process.poll() is None:
            self.process.kill()
            self.process.wait()
        os.close(self._slave)
        if self._master >= 0:
            self._reader.join(LONG_S)
            os.close(self._master)

    @property
    def output(self) -> str:
        """All it has sent so far."""
        return self._output.decode("utf-8", "replace")

    @property
    def words(self) -> str:
        """The same without its escape sequences."""
        return re.sub(r"\x1b\[[0-?]*[ -/]*[@-~]", "", self.output)

    @property
    def modes_left_on(self) -> set[str]:
        """The private modes that it has set and not taken back."""
        left = {mode: state == b"h" for mode, state in _MODES.findall(self._output) if mode != b"7"}
        left[b"25"] = not left.get(b"25", True)  # the cursor is there unless it is hidden
        return {mode.decode() for mode, is_on in left.items() if is_on}

    def attributes(self) -> list[Any]:
        """The terminal's attributes now."""
        return termios.tcgetattr(self._slave)

    def send(self, keys: str | bytes) -> None:
        """Send it bytes, in one piece."""
        os.write(self._master, keys.encode() if isinstance(keys, str) else keys)

    def wait_for(self, text: str) -> None:
        """Wait until it has shown that text."""
        wait_until(lambda: text in self.words, f"the screen to show “{text}”")

    def hang_up(self) -> None:
        """Cut the connection off."""
        master, self._master = self._master, -1
        os.close(master)

    def end(self, number: signal.Signals | None = None) -> int:
        """Send it a signal, if one is named, and wait for its end; answers its exit code."""
        if number is not None:
            self.process.send_signal(number)
        return self.process.wait(LONG_S)

    def _read(self) -> None:
        while True:
            try:
                data = os.read(self._master, 65536)
            except OSError:
                return
            if not data:
                return
            self._output += data
