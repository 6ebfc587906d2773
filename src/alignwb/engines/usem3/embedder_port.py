"""The type of an embedder of sentences, as the engine offers it."""

from collections.abc import Generator, Sequence
from typing import Protocol

from alignwb.engines.usem3.weights import Floats

Batches = Generator[Floats, None, None]
"""Rows as they get ready; closing it stops the work."""


class SentenceEmbedder(Protocol):
    """An `alignwb.alignment.ports.Embedder` whose work is stopped by closing what it gives."""

    @property
    def name(self) -> str:
        """The model's name and version, and what its rows are."""

    @property
    def width(self) -> int:
        """The length of a row."""

    def sums(self, sentences: Sequence[str]) -> Batches:
        """The sentences' rows in their order; an empty sentence has zeros.

        Closed, it stops within a tenth of a second.  Raises EngineError if the model cannot be
        loaded.
        """

    def embed(self, sums: Floats) -> Floats:
        """Unit vectors, one for each row or sum of rows.  Raises EngineError likewise."""
