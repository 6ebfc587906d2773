"""What the project's glossary has, as the team was told, and what it is still to be told."""

import json
import uuid
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from alignwb.core.languages.half_characters import without_half_characters
from alignwb.core.terms.shared_terms import TermChange
from alignwb.core.terms.termbase import Term, TermStatus
from alignwb.engines.team.outbox_file import OutboxFile

_TABLES = """
CREATE TABLE IF NOT EXISTS own_term (cells TEXT PRIMARY KEY);
CREATE TABLE IF NOT EXISTS waiting_term (
    number INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, cells TEXT NOT NULL,
    is_there INTEGER NOT NULL, changed_at TEXT NOT NULL);
"""


@dataclass(frozen=True, slots=True)
class WaitingTerm:
    """A change with its number in the queue."""

    number: int
    change: TermChange


class TermOutbox:
    """The rows of the glossary, each as a whole: one that is changed is another row.

    For one thread.

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

    def note(self, terms: Iterable[Term], *, is_whole: bool = True) -> int:
        """Queue what is new in the glossary; returns how many changes that were.

        is_whole: whether these are all of its rows; else none is taken for gone.
        """
        now = dict.fromkeys(map(_cells, terms))
        with self._file.transaction():
            told = {row[0] for row in self._database.execute("SELECT cells FROM own_term")}
            gone = sorted(told - now.keys()) if is_whole else []
            new = [cells for cells in now if cells not in told]
            for cells in gone:
                self._database.execute("DELETE FROM own_term WHERE cells = ?", (cells,))
                self._queue(cells, is_there=False)
            for cells in new:
                self._database.execute("INSERT INTO own_term VALUES (?)", (cells,))
                self._queue(cells, is_there=True)
        return len(gone) + len(new)

    def waiting(self, limit: int) -> tuple[WaitingTerm, ...]:
        """The oldest changes that are to be sent."""
        with self._file.explained():
            rows = self._database.execute(
                "SELECT * FROM waiting_term ORDER BY number LIMIT ?", (limit,)
            )
            return tuple(
                WaitingTerm(
                    number, TermChange(id_, self._project, _term(cells), bool(is_there), changed_at)
                )
                for number, id_, cells, is_there, changed_at in rows.fetchall()
            )

    def count(self) -> int:
        """How many changes are to be sent."""
        with self._file.explained():
            [count] = self._database.execute("SELECT count(*) FROM waiting_term").fetchone()
        return int(count)

    def sent(self, changes: Sequence[WaitingTerm]) -> None:
        """Take changes out of the queue that the server has."""
        with self._file.transaction():
            self._database.executemany(
                "DELETE FROM waiting_term WHERE number = ?", [(each.number,) for each in changes]
            )

    def _queue(self, cells: str, *, is_there: bool) -> None:
        self._database.execute(
            "INSERT INTO waiting_term (id, cells, is_there, changed_at) VALUES (?, ?, ?, ?)",
            (str(uuid.uuid4()), cells, is_there, datetime.now(UTC).isoformat()),
        )


def _cells(term: Term) -> str:
    cells = (term.source, term.target, str(term.status), term.pos, term.note, term.variants)
    return without_half_characters(json.dumps(cells, ensure_ascii=False))


def _term(cells: str) -> Term:
    source, target, status, pos, note, variants = json.loads(cells)
    return Term(source, target, TermStatus(status), pos, note, tuple(variants))
