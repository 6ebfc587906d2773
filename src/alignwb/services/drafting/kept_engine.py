"""The engine of a project, kept loaded while a document is open."""

from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from threading import Lock

from alignwb.core.drafting.translator import DraftRequest, Translator
from alignwb.errors import AlignwbError
from alignwb.services.drafting.drafting import make_translator
from alignwb.services.project.project import Project

_THREADS = 1
"""One core drafts and one stays free for the keys."""

_ANY = "Ja."


class KeptEngine:
    """Gives the engine to one thread at a time; it is loaded when it first drafts.

    Loading takes as long as some tens of drafts; so whoever drafts a few sentences now and then
    keeps it.
    """

    def __init__(self, project: Project) -> None:
        self._project = project
        self._translator: Translator | None = None
        self._lock = Lock()

    @contextmanager
    def held(self) -> Iterator[Callable[[], Translator]]:
        """Wait for the engine and have it alone.

        What is given makes it, if there is none yet or another package is to draft by now, and
        raises as `make_translator` does.
        """
        with self._lock:
            yield self._current

    def get_ready(self, document: Sequence[str]) -> None:
        """Load it for a document, whose sources these are, unless it is at work already.

        What is wrong with it shows when it drafts.
        """
        if not self._lock.acquire(blocking=False):
            return
        try:
            with suppress(AlignwbError):
                deque(self._current().translate([DraftRequest(_ANY)], document=document), maxlen=0)
        finally:
            self._lock.release()

    def _current(self) -> Translator:
        translator = make_translator(self._project.config, threads=_THREADS)
        if self._translator is None or self._translator.name != translator.name:
            self._translator = translator
        return self._translator
