"""The embedder that reads no sentence twice."""

from collections.abc import Iterator, Sequence
from contextlib import closing
from pathlib import Path

import numpy as np

from alignwb.engines.usem3.ports import ContextualEmbedder
from alignwb.engines.usem3.row_cache import RowCache, row_key
from alignwb.engines.usem3.tokenizer import Spans
from alignwb.engines.usem3.weights import Floats

_SENTENCES_AT_ONCE = 512


class CachedEmbedder:
    """A `ContextualEmbedder` that keeps the rows of sentences on disk.

    Args:
        embedder: The one that reads sentences; while all are known it is not loaded.
        folder: Where the cache is, or will be.
    """

    def __init__(self, embedder: ContextualEmbedder, folder: Path) -> None:
        self._embedder = embedder
        self._folder = folder

    @property
    def name(self) -> str:
        """See `ContextualEmbedder`."""
        return self._embedder.name

    @property
    def width(self) -> int:
        """See `ContextualEmbedder`."""
        return self._embedder.width

    def load(self) -> None:
        """See `ContextualEmbedder`."""
        self._embedder.load()

    def sums(self, sentences: Sequence[str]) -> Iterator[Floats]:
        """See `ContextualEmbedder`.  What is read is kept, also if the iterator is closed."""
        with closing(RowCache(self._folder, self.width)) as cache:
            keys = self._keys(sentences)
            if len(cache.known(keys)) < len(set(keys)):
                self.load()
                # Only now is the name certain.
                keys = self._keys(sentences)
            for start in range(0, len(keys), _SENTENCES_AT_ONCE):
                block = slice(start, start + _SENTENCES_AT_ONCE)
                yield self._rows(cache, keys[block], sentences[block])

    def embed(self, sums: Floats) -> Floats:
        """See `ContextualEmbedder`."""
        return self._embedder.embed(sums)

    def token_vectors(self, text: str) -> tuple[Spans, Floats]:
        """See `ContextualEmbedder`."""
        return self._embedder.token_vectors(text)

    def _keys(self, sentences: Sequence[str]) -> list[bytes]:
        name = self.name
        return [row_key(name, sentence) for sentence in sentences]

    def _rows(self, cache: RowCache, keys: Sequence[bytes], sentences: Sequence[str]) -> Floats:
        found = cache.find(keys)
        missing = {
            key: sentence for key, sentence in zip(keys, sentences, strict=True) if key not in found
        }
        if missing:
            read = np.concatenate(list(self._embedder.sums(list(missing.values()))))
            found.update(zip(missing, cache.store(list(missing), read), strict=True))
        return np.stack([found[key] for key in keys])
