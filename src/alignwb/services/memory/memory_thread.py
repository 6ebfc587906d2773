"""A project's memory in a thread of its own, for whoever may not wait."""

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
"""So long the index is left to another program that is writing it, before it is tried again."""

_GRACE_S = 2.0
"""So long closing waits; what is being taken in then is taken in at the next start."""


@dataclass(frozen=True, slots=True)
class _Task:
    """What the thread is to do; a later one of the same topic makes it needless."""

    run: Callable[[ProjectMemory], None]
    failed: Failed
    topic: str
    number: int


class MemoryThread:
    """Asks the memory and tells it what changed, in the order in which that was wanted.

    The memory is opened when something is first wanted of it, and stays open until `close`.
    Methods may be called from any thread and never wait, but for `settle` and `close`; answers and
    failures are given in the memory's own thread.

    Attributes:
        project: Whose memory it is.
        reading: The file that is being taken in, while that lasts; "" else.
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
        """Have a question answered, unless a newer one of the same topic comes before its turn."""
        self._add(lambda memory: answer(question(memory)), failed, topic)

    def tell(self, change: Callable[[ProjectMemory], None], failed: Failed) -> None:
        """Have a change made; each is, however many there are."""
        self._add(change, failed, "")

    def take_problems(self) -> tuple[MemoryProblem, ...]:
        """The files that could not be read, once."""
        problems, self._problems = self._problems, ()
        return problems

    def refresh(self, failed: Failed) -> None:
        """Have what changed in the project's files since then taken in."""
        if self._thread is not None:
            self.tell(self._take_in, failed)

    def settle(self, within_s: float = 60.0) -> bool:
        """Wait until everything wanted so far is done; whether it is."""
        if self._thread is None:
            return True
        done = Event()
        self._add(lambda _: done.set(), lambda _: done.set(), "")
        return done.wait(within_s)

    def close(self) -> None:
        """Let go of the memory.  What was told is kept; what was asked is answered no more."""
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
                # A daemon: a file that takes long to take in keeps nobody from leaving.
                self._thread = Thread(target=self._work, name="memory", daemon=True)
                self._thread.start()

    def _work(self) -> None:
        try:
            with self._opened() as memory:
                self.reading, self._problems = "", memory.problems
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
            self._when_free(lambda: task.run(memory) if self._is_wanted(task) else None)
        except Exception as error:  # noqa: BLE001 - one fault must not silence it for the day
            task.failed(_understood(error))

    def _when_free(self, do: Callable[[], _Answer]) -> _Answer:
        """Do something, again and again while another program writes the index."""
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
