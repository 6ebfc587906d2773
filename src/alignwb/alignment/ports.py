"""The port to an engine that embeds sentences."""

from collections.abc import Iterator, Sequence
from typing import Protocol

import numpy as np
import numpy.typing as npt

Vectors = npt.NDArray[np.float32]
"""A matrix with a row for each sentence or span."""


class Embedder(Protocol):
    """Sentences in, vectors out in which translations of each other lie close together.

    A sentence is read once, for its sum; the sums of neighbours added up are the sum of the span
    they make together, and making a vector of a sum is quick.
    """

    @property
    def name(self) -> str:
        """The model's name and version; sums of different names cannot be mixed."""

    @property
    def width(self) -> int:
        """The length of a sum."""

    def sums(self, sentences: Sequence[str]) -> Iterator[Vectors]:
        """The sentences' sums in their order, in batches as they get ready.

        Batches have the shape (sentences of the batch, width); an empty sentence has zeros.
        Closing the iterator stops the work.  Raises EngineError.
        """

    def embed(self, sums: Vectors) -> Vectors:
        """Unit vectors, shape (rows, dimensions), of rows of sums or of rows added up."""
