"""The `Translator` that asks a server: all that is kept of a source is kept here."""

from collections.abc import Callable, Iterator, Sequence
from functools import cached_property
from typing import NamedTuple

from alignwb.core.bitext.codes import without_codes
from alignwb.core.bitext.segment import Draft
from alignwb.core.drafting.translator import DraftRequest
from alignwb.core.languages.english.english import English
from alignwb.core.terms.rendering import Renderings
from alignwb.engines.draft_making.draft_assembly import assemble, repairs_of
from alignwb.engines.draft_making.draft_requests import open_request
from alignwb.engines.draft_making.request_parts import (
    OpenRequest,
    RequestPart,
    is_answered,
    read_again,
)
from alignwb.engines.draft_making.restoring import (
    RestoredHypothesis,
    SourcePiece,
    Style,
    by_worth,
    restore,
    style_of,
)
from alignwb.engines.libretranslate.answers import check_pair, translations
from alignwb.engines.libretranslate.exchange import Exchange, TooMuchAtOnceError
from alignwb.engines.libretranslate.server import Server
from alignwb.engines.libretranslate.word_attention import spelled, word_attention, word_tokens

ENGINE = "libretranslate"

_MOST_TEXTS = 24
_FIRST_CHARACTERS, _MOST_CHARACTERS = 500, 2_400
_COMFORTABLE_WORDS, _MOST_WORDS = 150, 400


class _Asked(NamedTuple):
    """A part of a request for the server to translate, and how it is read this time."""

    request: OpenRequest
    part: RequestPart
    source: SourcePiece

    @property
    def text(self) -> str:
        return spelled(self.source.tokens)


class ServerTranslator:
    """Drafts with a server; an `alignwb.core.drafting.translator.Translator`.

    Args:
        server: The server.
        source_lang: Code of the sources' language.
        target_lang: Code of the drafts' language.
        hypotheses: How many alternatives a draft has at most, where the server gives them.
        exchange: Asks the server; tests have one that does not wait.

    It is not asked anything before the first translation.  The server gives no scores: those of
    its drafts are 0.
    """

    def __init__(
        self,
        server: Server,
        source_lang: str,
        target_lang: str,
        hypotheses: int = 4,
        exchange: Exchange | None = None,
    ) -> None:
        self._server = server
        self._languages = (source_lang, target_lang)
        self._hypotheses = hypotheses
        self._exchange = exchange or Exchange(server)
        self._renderings = Renderings(English())
        self._at_once = _MOST_TEXTS
        self._styled: tuple[tuple[str, ...], Style] | None = None

    @property
    def name(self) -> str:
        """The engine's name, what the settings call the server, and its place."""
        return f"{ENGINE} {self._server.name} {self._server.place}"

    @cached_property
    def _pair(self) -> tuple[str, str]:
        """The languages as the server writes them.  Raises EngineError."""
        return check_pair(self._exchange.ask("languages"), *self._languages, self._who)

    @property
    def _who(self) -> str:
        return f"server “{self._server.name}” ({self._server.place})"

    def translate(
        self,
        requests: Sequence[DraftRequest],
        cancelled: Callable[[], bool] = lambda: False,
        document: Sequence[str] = (),
    ) -> Iterator[tuple[tuple[int, Draft], ...]]:
        """Drafts of the requests, each with its request's index, in batches as they get ready.

        A request for which the server gives nothing has none.  `cancelled` is asked between
        batches; what is under way is waited for.  `document`: the sources of the whole document.
        Raises EngineError if the server does not do it.
        """
        sources = document or [request.source for request in requests]
        style = self._style_of(tuple(map(without_codes, sources)))
        without_work: list[OpenRequest] = []
        for batch in _batches(_opened(requests, style, without_work)):
            if cancelled():
                return
            finished = self._draft(batch, style, cancelled)
            complete = [each for each in (*finished, *without_work) if is_answered(each)]
            without_work.clear()
            if complete:
                yield tuple(map(self._finished, complete))
        if without_work and not cancelled():
            yield tuple(map(self._finished, without_work))

    def _style_of(self, sources: tuple[str, ...]) -> Style:
        """The style of a document; that of the last one is remembered, as in other engines."""
        if self._styled is None or self._styled[0] != sources:
            self._styled = (sources, style_of(sources))
        return self._styled[1]

    def _draft(
        self, batch: list[_Asked], style: Style, cancelled: Callable[[], bool]
    ) -> list[OpenRequest]:
        """Have a batch translated; returns the requests that are complete now."""
        complete: list[OpenRequest] = []
        while batch and not cancelled():
            again: list[_Asked] = []
            answers = self._ask([asked.text for asked in batch], cancelled)
            for asked, texts in zip(batch, answers, strict=True):
                request, part, source = asked
                hypotheses = self._restored(source, texts, style)
                if hypotheses:
                    part.hypotheses = by_worth((*part.hypotheses, *hypotheses))[: len(hypotheses)]
                second = read_again(part, source) if part.hypotheses else None
                if second is not None:
                    again.append(_Asked(request, part, second))
                    continue
                request.waiting -= 1
                if not request.waiting:
                    complete.append(request)
            batch = again
        return complete

    def _ask(self, texts: Sequence[str], cancelled: Callable[[], bool]) -> list[tuple[str, ...]]:
        """The translations of texts; asked for in halves if they are too much at once."""
        if len(texts) > self._at_once:
            first, others = texts[: self._at_once], texts[self._at_once :]
            return self._ask(first, cancelled) + self._ask(others, cancelled)
        source, target = self._pair
        body = {
            "q": list(texts),
            "source": source,
            "target": target,
            "format": "text",
            "alternatives": self._hypotheses - 1,
        }
        try:
            answer = self._exchange.ask("translate", body, cancelled)
        except TooMuchAtOnceError:
            if len(texts) == 1:
                raise
            self._at_once = len(texts) // 2  # for the batches to come too
            return self._ask(texts, cancelled)
        return translations(answer, texts, self._who)

    def _restored(
        self, source: SourcePiece, texts: Sequence[str], style: Style
    ) -> tuple[RestoredHypothesis, ...]:
        return by_worth(
            tuple(
                restore(
                    source,
                    text,
                    word_tokens(text),
                    word_attention(source.tokenised, text),
                    0.0,
                    style,
                    self._renderings,
                )
                for text in texts[: self._hypotheses]
            )
        )

    def _finished(self, request: OpenRequest) -> tuple[int, Draft]:
        server = self._server
        draft = Draft(ENGINE, server.name, server.place, assemble(request), repairs_of(request))
        return request.index, draft


def _opened(
    requests: Sequence[DraftRequest], style: Style, without_work: list[OpenRequest]
) -> Iterator[_Asked]:
    """The parts to translate, request by request; requests without any go to `without_work`."""
    for index, request in enumerate(requests):
        opened = open_request(index, request, style, word_tokens, _COMFORTABLE_WORDS, _MOST_WORDS)
        if not opened.waiting:
            without_work.append(opened)
        for part in opened.parts:
            if part.source is not None:
                yield _Asked(opened, part, part.source)


def _batches(parts: Iterator[_Asked]) -> Iterator[list[_Asked]]:
    """Batches in order: a small one first, since somebody may be waiting."""
    batch: list[_Asked] = []
    characters, most = 0, _FIRST_CHARACTERS
    for asked in parts:
        length = len(asked.text)
        if batch and (characters + length > most or len(batch) == _MOST_TEXTS):
            yield batch
            batch, characters, most = [], 0, _MOST_CHARACTERS
        batch.append(asked)
        characters += length
    if batch:
        yield batch
