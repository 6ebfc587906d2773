"""The embedder that reads no sentence twice."""

from collections.abc import Generator, Mapping, Sequence
from contextlib import closing
from pathlib import Path

import numpy as np

from alignwb.engines.usem3.embedder_port import Batches, SentenceEmbedder
from alignwb.engines.usem3.row_cache import RowCache, row_key
from alignwb.engines.usem3.weights import Floats

_SENTENCES_AT_ONCE = 256


class CachedEmbedder:
    """A `SentenceEmbedder` that keeps the rows of sentences on disk.

    Args:
        embedder: The one that reads sentences; while all are known its model is not loaded.
        folder: Where the cache is, or will be.
        widest_mode: The permissions that the cache may have at most.
    """

    def __init__(self, embedder: SentenceEmbedder, folder: Path, widest_mode: int = 0o777) -> None:
        self._embedder = embedder
        self._folder = folder
        self._widest_mode = widest_mode

    @property
    def name(self) -> str:
        """The name of the embedder that reads."""
        return self._embedder.name

    @property
    def width(self) -> int:
        """The length of a row."""
        return self._embedder.width

    def sums(self, sentences: Sequence[str]) -> Batches:
        """The rows of sentences, in batches; what is read is kept, also if this is closed."""
        name = self.name
        keys = [row_key(name, sentence) for sentence in sentences]
        with closing(self._cache()) as cache:
            known = cache.known(keys)
            texts = zip(keys, sentences, strict=True)
            unread = {key: sentence for key, sentence in texts if key not in known}
            with closing(self._read(cache, unread)) as reading:
                fresh: dict[bytes, Floats] = {}
                for start in range(0, len(keys), _SENTENCES_AT_ONCE):
                    block = slice(start, start + _SENTENCES_AT_ONCE)
                    wanted = dict(zip(keys[block], sentences[block], strict=True))
                    while any(key in unread and key not in fresh for key in wanted):
                        fresh.update(next(reading))
                    rows = self._rows(cache, wanted, fresh)
                    for key in wanted:
                        unread.pop(key, None)
                    yield np.stack([rows[key] for key in keys[block]])

    def embed(self, sums: Floats) -> Floats:
        """The vectors of rows, by the embedder that reads."""
        return self._embedder.embed(sums)

    def _cache(self) -> RowCache:
        return RowCache(self._folder, self.width, widest_mode=self._widest_mode)

    def _read(
        self, cache: RowCache, unread: Mapping[bytes, str]
    ) -> Generator[dict[bytes, Floats], None, None]:
        keys = list(unread)
        place = 0
        with closing(self._embedder.sums(list(unread.values()))) as batches:
            for batch in batches:
                some = keys[place : place + len(batch)]
                place += len(batch)
                yield dict(zip(some, cache.store(some, batch), strict=True))

    def _rows(
        self, cache: RowCache, wanted: Mapping[bytes, str], fresh: dict[bytes, Floats]
    ) -> dict[bytes, Floats]:
        """The rows of the sentences wanted; those that were in `fresh` are taken from it."""
        rows = {key: fresh.pop(key) for key in wanted if key in fresh}
        rows.update(cache.find(key for key in wanted if key not in rows))
        # What was known and is lost, and where nothing can be kept, what was read before.
        lost = {key: sentence for key, sentence in wanted.items() if key not in rows}
        if lost:
            for read in self._read(cache, lost):
                rows.update(read)
        return rows
