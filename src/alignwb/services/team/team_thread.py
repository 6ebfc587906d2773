"""The exchange with the team while a document is open: in a thread of its own."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from queue import Empty, SimpleQueue
from threading import Event, Thread
from time import monotonic
from typing import Literal, TypeVar

from alignwb.core.bitext.bitext import Bitext
from alignwb.core.memory.shared_units import SharedChange
from alignwb.engines.team.team_server import LostServerError
from alignwb.errors import AlignwbError, EngineError
from alignwb.services.memory.memory_thread import MemoryThread
from alignwb.services.memory.project_memory import ProjectMemory
from alignwb.services.project.project import Document, Project
from alignwb.services.team.syncing import TeamSync
from alignwb.services.team.team_exchange import TeamExchange

Tell = Callable[[str, Literal["information", "warning"]], None]
"""Called in the thread with what the translator is to know."""

_BETWEEN_S = 1.0
"""How long the thread waits between two exchanges where nothing is confirmed here."""

_LONGEST_WAIT_S = 15.0
"""How long it waits at most before it tries a lost server again."""

_PATIENCE_S = 600.0
"""How long the memory may take, which may be reading large files."""

_TOLD = 3
"""How many terms that others have otherwise a message names."""

_GRACE_S = 2.0
_LOOK_S = 0.2


_Answer = TypeVar("_Answer")


@dataclass(frozen=True, slots=True)
class _Noted:
    """Two states of a document, one after the other."""

    document: Document
    before: Bitext
    after: Bitext


class TeamThread:
    """Keeps a project in step with its team; says once what does not work, and goes on.

    Methods may be called from any thread and do not wait, except for `settle` and `close`.
    """

    def __init__(self, project: Project, memory: MemoryThread) -> None:
        self._project = project
        self._memory = memory
        self._noted: SimpleQueue[_Noted | Event] = SimpleQueue()
        self._is_closing = Event()
        self._thread: Thread | None = None
        self._told = ""
        self._told_conflicts: frozenset[str] = frozenset()
        self._tell: Tell = lambda *_: None

    def start(self, tell: Tell) -> None:
        """Begin: with what the project's files hold that the team was not told."""
        if self._thread is None:
            self._tell = tell
            # A daemon, so that a server that does not answer keeps nobody from leaving.
            self._thread = Thread(target=self._work, name="team", daemon=True)
            self._thread.start()

    def follow(self, document: Document, before: Bitext, after: Bitext) -> None:
        """Have the team told what changed between two states of a document."""
        if self._project.owns(document):
            self._noted.put(_Noted(document, before, after))

    def settle(self, within_s: float = 60.0) -> bool:
        """Wait until what was confirmed so far is kept for the team; False if it takes too long."""
        done = Event()
        self._noted.put(done)
        return done.wait(within_s)

    def close(self) -> None:
        """End, once what was confirmed is kept; what is not sent yet is sent the next time."""
        self._is_closing.set()
        if self._thread is not None:
            self._thread.join(_GRACE_S)

    def _work(self) -> None:
        try:
            sync = TeamSync(self._project)
        except Exception as error:  # noqa: BLE001 - said like any other
            self._say(_understood(error))
            return
        try:
            if sync.set_aside:
                self._tell(sync.set_aside, "warning")
            self._guarded(lambda: self._note_files(sync))
            self._go_round(sync)
            self._guarded(lambda: self._note_waiting(sync))
        finally:
            sync.close()

    def _go_round(self, sync: TeamSync) -> None:
        wait_s, next_s = _BETWEEN_S, monotonic()
        while not self._is_closing.is_set():
            noted = self._guarded(lambda: self._note_waiting(sync))
            if noted or monotonic() >= next_s:
                works = self._guarded(lambda: self._exchange(sync))
                wait_s = _BETWEEN_S if works else min(2 * wait_s, _LONGEST_WAIT_S)
                next_s = monotonic() + wait_s
            self._wait(sync)

    def _wait(self, sync: TeamSync) -> None:
        """Wait for something to be confirmed, for a short time."""
        try:
            first = self._noted.get(timeout=_LOOK_S)
        except Empty:
            return
        self._guarded(lambda: self._note(sync, first))

    def _note_files(self, sync: TeamSync) -> bool:
        for problem in sync.note_files():
            self._say(problem)
        return True

    def _note_waiting(self, sync: TeamSync) -> bool:
        noted = False
        while True:
            try:
                each = self._noted.get_nowait()
            except Empty:
                return noted
            noted = self._note(sync, each) or noted

    def _note(self, sync: TeamSync, each: _Noted | Event) -> bool:
        if isinstance(each, Event):
            each.set()
            return False
        sync.note(each.document, each.before, each.after)
        return True

    def _exchange(self, sync: TeamSync) -> bool:
        told = sync.terms.waiting()
        for problem in sync.terms.note():
            self._say(problem)
        noted = sync.terms.waiting() != told
        exchange = sync.exchange(
            _MemoryOfThread(self._memory), lambda: not self._is_closing.is_set()
        )
        self._report(exchange)
        if exchange.terms_fetched or noted:
            self._report_conflicts(sync)
        return True

    def _report_conflicts(self, sync: TeamSync) -> None:
        """Say of each term, once, that somebody has it otherwise."""
        conflicts = dict.fromkeys(each.in_words for each in sync.terms.conflicts())
        new = [words for words in conflicts if words not in self._told_conflicts]
        self._told_conflicts = frozenset(conflicts)
        if new:
            more = f"\n{len(new) - _TOLD} more: alignwb terms list" if len(new) > _TOLD else ""
            self._tell("\n".join(new[:_TOLD]) + more, "warning")

    def _report(self, exchange: TeamExchange) -> None:
        if exchange.refusal is not None:
            self._say(exchange.refusal)
        elif self._told:
            self._told = ""
            self._tell(
                "The team's memory is there again; what was kept for it is sent.", "information"
            )

    def _guarded(self, do: Callable[[], bool]) -> bool:
        """Do something; False if it fails, which is said once."""
        try:
            return do()
        except Exception as error:  # noqa: BLE001 - one fault must not silence it for the day
            self._say(_understood(error))
            return False

    def _say(self, error: AlignwbError) -> None:
        # A lost server is told in other words at each try; it is one thing to the translator.
        what = "lost" if isinstance(error, LostServerError) else error.message
        if what != self._told and not self._is_closing.is_set():
            self._told = what
            self._tell(f"{error.message}\n{error.hint}".strip(), "warning")


class _MemoryOfThread:
    """The memory in its own thread, asked from this one."""

    def __init__(self, memory: MemoryThread) -> None:
        self._memory = memory

    def team_number(self) -> int:
        """The number of the last change that the memory has."""
        return self._ask(ProjectMemory.team_number)

    def take_from_team(
        self,
        after: int,
        number: int,
        changes: Sequence[SharedChange],
        replacing: Sequence[SharedChange],
    ) -> bool:
        """Have changes taken in."""
        return self._ask(lambda memory: memory.take_from_team(after, number, changes, replacing))

    def forget_team(self) -> None:
        """Have all that is of the team left out."""
        self._ask(ProjectMemory.forget_team)

    def _ask(self, question: Callable[[ProjectMemory], _Answer]) -> _Answer:
        done = Event()
        answers: list[_Answer] = []
        errors: list[AlignwbError] = []

        def answer(memory: ProjectMemory) -> None:
            answers.append(question(memory))
            done.set()

        def failed(error: AlignwbError) -> None:
            errors.append(error)
            done.set()

        self._memory.tell(answer, failed)
        if not done.wait(_PATIENCE_S):
            raise EngineError("the memory is busy; what the team confirmed comes later")
        if errors:
            raise errors[0]
        return answers[0]


def _understood(error: Exception) -> AlignwbError:
    if isinstance(error, AlignwbError):
        return error
    return EngineError(f"the team's memory failed: {type(error).__name__}")
