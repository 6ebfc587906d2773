"""Textual's driver, with our reading of keys and an orderly end whatever ends it."""

import asyncio
import os
import selectors
import signal
import sys
import threading
from codecs import IncrementalDecoder, getincrementaldecoder
from contextlib import suppress
from dataclasses import dataclass
from time import monotonic
from types import FrameType
from typing import IO, Any, cast

from textual.app import App
from textual.drivers.linux_driver import LinuxDriver
from textual.message import Message

from alignwb.tui.terminal.key_of_burst import with_bursts_marked
from alignwb.tui.terminal.key_parser import KeyParser
from alignwb.tui.terminal.restoring import LastingOutput, TerminalState

ENDING_SIGNALS = (signal.SIGTERM, signal.SIGHUP, signal.SIGINT, signal.SIGQUIT)

_LOOK_AGAIN_S = 0.1
_TOGETHER_S = 0.004
"""Bytes that follow one another so soon are one burst: no hand is so fast, every paste is."""
_LONGEST_BURST_S = 0.05
_LONGEST_BURST = 1 << 16
_PATIENCE_S = 5.0


@dataclass
class Ended(Message):
    """The screen is told to end: by a signal, or by a connection that is gone (SIGHUP)."""

    signal_number: signal.Signals


class TerminalDriver(LinuxDriver):
    """Reads keys by `KeyParser`; posts `Ended` to the application instead of dying of a signal.

    An application that has not ended some seconds after, or is told a second time, is ended here:
    the terminal is restored and the process exits with 128 + the signal's number.
    """

    def __init__(
        self,
        app: App[Any],
        *,
        debug: bool = False,
        mouse: bool = True,
        size: tuple[int, int] | None = None,
    ) -> None:
        super().__init__(app, debug=debug, mouse=mouse, size=size)
        self._found = TerminalState(self.fileno)
        assert sys.__stderr__ is not None
        # Its own type is what Textual passes on to its writer, which only writes and flushes.
        self._file = cast("Any", LastingOutput(sys.__stderr__))
        self._is_ending = False
        self._is_suspended = False
        for number in ENDING_SIGNALS:
            signal.signal(number, self._end)

    def start_application_mode(self) -> None:
        """Enter the screen (Textual's method)."""
        super().start_application_mode()  # type: ignore[no-untyped-call]
        # Textual's handlers run between any two steps of the main thread, also where it holds the
        # lock of the queue they write to; those of the loop run when it has nothing in hand.
        loop = asyncio.get_running_loop()
        loop.add_signal_handler(signal.SIGTSTP, self._suspend)
        loop.add_signal_handler(signal.SIGCONT, self._go_on)

    def _suspend(self) -> None:
        """Leave the screen to the shell and stop until somebody says to go on."""
        self.suspend_application_mode()
        self._is_suspended = self._must_signal_resume = True
        os.kill(os.getpid(), signal.SIGSTOP)

    def _go_on(self) -> None:
        """Enter the screen again; what stopped us by force has left its modes to the shell."""
        if not self._is_suspended:
            self.suspend_application_mode()
        self.resume_application_mode()
        self._is_suspended = False

    def stop_application_mode(self) -> None:
        """Leave the screen (Textual's method), and the modes that Textual forgets."""
        self.write("\x1b[?2026l\x1b[?1016l\x1b[0m")
        super().stop_application_mode()

    def run_input_thread(self) -> None:
        """Read until the screen is left or the connection is gone."""
        parser = KeyParser(self._debug)
        decoder = getincrementaldecoder("utf-8")("replace")
        with selectors.SelectSelector() as selector:
            selector.register(self.fileno, selectors.EVENT_READ)
            while not self.exit_event.is_set():
                try:
                    data = self._read_burst(selector, parser.wait_s())
                except OSError:
                    self._lose_connection()
                    return
                self._hand_on(parser, decoder, data)

    def _run_input_thread(self) -> None:
        try:
            self.run_input_thread()
        except Exception as error:  # noqa: BLE001 - shown by the application as any other crash
            # Textual would show the traceback itself.
            self._app.call_later(self._app._handle_exception, error)  # noqa: SLF001

    def _read_burst(self, selector: selectors.BaseSelector, wait_s: float | None) -> bytes:
        """All that arrives together; b"" for nothing.  Raises OSError if nothing can come."""
        if not selector.select(_LOOK_AGAIN_S if wait_s is None else min(wait_s, _LOOK_AGAIN_S)):
            return b""
        data = b""
        end_s = monotonic() + _LONGEST_BURST_S
        while True:
            more = os.read(self.fileno, 4096)
            if not more:
                raise OSError("end of input")
            data += more
            if len(data) > _LONGEST_BURST or monotonic() > end_s:
                return data
            if not selector.select(_TOGETHER_S):
                return data

    def _hand_on(self, parser: KeyParser, decoder: IncrementalDecoder, data: bytes) -> None:
        text = decoder.decode(data)
        for message in with_bursts_marked(parser.feed(text) if text else parser.tick()):
            self.process_message(message)

    def _lose_connection(self) -> None:
        if not self.exit_event.is_set():
            self._tell_to_end(signal.SIGHUP)

    def _end(self, number: int, _frame: FrameType | None) -> None:
        if self._is_ending:
            self._give_up(number)
        self._tell_to_end(signal.Signals(number))

    def _tell_to_end(self, number: signal.Signals) -> None:
        self._is_ending = True
        last_resort = threading.Timer(_PATIENCE_S, self._give_up, (number,))
        last_resort.daemon = True
        last_resort.start()
        with suppress(RuntimeError):  # the loop is closed: the application is ending already
            self.send_message(Ended(number))

    def _give_up(self, number: int) -> None:
        output = cast("IO[str]", self._file).fileno()
        self._found.restore(output)
        with suppress(OSError):
            os.write(output, f"alignwb: ended by {signal.Signals(number).name}\r\n".encode())
        os._exit(128 + number)
