"""What was confirmed here and is on its way to the team: on the disk before it is sent."""

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from alignwb.core.languages.half_characters import without_half_characters
from alignwb.core.memory.shared_units import SharedChange, UnitPlace
from alignwb.core.memory.units import MemoryUnit
from alignwb.engines.team.outbox_file import OutboxFile

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

    Where its file was damaged all units of the project are told again: the team's index has one
    unit for each place.  For one thread.

    Args:
        file: Where it is kept.
        project: The project's name in the team.

    Raises:
        EngineError: The file cannot be written; by every method.
    """

    def __init__(self, file: OutboxFile, project: str) -> None:
        self._file = file
        self._project = project
        self._database = file.make(_TABLES)

    def note(self, document: str, units: Units) -> int:
        """Queue what is new in some units of a document; returns how many changes that were."""
        with self._file.transaction():
            return sum(self._note(document, place, unit) for place, unit in units.items())

    def note_all(self, document: str, units: Sequence[MemoryUnit], looks: str) -> int:
        """Queue what is new in all units of a document; `looks` tells the state of its file."""
        now: dict[str, MemoryUnit | None] = {unit.place: unit for unit in units}
        with self._file.transaction():
            places = self._database.execute("SELECT place FROM own WHERE document = ?", (document,))
            gone = dict.fromkeys(place for (place,) in places.fetchall() if place not in now)
            count = sum(self._note(document, *each) for each in (now | gone).items())
            self._database.execute("REPLACE INTO seen VALUES (?, ?)", (document, looks))
        return count

    def has_seen(self, document: str, looks: str) -> bool:
        """Whether a document's file was noted as it looks now."""
        with self._file.explained():
            row = self._database.execute("SELECT looks FROM seen WHERE document = ?", (document,))
            return bool(row.fetchone() == (looks,))

    def waiting(self, limit: int) -> tuple[Waiting, ...]:
        """The oldest changes that are to be sent."""
        with self._file.explained():
            rows = self._database.execute("SELECT * FROM waiting ORDER BY number LIMIT ?", (limit,))
            return tuple(map(self._waiting, rows.fetchall()))

    def count(self) -> int:
        """How many changes are to be sent."""
        with self._file.explained():
            [count] = self._database.execute("SELECT count(*) FROM waiting").fetchone()
        return int(count)

    def sent(self, changes: Sequence[Waiting]) -> None:
        """Take changes out of the queue that the server has."""
        with self._file.transaction():
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


def _texts(unit: MemoryUnit) -> _Row:
    # SQLite refuses half characters.
    source, target, previous, following = map(
        without_half_characters, (unit.source, unit.target, unit.previous, unit.next)
    )
    return source, target, previous, following
