"""Writing files: the one place where this program does.

A file is replaced in one step, so that a reader, or a crash, finds the old one or the new one.
"""

import errno
import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from alignwb.core.shell_words import argument
from alignwb.errors import ProjectError
from alignwb.formats.writing.endpoints import EndpointKind, find_endpoint
from alignwb.formats.writing.leftovers import claim, clear_leftovers, temporary_name
from alignwb.formats.writing.modes import (
    new_file_mode,
    private_mode,
    take_over_attributes,
    widest_mode,
)
from alignwb.formats.writing.streams import stream_into

_READ_ONLY = "it is marked as read-only"
_NO_SYNC_OF_FOLDERS = {errno.EINVAL, errno.ENOTSUP, errno.EACCES, errno.EPERM, errno.EBADF}
"""A network drive that knows no such thing, or a folder that may be written to and not read."""


def write_atomically(path: Path, data: bytes, *, no_wider_than: Iterable[Path] = ()) -> None:
    """Replace the file at `path`, or make it, in one step that survives a crash.

    The data and the folder's entry are on the disk on return.  An existing file keeps its mode,
    owner, group and access lists as far as the system allows; a symbolic link stays one and the
    file it leads to is written; other hard links keep the old file.  no_wider_than: files whose
    text goes into it; it is readable to nobody who may not read them.  Raises ProjectError if that
    fails, or if there is something that is no file; nothing has changed then.
    """
    with replacing(path, no_wider_than=no_wider_than) as file:
        file.write(data)


@contextmanager
def replacing(path: Path, *, no_wider_than: Iterable[Path] = ()) -> Iterator[BinaryIO]:
    """A file to write to that replaces `path` at the end, as `write_atomically` does.

    If anything is raised inside, nothing has changed.
    """
    with _explained(path):
        endpoint = find_endpoint(path)
        if endpoint.kind is not EndpointKind.FILE:
            raise OSError(errno.EINVAL, "it is a device or a pipe and no file")
        with _temporary(endpoint.path, widest_mode(no_wider_than)) as file:
            yield file


@contextmanager
def output_to(path: Path, *, no_wider_than: Iterable[Path] = ()) -> Iterator[BinaryIO]:
    """A file to write to that goes where the user said.

    A device or a pipe is written into, as is what the process has open (`/dev/stdout`); a file is
    replaced as by `replacing`, unless it is marked as read-only.  Raises ProjectError; only into a
    device or pipe may a part of it have been written then.
    """
    with _explained(path):
        endpoint = find_endpoint(path)
        is_file = endpoint.kind is EndpointKind.FILE
        if is_file and endpoint.path.exists() and not os.access(endpoint.path, os.W_OK):
            raise PermissionError(errno.EACCES, _READ_ONLY)
        with (
            _temporary(endpoint.path, widest_mode(no_wider_than))
            if is_file
            else stream_into(endpoint)
        ) as file:
            yield file


@contextmanager
def _explained(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise ProjectError(
            f"{path}: cannot be written: {error.strerror or error}", hint=_hint(path, error)
        ) from error


@contextmanager
def _temporary(path: Path, widest: int) -> Iterator[BinaryIO]:
    clear_leftovers(path.parent)
    temporary = path.parent / temporary_name()
    # What replaces a file may be a private text until it has the mode of that file.
    mode = private_mode() if path.exists() else new_file_mode(widest)
    descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode)
    try:
        with os.fdopen(descriptor, "wb") as file:
            claim(descriptor)
            yield file
            file.flush()
            with suppress(FileNotFoundError):
                take_over_attributes(descriptor, path, widest)
            os.fsync(descriptor)
            temporary.replace(path)
    except BaseException:  # an interrupt too; it is raised again
        with suppress(OSError):
            temporary.unlink()
        raise
    _sync_folder(path)


def _sync_folder(path: Path) -> None:
    """Have the new name of a file put on the disk; the file is there already."""
    try:
        descriptor = os.open(path.parent, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
    except OSError as error:
        if error.errno in _NO_SYNC_OF_FOLDERS:
            return
        raise ProjectError(
            f"{path}: is written, but the disk has refused its name: {error.strerror or error}",
            hint="Write it again; until then a power cut may bring the old file back.",
        ) from error


def _hint(path: Path, error: OSError) -> str:
    folder = Path(os.path.realpath(path)).parent
    if error.strerror == _READ_ONLY:
        return "Name another file, or let it be written to first: chmod u+w"
    if isinstance(error, PermissionError):
        return f"Is {folder} a folder you may write to?"
    if isinstance(error, FileNotFoundError):
        return f"Is there a folder {folder}?"
    if error.errno == errno.ENXIO:
        return f"Such as: cat {argument(path)} > FILE"
    if error.errno == errno.EPIPE:
        return "The program that read it has ended before it had everything."
    return "What was there has not been changed."
