"""Processes that align pairs side by side, each of them one at a time on one processor."""

import signal
from collections import deque
from collections.abc import Generator, Iterator, Sequence
from contextlib import contextmanager, suppress
from multiprocessing import get_context
from multiprocessing.connection import Connection, wait
from multiprocessing.context import SpawnProcess
from pathlib import Path
from types import FrameType

from alignwb.errors import EngineError
from alignwb.services.aligning.many.pair_list import AskedPair
from alignwb.services.aligning.many.pair_work import LESS, PairOutcome, align_pair
from alignwb.services.aligning.pair_reading import AlignSettings
from alignwb.services.project.project import Project

_PATIENCE_S = 5.0
_GONE = (EOFError, OSError)


def aligned_side_by_side(
    pairs: Sequence[tuple[int, AskedPair]], root: Path | None, settings: AlignSettings, jobs: int
) -> Generator[tuple[int, PairOutcome], None, None]:
    """The outcome of each pair with its number, as soon as it is there.

    root: the folder of the project; None for none.  jobs: how many processes there are at most.
    A process that ends, whatever ended it, costs the pair it was at.  Closing the iterator ends
    them all: a bitext is then as it was, or whole.
    """
    waiting = deque(pairs)
    workers: list[_Worker] = []
    try:
        while waiting or workers:
            while waiting and len(workers) < jobs:
                worker = _Worker(root, settings)
                workers.append(worker)
                worker.give(waiting.popleft())
            heard = wait([each.connection for each in workers])
            for worker in [each for each in workers if each.connection in heard]:
                number, outcome = worker.outcome()
                if outcome is None:
                    outcome = _broken_off(worker.asked)
                    workers.remove(worker)
                    worker.end()
                elif waiting:
                    worker.give(waiting.popleft())
                else:
                    workers.remove(worker)
                    worker.end()
                yield number, outcome
    finally:
        for worker in workers:
            worker.end()


def _broken_off(asked: AskedPair) -> PairOutcome:
    return PairOutcome(problem=f"{asked.source}: the process that aligned it was ended", hint=LESS)


class _Worker:
    """A process, and the pair it is at."""

    def __init__(self, root: Path | None, settings: AlignSettings) -> None:
        # Not forked: there may be threads, and a copy of them would hold their locks for ever.
        context = get_context("spawn")
        self.connection, other = context.Pipe()
        self._process: SpawnProcess = context.Process(
            target=work, args=(other, root, settings), daemon=True
        )
        with _interrupts_kept_back():
            self._process.start()
        # With no copy of it here, the end of either process is the end of the pipe.
        other.close()
        self._number, self.asked = -1, AskedPair("", "", "")

    def give(self, pair: tuple[int, AskedPair]) -> None:
        """Have it align a pair; of a process that has ended `outcome` will tell."""
        self._number, self.asked = pair
        with suppress(*_GONE):
            self.connection.send(self.asked)

    def outcome(self) -> tuple[int, PairOutcome | None]:
        """The number of its pair and what became of it; None if the process has ended."""
        try:
            return self._number, self.connection.recv()
        except _GONE:
            return self._number, None

    def end(self) -> None:
        """End it, in order if it heeds that."""
        self.connection.close()
        self._process.terminate()
        self._process.join(_PATIENCE_S)
        if self._process.is_alive():
            self._process.kill()
            self._process.join()
        self._process.close()


def work(connection: Connection, root: Path | None, settings: AlignSettings) -> None:
    """Align the pairs that come through a connection until it is closed; what a process runs."""
    signal.signal(signal.SIGTERM, _end)
    from alignwb.engines.blas_limit import one_blas_thread
    from alignwb.engines.registry import make_embedder

    try:
        # Without the project's cache: an archive would drive out of it what is in daily use.
        embedder = make_embedder(threads=1)
    except EngineError:
        embedder = None
    project = Project(root) if root else None
    with suppress(*_GONE), one_blas_thread():
        while True:
            asked = connection.recv()
            connection.send(align_pair(asked, project, settings, embedder))


def _end(_signal: int, _frame: FrameType | None) -> None:
    raise SystemExit  # through what has to be cleared away


@contextmanager
def _interrupts_kept_back() -> Iterator[None]:
    """Keep Ctrl+C from the process that is started here, which inherits what is kept back.

    The terminal sends it to every process; who decides what ends is the one that was started.
    """
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
