"""Signs of print that a keyboard does not have: which of them a key means where it is pressed."""

from enum import StrEnum
from typing import NamedTuple


class Sign(StrEnum):
    """What one key puts in."""

    DOUBLE_QUOTE = "double quote"
    SINGLE_QUOTE = "single quote"
    DASH = "dash"
    ELLIPSIS = "ellipsis"
    HARD_SPACE = "hard space"


class TypedSign(NamedTuple):
    """What a key does to the text before the cursor.

    Attributes:
        dropped: How many characters of it go.
        text: What comes in their place.
    """

    dropped: int
    text: str


_PAIRS = {
    Sign.DOUBLE_QUOTE: ("“", "”"),
    Sign.SINGLE_QUOTE: ("‘", "’"),
    Sign.DASH: ("–", "—"),
}
_PLAIN = {Sign.ELLIPSIS: "…", Sign.HARD_SPACE: "\u00a0"}
_OPENS_BEHIND = "([{“‘—–-/"


def typed_sign(sign: Sign, before: str) -> TypedSign:
    """What the key of a sign does, with that text before the cursor.

    A quotation mark opens at the beginning and behind a space, bracket, dash or another mark, and
    closes elsewhere; a dash is that of ranges and asides between spaces.  The same key again makes
    the other one of the pair of it.
    """
    if sign in _PLAIN:
        return TypedSign(0, _PLAIN[sign])
    first, second = _PAIRS[sign]
    last = before[-1:]
    if last == first:
        return TypedSign(1, second)
    if last == second:
        return TypedSign(1, first)
    opens = sign is Sign.DASH or not last or last.isspace() or last in _OPENS_BEHIND
    return TypedSign(0, first if opens else second)
