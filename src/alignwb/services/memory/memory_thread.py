"""A project's memory in its own thread, for callers that must not wait."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager
from dataclasses import dataclass
from queue import SimpleQueue
from threading import Event, Lock, Thread
from time import sleep
from typing import TypeVar

from alignwb.errors import AlignwbError, EngineError, ProjectError
from alignwb.services.memory.project_memory import ProjectMemory, open_memory
from alignwb.services.memory.sources import MemoryProblem, ReportFile
from alignwb.services.project.project import Project

Open = Callable[[Project, ReportFile], AbstractContextManager[ProjectMemory]]
Failed = Callable[[AlignwbError], None]
_Answer = TypeVar("_Answer")

_OTHERS_WRITE_S = 0.5
"""Time between two tries while another program is writing the index."""

_GRACE_S = 2.0
"""How long `close` waits; a file that is then being read in is read in at the next start."""


@dataclass(frozen=True, slots=True)
class _Task:
    """Something for the thread to do; a later task on the same topic replaces it."""

    run: Callable[[ProjectMemory], None]
    failed: Failed
    topic: str
    number: int


class MemoryThread:
    """Looks things up in the memory and tells it of changes, in the order they were asked for.

    The memory is opened at the first request and stays open until `close`.  Methods may be called
    from any thread and do not wait, except for `settle` and `close`; answers and failures are
    reported in the memory's own thread.

    Attributes:
        project: Whose memory it is.
        reading: The file that is being read into the index; "" if none is.
    """

    def __init__(self, project: Project, open_: Open = open_memory) -> None:
        self.project = project
        self.reading = ""
        self._problems: tuple[MemoryProblem, ...] = ()
        self._open = open_
        self._tasks: SimpleQueue[_Task | None] = SimpleQueue()
        self._newest: dict[str, int] = {}
        self._count = 0
        self._lock = Lock()
        self._thread: Thread | None = None
        self._is_closed = False

    def ask(
        self,
        topic: str,
        question: Callable[[ProjectMemory], _Answer],
        answer: Callable[[_Answer], None],
        failed: Failed,
    ) -> None:
        """Have a question answered, unless a newer one on the same topic comes before its turn."""
        self._add(lambda memory: answer(question(memory)), failed, topic)

    def tell(self, change: Callable[[ProjectMemory], None], failed: Failed) -> None:
        """Have a change made; every change is, in order."""
        self._add(change, failed, "")

    def take_problems(self) -> tuple[MemoryProblem, ...]:
        """The files that could not be read; each is returned once."""
        problems, self._problems = self._problems, ()
        return problems

    def refresh(self, failed: Failed) -> None:
        """Have the index brought up to date with the project's files."""
        if self._thread is not None:
            self.tell(self._take_in, failed)

    def settle(self, within_s: float = 60.0) -> bool:
        """Wait until everything asked for so far is done; False if that takes too long."""
        if self._thread is None:
            return True
        done = Event()
        self._add(lambda _: done.set(), lambda _: done.set(), "")
        return done.wait(within_s)

    def close(self) -> None:
        """Close the memory.  Changes are still made; questions are no longer answered."""
        with self._lock:
            self._is_closed = True
            thread, self._thread = self._thread, None
        if thread is not None:
            self._tasks.put(None)
            thread.join(_GRACE_S)

    def _add(self, run: Callable[[ProjectMemory], None], failed: Failed, topic: str) -> None:
        with self._lock:
            if self._is_closed:
                return
            self._count += 1
            if topic:
                self._newest[topic] = self._count
            self._tasks.put(_Task(run, failed, topic, self._count))
            if self._thread is None:
                # A daemon, so that a large file being read in keeps nobody from leaving.
                self._thread = Thread(target=self._work, name="memory", daemon=True)
                self._thread.start()

    def _work(self) -> None:
        try:
            with self._opened() as memory:
                self.reading, self._problems = "", (*memory.notices, *memory.problems)
                for task in iter(self._tasks.get, None):
                    self._run(task, memory)
        except Exception as error:  # noqa: BLE001 - as in `_run`
            self._fail(_understood(error))

    def _fail(self, error: AlignwbError) -> None:
        self.reading = ""
        for task in iter(self._tasks.get, None):
            if self._is_wanted(task):
                task.failed(error)

    @contextmanager
    def _opened(self) -> Iterator[ProjectMemory]:
        """The memory, once no other program writes its index."""
        with ExitStack() as stack:
            yield self._when_free(
                lambda: stack.enter_context(self._open(self.project, self._note_reading))
            )

    def _run(self, task: _Task, memory: ProjectMemory) -> None:
        try:
            notices = memory.notices
            self._when_free(lambda: task.run(memory) if self._is_wanted(task) else None)
            if memory.notices is not notices:
                self._problems = (*self._problems, *memory.notices)
        except Exception as error:  # noqa: BLE001 - one fault must not silence it for the day
            task.failed(_understood(error))

    def _when_free(self, do: Callable[[], _Answer]) -> _Answer:
        """Do something, trying again while another program writes the index."""
        from alignwb.engines.memory.database import BusyIndexError

        while True:
            try:
                return do()
            except BusyIndexError:
                if self._is_closed:
                    raise
                sleep(_OTHERS_WRITE_S)

    def _take_in(self, memory: ProjectMemory) -> None:
        self._problems = memory.refresh(self._note_reading)
        self.reading = ""

    def _note_reading(self, _done: int, _total: int, name: str) -> None:
        self.reading = name

    def _is_wanted(self, task: _Task) -> bool:
        if not task.topic:
            return True
        return not self._is_closed and self._newest[task.topic] == task.number


def _understood(error: Exception) -> AlignwbError:
    if isinstance(error, AlignwbError):
        return error
    if isinstance(error, OSError):
        return ProjectError(f"{error.filename or 'the memory'}: {error.strerror or error}")
    return EngineError(f"the memory failed: {type(error).__name__}: {error}")
