"""An alignment with other beads in it, which may cross those that it has."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from alignwb.alignment.sentences.aligner import Alignment
from alignwb.alignment.sentences.beads import Bead

_OF_TORN = 0.5
"""The confidence of sentences that are alone because a block has taken their partner."""


def with_beads(alignment: Alignment, found: Mapping[Bead, float]) -> Alignment:
    """The alignment with other beads for sentences that it leaves alone or doubts."""
    if not found:
        return alignment
    kept, torn = _torn(alignment, found)
    pairs = [bead for bead in kept if not bead.is_null]
    moved = frozenset(_crossing(sorted(found), pairs))
    sure = {**kept, **torn, **found}
    unmoved = sorted([*pairs, *(bead for bead in found if bead not in moved)])
    beads = _in_order(sure, unmoved)
    return replace(
        alignment,
        beads=tuple(beads),
        confidences=tuple(sure[bead] for bead in beads),
        moved=moved,
    )


def _torn(
    alignment: Alignment, found: Iterable[Bead]
) -> tuple[dict[Bead, float], dict[Bead, float]]:
    """The beads that no other takes sentences from, and what is left of those, as nulls."""
    source = {number for bead in found for number in bead.source}
    target = {number for bead in found for number in bead.target}
    kept: dict[Bead, float] = {}
    torn: dict[Bead, float] = {}
    for bead, confidence in zip(alignment.beads, alignment.confidences, strict=True):
        if source.isdisjoint(bead.source) and target.isdisjoint(bead.target):
            kept[bead] = confidence
            continue
        at = bead.target_start
        lone = [Bead(n, n + 1, at, at) for n in bead.source if n not in source]
        at = bead.source_start
        lone += [Bead(at, at, n, n + 1) for n in bead.target if n not in target]
        torn |= dict.fromkeys(lone, _OF_TORN)
    return kept, torn


def _crossing(found: Sequence[Bead], pairs: Sequence[Bead]) -> Iterator[Bead]:
    """The found beads, in order, that cross a pair or another one that does not."""
    place = 0
    reached = 0
    for bead in found:
        while place < len(pairs) and pairs[place].source_end <= bead.source_start:
            reached = max(reached, pairs[place].target_end)
            place += 1
        ahead = pairs[place].target_start if place < len(pairs) else bead.target_end
        if reached <= bead.target_start and bead.target_end <= ahead:
            reached = bead.target_end
        else:
            yield bead


def _in_order(beads: Iterable[Bead], unmoved: Sequence[Bead]) -> list[Bead]:
    """Beads in the order of the source; what stands alone in the target behind what it follows."""
    held = sorted(bead for bead in beads if bead.source)
    lone = sorted((bead for bead in beads if not bead.source), key=lambda bead: bead.target_start)
    starts = [bead.target_start for bead in unmoved]
    following = {
        bead: starts[place + 1] if place + 1 < len(starts) else None
        for place, bead in enumerate(unmoved)
    }
    ordered: list[Bead] = []
    place = 0

    def walk_to(end: int | None) -> None:
        nonlocal place
        while place < len(lone) and (end is None or lone[place].target_start < end):
            ordered.append(lone[place])
            place += 1

    walk_to(starts[0] if starts else None)
    for bead in held:
        ordered.append(bead)
        if bead in following:
            walk_to(following[bead])
    return ordered
