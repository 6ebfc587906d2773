"""How good an alignment is, given the right one.

Strict and lax precision, recall and F1 are counted as vecalign's score.py counts them
(https://github.com/thompsonb/vecalign, after Sennrich and Volk 2011): precision over all beads of
the alignment, recall over the right beads that have two sides; a bead is strictly right when it is
one of the right beads, and laxly when some sentences of both its sides belong together.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from alignwb.alignment.sentences.beads import Bead
from alignwb.alignment.sentences.text import Text

Sides = tuple[tuple[int, ...], tuple[int, ...]]
"""The sentences of a bead, by number; in gold made by hand they need not be neighbours."""


@dataclass(frozen=True, slots=True)
class Case:
    """Two texts and how they pair."""

    name: str
    source: Text
    target: Text
    gold: tuple[Sides, ...]


@dataclass(frozen=True, slots=True)
class Counts:
    """What adds up over texts."""

    precise_strict: int = 0
    precise_lax: int = 0
    found: int = 0
    recalled_strict: int = 0
    recalled_lax: int = 0
    expected: int = 0
    nulls_right: int = 0
    nulls_found: int = 0
    nulls_expected: int = 0
    beads_missed: int = 0
    beads_expected: int = 0
    wrong: int = 0
    wrong_in_queue: int = 0

    def __add__(self, other: "Counts") -> "Counts":
        return Counts(
            *(getattr(self, name) + getattr(other, name) for name in self.__dataclass_fields__)
        )

    @property
    def strict(self) -> float:
        """Strict F1."""
        return _f1(
            _share(self.precise_strict, self.found), _share(self.recalled_strict, self.expected)
        )

    @property
    def lax(self) -> float:
        """Lax F1."""
        return _f1(_share(self.precise_lax, self.found), _share(self.recalled_lax, self.expected))

    @property
    def null(self) -> float:
        """F1 over beads with an empty side, exact ones."""
        return _f1(
            _share(self.nulls_right, self.nulls_found),
            _share(self.nulls_right, self.nulls_expected),
        )

    @property
    def wrong_percent(self) -> float:
        """Right beads not found exactly, in percent."""
        return 100 * _share(self.beads_missed, self.beads_expected)

    @property
    def queue(self) -> float:
        """The share of wrong beads in the most doubtful tenth of the beads."""
        return _share(self.wrong_in_queue, self.wrong)


def _share(part: int, whole: int) -> float:
    return part / whole if whole else 0.0


def _f1(precision: float, recall: float) -> float:
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def sides(beads: Iterable[Bead]) -> list[Sides]:
    """The beads as sentence numbers of both sides."""
    return [(tuple(bead.source), tuple(bead.target)) for bead in beads]


def score(
    gold: Sequence[Sides], beads: Sequence[Sides], confidences: Sequence[float] = ()
) -> Counts:
    """Compares an alignment with the right one."""
    expected = {bead for bead in gold if bead[0] or bead[1]}
    found = {bead for bead in beads if bead[0] or bead[1]}
    expected_pairs = {bead for bead in expected if all(bead)}
    found_pairs = {bead for bead in found if all(bead)}
    precise_strict, precise_lax = _matches(expected, found)
    recalled_strict, recalled_lax = _matches(found_pairs, expected_pairs)
    is_wrong = [bead not in expected for bead in beads]
    order = sorted(range(len(confidences)), key=confidences.__getitem__)
    nulls_expected, nulls_found = expected - expected_pairs, found - found_pairs
    return Counts(
        precise_strict=precise_strict,
        precise_lax=precise_lax,
        found=len(found),
        recalled_strict=recalled_strict,
        recalled_lax=recalled_lax,
        expected=len(expected_pairs),
        nulls_right=len(nulls_expected & nulls_found),
        nulls_found=len(nulls_found),
        nulls_expected=len(nulls_expected),
        beads_missed=len(expected - found),
        beads_expected=len(expected),
        wrong=sum(is_wrong),
        wrong_in_queue=sum(is_wrong[n] for n in order[: -(-len(order) // 10)]),
    )


def _matches(gold: set[Sides], beads: set[Sides]) -> tuple[int, int]:
    """How many of the beads match strictly and laxly."""
    partners: dict[int, set[int]] = {}
    for source, target in gold:
        for number in source:
            partners.setdefault(number, set()).update(target)
    strict = lax = 0
    for bead in beads:
        if bead in gold:
            strict += 1
            lax += 1
            continue
        reached = set().union(*(partners.get(number, set()) for number in bead[0]))
        lax += bool(reached.intersection(bead[1]))
    return strict, lax
