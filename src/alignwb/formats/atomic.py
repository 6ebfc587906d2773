"""Writing a file in one step: a reader, or a crash, finds the old one or the new one."""

import os
import secrets
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from alignwb.errors import ProjectError


def write_atomically(path: Path, data: bytes) -> None:
    """Replace the file at `path`, or make it, in one step that survives a crash.

    The data and the folder's entry are on the disk on return.  An existing file keeps its mode; a
    symbolic link stays one and its target is written.  Raises ProjectError if that fails; nothing
    has changed then.
    """
    with replacing(path) as file:
        file.write(data)


@contextmanager
def replacing(path: Path) -> Iterator[BinaryIO]:
    """A file to write to that replaces `path` at the end, as `write_atomically` does.

    If anything is raised inside, nothing has changed.
    """
    try:
        with _temporary(path.resolve()) as file:
            yield file
    except OSError as error:
        raise ProjectError(
            f"{path}: cannot be written: {error.strerror or error}", hint=_hint(path, error)
        ) from error


@contextmanager
def _temporary(path: Path) -> Iterator[BinaryIO]:
    if path.is_dir():
        raise IsADirectoryError(0, "it is a folder")
    temporary = path.parent / f".alignwb-{secrets.token_hex(8)}.tmp"
    descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o666)
    try:
        with os.fdopen(descriptor, "wb") as file:
            with suppress(FileNotFoundError):
                os.fchmod(descriptor, stat.S_IMODE(path.stat().st_mode))
            yield file
            file.flush()
            os.fsync(descriptor)
        temporary.replace(path)
    except BaseException:
        with suppress(OSError):
            temporary.unlink()
        raise
    _sync_folder(path.parent)


def _sync_folder(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _hint(path: Path, error: OSError) -> str:
    if isinstance(error, PermissionError):
        return f"Is {path.parent} a folder you may write to?"
    if isinstance(error, FileNotFoundError):
        return f"Is there a folder {path.parent}?"
    return "What was there has not been changed."
