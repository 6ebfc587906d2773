"""The names of temporary files, and clearing away those whose process was killed.

A temporary file is locked as long as it is written, and its name says which process of which
machine writes it.  So one that no living process owns can be told from one in use.
"""

import fcntl
import os
import re
import secrets
import socket
import time
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path

from alignwb.files.processes import is_running

_NAME = re.compile(
    r"\.alignwb-(?:(?P<host>[0-9a-f]{8})-(?P<process>[1-9]\d{0,6})-)?[0-9a-f]{16}\.tmp"
)
_CERTAIN_AGE_S = 3600.0
"""A file that nobody has locked for so long is left over, whoever made it."""


def temporary_name() -> str:
    """A name for a temporary file of this process, never given before."""
    return f".alignwb-{_host()}-{os.getpid()}-{secrets.token_hex(8)}.tmp"


def claim(descriptor: int) -> None:
    """Show, as long as the file is open, that a living process writes it."""
    with suppress(OSError):  # where files cannot be locked, the name still tells
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)


def clear_leftovers(folder: Path) -> None:
    """Remove the temporary files in a folder whose process has ended.

    Whatever cannot be looked at or removed stays.
    """
    with suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            match = _NAME.fullmatch(entry.name)
            if match and entry.is_file(follow_symlinks=False):
                _clear(Path(entry.path), match)


def _clear(path: Path, match: re.Match[str]) -> None:
    with suppress(OSError):
        descriptor = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
            has_ended = match["host"] == _host() and not is_running(int(match["process"]))
            age_s = time.time() - os.fstat(descriptor).st_mtime
            if has_ended or age_s > _CERTAIN_AGE_S:
                path.unlink()
        finally:
            os.close(descriptor)


def _host() -> str:
    """Eight digits for this machine, which tell where a process number is valid."""
    return blake2b(socket.gethostname().encode("utf-8", "replace"), digest_size=4).hexdigest()
