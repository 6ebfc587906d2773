"""Stand-ins for what is slow, random or may fail."""

from collections.abc import Callable, Iterator, Sequence

from alignwb.core.bitext.markers import labels, strip
from alignwb.core.bitext.segment import Draft, Hypothesis
from alignwb.core.drafting.translator import DraftRequest
from alignwb.core.terms.termbase import TermStatus
from alignwb.errors import EngineError


class EchoTranslator:
    """Drafts that say the source in capitals, markers kept, in batches of `batch_size`."""

    engine, package, version = "echo", "loud", "1.0"

    def __init__(self, batch_size: int = 2) -> None:
        self.batch_size = batch_size
        self.asked: list[DraftRequest] = []
        self.documents: list[Sequence[str]] = []

    @property
    def name(self) -> str:
        return f"{self.engine} {self.package} {self.version}"

    def translate(
        self,
        requests: Sequence[DraftRequest],
        cancelled: Callable[[], bool] = lambda: False,
        document: Sequence[str] = (),
    ) -> Iterator[tuple[tuple[int, Draft], ...]]:
        self.asked += requests
        self.documents.append(document)
        indices = range(len(requests))
        for start in range(0, len(requests), self.batch_size):
            if cancelled():
                return
            batch = indices[start : start + self.batch_size]
            yield tuple((index, self._draft(requests[index])) for index in batch)

    def _draft(self, request: DraftRequest) -> Draft:
        source = request.source
        plain, _ = strip(source)
        text = self._say(plain, request) + "".join(f"[^{label}]" for label in labels(source))
        return Draft(
            self.engine,
            self.package,
            self.version,
            (Hypothesis(text, -0.1), Hypothesis(f"{text}!", -0.2)),
        )

    def _say(self, plain: str, _request: DraftRequest) -> str:
        return plain.upper()


class ObedientTranslator(EchoTranslator):
    """Puts the first rendering of each term into its drafts; sources have no markers."""

    def _say(self, plain: str, request: DraftRequest) -> str:
        text = plain.upper()
        for hit in reversed(request.terms):
            if hit.term.status is not TermStatus.FORBIDDEN:
                text = text[: hit.start] + hit.term.target + text[hit.end :]
        return text


class SpeechlessTranslator(EchoTranslator):
    """Gives nothing for sources with one of some words."""

    def __init__(self, *words: str) -> None:
        super().__init__()
        self.words = words

    def translate(
        self,
        requests: Sequence[DraftRequest],
        cancelled: Callable[[], bool] = lambda: False,
        document: Sequence[str] = (),
    ) -> Iterator[tuple[tuple[int, Draft], ...]]:
        for batch in super().translate(requests, cancelled, document):
            said = [each for each in batch if not self._is_lost_for(requests[each[0]])]
            if said:
                yield tuple(said)

    def _is_lost_for(self, request: DraftRequest) -> bool:
        return any(word in request.source for word in self.words)


class FailingTranslator(EchoTranslator):
    """Breaks after its first batch."""

    def translate(
        self,
        requests: Sequence[DraftRequest],
        cancelled: Callable[[], bool] = lambda: False,
        document: Sequence[str] = (),
    ) -> Iterator[tuple[tuple[int, Draft], ...]]:
        yield next(super().translate(requests, cancelled, document))
        raise EngineError("the model failed", hint="Install it again.")


class InterruptedTranslator(EchoTranslator):
    """Ctrl-C comes after its first batch."""

    def translate(
        self,
        requests: Sequence[DraftRequest],
        cancelled: Callable[[], bool] = lambda: False,
        document: Sequence[str] = (),
    ) -> Iterator[tuple[tuple[int, Draft], ...]]:
        yield next(super().translate(requests, cancelled, document))
        raise KeyboardInterrupt
