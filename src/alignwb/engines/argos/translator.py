"""The `Translator` of the argos engine: whole documents in, finished drafts out as they come."""

import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from alignwb.core.bitext.codes import without_codes
from alignwb.core.bitext.segment import Draft
from alignwb.core.drafting.translator import DraftRequest
from alignwb.core.languages.english.english import English
from alignwb.core.languages.language_codes import base_language
from alignwb.core.terms.rendering import Renderings
from alignwb.engines.argos.packages.package import ModelPackage
from alignwb.engines.argos.runtime.library_types import PendingResult, TranslationResult
from alignwb.engines.argos.runtime.model import Decoding, Model, available_processors
from alignwb.engines.choosing.chooser import Chooser, Facts
from alignwb.engines.choosing.own_words import OwnWords
from alignwb.engines.draft_making.draft_assembly import assemble, expected_quality, repairs_of
from alignwb.engines.draft_making.draft_requests import open_request
from alignwb.engines.draft_making.request_parts import OpenRequest, RequestPart, read_again
from alignwb.engines.draft_making.restoring import (
    RestoredHypothesis,
    SourcePiece,
    Style,
    by_worth,
    restore,
    style_of,
)
from alignwb.engines.lexicon.draft_words import DraftWords, shipped_draft_words
from alignwb.errors import EngineError

LIMIT_TOKENS = 400

CANDIDATES = 6
"""Hypotheses that are asked for, to choose the best of.  Eight are little better (+0.07 chrF++) and
cost a third more time."""

_KNOWN_LANGUAGES = ("nl", "en")
_POLL_S = 0.005
_FIRST_WINDOW_TOKENS = 1_500
_LAST_WINDOW_TOKENS = 12_000


class Task(NamedTuple):
    """A part of a request for the model to translate, and how it is read this time."""

    request: OpenRequest
    part: RequestPart
    source: SourcePiece


@dataclass(frozen=True, slots=True)
class _Document:
    """What drafts of one document have in common."""

    style: Style
    own: OwnWords


@dataclass(frozen=True, slots=True)
class _Running:
    """A batch that the model is at."""

    tasks: list[Task]
    results: list[PendingResult]

    @property
    def is_done(self) -> bool:
        return all(result.done() for result in self.results)


class ArgosTranslator:
    """Drafts with a model package; an `alignwb.core.drafting.translator.Translator`.

    Args:
        package: The package to use.
        hypotheses: How many alternatives a draft has at most (1 to 8).
        threads: How many processors to use; None for all.  A screen asks for fewer.

    Nothing is loaded before the first translation.
    """

    def __init__(
        self, package: ModelPackage, hypotheses: int = 4, threads: int | None = None
    ) -> None:
        self._package = package
        self._threads = threads or available_processors()
        self._hypotheses = hypotheses
        candidates = max(CANDIDATES, hypotheses)
        self._decoding = Decoding(hypotheses=candidates, beam_size=candidates)
        self._model = Model(package.folder, self._threads, package.around)
        self._renderings = Renderings(English())
        self._styled: tuple[tuple[str, ...], Style] | None = None
        self._own: tuple[Sequence[tuple[str, str]], OwnWords] | None = None

    @cached_property
    def _words(self) -> DraftWords | None:
        """None for other languages than those whose words are known."""
        pair = base_language(self._package.source_lang), base_language(self._package.target_lang)
        return shipped_draft_words() if pair == _KNOWN_LANGUAGES else None

    @cached_property
    def _chooser(self) -> Chooser | None:
        return Chooser(self._words.translations) if self._words else None

    @property
    def name(self) -> str:
        """The engine's name, the package's name and its version."""
        return f"{self._package.engine} {self._package.name} {self._package.version}"

    def translate(
        self,
        requests: Sequence[DraftRequest],
        cancelled: Callable[[], bool] = lambda: False,
        document: Sequence[str] = (),
    ) -> Iterator[tuple[tuple[int, Draft], ...]]:
        """Drafts of the requests, each with its request's index, in batches as they get ready.

        `cancelled` is asked every few milliseconds; if it says so, unfinished work is abandoned.
        `document`: the sources of the whole document.  Raises EngineError if the model cannot be
        loaded or fails.
        """
        sources = document or [request.source for request in requests]
        whole = _Document(
            self._style_of(tuple(map(without_codes, sources))),
            self._own_words(requests[0].confirmed if requests else ()),
        )
        without_work: list[OpenRequest] = []
        tasks = self._tasks(requests, whole.style, without_work)
        for finished in self._run(tasks, whole, cancelled):
            complete = (*finished, *without_work)
            without_work.clear()
            if complete:
                yield tuple(map(self._finished, complete))
        if without_work:
            yield tuple(map(self._finished, without_work))

    def _style_of(self, sources: tuple[str, ...]) -> Style:
        """The style of a document; that of the last one is remembered, for it is drafted again."""
        if self._styled is None or self._styled[0] != sources:
            self._styled = (sources, style_of(sources))
        return self._styled[1]

    def _own_words(self, confirmed: Sequence[tuple[str, str]]) -> OwnWords:
        """The words of confirmed segments; those of the last call are remembered."""
        if self._own is None or self._own[0] != confirmed:
            self._own = (confirmed, OwnWords(confirmed))
        return self._own[1]

    def _tasks(
        self, requests: Sequence[DraftRequest], style: Style, without_work: list[OpenRequest]
    ) -> Iterator[Task]:
        """The model's tasks, request by request; requests without any go to `without_work`."""
        for index, request in enumerate(requests):
            opened = open_request(
                index,
                request,
                style,
                self._model.encode,
                self._model.comfortable_tokens,
                LIMIT_TOKENS,
            )
            if not opened.waiting:
                without_work.append(opened)
            for part in opened.parts:
                if part.source is not None:
                    yield Task(opened, part, part.source)

    def _run(
        self, tasks: Iterator[Task], whole: _Document, cancelled: Callable[[], bool]
    ) -> Iterator[list[OpenRequest]]:
        """Do the tasks; yields the requests that each batch completes."""
        batches = make_batches(tasks, self._decoding.batch_tokens)
        running: deque[_Running] = deque()
        again: list[Task] = []
        while not cancelled():
            # One more than there are threads, so that none waits while drafts are finished here.
            while len(running) <= self._threads and (batch := next(batches, None)):
                running.append(self._start(batch))
            # The last ones are not kept waiting for a full batch while a processor has no work.
            is_idle = len(running) < self._threads
            if again and (is_idle or _size(again) >= self._decoding.batch_tokens):
                running += map(self._start, _by_decoding(again))
                again = []
            done = next((batch for batch in running if batch.is_done), None)
            if done is not None:
                running.remove(done)
                finished, unsatisfying = self._collect(done, whole)
                again += unsatisfying
                yield finished
            elif running:
                time.sleep(_POLL_S)
            else:
                return

    def _start(self, batch: list[Task]) -> _Running:
        is_strict = any(task.part.was_retried for task in batch)
        tokens = [task.source.tokens for task in batch]
        return _Running(batch, self._model.submit(tokens, self._decoding, is_strict=is_strict))

    def _collect(self, batch: _Running, whole: _Document) -> tuple[list[OpenRequest], list[Task]]:
        """The requests now complete, and the tasks to do once more.

        A task is done again if every wording loops, or the best one lacks a term.
        """
        complete: list[OpenRequest] = []
        again: list[Task] = []
        for task, pending in zip(batch.tasks, batch.results, strict=True):
            request, part, source = task
            try:
                result = pending.result()
            except (RuntimeError, ValueError) as error:
                raise EngineError(f"{self.name}: the model failed: {error}") from error
            hypotheses = self._restored(source, result, whole.style)
            self._choose(part, source, (*part.hypotheses, *hypotheses), whole.own)
            if part.hypotheses[0].is_looping and not part.was_retried:
                part.was_retried = True
                again.append(task)
                continue
            second = read_again(part, source)
            if second is not None:
                again.append(Task(request, part, second))
                continue
            request.waiting -= 1
            if not request.waiting:
                complete.append(request)
        return complete, again

    def _restored(
        self, source: SourcePiece, result: TranslationResult, style: Style
    ) -> tuple[RestoredHypothesis, ...]:
        decode = self._model.tokenizer.decode
        return tuple(
            restore(
                source,
                decode(tokens),
                tokens,
                attention,
                score,
                style,
                self._renderings,
                self._words,
            )
            for tokens, attention, score in zip(
                result.hypotheses, result.attention, result.scores, strict=True
            )
        )

    def _choose(
        self,
        part: RequestPart,
        source: SourcePiece,
        hypotheses: Sequence[RestoredHypothesis],
        own: OwnWords,
    ) -> None:
        """Give a part its hypotheses, the best first, and what is expected of the best."""
        if self._chooser is None:
            part.hypotheses = by_worth(hypotheses)[: self._decoding.hypotheses]
            return
        facts = [
            Facts(each.text, each.score, each.tokens, each.coverage, each.strange, each.lost)
            for each in hypotheses
        ]
        judged = self._chooser.judge(source.text, facts, [each.faults for each in hypotheses], own)
        best = judged.order[: self._decoding.hypotheses]
        part.hypotheses = tuple(hypotheses[place] for place in best)
        part.quality = judged.quality

    def _finished(self, request: OpenRequest) -> tuple[int, Draft]:
        quality = expected_quality(request) if self._chooser else None
        confidence = None
        if quality is not None and self._chooser:
            confidence = round(self._chooser.probability(quality), 3)
        draft = Draft(
            self._package.engine,
            self._package.name,
            self._package.version,
            assemble(request, self._hypotheses),
            repairs_of(request),
            confidence=confidence,
        )
        return request.index, draft


def make_batches(tasks: Iterable[Task], batch_tokens: int) -> Iterator[list[Task]]:
    """Batches whose padded size (longest × count) is at most `batch_tokens`, or one task.

    Sorting by length saves padding, but sorting a whole document would give its beginning last.
    So it is sorted in windows, small at first, since somebody may be waiting at the first page.
    Tasks are taken a window at a time.
    """
    tasks = iter(tasks)
    size = _FIRST_WINDOW_TOKENS
    while window := list(_window(tasks, size)):
        yield from _fill(window, batch_tokens)
        size = min(2 * size, _LAST_WINDOW_TOKENS)


def _window(tasks: Iterator[Task], size: int) -> Iterator[Task]:
    tokens = 0
    for task in tasks:
        yield task
        tokens += len(task.source.tokens)
        if tokens >= size:
            return


def _fill(tasks: Sequence[Task], batch_tokens: int) -> Iterator[list[Task]]:
    batch: list[Task] = []
    for task in sorted(tasks, key=lambda task: len(task.source.tokens), reverse=True):
        longest = len(batch[0].source.tokens) if batch else 0
        if batch and longest * (len(batch) + 1) > batch_tokens:
            yield batch
            batch = []
        batch.append(task)
    if batch:
        yield batch


def _size(tasks: Sequence[Task]) -> int:
    """Tokens of a batch of these tasks, padding included."""
    return len(tasks) * max(len(task.source.tokens) for task in tasks)


def _by_decoding(tasks: Sequence[Task]) -> Iterator[list[Task]]:
    """The tasks in at most two batches: those to decode strictly apart from the rest."""
    for is_strict in (False, True):
        chosen = [task for task in tasks if task.part.was_retried is is_strict]
        if chosen:
            yield chosen
