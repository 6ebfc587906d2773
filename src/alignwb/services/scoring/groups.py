"""Items of a comparison in groups: by length, place, origin, terms and edits, with mean scores."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from alignwb.core.bitext.segment import OriginKind
from alignwb.services.scoring.comparison import ComparedItem, SystemComparison

LENGTHS = (0, 5, 10, 20, 30, 40, 60)
"""Words with which a group of lengths begins."""

PARTS = 10
"""Into how many parts a document is cut."""

SHARES = (0.0, 0.1, 0.25, 0.5, 0.75)
"""Shares of the text edited with which a group begins, above none at all."""

_ORIGINS = {
    OriginKind.HUMAN: "typed",
    OriginKind.MT: "from a draft",
    OriginKind.TM: "from a match",
    OriginKind.REFERENCE: "from a reference",
}


@dataclass(frozen=True, slots=True)
class ItemGroup:
    """Some of the items, with the mean of each system's scores of them, by the main metric."""

    label: str
    items: int
    scores: Mapping[str, float]


class Grouping:
    """Groups the items of one comparison."""

    def __init__(self, comparison: SystemComparison, lengths: Sequence[int]) -> None:
        """lengths: the words of every item's first reference."""
        main = comparison.options.main
        self._comparison, self._main, self._lengths = comparison, main, lengths

    def by_length(self) -> list[ItemGroup]:
        """By the words of the reference."""
        names = _bands(LENGTHS)
        band_of = dict(zip(map(id, self._comparison.items), self._lengths, strict=True))
        return self._groups(names, lambda item, _: _band(band_of[id(item)], LENGTHS))

    def by_place(self) -> list[ItemGroup]:
        """By the tenth of the document they stand in."""
        names = [f"{100 * part // PARTS}–{100 * (part + 1) // PARTS} %" for part in range(PARTS)]
        return self._groups(names, lambda item, _: min(int(item.place * PARTS), PARTS - 1))

    def by_origin(self) -> list[ItemGroup]:
        """By where the target is from; empty where that is not known of any."""
        if all(item.origin is None for item in self._comparison.items):
            return []
        kinds: list[OriginKind | None] = [*_ORIGINS, None]
        names = [*_ORIGINS.values(), "several, or not known"]
        return self._groups(names, lambda item, _: kinds.index(item.origin))

    def by_terms(self) -> list[ItemGroup]:
        """By whether a system honours the terms of the source; empty where none has a term."""
        if not any(item.terms for item in self._comparison.items):
            return []
        return self._groups(["all terms honoured", "a term not honoured", "no term"], _by_terms)

    def by_edits(self) -> list[ItemGroup]:
        """By how much of the target was edited; empty where that is not known of any."""
        shares = {id(item): item.edits.share for item in self._comparison.items if item.edits}
        if all(share is None for share in shares.values()):
            return []
        names = ["unedited", *_percent_bands()]

        def number(item: ComparedItem, _system: str) -> int | None:
            share = shares.get(id(item))
            if share is None:
                return None
            return 1 + _band(share, SHARES) if share else 0

        return self._groups(names, number)

    def _groups(
        self, names: Sequence[str], number: Callable[[ComparedItem, str], int | None]
    ) -> list[ItemGroup]:
        """The groups that hold anything; number: that of an item by a system, None for no group."""
        systems = list(self._comparison.systems)
        held: list[dict[str, list[ComparedItem]]] = [
            {system: [] for system in systems} for _ in names
        ]
        for item in self._comparison.items:
            for system in systems:
                at = number(item, system)
                if at is not None:
                    held[at][system].append(item)
        return [
            ItemGroup(
                name,
                max(map(len, of.values())),
                {system: self._score(system, items) for system, items in of.items() if items},
            )
            for name, of in zip(names, held, strict=True)
            if any(of.values())
        ]

    def _score(self, system: str, items: Sequence[ComparedItem]) -> float:
        """The mean of the items' scores: most groups are too small to be a text of their own."""
        return sum(item.scores[system][self._main] for item in items) / len(items)


def _by_terms(item: ComparedItem, system: str) -> int:
    if not item.terms:
        return 2
    return 0 if item.terms[system] else 1


def _band(value: float, starts: Sequence[float]) -> int:
    return max(band for band, start in enumerate(starts) if start <= value)


def _bands(starts: Sequence[int]) -> list[str]:
    ends = [f"{start}–{after - 1}" for start, after in pairwise(starts)]
    return [*ends, f"{starts[-1]} and more"]


def _percent_bands() -> list[str]:
    ends = (*SHARES[1:], 1.0)
    return [f"{100 * start:.0f}–{100 * end:.0f} %" for start, end in zip(SHARES, ends, strict=True)]
