"""The `Translator` of the argos engine: whole documents in, finished drafts out as they come."""

import time
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from alignwb.core.bitext.segment import Draft
from alignwb.core.drafting.translator import DraftRequest
from alignwb.core.languages.english.english import English
from alignwb.core.terms.rendering import Renderings
from alignwb.engines.argos.batches import make_batches
from alignwb.engines.argos.packages.package import ModelPackage
from alignwb.engines.argos.requests import (
    OpenRequest,
    Part,
    assemble,
    open_request,
    read_again,
    repairs_of,
)
from alignwb.engines.argos.restoring import (
    RestoredHypothesis,
    SourcePiece,
    Style,
    restore,
    style_of,
)
from alignwb.engines.argos.runtime.library_types import PendingResult, TranslationResult
from alignwb.engines.argos.runtime.model import Decoding, Model, available_processors
from alignwb.errors import EngineError

ENGINE = "argos"
_POLL_S = 0.005
LIMIT_TOKENS = 400

Item = tuple[tuple[OpenRequest, Part], SourcePiece]


@dataclass(frozen=True, slots=True)
class _Running:
    items: list[Item]
    results: list[PendingResult]

    @property
    def is_done(self) -> bool:
        return all(result.done() for result in self.results)


class ArgosTranslator:
    """Drafts with an Argos Translate package.

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
        self._decoding = Decoding(hypotheses=hypotheses, beam_size=max(4, hypotheses))
        self._model = Model(package.folder, self._threads)
        self._renderings = Renderings(English())

    @property
    def name(self) -> str:
        """The engine's, the package's name and its version."""
        return f"{ENGINE} {self._package.name} {self._package.version}"

    def translate(
        self, requests: Sequence[DraftRequest], cancelled: Callable[[], bool] = lambda: False
    ) -> Iterator[tuple[tuple[int, Draft], ...]]:
        """See `alignwb.core.drafting.translator.Translator`.

        `cancelled` is asked every few milliseconds; what the model is at is then abandoned.
        Raises EngineError if the model cannot be loaded or fails.
        """
        style = style_of([request.source for request in requests])
        without_work: list[OpenRequest] = []
        items = self._items(requests, style, without_work)
        for finished in self._run(items, style, cancelled):
            complete = (*finished, *without_work)
            without_work.clear()
            if complete:
                yield tuple(map(self._finished, complete))
        if without_work:
            yield tuple(map(self._finished, without_work))

    def _items(
        self, requests: Sequence[DraftRequest], style: Style, without_work: list[OpenRequest]
    ) -> Iterator[Item]:
        """What the model is to translate, request by request; the others go to `without_work`."""
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
                    yield (opened, part), part.source

    def _run(
        self, items: Iterator[Item], style: Style, cancelled: Callable[[], bool]
    ) -> Iterator[list[OpenRequest]]:
        """Translate the items; yields the requests that each batch makes complete."""
        batches = make_batches(items, self._decoding.batch_tokens)
        running: deque[_Running] = deque()
        again: list[Item] = []
        while not cancelled():
            # One more than there are threads, so that none waits while drafts are finished here.
            while len(running) <= self._threads and (batch := next(batches, None)):
                running.append(self._start(batch))
            if again and (not running or _size(again) >= self._decoding.batch_tokens):
                running += map(self._start, _by_decoding(again))
                again = []
            done = next((batch for batch in running if batch.is_done), None)
            if done is not None:
                running.remove(done)
                finished, unsatisfying = self._collect(done, style)
                again += unsatisfying
                yield finished
            elif running:
                time.sleep(_POLL_S)
            else:
                return

    def _start(self, batch: list[Item]) -> _Running:
        is_strict = any(part.was_retried for (_, part), _ in batch)
        tokens = [source.tokens for _, source in batch]
        return _Running(batch, self._model.submit(tokens, self._decoding, is_strict=is_strict))

    def _collect(self, batch: _Running, style: Style) -> tuple[list[OpenRequest], list[Item]]:
        """The requests now complete, and the items to try once more.

        That is where every wording loops, and where the best one lacks a term.
        """
        complete: list[OpenRequest] = []
        again: list[Item] = []
        for ((request, part), source), pending in zip(batch.items, batch.results, strict=True):
            try:
                result = pending.result()
            except (RuntimeError, ValueError) as error:
                raise EngineError(f"{self.name}: the model failed: {error}") from error
            hypotheses = self._restored(source, result, style)
            if hypotheses[0].is_looping and not part.was_retried:
                part.was_retried = True
                part.hypotheses = hypotheses
                again.append(((request, part), source))
                continue
            part.hypotheses = _by_worth((*part.hypotheses, *hypotheses))[: len(hypotheses)]
            second = read_again(part, source)
            if second is not None:
                again.append(((request, part), second))
                continue
            request.waiting -= 1
            if not request.waiting:
                complete.append(request)
        return complete, again

    def _restored(
        self, source: SourcePiece, result: TranslationResult, style: Style
    ) -> tuple[RestoredHypothesis, ...]:
        decode = self._model.tokenizer.decode
        return _by_worth(
            tuple(
                restore(source, decode(tokens), tokens, attention, score, style, self._renderings)
                for tokens, attention, score in zip(
                    result.hypotheses, result.attention, result.scores, strict=True
                )
            )
        )

    def _finished(self, request: OpenRequest) -> tuple[int, Draft]:
        package, version = self._package.name, self._package.version
        draft = Draft(ENGINE, package, version, assemble(request), repairs_of(request))
        return request.index, draft


def _by_worth(hypotheses: tuple[RestoredHypothesis, ...]) -> tuple[RestoredHypothesis, ...]:
    return tuple(sorted(hypotheses, key=lambda hypothesis: hypothesis.worth, reverse=True))


def _size(items: Sequence[Item]) -> int:
    """Tokens of a batch of these, padding included."""
    return len(items) * max(len(source.tokens) for _, source in items)


def _by_decoding(items: Sequence[Item]) -> Iterator[list[Item]]:
    """What has to be decoded strictly apart from the rest."""
    for is_strict in (False, True):
        chosen = [item for item in items if item[0][1].was_retried is is_strict]
        if chosen:
            yield chosen
