"""A terminal that `alignwb` runs in: bytes go in, bytes come out, and the process can be killed.

The process is forked from this one, which has every module loaded already; so a start costs a
fraction of that of a new interpreter.  Nothing of the program is replaced but what `prepare` does
in the forked process.
"""

import array
import fcntl
import os
import pty
import re
import select
import signal
import struct
import sys
import termios
import threading
import time
import traceback
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path

from alignwb.cli.main import main

_ESCAPES = re.compile(
    rb"\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)"  # OSC
    rb"|\x1b[PX^_].*?\x1b\\"  # DCS and the like
    rb"|\x1b\[[0-?]*[ -/]*[@-~]"  # CSI
    rb"|\x1b[ -/]*[0-~]",
    re.DOTALL,
)
_QUIET_LOOKS = 10
_BETWEEN_KEYS_S = 0.01
_LOOK_AGAIN_S = 0.015
_RESTING_NS = 1_000_000

ENTER, ESCAPE, TAB = b"\r", b"\x1b", b"\t"


class StuckError(AssertionError):
    """The process did not come to what was waited for, alive as it is."""


class Terminal:
    """One run of `alignwb` in a terminal of its own.

    Args:
        arguments: The command line, without `alignwb`.
        folder: The current folder.
        prepare: Called in the forked process first.

    Attributes:
        pid: The process.
        output: All it has written.
        exit_status: As `os.waitpid` tells it; None while the process lives.
    """

    def __init__(
        self,
        arguments: Sequence[str],
        folder: Path,
        prepare: Callable[[], None] = lambda: None,
    ) -> None:
        self._master, self._slave = pty.openpty()
        fcntl.ioctl(self._slave, termios.TIOCSWINSZ, struct.pack("HHHH", 40, 110, 0, 0))
        self._modes = termios.tcgetattr(self._slave)
        self.output = bytearray()
        self.exit_status: int | None = None
        self._shown_until = 0
        self._text = ""
        self.pid = os.fork()
        if self.pid == 0:
            _run(self._master, self._slave, arguments, folder, prepare)

    def __enter__(self) -> "Terminal":
        return self

    def __exit__(self, *_: object) -> None:
        if self.is_alive:
            os.kill(self.pid, signal.SIGKILL)
            self.wait_for_end()
        self.hang_up()
        os.close(self._slave)

    @property
    def is_alive(self) -> bool:
        """Whether the process has not ended yet."""
        if self.exit_status is None:
            pid, status = os.waitpid(self.pid, os.WNOHANG)
            if pid:
                self.exit_status = status
        return self.exit_status is None

    @property
    def modes_are_restored(self) -> bool:
        """Whether the terminal's modes are those from before the start."""
        return termios.tcgetattr(self._slave) == self._modes

    def shown(self) -> str:
        """Everything it has written, without the escape sequences."""
        new = bytes(self.output[self._shown_until :])
        whole = max(new.rfind(b"\x1b"), 0) if b"\x1b" in new[-64:] else len(new)
        self._text += _ESCAPES.sub(b"", new[:whole]).decode("utf-8", "replace")
        self._shown_until += whole
        return self._text

    def send(self, keys: bytes) -> None:
        """Press keys, whether the program is ready to read them or not."""
        view = memoryview(keys)
        while view and self.is_alive:
            try:
                view = view[os.write(self._master, view) :]
            except BlockingIOError:
                self.read(0.01)

    def read(self, seconds: float) -> bool:
        """Take what it writes, for that long at most.  Returns whether anything came."""
        if self._master < 0:
            time.sleep(seconds)
            return False
        if not select.select([self._master], [], [], seconds)[0]:
            return False
        try:
            data = os.read(self._master, 65536)
        except OSError:
            return False
        self.output += data
        return bool(data)

    def read_for(self, seconds: float) -> None:
        """Take what it writes, for that long."""
        end_s = time.monotonic() + seconds
        while (rest_s := end_s - time.monotonic()) > 0:
            self.read(rest_s)

    def rest(self) -> None:
        """Pause as hands do between two keys: what comes without a pause would be a paste."""
        self.wait_for_reading()
        self.read(_BETWEEN_KEYS_S)

    def wait_until(self, condition: Callable[[], bool], what: str, limit_s: float = 30.0) -> bool:
        """Take what it writes until a condition holds.

        Returns False if the process ends first.  Raises StuckError if neither comes.
        """
        end_s = time.monotonic() + limit_s
        while not condition():
            self.read(0.01)
            if not self.is_alive:
                return condition()
            if time.monotonic() > end_s:
                raise StuckError(f"waited {limit_s:.0f} s for {what}")
        return True

    def wait_for_reading(self) -> bool:
        """Wait until every key pressed has been read by the process."""
        return self.wait_until(self._has_read_all, "keys to be read")

    def wait_until_quiet(self, limit_s: float = 30.0) -> bool:
        """Wait until the program has read every key, written all, and waits for something to do.

        However busy the machine is: what waits for the processor is not quiet.  Returns False if
        the process ended first.
        """
        end_s = time.monotonic() + limit_s
        looks, worked_ns = 0, 0
        while looks < _QUIET_LOOKS:
            wrote = self.read(_LOOK_AGAIN_S)
            before_ns, worked_ns = worked_ns, _worked_ns(self.pid)
            is_working = wrote or worked_ns - before_ns > _RESTING_NS or not self._is_waiting()
            looks = 0 if is_working else looks + 1
            if not self.is_alive:
                return False
            if time.monotonic() > end_s:
                raise StuckError(f"waited {limit_s:.0f} s for a quiet screen")
        return True

    def kill(self, number: int) -> None:
        """Send the process a signal."""
        with suppress(ProcessLookupError):
            os.kill(self.pid, number)

    def hang_up(self) -> None:
        """Cut the connection, as a terminal does whose window is closed."""
        if self._master >= 0:
            os.close(self._master)
            self._master = -1

    def wait_for_end(self, limit_s: float = 30.0) -> bool:
        """Wait for the process to end; False if it does not."""
        end_s = time.monotonic() + limit_s
        while self.is_alive:
            self.read(0.01)
            if time.monotonic() > end_s:
                return False
        while self.read(0.0):
            pass
        return True

    def _has_read_all(self) -> bool:
        waiting = array.array("i", [0])
        fcntl.ioctl(self._slave, termios.FIONREAD, waiting)
        return waiting[0] == 0

    def _is_waiting(self) -> bool:
        return self._has_read_all() and all(state == "S" for state in _thread_states(self.pid))


def _thread_states(pid: int) -> list[str]:
    states = []
    for task in Path(f"/proc/{pid}/task").glob("*/stat"):
        with suppress(OSError):
            states.append(task.read_text().rpartition(")")[2].split()[0])
    return states


def _worked_ns(pid: int) -> int:
    """How long the process has had a processor."""
    total = 0
    for task in Path(f"/proc/{pid}/task").glob("*/schedstat"):
        with suppress(OSError):
            total += int(task.read_text().split()[0])
    return total


def _run(
    master: int,
    slave: int,
    arguments: Sequence[str],
    folder: Path,
    prepare: Callable[[], None],
) -> None:
    """Be `alignwb` in that terminal; does not return."""
    code = 70
    try:
        os.close(master)
        os.login_tty(slave)
        open_standard_streams()
        os.chdir(folder)
        os.environ |= {"TERM": "xterm-256color", "COLORTERM": "truecolor"}
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            default = signal.default_int_handler if number == signal.SIGINT else signal.SIG_DFL
            signal.signal(number, default)
        prepare()
        code = main(arguments)
        sys.stderr.flush()
        threading._shutdown()  # type: ignore[attr-defined]  # as at the end of the interpreter
    except SystemExit as end:
        code = end.code if isinstance(end.code, int) else 1
    except BaseException:  # noqa: BLE001 - a traceback is one of the things looked for
        traceback.print_exc()
    finally:
        # At once: nothing that the parent has not written yet is to be written here again.
        os._exit(code)


def open_standard_streams() -> None:
    """Python's files on the terminal; those of the parent are on what the parent has."""
    for number, name in enumerate(("stdin", "stdout", "stderr")):
        stream = open(  # noqa: SIM115 - stays open
            number, "r" if number == 0 else "w", encoding="utf-8", closefd=False
        )
        setattr(sys, name, stream)
        setattr(sys, f"__{name}__", stream)
