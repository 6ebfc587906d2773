"""Posting lists: the units that have a word, one list for each block of units.

Units are numbered in the order in which they came, and a number is never used again.  A block is
a run of numbers; its lists, one for each word and side, are its units' numbers as 32-bit integers.
A list may name units that are gone by now.  Short sources are also listed by their pairs of
neighbouring words: "dat is het" has no rare word, but few sentences have both its pairs.
"""

import sqlite3
from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import count, pairwise

from alignwb.core.bitext.pairing import Side
from alignwb.core.languages.words import TEXT_END, flat_folded_words

MOST_UNITS = 200_000
"""Most units of a block: its lists are in RAM, some 30 MB for prose, until it is written."""

SMALL = 4096
"""A block of fewer units is added to before another one is begun."""

SHORT = 8
"""A source of so many words at most is listed by pairs of words too."""

_LONGEST_LENGTH = 65_535
"""Lengths are 16-bit integers."""

_SIDES = {Side.SOURCE: 0, Side.TARGET: 1}


def side_number(side: Side) -> int:
    """The number that stands for a side in the table."""
    return _SIDES[side]


def posting_keys(words: list[str]) -> list[str]:
    """The words that a source is listed by; of a short one also its pairs of neighbours."""
    if 2 <= len(words) <= SHORT:
        return words + list(map(" ".join, pairwise(words)))
    return words


class BlockWriter:
    """Gathers the lists of new units and writes them.

    Args:
        database: In a transaction, from the first unit to `flush`.
    """

    def __init__(self, database: sqlite3.Connection) -> None:
        self._database = database
        self._lists = (_Lists(), _Lists())
        self._lengths = array("H")
        self._next = _next_unit(database)

    def add(self, sources: Sequence[str], targets: Sequence[str]) -> range:
        """The numbers of new units with those texts; a few thousand at a time are quickest."""
        numbers = range(self._next, self._next + len(sources))
        self._next += len(sources)
        of_sources, of_targets = self._lists
        words = flat_folded_words(sources)
        lengths = of_sources.add(numbers, words)
        self._lengths.extend(min(length, _LONGEST_LENGTH) for length in lengths)
        of_sources.add(numbers, _flat_pairs(words, lengths))
        of_targets.add(numbers, flat_folded_words(targets))
        if len(self._lengths) >= MOST_UNITS:
            self.flush()
        return numbers

    def flush(self) -> None:
        """Write the lists gathered so far."""
        if not self._lengths:
            return
        block = self._block_to_extend()
        if block is None:
            self._write()
        else:
            self._extend(block)
        self._lists = (_Lists(), _Lists())
        self._lengths = array("H")

    def _block_to_extend(self) -> int | None:
        last = self._database.execute(
            "SELECT id, length(lengths) FROM block ORDER BY id DESC LIMIT 1"
        ).fetchone()
        if last is None or last[1] // 2 + len(self._lengths) > SMALL:
            return None
        return int(last[0])

    def _write(self) -> None:
        first = self._next - len(self._lengths)
        block = self._database.execute(
            "INSERT INTO block (first_unit, lengths) VALUES (?, ?)",
            (first, self._lengths.tobytes()),
        ).lastrowid
        for side, lists in enumerate(self._lists):
            self._database.executemany(
                "INSERT INTO posting (side, word, block, units) VALUES (?, ?, ?, ?)",
                ((side, word, block, units) for word, units in lists.by_word()),
            )

    def _extend(self, block: int) -> None:
        [lengths] = self._database.execute(
            "SELECT lengths FROM block WHERE id = ?", (block,)
        ).fetchone()
        self._database.execute(
            "UPDATE block SET lengths = ? WHERE id = ?",
            (lengths + self._lengths.tobytes(), block),
        )
        for side, lists in enumerate(self._lists):
            for word, units in lists.by_word():
                there = self._database.execute(
                    "SELECT id, units FROM posting WHERE side = ? AND word = ? AND block = ?",
                    (side, word, block),
                ).fetchone()
                if there is None:
                    self._database.execute(
                        "INSERT INTO posting (side, word, block, units) VALUES (?, ?, ?, ?)",
                        (side, word, block, units),
                    )
                else:
                    self._database.execute(
                        "UPDATE posting SET units = ? WHERE id = ?",
                        (there[1] + units, there[0]),
                    )


def _flat_pairs(words: Sequence[str], lengths: Sequence[int]) -> list[str]:
    """The pairs of neighbouring words of the short ones of some texts, in the same form."""
    pairs: list[str] = []
    begin = 0
    for length in lengths:
        if 2 <= length <= SHORT:
            pairs += map(" ".join, pairwise(words[begin : begin + length]))
        pairs.append(TEXT_END)
        begin += length + 1
    return pairs


class _Lists:
    """The lists of one side, gathered as a run of words and how many each unit has of them."""

    def __init__(self) -> None:
        self._numbers: defaultdict[str, int] = defaultdict(count().__next__)
        self._end = self._numbers[TEXT_END]
        self._words = array("I")
        self._units = array("I")
        self._counts = array("I")

    def add(self, units: range, words: Sequence[str]) -> Sequence[int]:
        """List units by their words; returns how many each has.

        words: as `flat_folded_words` gives them.
        """
        import numpy as np

        numbers = np.fromiter(map(self._numbers.__getitem__, words), np.uint32, len(words))
        is_end = numbers == self._end
        counts = np.diff(np.flatnonzero(is_end), prepend=-1) - 1
        self._words.frombytes(numbers[~is_end].tobytes())
        self._units.extend(units)
        self._counts.frombytes(counts.astype(np.uint32).tobytes())
        lengths: list[int] = counts.tolist()
        return lengths

    def by_word(self) -> Iterator[tuple[str, bytes]]:
        """Each word with its list, in the order of the words."""
        import numpy as np

        if not self._words:
            return
        words = np.frombuffer(self._words, dtype=np.uint32).astype(np.uint64)
        units = np.repeat(
            np.frombuffer(self._units, dtype=np.uint32),
            np.frombuffer(self._counts, dtype=np.uint32),
        )
        entries = np.sort((words << np.uint64(32)) | units)
        # What `numpy.unique` does by hashing, which takes ten times as long here.
        entries = entries[np.append(True, entries[1:] != entries[:-1])]
        words = entries >> np.uint64(32)
        ends = np.searchsorted(words, np.arange(len(self._numbers)), side="right").tolist()
        listing = entries.astype(np.uint32).tobytes()
        for word, number in sorted(self._numbers.items()):
            if number == self._end:
                continue
            start = ends[number - 1] if number else 0
            yield word, listing[4 * start : 4 * ends[number]]


def frequencies(
    database: sqlite3.Connection, side: Side, words: Iterable[str]
) -> dict[str, tuple[int, tuple[int, ...]]]:
    """For each word that is listed its number of units, and the numbers of its lists."""
    found: dict[str, tuple[int, tuple[int, ...]]] = {}
    for word in words:
        rows = database.execute(
            "SELECT id, length(units) / 4 FROM posting WHERE side = ? AND word = ?",
            (side_number(side), word),
        ).fetchall()
        if rows:
            found[word] = sum(row[1] for row in rows), tuple(row[0] for row in rows)
    return found


def read_lists_beginning(database: sqlite3.Connection, side: Side, beginning: str) -> bytes:
    """The units of all words that begin with `beginning`, as `read_lists` gives them; no pairs."""
    rows = database.execute(
        "SELECT units FROM posting WHERE side = ? AND word >= ? AND word < ?"
        " AND instr(word, ' ') = 0",
        (side_number(side), beginning, beginning + "\U0010ffff"),
    )
    return b"".join(units for (units,) in rows)


def read_lists(database: sqlite3.Connection, lists: Sequence[int]) -> bytes:
    """The units of those lists, one after the other, as 32-bit integers."""
    return b"".join(
        database.execute("SELECT units FROM posting WHERE id = ?", (each,)).fetchone()[0]
        for each in lists
    )


def _next_unit(database: sqlite3.Connection) -> int:
    last = database.execute(
        "SELECT first_unit + length(lengths) / 2 FROM block ORDER BY id DESC LIMIT 1"
    ).fetchone()
    return int(last[0]) if last else 0
