"""The file in which is kept what the team is to be told."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from alignwb.engines.cache_file import make_cache_file
from alignwb.errors import EngineError

_TIMEOUT_S = 30.0


class OutboxFile:
    """A database on the disk.  For one thread, and to be closed.

    Several processes may use it at the same time.

    Args:
        path: Where it is; made if it is not there.  A damaged one is set aside.
        widest_mode: The permissions it may have at most.

    Raises:
        EngineError: It cannot be written; also by every method.

    Attributes:
        set_aside: Where a damaged file was put; None if it was sound.
    """

    def __init__(self, path: Path, widest_mode: int = 0o777) -> None:
        self._path = path
        self.set_aside: Path | None = None
        try:
            self._database = _open(path, widest_mode)
        except sqlite3.OperationalError as error:
            raise self._unwritable(error) from error
        except sqlite3.DatabaseError:
            self.set_aside = _aside(path)
            self._database = _open(path, widest_mode)
        except OSError as error:
            raise self._unwritable(error) from error

    def close(self) -> None:
        """Close the file."""
        self._database.close()

    def make(self, tables: str) -> sqlite3.Connection:
        """The database, with tables that are made where they are not there."""
        with self.explained():
            self._database.executescript(tables)
        return self._database

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Changes inside are made all or none."""
        with self.explained():
            self._database.execute("BEGIN IMMEDIATE")
            try:
                yield
                self._database.execute("COMMIT")
            except BaseException:  # an interrupt too; it is raised again
                if self._database.in_transaction:
                    self._database.execute("ROLLBACK")
                raise

    @contextmanager
    def explained(self) -> Iterator[None]:
        """Turn what SQLite raises inside into EngineError."""
        try:
            yield
        except sqlite3.Error as error:
            raise self._unwritable(error) from error

    def _unwritable(self, error: Exception) -> EngineError:
        return EngineError(
            f"{self._path}: what the team is to be told cannot be kept: {error}",
            hint="Is there room on the disk, and may you write in that folder? Your work itself is"
            " safe; it is told when the document is opened again.",
        )


def _open(path: Path, widest_mode: int) -> sqlite3.Connection:
    make_cache_file(path, widest_mode)
    database = sqlite3.connect(path, timeout=_TIMEOUT_S, isolation_level=None)
    try:
        # What is in it is on the disk before anybody counts on it.
        database.execute("PRAGMA synchronous = FULL")
        [verdict] = database.execute("PRAGMA quick_check(1)").fetchone()
        if verdict != "ok":
            raise sqlite3.DatabaseError(verdict)
    except BaseException:  # an interrupt too; it is raised again
        database.close()
        raise
    return database


def _aside(path: Path) -> Path:
    number = 1
    while (aside := path.with_name(f"{path.stem}.damaged-{number}{path.suffix}")).exists():
        number += 1
    path.rename(aside)
    with suppress(OSError):
        path.with_name(f"{path.name}-journal").unlink()
    return aside
