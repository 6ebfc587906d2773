"""Where the target is cut when its source is, by their word links."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from alignwb.alignment.words.word_links import WordLinks

_UNCERTAIN = 0.5
"""The weight of a link that was made of what was left over."""

_CLAUSE_ENDS = re.compile(r"[.!?…;:,—–][\"”’»)\]]*(?:\[\^\w+\])*\s*$")
_GAIN_OF_A_CLAUSE_END = 0.25
"""So much worse the links may be at a place where a clause ends."""


class _Place(NamedTuple):
    """A place for the cut: before so many target words, at that character."""

    words: int
    offset: int


def target_cut(links: WordLinks, target: str, source_offset: int) -> int | None:
    """The character of the target where the second part begins.

    It is the beginning of a word where the fewest links lead from one part to the other; of equal
    ones where a clause ends, else the one that divides the target like the source.  None where no
    word on one side of the cut is linked, so that the links say nothing.

    source_offset: where the second part of the source begins.
    """
    is_first = [span.start < source_offset for span in links.source_words]
    if len({is_first[link.source] for link in links.links}) < 2:
        return None
    share = sum(is_first) / len(is_first)
    places = list(_places(links, target))

    def price(place: _Place) -> tuple[float, float]:
        astray = sum(
            link.score * (1 if link.is_certain else _UNCERTAIN)
            for link in links.links
            if is_first[link.source] is not (link.target < place.words)
        )
        if _CLAUSE_ENDS.search(target[: place.offset]):
            astray -= _GAIN_OF_A_CLAUSE_END
        return round(astray, 6), abs(place.words / len(links.target_words) - share)

    return min(places, key=price).offset if places else None


def _places(links: WordLinks, target: str) -> Iterator[_Place]:
    """The beginnings of words but the first, each with the marks that stand before it."""
    spans = links.target_words
    for number in range(1, len(spans)):
        between = target[spans[number - 1].end : spans[number].start]
        # An opening mark belongs to what follows it, so the last space before the word counts.
        space = max((at for at, each in enumerate(between) if each.isspace()), default=None)
        if space is not None:
            yield _Place(number, spans[number - 1].end + space + 1)
