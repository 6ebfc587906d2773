"""An append-only file whose writer never waits for the disk."""

import os
import threading
import time
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from alignwb.errors import ProjectError
from alignwb.formats.writing.own_files import open_to_append


class DurableLog:
    """A log whose lines survive the end of the process at once, and a power cut soon after.

    Appending hands the bytes to the operating system; a thread that belongs to this object has
    them put on the disk.  All methods are called from one thread.

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
        self._due_s: float | None = None
        self._failure: OSError | None = None
        self._is_closing = False
        self._thread = threading.Thread(target=self._sync_when_due, name="journal", daemon=True)
        self._thread.start()

    @property
    def size_bytes(self) -> int:
        """The size of the file."""
        return self._size_bytes

    def append(self, data: bytes, *, sync_within_s: float = 0.0) -> None:
        """Write at the end, and have it on the disk within that time.

        Raises ProjectError if that fails, or if earlier data could not be put on the disk since
        the last call; the file has not changed then.
        """
        self._raise_failure()
        try:
            rest = memoryview(data)
            while rest:
                rest = rest[os.write(self._descriptor, rest) :]
        except OSError as error:
            with suppress(OSError):  # if not even this works, reading stops at the torn line
                os.ftruncate(self._descriptor, self._size_bytes)
            raise _unwritable(self.path, error) from error
        with self._changed:
            self._size_bytes += len(data)
            due_s = time.monotonic() + sync_within_s
            if self._due_s is None or due_s < self._due_s:
                self._due_s = due_s
                self._changed.notify_all()

    def flush(self) -> None:
        """Wait until all of it is on the disk.  Raises ProjectError if it cannot be put there."""
        with self._changed:
            while self._synced_bytes < self._size_bytes and self._failure is None:
                self._due_s = time.monotonic()
                self._changed.notify_all()
                self._changed.wait()
        self._raise_failure()

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
            size_bytes = self._size_bytes
            failure: OSError | None = None
            try:
                os.fsync(self._descriptor)
            except OSError as error:
                failure = error
            with self._changed:
                if failure is None:
                    self._synced_bytes = size_bytes
                else:
                    self._failure = failure
                self._changed.notify_all()

    def _wait_until_due(self) -> bool:
        with self._changed:
            while not self._is_closing:
                wait_s = None if self._due_s is None else self._due_s - time.monotonic()
                if wait_s is not None and wait_s <= 0:
                    self._due_s = None
                    return True
                self._changed.wait(wait_s)
            return False

    def _raise_failure(self) -> None:
        failure, self._failure = self._failure, None
        if failure is not None:
            raise _unwritable(self.path, failure) from failure


def _unwritable(path: Path, error: OSError) -> ProjectError:
    return ProjectError(
        f"{path}: the journal cannot be written: {error.strerror or error}",
        hint="What was kept before is safe. Make room or check the disk, then try again.",
    )
