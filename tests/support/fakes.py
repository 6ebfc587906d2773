"""Stand-ins for what is slow, random or may fail."""

from collections.abc import Callable, Iterator, Sequence

from alignwb.core.bitext.markers import labels, strip
from alignwb.core.bitext.segment import Draft, Hypothesis
from alignwb.core.drafting.translator import DraftRequest
from alignwb.errors import EngineError


class EchoTranslator:
    """Drafts that say the source in capitals, markers kept, in batches of `batch_size`."""

    engine, package, version = "echo", "loud", "1.0"

    def __init__(self, batch_size: int = 2) -> None:
        self.batch_size = batch_size
        self.asked: list[DraftRequest] = []

    @property
    def name(self) -> str:
        return f"{self.engine} {self.package} {self.version}"

    def translate(
        self, requests: Sequence[DraftRequest], cancelled: Callable[[], bool] = lambda: False
    ) -> Iterator[tuple[tuple[int, Draft], ...]]:
        self.asked += requests
        indices = range(len(requests))
        for start in range(0, len(requests), self.batch_size):
            if cancelled():
                return
            batch = indices[start : start + self.batch_size]
            yield tuple((index, self._draft(requests[index].source)) for index in batch)

    def _draft(self, source: str) -> Draft:
        plain, _ = strip(source)
        text = plain.upper() + "".join(f"[^{label}]" for label in labels(source))
        return Draft(
            self.engine,
            self.package,
            self.version,
            (Hypothesis(text, -0.1), Hypothesis(f"{text}!", -0.2)),
        )


class FailingTranslator(EchoTranslator):
    """Breaks after its first batch."""

    def translate(
        self, requests: Sequence[DraftRequest], cancelled: Callable[[], bool] = lambda: False
    ) -> Iterator[tuple[tuple[int, Draft], ...]]:
        yield next(super().translate(requests, cancelled))
        raise EngineError("the model failed", hint="Install it again.")


class InterruptedTranslator(EchoTranslator):
    """Ctrl-C comes after its first batch."""

    def translate(
        self, requests: Sequence[DraftRequest], cancelled: Callable[[], bool] = lambda: False
    ) -> Iterator[tuple[tuple[int, Draft], ...]]:
        yield next(super().translate(requests, cancelled))
        raise KeyboardInterrupt
