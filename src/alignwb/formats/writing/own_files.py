"""Files of this program's own that are kept open, or that another library writes."""

import os
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from alignwb.formats.writing.modes import narrow, new_file_mode, widest_mode


def open_to_append(path: Path, size_bytes: int, no_wider_than: Iterable[Path] = ()) -> int:
    """The descriptor of a file to append to, cut to that size; made if there is none.

    It is not bound to appending, so that what a disk refused can be written in its place again.

    no_wider_than: files whose text goes into it; it is readable to nobody who may not read them.
    Raises OSError.
    """
    return _open(path, os.O_WRONLY, widest_mode(no_wider_than), size_bytes)


def make_file(path: Path, no_wider_than: Iterable[Path] = ()) -> None:
    """Make an empty file for a library to write to, unless it is there.

    no_wider_than: as in `open_to_append`; a file that is there is narrowed too.  A link is left to
    the library.  Raises OSError.
    """
    if path.is_symlink():
        return
    os.close(_open(path, os.O_RDWR, widest_mode(no_wider_than)))


def narrow_file(path: Path, no_wider_than: Iterable[Path]) -> None:
    """Take from a file the permissions that one of these files does not give.

    A link, and what cannot be changed, stays as it is.
    """
    widest = widest_mode(no_wider_than)
    with suppress(OSError):
        descriptor = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
        try:
            narrow(descriptor, widest)
        finally:
            os.close(descriptor)


def _open(path: Path, flags: int, widest: int, size_bytes: int | None = None) -> int:
    flags |= os.O_CREAT | os.O_NONBLOCK  # a pipe that was put there must not make us wait
    descriptor = os.open(path, flags, new_file_mode(widest))
    try:
        narrow(descriptor, widest)
        if size_bytes is not None:
            os.ftruncate(descriptor, size_bytes)
    except BaseException:  # an interrupt too; it is raised again
        os.close(descriptor)
        raise
    return descriptor
