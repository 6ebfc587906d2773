"""Reading the bytes of a user's file, or saying why that is not possible.

No other module opens a file of the user to read from it.
"""

import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from alignwb.errors import ProjectError
from alignwb.files.reading_limits import MEGABYTE, MOST_FILE_BYTES

_CHUNK = 1 << 20
# Opening a pipe that nobody writes to would wait for ever; on regular files it changes nothing.
_FLAGS = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)


def read_bytes(path: Path, most_bytes: int = MOST_FILE_BYTES) -> bytes:
    """All bytes of a file.

    Raises ProjectError as `opened` does, and if there are more than `most_bytes`, also where the
    file grows meanwhile.
    """
    with opened(path) as file:
        if os.fstat(file.fileno()).st_size > most_bytes:
            raise _too_large(path, most_bytes)
        chunks: list[bytes] = []
        size = 0
        while chunk := file.read(_CHUNK):
            chunks.append(chunk)
            size += len(chunk)
            if size > most_bytes:
                raise _too_large(path, most_bytes)
    return b"".join(chunks)


def read_bytes_if_there(path: Path, most_bytes: int = MOST_FILE_BYTES) -> bytes | None:
    """All bytes of a file; None if there is no such file.  Raises as `read_bytes` does."""
    try:
        return read_bytes(path, most_bytes)
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
        with _open(path) as file:
            yield file
    except FileNotFoundError as error:
        raise ProjectError(f"{path}: there is no such file", hint="Is the name right?") from error
    except OSError as error:
        raise unreadable(path, error) from error


def refuse_folder(path: Path) -> None:
    """Raise ProjectError if it is a folder: before a name without a suffix is found fault with."""
    if path.is_dir():
        _refuse_irregular(path, stat.S_IFDIR)


def unreadable(path: Path | str, error: OSError) -> ProjectError:
    """The error that a file cannot be read, with the system's reason."""
    return ProjectError(f"{path}: cannot be read: {error.strerror or error}")


def _open(path: Path) -> BinaryIO:
    try:
        # Opening some devices does something; and what the name stands for may change in between.
        _refuse_irregular(path, path.stat().st_mode)
        descriptor = os.open(path, _FLAGS)
    except ValueError as error:  # a name no system can have: with a zero byte, or half a character
        raise ProjectError(f"{path!r}: there is no such file", hint="Is the name right?") from error
    file = os.fdopen(descriptor, "rb")
    try:
        _refuse_irregular(path, os.fstat(descriptor).st_mode)
    except BaseException:  # an interrupt too; it is raised again
        file.close()
        raise
    return file


def _refuse_irregular(path: Path, mode: int) -> None:
    if stat.S_ISDIR(mode):
        raise ProjectError(f"{path}: cannot be read: it is a folder", hint="Name a file in it.")
    if not stat.S_ISREG(mode):
        raise ProjectError(
            f"{path}: cannot be read: it is not a regular file",
            hint="Copy what it gives to a file.",
        )


def _too_large(path: Path, most_bytes: int) -> ProjectError:
    most = f"{most_bytes // MEGABYTE} MB" if most_bytes >= MEGABYTE else f"{most_bytes // 1000} kB"
    return ProjectError(
        f"{path}: it is too large: no more than {most} of such a file are read",
        hint="Is it the right file?  If it is, split it.",
    )
