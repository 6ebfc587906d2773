"""Units that may be like a source, ranked by the words they share without reading any unit."""

import math
import sqlite3

from alignwb.core.bitext.pairing import Side
from alignwb.core.languages.words import folded_words
from alignwb.engines.memory.postings import frequencies, posting_keys, read_lists

_MOST_READ = 400_000
"""Entries of lists that a look-up reads at most, the rarest words first: some 5 ms."""

CANDIDATES = 128
"""Units that a look-up compares, unless told."""


class Candidates:
    """Ranks units by the words they share with a source, rare ones counting more.

    A word counts by its rarity: log(1 + all units / units that have it).  The difference of a
    unit's length from the source's counts against it.

    Args:
        database: The index; read here only.
    """

    def __init__(self, database: sqlite3.Connection) -> None:
        import numpy as np

        self._database = database
        self._revision = -1
        self._lengths = np.zeros(0, dtype=np.uint16)
        self._scores = np.zeros(0, dtype=np.float32)

    def find(self, source: str, number: int = CANDIDATES) -> list[int]:
        """Numbers of units, the most promising first; some may be gone by now."""
        import numpy as np

        self._refresh()
        words = folded_words(source)
        keys = set(posting_keys(words))
        known = sorted(frequencies(self._database, Side.SOURCE, keys).values())
        total = max(1, len(self._lengths))
        read = 0
        parts: list[np.ndarray[tuple[int], np.dtype[np.uint32]]] = []
        weights = []
        for count, lists in known:
            if parts and read + count > _MOST_READ:
                break
            read += count
            units = np.frombuffer(read_lists(self._database, lists), dtype=np.uint32)
            weight = math.log1p(total / count)
            self._scores[units] += weight
            parts.append(units)
            weights.append(weight)
        if not parts:
            return []
        touched = np.concatenate(parts)
        shares = self._scores[touched]
        self._scores[touched] = 0
        lengths = self._lengths[touched].astype(np.float32)
        shares -= (sum(weights) / len(weights)) * 0.5 * np.abs(lengths - len(words))
        # A unit stands in `touched` once for each word it shares.
        most = min(len(touched), number * len(parts))
        best = np.argpartition(-shares, most - 1)[:most]
        ordered = touched[best[np.argsort(-shares[best], kind="stable")]]
        return list(dict.fromkeys(ordered.tolist()))[:number]

    def _refresh(self) -> None:
        """Read the lengths again if the index has changed since."""
        import numpy as np

        [revision] = self._database.execute("SELECT number FROM revision").fetchone()
        if revision == self._revision:
            return
        blocks = self._database.execute("SELECT lengths FROM block ORDER BY id").fetchall()
        self._lengths = np.frombuffer(b"".join(row[0] for row in blocks), dtype=np.uint16)
        self._scores = np.zeros(len(self._lengths), dtype=np.float32)
        self._revision = revision
