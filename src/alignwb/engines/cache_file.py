"""Making the file of a cache, so that nobody can read it who may not read what is in it."""

import os
import stat
from pathlib import Path


def make_cache_file(path: Path, widest_mode: int) -> None:
    """Make an empty file, or narrow the permissions of one that is there.

    widest_mode: the permissions it may have at most.  What SQLite writes beside a database has the
    permissions of the database.  Raises OSError.
    """
    flags = os.O_RDWR | os.O_CREAT | os.O_NONBLOCK
    descriptor = os.open(path, flags, 0o666 & widest_mode)
    try:
        mode = stat.S_IMODE(os.fstat(descriptor).st_mode)
        if mode & ~widest_mode:
            os.fchmod(descriptor, mode & widest_mode)
    finally:
        os.close(descriptor)
