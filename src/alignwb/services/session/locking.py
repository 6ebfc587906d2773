"""Who has a document open for editing.

The lock is one of the operating system's, on a file: it ends with the process that holds it,
however that ends.  A file beside it says who holds it, for people to read, and decides nothing.
"""

import getpass
import json
import os
import socket
from collections.abc import Iterable
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import Any

from filelock import FileLock, Timeout

from alignwb.errors import AlignwbError, ProjectError
from alignwb.files.file_bytes import read_bytes
from alignwb.files.reading import reading
from alignwb.files.reading_limits import MOST_NOTES_BYTES
from alignwb.formats.atomic import write_atomically
from alignwb.formats.writing.own_files import make_file


class LockedError(AlignwbError):
    """Someone has the document open.

    Args:
        holder: Who, in words: "process 1234 on desk since 14:02".
    """

    def __init__(self, holder: str) -> None:
        super().__init__(f"it is open for editing in {holder}")
        self.holder = holder


class DocumentLock:
    """The lock of one document, held from construction until `release`.

    no_wider_than: the document's file; nobody may read who holds the lock who may not read that.

    Raises LockedError if another holds it, and ProjectError if a lock cannot be made here.
    """

    def __init__(self, folder: Path, document: str, no_wider_than: Iterable[Path] = ()) -> None:
        self._no_wider_than = tuple(no_wider_than)
        self._holder_path = folder / f"{document}.holder.json"
        path = folder / f"{document}.lock"
        try:
            folder.mkdir(parents=True, exist_ok=True)
            make_file(path, self._no_wider_than)
            self._lock = FileLock(path, blocking=False, thread_local=False)
            self._lock.acquire()
        except Timeout:
            raise LockedError(_describe(self._holder_path)) from None
        except OSError as error:
            # `Path.exists` fails where a folder above may not be looked into.
            above = (folder, *folder.parents)
            there = next((each for each in above if os.path.exists(each)), folder)  # noqa: PTH110
            raise ProjectError(
                f"{path}: cannot be locked: {error.strerror or error}",
                hint=f"Is {there} a folder you may write to?",
            ) from error
        self._write_holder()

    def release(self) -> None:
        """Give the lock up.  May be called again."""
        if self._lock.is_locked:
            with suppress(OSError):
                self._holder_path.unlink(missing_ok=True)
            self._lock.release()

    def _write_holder(self) -> None:
        holder = {
            "process": os.getpid(),
            "user": _user(),
            "host": socket.gethostname(),
            "since": datetime.now().astimezone().isoformat(timespec="minutes"),
        }
        with suppress(ProjectError):  # the lock holds without it
            data = json.dumps(holder).encode() + b"\n"
            write_atomically(self._holder_path, data, no_wider_than=self._no_wider_than)


def is_held_elsewhere(folder: Path, document: str) -> bool:
    """Whether another process has a document open for editing."""
    try:
        holder = _read_holder(folder / f"{document}.holder.json")
        if holder["process"] == os.getpid():
            return False
        with FileLock(folder / f"{document}.lock", blocking=False, thread_local=False):
            return False  # the process that wrote it has ended
    except Timeout:
        return True
    except (OSError, AlignwbError, LookupError, TypeError):
        return False


def _read_holder(path: Path) -> Any:  # noqa: ANN401 - whatever JSON can hold
    with reading(path, "JSON"):
        return json.loads(read_bytes(path, MOST_NOTES_BYTES).decode("utf-8"))


def _describe(path: Path) -> str:
    try:
        holder = _read_holder(path)
        since = datetime.fromisoformat(holder["since"]).astimezone()
        time = f"{since:%H:%M}"
        if since.date() != datetime.now().astimezone().date():
            time = f"{since:%Y-%m-%d %H:%M}"
        user = "" if holder["user"] == _user() else f" of {holder['user']}"
        return f"process {holder['process']}{user} on {holder['host']} since {time}"
    except (AlignwbError, ValueError, LookupError, TypeError, OverflowError):
        return "another process"


def _user() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError):  # no name for this user id, as in a container
        return str(os.getuid()) if hasattr(os, "getuid") else ""
