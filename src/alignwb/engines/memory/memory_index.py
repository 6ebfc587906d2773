"""The index: files and their units, kept as they change."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b
from itertools import islice
from pathlib import Path
from zlib import crc32

from alignwb.core.languages.folding import comparable_text
from alignwb.core.languages.half_characters import without_half_characters
from alignwb.core.memory.units import MemoryUnit
from alignwb.engines.memory.database import (
    SOURCE_KEYS,
    WORDS,
    explained,
    open_database,
    transaction,
)
from alignwb.engines.memory.postings import BlockWriter

_ROWS_A_WRITE = 2000
_INSERT = "INSERT INTO unit VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"


_Row = tuple[str, str, str, int, int, int, int]
"""Place, source, target, penalty, and the keys of the source, the previous and the next one."""


@dataclass(frozen=True, slots=True)
class Stamp:
    """Tells whether a file is still the one that was read; the digest decides."""

    modified_ns: int
    size: int
    digest: str


NO_STAMP = Stamp(0, 0, "")
"""The stamp of no file."""


class MemoryIndex:
    """Keeps the units of files, and changes no more than what changed in a file.

    To be used by one thread, and closed.

    Args:
        path: The file of the index; made if it is not there.
        settings: Those it is made for; an index made for others counts as damaged.
        widest_mode: The permissions it may have at most.
        is_passing: Keep it for this process alone, in no file of that name.

    Raises:
        DamagedIndexError: The file is no index of this layout and these settings; also by every
            method, as soon as it shows.
        EngineError: Another program has the index to itself, or it cannot be written; likewise.
    """

    def __init__(
        self,
        path: Path,
        settings: str = "",
        widest_mode: int = 0o777,
        *,
        is_passing: bool = False,
    ) -> None:
        self.path = path
        self.database = open_database(path, settings, widest_mode, is_passing=is_passing)

    def close(self) -> None:
        """Close the index; it cannot be used afterwards."""
        self.database.close()

    def stamps(self) -> dict[str, Stamp]:
        """The files that are in it, by name."""
        with explained(self.path):
            rows = self.database.execute("SELECT name, modified_ns, size, digest FROM file")
            return {name: Stamp(*stamp) for name, *stamp in rows.fetchall()}

    def counts(self) -> dict[str, int]:
        """The number of units of each file, by its name."""
        with explained(self.path):
            rows = self.database.execute(
                "SELECT name, count(unit.id) FROM file LEFT JOIN unit ON unit.file = file.id"
                " GROUP BY file.id ORDER BY name"
            )
            return dict(rows.fetchall())

    def units(self) -> Iterator[tuple[str, MemoryUnit]]:
        """Every unit with the name of its file, by file and in its order; without neighbours."""
        with explained(self.path):
            rows = self.database.execute(
                "SELECT name, place, source, target, penalty, source_key, previous_key, next_key,"
                " checksum FROM unit JOIN file ON file.id = unit.file ORDER BY name, unit.id"
            )
            for name, *row, checksum in rows:
                refuse_damaged(tuple(row), checksum)
                place, source, target, penalty, *_ = row
                yield name, MemoryUnit(source, target, place, penalty=penalty)

    @property
    def waste(self) -> float:
        """The share of listed units that are gone by now, 0 to 1."""
        with explained(self.path):
            [listed] = self.database.execute(
                "SELECT coalesce(sum(length(lengths) / 2), 0) FROM block"
            ).fetchone()
            [there] = self.database.execute("SELECT count(*) FROM unit").fetchone()
        return 1 - there / listed if listed else 0.0

    def set_file(self, name: str, stamp: Stamp, units: Iterable[MemoryUnit]) -> int:
        """Make these the units of a file; returns their number.

        If iterating `units` raises, the file's units stay what they were.
        """
        with explained(self.path), transaction(self.database):
            file = self._file(name, stamp)
            there = self._known(file)
            count = 0

            def new() -> Iterator[_Row]:
                nonlocal count
                for unit in units:
                    count += 1
                    row = _row(unit)
                    same = there.get(_fingerprint(row))
                    if same:
                        same.pop()
                    else:
                        yield row
                    if same == []:
                        del there[_fingerprint(row)]

            self._insert(file, new())
            gone = ((number,) for numbers in there.values() for number in numbers)
            self.database.executemany("DELETE FROM unit WHERE id = ?", gone)
        return count

    def set_units(self, name: str, units: Mapping[str, MemoryUnit | None]) -> None:
        """Make these the only units at their places in a file; None leaves nothing there.

        All of it or nothing.  The file loses its stamp: its own text may never come to have these
        units, so it is to be read again when the memory is next opened.
        """
        rows = [_row(unit) for unit in units.values() if unit]
        with explained(self.path), transaction(self.database):
            file = self._file(name, NO_STAMP)
            self.database.execute(
                "DELETE FROM unit WHERE file = ? AND place IN (SELECT value FROM json_each(?))",
                (file, json.dumps(list(map(without_half_characters, units)))),
            )
            self._insert(file, rows)

    def take_over(
        self,
        stamped: str,
        stamps: tuple[Stamp, Stamp],
        gone: Iterable[tuple[str, str, str]],
        units: Sequence[tuple[str, MemoryUnit]],
    ) -> bool:
        """Take units out and put others in, if a file has the first of two stamps.

        stamped: that file; it has the second stamp afterwards, and is made if it is not there.
        gone: names of files, sources, and how the places there begin that lose their units.
        units: new units with the names of their files; it is quickest if neighbours follow one
        another.  False if the stamp was another: somebody else has done it.  All of it or nothing.
        """
        with explained(self.path), transaction(self.database):
            if self._stamp(stamped) != stamps[0]:
                return False
            self._file(stamped, stamps[1])
            self._take_out(gone)
            names = dict.fromkeys(name for name, _ in units)
            files = {name: self._file(name, NO_STAMP) for name in names}
            self._insert_in_files((files[name], _row(unit)) for name, unit in units)
        return True

    def _stamp(self, name: str) -> Stamp:
        row = self.database.execute(
            "SELECT modified_ns, size, digest FROM file WHERE name = ?", (name,)
        ).fetchone()
        return NO_STAMP if row is None else Stamp(*row)

    def _take_out(self, gone: Iterable[tuple[str, str, str]]) -> None:
        self.database.execute(SOURCE_KEYS)  # else each would read every unit
        self.database.executemany(
            "DELETE FROM unit WHERE source_key = ? AND source = ?"
            " AND substr(place, 1, length(?)) = ?"
            " AND file = (SELECT id FROM file WHERE name = ?)",
            (
                (text_key(source), source, place, place, name)
                for name, source, place in (map(without_half_characters, each) for each in gone)
            ),
        )

    def touch(self, name: str, stamp: Stamp) -> None:
        """Note another stamp for a file whose units are what they were."""
        with explained(self.path), transaction(self.database):
            self._file(name, stamp)

    def remove(self, name: str) -> None:
        """Forget a file."""
        with explained(self.path), transaction(self.database):
            file = self._file(name, NO_STAMP)
            self.database.execute("DELETE FROM unit WHERE file = ?", (file,))
            self.database.execute("DELETE FROM file WHERE id = ?", (file,))

    def _file(self, name: str, stamp: Stamp) -> int:
        """The number of a file, with that stamp from now on."""
        self.database.execute(
            "INSERT INTO file (name, modified_ns, size, digest) VALUES (?, ?, ?, ?)"
            " ON CONFLICT (name) DO UPDATE SET modified_ns = excluded.modified_ns,"
            " size = excluded.size, digest = excluded.digest",
            (name, stamp.modified_ns, stamp.size, stamp.digest),
        )
        [number] = self.database.execute("SELECT id FROM file WHERE name = ?", (name,)).fetchone()
        return int(number)

    def _known(self, file: int) -> dict[int, list[int]]:
        """The numbers of a file's units by the fingerprint of their content."""
        known: dict[int, list[int]] = {}
        rows = self.database.execute(
            "SELECT id, place, source, target, penalty, source_key, previous_key, next_key"
            " FROM unit WHERE file = ?",
            (file,),
        )
        for number, *row in rows:
            known.setdefault(_fingerprint(tuple(row)), []).append(number)
        return known

    def _insert(self, file: int, rows: Iterable[_Row]) -> None:
        self._insert_in_files((file, row) for row in rows)

    def _insert_in_files(self, rows: Iterable[tuple[int, _Row]]) -> None:
        writer = BlockWriter(self.database)
        rows = iter(rows)
        while batch := list(islice(rows, _ROWS_A_WRITE)):
            numbers = writer.add([row[1] for _, row in batch], [row[2] for _, row in batch])
            self.database.executemany(
                _INSERT,
                (
                    (number, file, *row, _checksum(row))
                    for number, (file, row) in zip(numbers, batch, strict=True)
                ),
            )
        writer.flush()
        self.database.execute(SOURCE_KEYS)
        self.database.execute(WORDS)


@lru_cache(maxsize=512)  # a unit's source is its neighbours' neighbour, in a team's units too
def text_key(text: str) -> int:
    """A 63-bit number that texts which are folded alike share; 0 for no text.

    Others practically never have the same.
    """
    words = comparable_text(text)
    if not words:
        return 0
    digest = blake2b(words.encode("utf-8", "surrogatepass"), digest_size=8).digest()
    return int.from_bytes(digest) >> 1


def _row(unit: MemoryUnit) -> _Row:
    keys = text_key(unit.source), text_key(unit.previous), text_key(unit.next)
    # SQLite refuses half characters.
    place, source, target = map(without_half_characters, (unit.place, unit.source, unit.target))
    return place, source, target, unit.penalty, *keys


def refuse_damaged(row: tuple[object, ...], checksum: object) -> None:
    """Raise ValueError if a row is not what was stored: SQLite itself does not notice.

    row: place, source, target, penalty and the three keys.
    """
    if checksum != _checksum(row):
        raise ValueError("a unit is not what was stored")


def _checksum(row: tuple[object, ...]) -> int:
    return crc32("\0".join(map(str, row)).encode())


def _fingerprint(row: tuple[object, ...]) -> int:
    return hash(row)
