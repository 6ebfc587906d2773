"""Stdout and stderr through which nothing can drive the terminal, whoever prints."""

import os
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TextIO, cast

from alignwb.errors import AlignwbError


class OutputError(AlignwbError):
    """What stdout leads to does not take what is printed: a disk is full, a drive has gone."""


class VisibleStream:
    """A text stream that makes visible what is written to it; all else is the stream's own.

    Bytes written to its `buffer` stay as they are: those are files, not words.

    Attributes:
        raw: The stream itself, for the few who drive the terminal.
    """

    def __init__(self, raw: TextIO) -> None:
        self.raw = raw

    def write(self, text: str) -> int:
        """Write text, its line feeds and tabs as they are."""
        return self.raw.write(_shown(text))

    def flush(self) -> None:
        """Write what waits in the stream."""
        self.raw.flush()

    def __getattr__(self, name: str) -> object:
        return getattr(self.raw, name)


class _VisibleOutput(VisibleStream):
    """Stdout, of which it is told what it does not take: argparse passes over an OSError."""

    def write(self, text: str) -> int:
        with told_of_stdout():
            return super().write(text)

    def flush(self) -> None:
        with told_of_stdout():
            super().flush()


@contextmanager
def told_of_stdout() -> Iterator[None]:
    """Raise OutputError where stdout does not take what is written inside; a gone reader may go."""
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as error:
        raise OutputError(
            f"stdout: cannot be written: {error.strerror or error}",
            hint="Is there room where the output goes to? It is not complete there.",
        ) from error


@contextmanager
def open_streams() -> Iterator[None]:
    """Have all three streams: the null device for those that the process was started without."""
    before = sys.stdin, sys.stdout, sys.stderr
    with ExitStack() as stack:
        # In this order each gets the number of the closed one, which no other file may have then.
        for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
            if getattr(sys, name) is None:
                null = stack.enter_context(Path(os.devnull).open(mode, encoding="utf-8"))
                setattr(sys, name, null)
        try:
            yield
        finally:
            sys.stdin, sys.stdout, sys.stderr = before


@contextmanager
def visible_output() -> Iterator[None]:
    """Make visible what anyone prints: a command, argparse, a library that warns or logs."""
    before = sys.stdout, sys.stderr
    sys.stdout = cast(TextIO, _VisibleOutput(before[0]))
    sys.stderr = cast(TextIO, VisibleStream(before[1]))
    try:
        yield
    finally:
        sys.stdout, sys.stderr = before


def terminal(stream: TextIO) -> TextIO:
    """The stream to which control sequences may be written; text goes through `visible` first."""
    return cast(VisibleStream, stream).raw if isinstance(stream, VisibleStream) else stream


def _shown(text: str) -> str:
    if text.replace("\n", " ").isprintable():
        return text
    # Imported when it is needed: help and the version load nothing below the command line.
    from alignwb.core.languages.visible import visible_lines  # noqa: PLC0415

    return visible_lines(text)
