"""What was confirmed here and is on its way to the team: on the disk before it is sent."""

import sqlite3
import uuid
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from alignwb.core.languages.half_characters import without_half_characters
from alignwb.core.memory.shared_units import SharedChange, UnitPlace
from alignwb.core.memory.units import MemoryUnit
from alignwb.engines.cache_file import make_cache_file
from alignwb.errors import EngineError

_TIMEOUT_S = 30.0
_TABLES = """
CREATE TABLE IF NOT EXISTS own (
    document TEXT NOT NULL, place TEXT NOT NULL, source TEXT NOT NULL, target TEXT NOT NULL,
    previous TEXT NOT NULL, following TEXT NOT NULL, PRIMARY KEY (document, place));
CREATE TABLE IF NOT EXISTS waiting (
    number INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, document TEXT NOT NULL,
    place TEXT NOT NULL, source TEXT NOT NULL, target TEXT, previous TEXT NOT NULL,
    following TEXT NOT NULL, confirmed_at TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS seen (document TEXT PRIMARY KEY, looks TEXT NOT NULL);
"""

Units = Mapping[str, MemoryUnit | None]
"""Units by their place in a document; None where one is no longer confirmed."""

_Row = tuple[str, str, str, str]


@dataclass(frozen=True, slots=True)
class Waiting:
    """A change with its number in the queue."""

    number: int
    change: SharedChange


class Outbox:
    """The units of this project as the team was told of them, and what it is still to be told.

    Several processes may use it at the same time.  For one thread, and to be closed.

    Args:
        path: Its file; made if it is not there.  A damaged one is set aside, and all units of the
            project are told again: the team's index has one unit for each place.
        project: The project's name in the team.
        widest_mode: The permissions the file may have at most.

    Raises:
        EngineError: The file cannot be written; also by every method.

    Attributes:
        set_aside: Where a damaged file was put; None if it was sound.
    """

    def __init__(self, path: Path, project: str, widest_mode: int = 0o777) -> None:
        self._path = path
        self._project = project
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

    def note(self, document: str, units: Units) -> int:
        """Queue what is new in some units of a document; returns how many changes that were."""
        with self._transaction():
            return sum(self._note(document, place, unit) for place, unit in units.items())

    def note_all(self, document: str, units: Sequence[MemoryUnit], looks: str) -> int:
        """Queue what is new in all units of a document; `looks` tells the state of its file."""
        now: dict[str, MemoryUnit | None] = {unit.place: unit for unit in units}
        with self._transaction():
            places = self._database.execute("SELECT place FROM own WHERE document = ?", (document,))
            gone = dict.fromkeys(place for (place,) in places.fetchall() if place not in now)
            count = sum(self._note(document, *each) for each in (now | gone).items())
            self._database.execute("REPLACE INTO seen VALUES (?, ?)", (document, looks))
        return count

    def has_seen(self, document: str, looks: str) -> bool:
        """Whether a document's file was noted as it looks now."""
        with self._explained():
            row = self._database.execute("SELECT looks FROM seen WHERE document = ?", (document,))
            return bool(row.fetchone() == (looks,))

    def waiting(self, limit: int) -> tuple[Waiting, ...]:
        """The oldest changes that are to be sent."""
        with self._explained():
            rows = self._database.execute("SELECT * FROM waiting ORDER BY number LIMIT ?", (limit,))
            return tuple(map(self._waiting, rows.fetchall()))

    def count(self) -> int:
        """How many changes are to be sent."""
        with self._explained():
            [count] = self._database.execute("SELECT count(*) FROM waiting").fetchone()
        return int(count)

    def sent(self, changes: Sequence[Waiting]) -> None:
        """Take changes out of the queue that the server has."""
        with self._transaction():
            self._database.executemany(
                "DELETE FROM waiting WHERE number = ?", [(each.number,) for each in changes]
            )

    def _waiting(self, row: Sequence[str | int | None]) -> Waiting:
        number, id_, document, place, source, target, previous, following, at = row
        where = UnitPlace(self._project, str(document), str(place), str(source))
        text = None if target is None else str(target)
        change = SharedChange(str(id_), where, text, str(previous), str(following), str(at))
        return Waiting(int(number or 0), change)

    def _note(self, document: str, place: str, unit: MemoryUnit | None) -> int:
        """Queue the changes that make the unit at a place what it is now: none, one or two."""
        row = self._database.execute(
            "SELECT source, target, previous, following FROM own WHERE document = ? AND place = ?",
            (document, place),
        )
        before: _Row | None = row.fetchone()
        now = None if unit is None else _texts(unit)
        if before == now:
            return 0
        count = 0
        if before and (now is None or now[0] != before[0]):
            self._queue(document, place, (before[0], None, *before[2:]))
            self._database.execute(
                "DELETE FROM own WHERE document = ? AND place = ?", (document, place)
            )
            count += 1
        if now:
            self._queue(document, place, now)
            self._database.execute(
                "REPLACE INTO own VALUES (?, ?, ?, ?, ?, ?)", (document, place, *now)
            )
            count += 1
        return count

    def _queue(self, document: str, place: str, texts: Sequence[str | None]) -> None:
        now = datetime.now(UTC).isoformat()
        self._database.execute(
            "INSERT INTO waiting (id, document, place, source, target, previous, following,"
            " confirmed_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            (str(uuid.uuid4()), document, place, *texts, now),
        )

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        with self._explained():
            self._database.execute("BEGIN IMMEDIATE")
            try:
                yield
                self._database.execute("COMMIT")
            except BaseException:  # an interrupt too; it is raised again
                if self._database.in_transaction:
                    self._database.execute("ROLLBACK")
                raise

    @contextmanager
    def _explained(self) -> Iterator[None]:
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
        database.executescript(_TABLES)
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


def _texts(unit: MemoryUnit) -> _Row:
    # SQLite refuses half characters.
    source, target, previous, following = map(
        without_half_characters, (unit.source, unit.target, unit.previous, unit.next)
    )
    return source, target, previous, following
