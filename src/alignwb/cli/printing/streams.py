"""Stdout and stderr through which nothing can drive the terminal, whoever prints."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TextIO, cast


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

    def __getattr__(self, name: str) -> object:
        return getattr(self.raw, name)


@contextmanager
def visible_output() -> Iterator[None]:
    """Make visible what anyone prints: a command, argparse, a library that warns or logs."""
    before = sys.stdout, sys.stderr
    sys.stdout, sys.stderr = (cast(TextIO, VisibleStream(each)) for each in before)
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
