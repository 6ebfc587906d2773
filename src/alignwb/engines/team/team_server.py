"""The changes of a team on its PostgreSQL server."""

import json
import socket
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from alignwb.core.memory.shared_units import SharedChange
from alignwb.core.terms.shared_terms import TermChange
from alignwb.engines.collector import collector_paused
from alignwb.engines.team.address import TeamAddress
from alignwb.engines.team.encryption import encrypted
from alignwb.engines.team.schema import TABLES, TERMS, UNITS, VERSION, SharedTable, granting
from alignwb.engines.team.server_rows import (
    literal,
    number_of_last,
    row_of_term,
    row_of_unit,
    rows_of,
    term_of_row,
    unit_of_row,
)
from alignwb.errors import AlignwbError, EngineError

if TYPE_CHECKING:
    import pg8000.native

_TIMEOUT_S = 20.0
"""How long a server may take to answer anything before it counts as lost."""

_NO_PERMISSION = "42501"
_NO_TABLE = frozenset({"42P01", "3F000"})
_WRONG_PASSWORD = frozenset({"28P01", "28000"})
_NO_DATABASE = "3D000"


class LostServerError(EngineError):
    """The server cannot be reached; it may be again."""


class RefusedError(EngineError):
    """The server does not let this user do it."""


@dataclass(frozen=True, slots=True)
class Fetched:
    """Changes in the order they were received, and the number to ask from next."""

    changes: tuple[SharedChange, ...]
    number: int


@dataclass(frozen=True, slots=True)
class FetchedTerms:
    """Changes of terms, likewise.

    Attributes:
        changes: The changes.
        number: The number to ask from next.
        unreadable: How many rows are no change that a glossary could have made.
    """

    changes: tuple[TermChange, ...]
    number: int
    unreadable: int = 0


class TeamServer:
    """A connection to the team's database.  For one thread, and to be closed.

    Every method raises LostServerError if the server is gone (the connection is of no use then),
    RefusedError, or EngineError in words that hold no password.

    Attributes:
        author: Who one is there.

    Args:
        address: The database.
        timeout_s: How long it may take to answer.

    """

    def __init__(self, address: TeamAddress, timeout_s: float = _TIMEOUT_S) -> None:
        self.address = address
        try:
            import pg8000  # noqa: F401 - an extra, which may not be there
        except ImportError as error:
            raise EngineError(
                "what talks to PostgreSQL is not installed",
                hint="Install it with: pip install 'alignwb[team]'",
            ) from error
        with self._explained("reached"):
            self._plug = _open_socket(address, timeout_s)
            try:
                self._connection = _connect(address, self._plug)
            except BaseException:  # an interrupt too; it is raised again
                self._plug.close()
                raise
        try:
            [[author]] = self._run("SELECT session_user")
        except BaseException:  # an interrupt too; it is raised again
            self.close()
            raise
        self.author = str(author)

    def close(self) -> None:
        """End the connection; one that is gone already is left alone."""
        with suppress(Exception):
            self._connection.close()
        self._plug.close()

    def init(self, writers: Sequence[str] = (), readers: Sequence[str] = ()) -> None:
        """Make the tables, and let these roles write or read; all of it or nothing."""
        statements = [
            *TABLES,
            *(each for role in readers for each in granting(role, may_write=False)),
            *(each for role in writers for each in granting(role, may_write=True)),
        ]
        with self._explained("set up"), self._transaction():
            for statement in statements:
                self._connection.run(statement)

    def check(self) -> None:
        """Raise EngineError unless the tables are those that this version knows."""
        [[version]] = self._run("SELECT max(version) FROM alignwb.layout") or [[None]]
        if version is not None and version < VERSION:
            raise EngineError(
                f"the team's memory {self.address} was set up by an earlier version of alignwb",
                hint="Whoever owns the database brings it up to date, and nothing in it is lost:"
                " alignwb team init",
            )
        if version != VERSION:
            raise EngineError(
                f"the team's memory {self.address} was set up by a later version of alignwb",
                hint="Use the same version as the rest of the team.",
            )

    def last_number(self) -> int:
        """The number of the latest change of a unit; 0 if there is none."""
        return self._last_number(UNITS)

    def last_term_number(self) -> int:
        """The number of the latest change of a term; 0 if there is none."""
        return self._last_number(TERMS)

    def send(self, changes: Sequence[SharedChange], languages: tuple[str, str]) -> None:
        """Put changes there, all or none; those that are there already are left alone."""
        self._send(UNITS, [row_of_unit(each, languages) for each in changes])

    def send_terms(self, changes: Sequence[TermChange], languages: tuple[str, str]) -> None:
        """Put changes of terms there, likewise."""
        self._send(TERMS, [row_of_term(each, languages) for each in changes])

    def fetch(self, after: int, languages: tuple[str, str], limit: int) -> Fetched:
        """The next changes for two languages whose number is greater than one, the oldest first."""
        lines = self._fetch(UNITS, after, languages, limit)
        with collector_paused():  # a tenth of the time of a first sync
            changes = tuple(map(unit_of_row, rows_of(lines)))
        return Fetched(changes, number_of_last(lines, after))

    def fetch_terms(self, after: int, languages: tuple[str, str], limit: int) -> FetchedTerms:
        """The next changes of terms, likewise."""
        lines = self._fetch(TERMS, after, languages, limit)
        changes = tuple(filter(None, map(term_of_row, rows_of(lines))))
        return FetchedTerms(changes, number_of_last(lines, after), len(lines) - len(changes))

    def _last_number(self, table: SharedTable) -> int:
        [[number]] = self._run(f"SELECT coalesce(max(number), 0) FROM {table.name}")  # noqa: S608
        return int(number)

    def _send(self, table: SharedTable, rows: Sequence[Sequence[object]]) -> None:
        if not rows:
            return
        # As JSON: in an array of texts the driver would give the text “null” as none at all.
        values = [dict(zip(table.sent, row, strict=True)) for row in rows]
        columns = ", ".join(table.sent)
        types = ", ".join(f"{name} {type_}" for name, type_ in table.types.items())
        self._run(
            f"INSERT INTO {table.name} ({columns}) SELECT {columns}"  # noqa: S608 - our own names
            f" FROM json_to_recordset(CAST(:rows AS json)) AS row ({types})"
            " ON CONFLICT (id) DO NOTHING",
            rows=json.dumps(values),
        )

    def _fetch(
        self, table: SharedTable, after: int, languages: tuple[str, str], limit: int
    ) -> list[bytes]:
        lines: list[bytes] = []
        source_lang, target_lang = map(literal, languages)
        self._run(
            f"COPY (SELECT {', '.join(table.fetched)} FROM {table.name}"  # noqa: S608 - quoted
            f" WHERE number > {int(after)} AND source_lang = {source_lang}"
            f" AND target_lang = {target_lang} ORDER BY number LIMIT {int(limit)}) TO STDOUT",
            stream=_Lines(lines),
        )
        return lines

    def _run(self, statement: str, **values: Any) -> list[list[Any]]:  # noqa: ANN401 - a driver's
        with self._explained("asked"):
            return list(self._connection.run(statement, **values) or [])

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        self._connection.run("BEGIN")
        try:
            yield
            self._connection.run("COMMIT")
        except BaseException:  # an interrupt too; it is raised again
            with suppress(Exception):
                self._connection.run("ROLLBACK")
            raise

    @contextmanager
    def _explained(self, done: str) -> Iterator[None]:
        """Turn whatever the driver or the network raises into one of our errors.

        What the driver says of a failed connection is left out of them: it may repeat what it was
        given.
        """
        from pg8000.exceptions import DatabaseError

        try:
            yield
        except AlignwbError:
            raise
        except DatabaseError as error:
            raise _refusal(self.address, error, done) from None
        except Exception as error:  # noqa: BLE001 - whatever a network does
            said = error.strerror or str(error) if isinstance(error, OSError) else ""
            raise self._lost(done, said or type(error).__name__) from None

    def _lost(self, done: str, said: str) -> LostServerError:
        return LostServerError(
            f"the team's memory {self.address} cannot be {done}: {said}",
            hint="Work goes on with what is here; what is confirmed is sent later.",
        )


class _Lines:
    """What a COPY writes its rows to, one at a time."""

    def __init__(self, lines: list[bytes]) -> None:
        self.write = lines.append


def _connect(address: TeamAddress, plug: socket.socket) -> "pg8000.native.Connection":
    import pg8000.native

    return pg8000.native.Connection(
        address.user,
        sock=plug,
        database=address.database,
        password=address.password,  # without any, the driver fails where one is asked for
        ssl_context=False,  # it is encrypted already where it is to be
        application_name="alignwb",
    )


def _open_socket(address: TeamAddress, timeout_s: float) -> socket.socket:
    """A socket to the server, encrypted where the address wants that.

    The driver would open one itself, and leaves it open where the server then refuses.
    """
    if address.socket:
        plug = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    else:
        plug = socket.create_connection((address.host, address.port), timeout_s)
    try:
        plug.settimeout(timeout_s)
        if address.socket:
            plug.connect(address.socket)
        return plug if address.tls == "disable" else encrypted(plug, address)
    except BaseException:  # an interrupt too; it is raised again
        plug.close()
        raise


def _refusal(address: TeamAddress, error: Exception, done: str) -> EngineError:
    said = error.args[0] if error.args and isinstance(error.args[0], dict) else {}
    code, words = said.get("C", ""), said.get("M", type(error).__name__)
    if code in _NO_TABLE:
        return EngineError(
            f"the team's memory {address} is not set up",
            hint="Whoever owns the database does that once, with: alignwb team init",
        )
    if code == _NO_PERMISSION:
        return RefusedError(
            f"the team's memory {address} does not let you do that: {words}",
            hint="Who may read and write is set with: alignwb team init --writer ROLE",
        )
    if code in _WRONG_PASSWORD or code == _NO_DATABASE:
        return RefusedError(
            f"the team's memory {address} does not let you in: {words}",
            hint="Look at the connection string in ALIGNWB_TEAM or alignwb.toml, or PGPASSWORD.",
        )
    if code.startswith(("08", "57", "53")):  # the connection, an operator, its resources
        return LostServerError(
            f"the team's memory {address} is not there for now: {words}",
            hint="Work goes on with what is here; what is confirmed is sent later.",
        )
    return EngineError(f"the team's memory {address} cannot be {done}: {words}")
