"""What is confirmed goes to the team, and what the team confirmed comes into the memory."""

from collections.abc import Callable, Sequence
from typing import Protocol

from alignwb.core.bitext.bitext import Bitext
from alignwb.core.memory.shared_units import SharedChange
from alignwb.engines.team.address import TeamAddress
from alignwb.engines.team.outbox import Outbox
from alignwb.engines.team.outbox_file import OutboxFile
from alignwb.engines.team.team_server import RefusedError, TeamServer
from alignwb.errors import AlignwbError
from alignwb.services.memory.bitext_units import bitext_units, changed_units, in_direction
from alignwb.services.project.documents import load_bitext
from alignwb.services.project.folders import make_folder
from alignwb.services.project.privacy import cache_mode
from alignwb.services.project.project import Document, Project
from alignwb.services.project.team_setting import team_address, team_name
from alignwb.services.session.locking import is_held_elsewhere
from alignwb.services.team.team_exchange import TeamExchange
from alignwb.services.team.term_syncing import TermSync

_SENT_TOGETHER = 500
FETCHED_TOGETHER = 50_000
"""How many changes are taken into the memory at once; look-ups are answered in between."""


class TeamMemory(Protocol):
    """The memory that the team's units are put into."""

    def team_number(self) -> int:
        """The number of the last change that it has."""

    def take_from_team(
        self,
        after: int,
        number: int,
        changes: Sequence[SharedChange],
        replacing: Sequence[SharedChange],
    ) -> bool:
        """Take in the changes between two numbers; those of them that may replace a unit."""

    def forget_team(self) -> None:
        """Leave out all that is of the team."""


class TeamSync:
    """The exchange of one project with its team.  For one thread, and to be closed.

    Args:
        project: The project.
        address: Where the team's database is; that of the project's settings if None.

    Raises:
        ProjectError: The project is in no team.
        EngineError: What is to be sent cannot be kept here.

    Attributes:
        terms: The exchange of terms, which is part of every exchange.
        set_aside: Words about a damaged outbox; "" if it was sound.
    """

    def __init__(self, project: Project, address: TeamAddress | None = None) -> None:
        self._project = project
        self._address = address or team_address(project)
        config = project.config
        self._languages = config.source_lang, config.target_lang
        folder = project.state / "team"
        make_folder(folder)
        self._file = OutboxFile(folder / "outbox.sqlite", cache_mode(project))
        self._outbox = Outbox(self._file, team_name(project))
        self.terms = TermSync(project, self._file)
        self._server: TeamServer | None = None
        aside = self._file.set_aside
        self.set_aside = (
            f"{folder / 'outbox.sqlite'} was damaged; it is kept as {aside.name}, and the team is"
            " told of all units and terms again"
            if aside
            else ""
        )

    def close(self) -> None:
        """End the connection, and close what is kept here."""
        self.hang_up()
        self._file.close()

    def hang_up(self) -> None:
        """End the connection; the next exchange makes another."""
        if self._server is not None:
            self._server.close()
            self._server = None

    def note(self, document: Document, before: Bitext, after: Bitext) -> None:
        """Queue what changed between two states of a document; it is on the disk then."""
        before, after = (in_direction(each, self._languages) for each in (before, after))
        if units := changed_units(before, after):
            self._outbox.note(document.name, units)

    def note_files(self) -> tuple[AlignwbError, ...]:
        """Queue what is new in the documents and the glossary; returns why some are not read.

        What another process edits is left to it.
        """
        problems: list[AlignwbError] = list(self.terms.note())
        for document in self._project.documents():
            if not document.is_imported or self._is_edited(document):
                continue
            try:
                self._note_document(document)
            except AlignwbError as error:
                problems.append(error)
        return tuple(problems)

    def exchange(
        self, memory: TeamMemory, go_on: Callable[[], bool] = lambda: True
    ) -> TeamExchange:
        """Send what is queued, and take in what is new; `go_on` is asked between two portions.

        Raises LostServerError if the server is gone, and EngineError as `TeamServer` does.
        """
        exchange = TeamExchange()
        try:
            server = self._connected()
            self._send(server, exchange, go_on)
            self.terms.send(server, exchange, go_on)
            self.terms.fetch(server, exchange, go_on)
            self._fetch(server, memory, exchange, go_on)
        except AlignwbError:
            self.hang_up()
            raise
        exchange.waiting, exchange.terms_waiting = self.waiting(), self.terms.waiting()
        return exchange

    def waiting(self) -> int:
        """How many changes of units are to be sent."""
        return self._outbox.count()

    def greet(self) -> str:
        """Where the server is, and who one is there.  Raises as `exchange` does."""
        return f"{self._address}, as {self._connected().author}"

    def _connected(self) -> TeamServer:
        if self._server is None:
            self._server = TeamServer(self._address)
            self._server.check()
        return self._server

    def _send(self, server: TeamServer, exchange: TeamExchange, go_on: Callable[[], bool]) -> None:
        while go_on() and (waiting := self._outbox.waiting(_SENT_TOGETHER)):
            try:
                server.send([each.change for each in waiting], self._languages)
            except RefusedError as error:
                exchange.refusal = error  # who may only read still gets what others confirm
                return
            self._outbox.sent(waiting)
            exchange.sent += len(waiting)

    def _fetch(
        self,
        server: TeamServer,
        memory: TeamMemory,
        exchange: TeamExchange,
        go_on: Callable[[], bool],
    ) -> None:
        after = memory.team_number()
        if after > server.last_number():  # the server is another one, or was put back to a backup
            after = 0
        if after == 0:
            memory.forget_team()
        # In a first sync little replaces anything, and to look for it takes a fifth of the time.
        known: set[int] | None = None if after else set()
        while go_on():
            fetched = server.fetch(after, self._languages, FETCHED_TOGETHER)
            if not fetched.changes:
                return
            others = [each for each in fetched.changes if not self._is_own(each, server)]
            replacing = _replacing(others, known)
            if not memory.take_from_team(after, fetched.number, others, replacing):
                return  # another process has; the next exchange begins where that left off
            exchange.fetched += len(others)
            after = fetched.number

    def _is_own(self, change: SharedChange, server: TeamServer) -> bool:
        """Whether a change is of this project's own documents, which the memory reads itself."""
        return change.author == server.author and change.where.project == team_name(self._project)

    def _note_document(self, document: Document) -> None:
        status = document.bitext.stat()
        looks = f"{status.st_mtime_ns} {status.st_size} {' '.join(self._languages)}"
        if not self._outbox.has_seen(document.name, looks):
            bitext = in_direction(load_bitext(document), self._languages)
            self._outbox.note_all(document.name, tuple(bitext_units(bitext)), looks)

    def _is_edited(self, document: Document) -> bool:
        folder = self._project.state_of(document, "lock")
        return is_held_elsewhere(folder, document.name)


def _replacing(changes: Sequence[SharedChange], known: set[int] | None) -> Sequence[SharedChange]:
    """The changes whose place may have a unit; `known`: hashes of all such places, if they are.

    Two places of one hash cost a look in vain.
    """
    if known is None:
        return changes
    keys = [hash((each.author, each.where)) for each in changes]
    found = [each for each, key in zip(changes, keys, strict=True) if key in known]
    known.update(keys)
    return found


def set_up(project: Project, writers: Sequence[str], readers: Sequence[str]) -> TeamAddress:
    """Make the team's tables, and let roles of the database in; returns where.

    Raises ProjectError if the project is in no team, and EngineError as `TeamServer` does.
    """
    address = team_address(project)
    server = TeamServer(address)
    try:
        server.init(writers, readers)
    finally:
        server.close()
    return address
