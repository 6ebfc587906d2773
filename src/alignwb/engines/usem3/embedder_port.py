"""What the embedder is to those who use it."""

from collections.abc import Generator, Sequence
from typing import Protocol

from alignwb.engines.usem3.weights import Floats

Batches = Generator[Floats, None, None]
"""Rows as they get ready; closing it stops the work."""


class ContextualEmbedder(Protocol):
    """An `alignwb.alignment.ports.Embedder` that also knows what the tokens of a text say.

    All but `name` and `width` raise EngineError if the model cannot be loaded.
    """

    @property
    def name(self) -> str:
        """The model's name and version, and what its rows are.

        Certain only once the model is loaded, which finds out what its rows can be.
        """

    @property
    def width(self) -> int:
        """How many numbers a row has."""

    def load(self) -> None:
        """Load the model, unless it is loaded."""

    def sums(self, sentences: Sequence[str]) -> Batches:
        """See `alignwb.alignment.ports.Embedder`; the work stops within a tenth of a second."""

    def embed(self, sums: Floats) -> Floats:
        """See `alignwb.alignment.ports.Embedder`."""
