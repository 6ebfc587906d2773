"""Reading the bytes of a user's file, or saying why that is not possible."""

import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from alignwb.errors import ProjectError


def read_bytes(path: Path) -> bytes:
    """All bytes of a file.  Raises ProjectError as `opened` does."""
    with opened(path) as file:
        return file.read()


def read_bytes_if_there(path: Path) -> bytes | None:
    """All bytes of a file; None if there is no such file.  Raises ProjectError as `opened` does."""
    try:
        return read_bytes(path)
    except ProjectError as error:
        if isinstance(error.__cause__, FileNotFoundError):
            return None
        raise


@contextmanager
def opened(path: Path) -> Iterator[BinaryIO]:
    """A regular file to read from.

    Raises ProjectError if there is no such file, if it is a folder, a pipe or a device (which may
    never end), or if the system refuses to read it, at the beginning or later.
    """
    try:
        _refuse_irregular(path)
        with path.open("rb") as file:
            yield file
    except FileNotFoundError as error:
        raise ProjectError(f"{path}: there is no such file", hint="Is the name right?") from error
    except OSError as error:
        raise unreadable(path, error) from error


def unreadable(path: Path | str, error: OSError) -> ProjectError:
    """The error that a file cannot be read, with the system's reason."""
    return ProjectError(f"{path}: cannot be read: {error.strerror or error}")


def _refuse_irregular(path: Path) -> None:
    mode = path.stat().st_mode
    if stat.S_ISDIR(mode):
        raise ProjectError(f"{path}: cannot be read: it is a folder", hint="Name a file in it.")
    if not stat.S_ISREG(mode):
        raise ProjectError(
            f"{path}: cannot be read: it is not a regular file",
            hint="Copy what it gives to a file.",
        )
