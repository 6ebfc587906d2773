"""Who may read a file that is written: a copy of a private text is private too."""

import os
import stat
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

EVERYONE = 0o777
_OWNER = 0o700
_GROUP = 0o070
_NEW = 0o666
_PRIVATE = 0o600


def widest_mode(no_wider_than: Iterable[Path]) -> int:
    """The permissions that a file may have at most: those that all of these files give.

    Files that are not there do not count; the owner may always read and write.
    """
    widest = EVERYONE
    for path in no_wider_than:
        with suppress(OSError):
            mode = stat.S_IMODE(path.stat().st_mode)
            if _has_access_list(path):
                # The bits of the group then say what the list gives anybody, not the group.
                mode &= ~_GROUP
            widest &= mode | _OWNER
    return widest


def new_file_mode(widest: int) -> int:
    """The mode to make a file with; the umask is taken off by the system."""
    return _NEW & widest


def narrow(descriptor: int, widest: int) -> None:
    """Take permissions beyond `widest` from an open file.  Raises OSError."""
    mode = stat.S_IMODE(os.fstat(descriptor).st_mode)
    if mode & EVERYONE & ~widest:
        os.fchmod(descriptor, mode & ~(EVERYONE & ~widest))


def take_over_attributes(descriptor: int, path: Path, widest: int) -> None:
    """Give the file that will replace `path` its owner, group, access lists and mode.

    What the system does not let us keep is left out, and never widens who may read it.  Raises
    FileNotFoundError if there is no such file, and OSError if the mode cannot be set.
    """
    before = path.stat()
    _take_over_owner(descriptor, before)
    if hasattr(os, "listxattr"):
        with suppress(OSError):
            for name in os.listxattr(path):
                with suppress(OSError):
                    os.setxattr(descriptor, name, os.getxattr(path, name))
    mode = stat.S_IMODE(before.st_mode) & ~(EVERYONE & ~widest)
    if os.fstat(descriptor).st_gid != before.st_gid:
        # Our own group is not the one that was let in.
        mode = mode & ~_GROUP | (mode & 0o007) << 3 & mode
    os.fchmod(descriptor, mode)


def private_mode() -> int:
    """The mode of a file whose own mode is given to it when it is whole."""
    return _PRIVATE


def _has_access_list(path: Path) -> bool:
    return hasattr(os, "listxattr") and "system.posix_acl_access" in os.listxattr(path)


def _take_over_owner(descriptor: int, before: os.stat_result) -> None:
    mine = os.fstat(descriptor)
    if (mine.st_uid, mine.st_gid) == (before.st_uid, before.st_gid):
        return
    try:
        os.fchown(descriptor, before.st_uid, before.st_gid)
    except OSError:  # only root gives files away; a group one is in can be given
        with suppress(OSError):
            os.fchown(descriptor, -1, before.st_gid)
