"""Where a path leads that is to be written to: links are followed, nothing is opened."""

import errno
import os
import re
import stat
from dataclasses import dataclass
from enum import Enum, auto
from pathlib import Path

_MOST_LINKS = 40
_DESCRIPTOR = re.compile(r"(?:/proc/(?P<process>\d+)(?:/task/\d+)?/fd|/dev/fd)/(?P<number>\d+)")


class EndpointKind(Enum):
    """What a path leads to."""

    FILE = auto()
    """A regular file, or nothing yet."""
    STREAM = auto()
    """A device that takes characters, or a pipe."""
    DESCRIPTOR = auto()
    """What this process has open already, as `/dev/stdout`."""


@dataclass(frozen=True, slots=True)
class Endpoint:
    """The end of the links that a path leads through.

    Attributes:
        path: The path of the file or stream, without links.
        kind: What it is.
        descriptor: Its number, if it is a descriptor; else -1.
    """

    path: Path
    kind: EndpointKind
    descriptor: int = -1


def find_endpoint(path: Path) -> Endpoint:
    """Where a path leads.

    Raises OSError, with words as its `strerror`, if nothing can be written there: a folder, a
    socket, a disk, links that lead round in a circle.
    """
    end = path
    for _ in range(_MOST_LINKS):
        # Not all links at once: a descriptor's link leads to the file that is open there, and a
        # new file in that place would not be what the descriptor was opened for.
        end = Path(os.path.realpath(end.parent), end.name) if end.name else end.resolve()
        if match := _DESCRIPTOR.fullmatch(str(end)):
            return _descriptor(end, match)
        if not end.is_symlink():
            return Endpoint(end, _kind(end))
        end = end.parent / end.readlink()
    raise OSError(errno.ELOOP, "its links lead round in a circle")


def is_stream(path: Path) -> bool:
    """Whether a path leads to something that is written into and never replaced."""
    try:
        return find_endpoint(path).kind is not EndpointKind.FILE
    except OSError:
        return False


def _descriptor(path: Path, match: re.Match[str]) -> Endpoint:
    process = match["process"]
    if process is None or int(process) == os.getpid():
        return Endpoint(path, EndpointKind.DESCRIPTOR, int(match["number"]))
    kind = _kind(path)
    if kind is EndpointKind.FILE:
        raise OSError(errno.EINVAL, "it is what another process has open")
    return Endpoint(path, kind)


def _kind(path: Path) -> EndpointKind:
    try:
        mode = path.stat().st_mode
    except FileNotFoundError:
        return EndpointKind.FILE
    if stat.S_ISREG(mode):
        return EndpointKind.FILE
    if stat.S_ISCHR(mode) or stat.S_ISFIFO(mode):
        return EndpointKind.STREAM
    if stat.S_ISDIR(mode):
        raise IsADirectoryError(errno.EISDIR, "it is a folder")
    what = "it is a socket" if stat.S_ISSOCK(mode) else "it is a disk and no file"
    raise OSError(errno.EINVAL, what)
