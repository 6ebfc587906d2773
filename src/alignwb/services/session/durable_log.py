"""An append-only file whose writer never waits for the disk."""

import os
import threading
import time
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from alignwb.errors import ProjectError
from alignwb.formats.writing.own_files import open_to_append

_TRY_AGAIN_S = 1.0


class DurableLog:
    """A log whose lines survive the end of the process at once, and a power cut soon after.

    Appending hands the bytes to the operating system; a thread that belongs to this object has
    them put on the disk.  All methods are called from one thread.

    Once the disk has refused them, the system may drop them and call a later attempt a success.
    So all bytes since the last success are held, and written once more before each new attempt;
    the failure stands until one that covers them has succeeded.

    Args:
        path: The file; made if there is none.  Its folder must exist.
        size_bytes: The size it is cut to first: the end of its last good line.
        no_wider_than: Files whose text goes into it; nobody may read it who may not read them.

    Raises ProjectError if the file cannot be opened.
    """

    def __init__(self, path: Path, size_bytes: int = 0, no_wider_than: Iterable[Path] = ()) -> None:
        self.path = path
        self._size_bytes = size_bytes
        try:
            self._descriptor = open_to_append(path, size_bytes, no_wider_than)
        except OSError as error:
            raise _unwritable(path, error) from error
        self._changed = threading.Condition()
        self._synced_bytes = size_bytes
        self._unsynced = bytearray()
        self._due_s: float | None = None
        self._failure: OSError | None = None
        self._attempts = 0
        self._is_closing = False
        self._thread = threading.Thread(target=self._sync_when_due, name="journal", daemon=True)
        self._thread.start()

    @property
    def size_bytes(self) -> int:
        """The size of the file."""
        return self._size_bytes

    @property
    def failure(self) -> ProjectError | None:
        """Why some of it is not known to be on the disk, though it was due; None if all is well."""
        failure = self._failure
        return None if failure is None else _unwritable(self.path, failure)

    @property
    def is_synced(self) -> bool:
        """Whether all of it is on the disk."""
        return self._synced_bytes == self._size_bytes and self._failure is None

    @property
    def is_gone(self) -> bool:
        """Whether the file was deleted: what is written to it then is nowhere."""
        return os.fstat(self._descriptor).st_nlink == 0

    def append(self, data: bytes, *, sync_within_s: float = 0.0) -> None:
        """Write at the end, and have it on the disk within that time.

        Raises ProjectError if it cannot be written; the file has not changed then.  That earlier
        data could not be put on the disk is no reason to refuse: `failure` tells.
        """
        if self.is_gone:
            raise ProjectError(
                f"{self.path}: the journal was deleted while the document is open",
                hint="Put the project's folder back where it was, or leave and keep a copy.",
            )
        with self._changed:
            try:
                _write_at(self._descriptor, data, self._size_bytes)
            except OSError as error:
                with suppress(OSError):  # if not even this works, reading stops at the torn line
                    os.ftruncate(self._descriptor, self._size_bytes)
                raise _unwritable(self.path, error) from error
            self._unsynced += data
            self._size_bytes += len(data)
            due_s = time.monotonic() + sync_within_s
            if self._due_s is None or due_s < self._due_s:
                self._due_s = due_s
                self._changed.notify_all()

    def flush(self) -> None:
        """Wait until all of it is on the disk.  Raises ProjectError if it cannot be put there."""
        with self._changed:
            attempts = self._attempts
            while not self.is_synced and (self._failure is None or self._attempts == attempts):
                self._due_s = time.monotonic()
                self._changed.notify_all()
                self._changed.wait()
        if failure := self.failure:
            raise failure

    def close(self) -> None:
        """Put everything on the disk and close.  Raises ProjectError if that fails."""
        if self._is_closing:
            return
        try:
            self.flush()
        finally:
            with self._changed:
                self._is_closing = True
                self._changed.notify_all()
            self._thread.join()
            os.close(self._descriptor)

    def _sync_when_due(self) -> None:
        while self._wait_until_due():
            failure: OSError | None = None
            size_bytes = self._size_bytes
            try:
                size_bytes = self._write_refused_again()
                os.fsync(self._descriptor)
            except OSError as error:
                failure = error
            with self._changed:
                self._attempts += 1
                self._failure = failure
                if failure is None:
                    del self._unsynced[: size_bytes - self._synced_bytes]
                    self._synced_bytes = size_bytes
                elif self._due_s is None:
                    self._due_s = time.monotonic() + _TRY_AGAIN_S
                self._changed.notify_all()

    def _write_refused_again(self) -> int:
        """Write what the disk has refused once more; returns the size of the file."""
        with self._changed:
            if self._failure:
                _write_at(self._descriptor, self._unsynced, self._synced_bytes)
            return self._size_bytes

    def _wait_until_due(self) -> bool:
        with self._changed:
            while not self._is_closing:
                wait_s = None if self._due_s is None else self._due_s - time.monotonic()
                if wait_s is not None and wait_s <= 0:
                    self._due_s = None
                    return True
                self._changed.wait(wait_s)
            return False


def _write_at(descriptor: int, data: bytes | bytearray, offset: int) -> None:
    os.lseek(descriptor, offset, os.SEEK_SET)
    rest = memoryview(bytes(data))
    while rest:
        rest = rest[os.write(descriptor, rest) :]


def _unwritable(path: Path, error: OSError) -> ProjectError:
    return ProjectError(
        f"{path}: the journal cannot be written: {error.strerror or error}",
        hint="What was kept before is safe. Make room or check the disk, then try again.",
    )
