"""Looking up a source in the index, and searching it for a text."""

import itertools
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import replace

from alignwb.core.bitext.markers import plain_text
from alignwb.core.bitext.pairing import Side
from alignwb.core.defaults import HITS_SHOWN
from alignwb.core.languages.half_characters import without_half_characters
from alignwb.core.languages.words import folded_texts, folded_words
from alignwb.core.memory.concordance import find_places, search_words
from alignwb.core.memory.match_rate import match_rate
from alignwb.core.memory.units import (
    Exclusion,
    MatchKind,
    MemoryHit,
    MemoryMatch,
    MemoryQuery,
    MemoryUnit,
)
from alignwb.engines.memory.candidates import CANDIDATES, Candidates
from alignwb.engines.memory.database import explained, snapshot
from alignwb.engines.memory.memory_index import MemoryIndex, refuse_damaged, text_key
from alignwb.engines.memory.postings import frequencies, read_lists, read_lists_beginning

_RATED = 8
"""Pairs of texts whose match rate is computed, of those nearest by words alone."""

_MOST_CANDIDATES = 8192
"""Units that are looked at where the same few pairs stand in the memory over and over."""

_MOST_EXACT = 64
_BATCH = 200

_FOUND = (
    "SELECT unit.id, name, source, target, place, penalty, source_key, previous_key, next_key,"
    " checksum"
    " FROM unit JOIN file ON file.id = unit.file"
)
_AROUND = (
    "SELECT id FROM (SELECT id FROM unit WHERE source_key = :key AND id < :number"
    " ORDER BY id DESC LIMIT 8)"
    " UNION ALL SELECT id FROM (SELECT id FROM unit WHERE source_key = :key AND id > :number"
    " ORDER BY id LIMIT 8)"
)
"""The units of a source that are nearest to a number; "Ja." may have thousands."""

_Found = tuple[int, str, str, str, str, int, int, int, int, int]

_ORDER = {kind: rank for rank, kind in enumerate(MatchKind)}


class MemoryLookup:
    """Answers from an index, whatever is put into it meanwhile."""

    def __init__(self, index: MemoryIndex) -> None:
        self._index = index
        self._candidates = Candidates(index.database)

    def find(self, query: MemoryQuery) -> tuple[MemoryMatch, ...]:
        """The units most like a source, the best first.

        Of units with the same source and target one is found; of the same rate those in context
        come first, then exact ones, then the last into the index.
        """
        query = _storable(query)
        if not plain_text(query.source):
            return ()
        context = _context(query)
        without = query.without
        with explained(self._index.path), snapshot(self._index.database):
            rows = {row[0]: row for row in self._exact(context, without)}
            near = self._near(query, rows)
        found = [
            (row[0], _match(query.source, context, row))
            for row in itertools.chain(rows.values(), near)
        ]
        found.sort(key=lambda each: (-each[1].rate, _ORDER[each[1].kind], -each[0]))
        best: dict[tuple[str, str], MemoryMatch] = {}
        for _, match in found:
            if match.rate >= query.least_rate:
                best.setdefault((match.unit.source, match.unit.target), match)
        return tuple(best.values())[: query.limit]

    def find_exact(self, query: MemoryQuery) -> MemoryMatch | None:
        """The best unit of 100 percent, its penalty taken off; None if there is none."""
        query = _storable(query)
        if not plain_text(query.source):
            return None
        context = _context(query)
        with explained(self._index.path), snapshot(self._index.database):
            rows = self._exact(context, query.without)
            found = [(row[0], _match(query.source, context, row)) for row in rows]
        found = [each for each in found if each[1].rate == 100]
        return min(found, key=lambda each: (_ORDER[each[1].kind], -each[0]))[1] if found else None

    def concordance(
        self, text: str, side: Side, *, limit: int = HITS_SHOWN
    ) -> tuple[MemoryHit, ...]:
        """Units that have a text on one side, the last into the index first.

        All its words stand there, in their order and next to each other, whatever their case and
        the punctuation between them; a word that ends with `*` stands for all that begin so.
        limit: how many at most.
        """
        wanted = search_words(without_half_characters(text))
        if not wanted:
            return ()
        with explained(self._index.path), snapshot(self._index.database):
            found = itertools.islice(self._rows_with(wanted, side), limit)
            return tuple(map(self._hit, found))

    def _rows_with(self, wanted: Sequence[str], side: Side) -> Iterator[_Found]:
        """The units that have those words in that order, the last first."""
        numbers = self._with_all(wanted, side)
        for start in range(0, len(numbers), _BATCH):
            found = {row[0]: row for row in self._rows(numbers[start : start + _BATCH])}
            for number in numbers[start : start + _BATCH]:
                row = found.get(number)
                if row and find_places(wanted, row[2] if side is Side.SOURCE else row[3]):
                    yield row

    def _hit(self, row: _Found) -> MemoryHit:
        """The hit and the units beside it: they have its neighbours' sources, and it as neighbour.

        Numbers alone do not tell: segments that nobody confirmed are left out between them, and
        one that was confirmed later has a later number.
        """
        return MemoryHit(
            _unit(row),
            row[1],
            previous=self._beside(row, row[7], is_before=True),
            following=self._beside(row, row[8], is_before=False),
        )

    def _beside(self, row: _Found, key: int, *, is_before: bool) -> MemoryUnit | None:
        """The unit of that source which has this one as its neighbour; of several the nearest."""
        if not key:
            return None
        number, file, own = row[0], row[1], row[6]
        found = self._index.database.execute(
            f"{_FOUND} WHERE unit.id IN ({_AROUND}) AND name = :file"
            f" AND {'next_key' if is_before else 'previous_key'} = :own",
            {"key": key, "number": number, "file": file, "own": own},
        )
        expected = number - 1 if is_before else number + 1
        nearest = min(map(_sound, found), key=lambda each: abs(each[0] - expected), default=None)
        return _unit(nearest) if nearest else None

    def _exact(self, context: tuple[int, int, int], without: Exclusion) -> Iterator[_Found]:
        """Units of the same source; those in context are certainly among them."""
        left_out, names = _left_out(without)
        in_context = (
            f"{_FOUND} WHERE source_key = ? AND previous_key = ? AND next_key = ?{left_out} LIMIT 8"
        )
        yield from map(_sound, self._index.database.execute(in_context, (*context, *names)))
        alike = f"{_FOUND} WHERE source_key = ?{left_out} ORDER BY unit.id DESC LIMIT {_MOST_EXACT}"
        yield from map(_sound, self._index.database.execute(alike, (context[0], *names)))

    def _near(self, query: MemoryQuery, exact: Container[int]) -> list[_Found]:
        """The nearest units but the exact ones, one of each pair of texts.

        A memory may have a pair a thousand times, and the copies may not crowd out the others.  The
        most promising come first: behind pairs that are all too unlike nothing is looked for.
        """
        wanted, number = max(_RATED, query.limit), CANDIDATES
        known: Container[tuple[str, str]] = ()
        while True:
            found = self._candidates.find(query.source, number)
            rows = self._rows([each for each in found if each not in exact])
            pairs: dict[tuple[str, str], _Found] = {}
            # Of the copies the one with the least penalty, and the last into the index.
            for row in sorted(rows, key=lambda row: (row[5], -row[0])):
                if not query.without.covers(row[1], row[4]):
                    pairs.setdefault((row[2], row[3]), row)
            new = [row for pair, row in pairs.items() if pair not in known]
            is_last = len(found) < number or number >= _MOST_CANDIDATES
            if is_last or len(pairs) >= wanted or (new and not _has_like(query, new)):
                return _nearest(query.source, pairs.values(), wanted)
            known = pairs
            number *= 8

    def _rows(self, numbers: Sequence[int]) -> list[_Found]:
        marks = ",".join("?" * len(numbers))
        found = self._index.database.execute(f"{_FOUND} WHERE unit.id IN ({marks})", numbers)
        return list(map(_sound, found))

    def _with_all(self, wanted: Sequence[str], side: Side) -> list[int]:
        """The units that have every word, the last first."""
        import numpy as np

        common = None
        for word in wanted:
            units = np.frombuffer(self._listed(word, side), dtype=np.uint32)
            if word.endswith("*") and len(units):
                is_there = np.zeros(int(units.max()) + 1, dtype=bool)
                is_there[units] = True
                units = np.flatnonzero(is_there).astype(np.uint32)
            common = units if common is None else np.intersect1d(common, units, assume_unique=True)
        return [] if common is None else common[::-1].tolist()

    def _listed(self, word: str, side: Side) -> bytes:
        """The units that have a word, or one that begins so, as 32-bit integers."""
        database = self._index.database
        if word.endswith("*"):
            return read_lists_beginning(database, side, word.removesuffix("*"))
        found = frequencies(database, side, (word,))
        return read_lists(database, found[word][1]) if found else b""


def _sound(row: _Found) -> _Found:
    """The row.  Raises ValueError if it is not what was stored."""
    refuse_damaged((row[4], row[2], row[3], *row[5:9]), row[9])
    return row


def _context(query: MemoryQuery) -> tuple[int, int, int]:
    return text_key(query.source), text_key(query.previous), text_key(query.following)


def _storable(query: MemoryQuery) -> MemoryQuery:
    return replace(query, source=without_half_characters(query.source))


def _left_out(without: Exclusion) -> tuple[str, list[str]]:
    """The conditions that leave units out, and their parameters.

    They stand in the query, so that no limit counts what is left out.
    """
    units = [text for unit in sorted(without.units) for text in unit]
    conditions = [" AND name <> ?"] * len(without.files)
    conditions += [" AND NOT (name = ? AND place = ?)"] * len(without.units)
    return "".join(conditions), [*sorted(without.files), *units]


def _nearest(source: str, rows: Iterable[_Found], number: int) -> list[_Found]:
    """The rows whose sources are nearest, by words alone."""
    from rapidfuzz.distance import Levenshtein

    words = folded_words(source)
    ranked = []
    rows = list(rows)
    for row, theirs in zip(rows, folded_texts([row[2] for row in rows]), strict=True):
        likeness = Levenshtein.normalized_similarity(words, theirs)
        ranked.append((-likeness, -row[0], row))
    ranked.sort(key=lambda each: each[:2])
    return [row for *_, row in ranked[:number]]


def _has_like(query: MemoryQuery, rows: Iterable[_Found]) -> bool:
    """Whether a row is as like as is asked for, of those nearest by words alone."""
    nearest = _nearest(query.source, rows, _RATED)
    return any(match_rate(query.source, row[2]) - row[5] >= query.least_rate for row in nearest)


def _match(source: str, context: tuple[int, int, int], row: _Found) -> MemoryMatch:
    rate = match_rate(source, row[2])
    if rate < 100:
        kind = MatchKind.FUZZY
    elif row[6:9] == context and any(context[1:]):
        kind = MatchKind.CONTEXT
    else:
        kind = MatchKind.EXACT
    return MemoryMatch(kind, max(0, rate - row[5]), _unit(row), row[1])


def _unit(row: _Found) -> MemoryUnit:
    return MemoryUnit(row[2], row[3], row[4], penalty=row[5])
