"""Writing into a device, a pipe or an open descriptor: what is there stays what it is."""

import errno
import os
import stat
import time
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from typing import BinaryIO

from alignwb.core.languages.visible import visible
from alignwb.formats.writing.endpoints import Endpoint, EndpointKind

_PATIENCE_S = 3.0
"""How long to wait until a program begins to read from a pipe."""
_LOOK_AGAIN_S = 0.05


@contextmanager
def stream_into(endpoint: Endpoint) -> Iterator[BinaryIO]:
    """A file to write to whose bytes go straight there; to a terminal, made visible, at the end.

    Raises OSError.
    """
    descriptor = _open(endpoint)
    with os.fdopen(descriptor, "wb") as stream:
        if not stream.isatty():
            yield stream
            return
        shown = BytesIO()
        yield shown
        for line in shown.getvalue().decode("utf-8-sig", "replace").splitlines():
            stream.write(visible(line).encode("utf-8", "replace") + b"\n")


def _open(endpoint: Endpoint) -> int:
    if endpoint.kind is EndpointKind.DESCRIPTOR:
        return os.dup(endpoint.descriptor)
    descriptor = _open_when_read(endpoint)
    if stat.S_ISREG(os.fstat(descriptor).st_mode):
        os.close(descriptor)
        raise OSError(errno.EAGAIN, "another program has put a file there just now")
    os.set_blocking(descriptor, True)
    return descriptor


def _open_when_read(endpoint: Endpoint) -> int:
    """Open it; a pipe that nobody reads from would wait for ever, so there is an end to that."""
    end_s = time.monotonic() + _PATIENCE_S
    while True:
        try:
            return os.open(endpoint.path, os.O_WRONLY | os.O_NOCTTY | os.O_NONBLOCK)
        except OSError as error:
            if error.errno != errno.ENXIO or not endpoint.path.is_fifo():
                raise
            if time.monotonic() > end_s:
                raise OSError(
                    errno.ENXIO, "no program reads what is written there; start it first"
                ) from error
        time.sleep(_LOOK_AGAIN_S)
