"""The edit distance of two texts: the fewest characters put in, taken out or replaced."""

from itertools import takewhile

LONGEST = 20_000
"""Characters up to which texts are compared: time rises as the product of both lengths / 64."""


def edit_distance(one: str, other: str) -> int | None:
    """The Levenshtein distance in characters; None if what differs is longer than `LONGEST`.

    Myers' bit vectors (1999) as Hyyrö wrote them down for whole texts (2003), one number a column.
    """
    one, other = _without_common_ends(one, other)
    pattern, text = sorted((one, other), key=len)
    if len(text) > LONGEST:
        return None
    if not pattern:
        return len(text)
    places: dict[str, int] = {}
    for place, character in enumerate(pattern):
        places[character] = places.get(character, 0) | 1 << place
    every, last = (1 << len(pattern)) - 1, 1 << (len(pattern) - 1)
    plus, minus, distance = every, 0, len(pattern)
    for character in text:
        equal = places.get(character, 0)
        vertical = equal | minus
        horizontal = (((equal & plus) + plus) ^ plus) | equal
        more = minus | (every & ~(horizontal | plus))
        less = plus & horizontal
        distance += bool(more & last) - bool(less & last)
        more, less = (more << 1 | 1) & every, less << 1 & every
        plus, minus = less | (every & ~(vertical | more)), more & vertical
    return distance


def _without_common_ends(one: str, other: str) -> tuple[str, str]:
    start = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other)))  # noqa: B905
    one, other = one[start:], other[start:]
    end = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one[::-1], other[::-1])))  # noqa: B905
    return one[: len(one) - end], other[: len(other) - end]
