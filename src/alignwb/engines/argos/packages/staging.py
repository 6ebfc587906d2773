"""Folders in which packages are made ready, and clearing those that killed runs left behind."""

import fcntl
import os
import re
import shutil
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from alignwb.files.processes import is_running

_NAME = re.compile(r"\.(?:installing|unpacking)-(?:(?P<process>[1-9]\d{0,6})-)?\w+|\.removing-.+")
_CERTAIN_AGE_S = 3600.0
"""What nobody holds for so long is left over, whoever made it."""


@contextmanager
def staging_folder(home: Path, purpose: str) -> Iterator[Path]:
    """A hidden folder in `home` that goes at the end, and at the next such call if we are killed.

    purpose: "installing" or "unpacking".  Raises OSError.
    """
    _clear_leftovers(home)
    with tempfile.TemporaryDirectory(prefix=f".{purpose}-{os.getpid()}-", dir=home) as name:
        descriptor = os.open(name, os.O_RDONLY)
        try:
            with suppress(OSError):  # where folders cannot be locked, the name still tells
                fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
            yield Path(name)
        finally:
            os.close(descriptor)


def _clear_leftovers(home: Path) -> None:
    for folder in home.iterdir():
        match = _NAME.fullmatch(folder.name)
        if match and folder.is_dir() and not folder.is_symlink() and _is_left_over(folder, match):
            shutil.rmtree(folder, ignore_errors=True)


def _is_left_over(folder: Path, match: re.Match[str]) -> bool:
    try:
        descriptor = os.open(folder, os.O_RDONLY)
    except OSError:
        return False
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        if time.time() - os.fstat(descriptor).st_mtime > _CERTAIN_AGE_S:
            return True
        return match["process"] is not None and not is_running(int(match["process"]))
    except OSError:  # someone holds it
        return False
    finally:
        os.close(descriptor)
