"""Engines beside the one that drafts, asked for one segment now and then: what do they say?"""

import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from threading import Lock

from alignwb.core.bitext.segment import Draft
from alignwb.core.drafting.translator import DraftRequest, Translator
from alignwb.errors import AlignwbError
from alignwb.services.drafting.drafting import make_translator
from alignwb.services.drafting.older_drafts import terms_key
from alignwb.services.project.project import Project

_THREADS = 1
_MOST_KEPT = 2_000
_PASSED_OVER_S = 60.0
"""So long an engine that failed is not asked again, since asking it may take that long."""


@dataclass(slots=True)
class _OtherEngine:
    """An engine, loaded when it is first asked; `failed_at_s`: when it last failed."""

    name: str
    translator: Translator | None = None
    failed_at_s: float | None = None
    known: dict[tuple[object, ...], Draft] = field(default_factory=dict)


class OtherEngines:
    """Asks the engines of a project, one request at a time, except the one that drafted it.

    What an engine has said stays known until the document is left, so no segment is asked for
    twice.  Its methods may be called from any thread.

    Args:
        project: The project.
        clock: Seconds; tests have their own.
    """

    def __init__(self, project: Project, clock: Callable[[], float] = time.monotonic) -> None:
        self._project = project
        self._clock = clock
        self._engines = [_OtherEngine(name) for name in project.config.engine_names]
        self._lock = Lock()

    def __bool__(self) -> bool:
        """Whether there is any beside the first."""
        return len(self._engines) > 1

    def known(self, request: DraftRequest) -> tuple[Draft, ...]:
        """What is known of a request without asking, in the order of the engines."""
        key = _key(request)
        found = (engine.known.get(key) for engine in self._engines)
        return tuple(draft for draft in found if draft is not None)

    def ask(
        self,
        request: DraftRequest,
        document: Sequence[str],
        drafted_by: str = "",
        cancelled: Callable[[], bool] = lambda: False,
    ) -> Iterator[AlignwbError | None]:
        """Ask each engine that has not said it yet; yields after each, an error if it failed.

        drafted_by: the full name of the engine that is left out, as it drafted the segment; ""
        for the first, which is going to.  An engine that failed is passed over for a minute.
        """
        for number, engine in enumerate(self._engines):
            if cancelled():
                return
            if not (number or drafted_by):
                continue
            with self._lock:
                if cancelled() or self._is_to_be_left(engine, request):
                    continue
                try:
                    if self._made(engine).name == drafted_by:
                        continue
                    self._ask_one(engine, request, document, cancelled)
                except AlignwbError as error:
                    engine.failed_at_s = self._clock()
                    failure: AlignwbError | None = error
                else:
                    failure = None
            yield failure

    def _is_to_be_left(self, engine: _OtherEngine, request: DraftRequest) -> bool:
        failed_at_s = engine.failed_at_s
        is_resting = failed_at_s is not None and self._clock() - failed_at_s < _PASSED_OVER_S
        return is_resting or _key(request) in engine.known

    def _ask_one(
        self,
        engine: _OtherEngine,
        request: DraftRequest,
        document: Sequence[str],
        cancelled: Callable[[], bool],
    ) -> None:
        for batch in self._made(engine).translate([request], cancelled, document):
            for _, draft in batch:
                if len(engine.known) >= _MOST_KEPT:
                    engine.known.pop(next(iter(engine.known)))
                engine.known[_key(request)] = draft

    def _made(self, engine: _OtherEngine) -> Translator:
        if engine.translator is None:
            config = self._project.config.with_engine(engine.name)
            engine.translator = make_translator(config, threads=_THREADS)
        return engine.translator


def _key(request: DraftRequest) -> tuple[object, ...]:
    return request.source, request.kind, terms_key(request.terms)
