"""Several references of one document as one: items on whose boundaries all of them agree."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import groupby

from alignwb.core.bitext.segment import SegmentRef
from alignwb.core.matching.reference_matching import ReferenceMatch, joined_matches


def with_others(
    order: Mapping[SegmentRef, int], references: Sequence[Sequence[ReferenceMatch]]
) -> tuple[ReferenceMatch, ...]:
    """The matches of several references, in document order.

    order: the place of every segment.  references: the matches of each, in document order; at least
    one.  Segments that any of them takes together are one item.  An item that a reference lacks, or
    has only a part of, is compared with the others; one that none of them has whole is left out.
    """
    items = _items(order, references)
    sizes = Counter(items.values())
    of_item: list[list[ReferenceMatch]] = [[] for _ in sizes]
    for matches in references:
        for item, group in groupby(matches, key=lambda match: items[match.segments[0]]):
            joined = joined_matches(list(group))
            if len(joined.segments) == sizes[item]:
                of_item[item].append(joined)
    return tuple(_one(matches) for matches in of_item if matches)


def _items(
    order: Mapping[SegmentRef, int], references: Sequence[Sequence[ReferenceMatch]]
) -> dict[SegmentRef, int]:
    """The number of the item of every segment that any reference has, in document order."""
    last: dict[int, int] = {}
    refs = {
        order[ref]: ref for matches in references for match in matches for ref in match.segments
    }
    for match in (match for matches in references for match in matches):
        start, end = order[match.segments[0]], order[match.segments[-1]]
        last[start] = max(last.get(start, start), end)
    items: dict[SegmentRef, int] = {}
    number, end = -1, -1
    for place in sorted(refs):
        if place > end:
            number += 1
        end = max(end, last.get(place, place))
        items[refs[place]] = number
    return items


def _one(matches: Sequence[ReferenceMatch]) -> ReferenceMatch:
    first, *others = matches
    return replace(
        first,
        others=tuple(text for match in others for text in match.references),
        is_same_source=all(match.is_same_source for match in matches),
    )
