import io
import logging
import sys

import pytest

from alignwb.cli.printing.progress import progress_display
from alignwb.cli.printing.streams import terminal, visible_output

HOSTILE, HARMLESS = "\x1b]2;a\x07\tb\u2067\r\n\x9d", "␛]2;a␇\tb␦␍\n␦"


class Screen(io.StringIO):
    """A stream that somebody looks at."""

    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize("name", ["stdout", "stderr"])
def test_whoever_writes_is_shown(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    stream = Screen()
    monkeypatch.setattr(sys, name, stream)
    with visible_output():
        getattr(sys, name).write(HOSTILE)
        assert getattr(sys, name).isatty()
    assert stream.getvalue() == HARMLESS
    assert getattr(sys, name) is stream


def test_a_library_that_logs_is_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    stream = Screen()
    monkeypatch.setattr(sys, "stderr", stream)
    record = logging.LogRecord("x", logging.WARNING, "x", 1, HOSTILE, (), None)
    assert logging.lastResort is not None
    with visible_output():
        logging.lastResort.handle(record)
    assert stream.getvalue() == f"{HARMLESS}\n"


def test_bytes_of_a_file_stay_as_they_are(monkeypatch: pytest.MonkeyPatch) -> None:
    stream = io.TextIOWrapper(io.BytesIO(), encoding="utf-8")
    monkeypatch.setattr(sys, "stdout", stream)
    with visible_output():
        sys.stdout.buffer.write(HOSTILE.encode())
    assert stream.buffer.getvalue() == HOSTILE.encode()


def test_a_bar_drives_the_terminal_and_its_words_do_not(monkeypatch: pytest.MonkeyPatch) -> None:
    stream = Screen()
    monkeypatch.setattr(sys, "stderr", stream)
    monkeypatch.setenv("TERM", "xterm")
    with visible_output(), progress_display("label\x1b]0;l\x07") as report:
        report(1, 2, "text\x1b]0;t\x07")
        sys.stderr.write("beside\x1b]0;b\x07\n")
        assert terminal(sys.stderr) is not sys.stderr
    shown = stream.getvalue()
    assert "\x1b[" in shown
    assert "\x1b]" not in shown
    assert all(f"{word}␛]0;{word[0]}␇" in shown for word in ("label", "text", "beside"))
