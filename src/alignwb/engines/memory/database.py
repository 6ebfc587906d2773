"""The file of the index: its tables, and its errors explained."""

import sqlite3
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from alignwb.engines.cache_file import make_cache_file
from alignwb.errors import AlignwbError, EngineError

LAYOUT = 3
"""Raised whenever the tables, or what is in them, change: an older index is made again."""

_TIMEOUT_S = 5.0
_AWAY = "It is a cache: move away what is there, and it is made again."
_BUSY = frozenset({sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED})

_TABLES = """
CREATE TABLE file (
    id INTEGER PRIMARY KEY, name TEXT UNIQUE NOT NULL, modified_ns INTEGER NOT NULL,
    size INTEGER NOT NULL, digest TEXT NOT NULL);
CREATE TABLE unit (
    id INTEGER PRIMARY KEY, file INTEGER NOT NULL, place TEXT NOT NULL, source TEXT NOT NULL,
    target TEXT NOT NULL, penalty INTEGER NOT NULL, source_key INTEGER NOT NULL,
    previous_key INTEGER NOT NULL, next_key INTEGER NOT NULL, checksum INTEGER NOT NULL);
CREATE INDEX unit_file ON unit (file);
CREATE TABLE block (id INTEGER PRIMARY KEY, first_unit INTEGER NOT NULL, lengths BLOB NOT NULL);
CREATE TABLE posting (
    id INTEGER PRIMARY KEY, side INTEGER NOT NULL, word TEXT NOT NULL, block INTEGER NOT NULL,
    units BLOB NOT NULL);
CREATE TABLE revision (number INTEGER NOT NULL);
INSERT INTO revision VALUES (0);
"""

SOURCE_KEYS = "CREATE INDEX IF NOT EXISTS unit_source_key ON unit (source_key)"
"""Made after the first units, because an index is quicker made of many than unit by unit."""

WORDS = "CREATE UNIQUE INDEX IF NOT EXISTS posting_word ON posting (side, word, block)"


class DamagedIndexError(EngineError):
    """The file is no index, or an older one: it has to be made again."""


class OtherIndexError(DamagedIndexError):
    """It is sound, and was made by another version or for other settings."""


class UnwritableIndexError(EngineError):
    """The file cannot be written: somebody else's folder, a disk that is full or read-only."""


def open_database(
    path: Path, settings: str, widest_mode: int = 0o777, *, is_passing: bool = False
) -> sqlite3.Connection:
    """Open the index in that file; it is made if there is none.

    settings: those the index is made for; one made for others counts as damaged.  widest_mode: the
    permissions that the file may have at most.  is_passing: make one that nobody else sees, and
    that is gone when it is closed, where SQLite has its temporary files.  Raises
    DamagedIndexError, BusyIndexError, UnwritableIndexError, and EngineError if it is no file.
    """
    is_new = is_passing or _size(path) == 0
    if not is_passing:
        with suppress(OSError):  # SQLite says what is wrong with it
            make_cache_file(path, widest_mode)
    with explained(path):
        file = "" if is_passing else path
        database = sqlite3.connect(file, timeout=_TIMEOUT_S, isolation_level=None)
        try:
            database.execute("PRAGMA synchronous = NORMAL")
            database.execute("PRAGMA cache_size = -65536")
            if is_new:
                _make(database, settings)
            else:
                _check(database, path, settings)
        except BaseException:  # an interrupt too; it is raised again
            database.close()
            raise
    return database


def _size(path: Path) -> int:
    """The size of the file, 0 if there is none.  Raises EngineError if it is no plain file."""
    try:
        status = path.stat()
    except FileNotFoundError:
        return 0
    except PermissionError as error:
        raise unwritable(path, error.strerror) from error
    except OSError as error:
        raise EngineError(
            f"{path}: the memory's index cannot be opened: {error.strerror or error}", hint=_AWAY
        ) from error
    if not stat.S_ISREG(status.st_mode):
        raise EngineError(f"{path}: the memory's index is no plain file", hint=_AWAY)
    return status.st_size


class BusyIndexError(EngineError):
    """Another program has the index to itself for now."""


@contextmanager
def explained(path: Path) -> Iterator[None]:
    """Turn whatever is raised inside into Damaged-, Busy- or UnwritableIndexError.

    Errors in words pass: what is put into the index may come from a file that is read meanwhile.
    """
    try:
        yield
    except AlignwbError:
        raise
    except sqlite3.OperationalError as error:
        code = getattr(error, "sqlite_errorcode", 0) & 0xFF
        if code in _BUSY:
            raise BusyIndexError(
                f"{path}: another program is writing the memory's index",
                hint="Try again when it is done.",
            ) from error
        if code in {sqlite3.SQLITE_FULL, sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN}:
            raise unwritable(path, error) from error
        raise DamagedIndexError(f"{path}: the memory's index is damaged: {error}") from error
    except Exception as error:  # damaged pages give other types, numbers and lists than were stored
        raise DamagedIndexError(f"{path}: the memory's index is damaged: {error}") from error


def unwritable(path: Path, why: object) -> UnwritableIndexError:
    """The error that says so."""
    return UnwritableIndexError(
        f"{path}: the memory's index cannot be written: {why}",
        hint="Is there room on the disk, and may you write in that folder?",
    )


@contextmanager
def transaction(database: sqlite3.Connection) -> Iterator[None]:
    """Changes inside are made all or none; the revision counts up."""
    database.execute("BEGIN IMMEDIATE")
    try:
        yield
        database.execute("UPDATE revision SET number = number + 1")
        database.execute("COMMIT")
    except BaseException:  # an interrupt too; it is raised again
        if database.in_transaction:
            database.execute("ROLLBACK")
        raise


@contextmanager
def snapshot(database: sqlite3.Connection) -> Iterator[None]:
    """Reads inside see one state of the index, whatever others write meanwhile."""
    database.execute("BEGIN")
    try:
        yield
    finally:
        if database.in_transaction:
            database.execute("COMMIT")


def _make(database: sqlite3.Connection, settings: str) -> None:
    database.executescript(f"BEGIN IMMEDIATE; {_TABLES} PRAGMA user_version = {LAYOUT};")
    database.execute("CREATE TABLE settings (text TEXT NOT NULL)")
    database.execute("INSERT INTO settings VALUES (?)", (settings,))
    database.execute("COMMIT")


def _check(database: sqlite3.Connection, path: Path, settings: str) -> None:
    [layout] = database.execute("PRAGMA user_version").fetchone()
    if layout != LAYOUT:
        raise OtherIndexError(f"{path}: the memory's index has another layout")
    if database.execute("SELECT text FROM settings").fetchone() != (settings,):
        raise OtherIndexError(f"{path}: the memory's index was made for other settings")
