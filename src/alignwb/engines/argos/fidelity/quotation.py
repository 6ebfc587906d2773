"""Quotation marks: found in a text, told apart from apostrophes, paired."""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

OPENING = "‘“„«‹‚"
CLOSING = "’”»›"
STRAIGHT = "'\""
ALL = OPENING + CLOSING + STRAIGHT
_ANY = re.compile(f"[{re.escape(ALL)}]")
_SINGLE = "‘’‚‹›'"
# Words that begin with an apostrophe: 's morgens, 't, 'n; 'em, 'tis.
_ELISION = re.compile(r"(?:[stnkm]|[mz]['’]?n|r|ie|em|tis|twas|cause|\d\ds?)\b", re.IGNORECASE)


class Mark(NamedTuple):
    """A quotation mark: where it stands, which it is, whether it opens."""

    offset: int
    character: str
    opens: bool

    @property
    def is_single(self) -> bool:
        """Whether it is of the single kind, whatever its shape."""
        return self.character in _SINGLE


@lru_cache(maxsize=64)
def find_marks(text: str) -> tuple[Mark, ...]:
    """The quotation marks of a text in order; apostrophes are left out.

    The text may begin or end inside a quotation.
    """
    marks: list[Mark] = []
    for match in _ANY.finditer(text):
        opens = _role(text, match.start(), marks)
        if opens is not None:
            marks.append(Mark(match.start(), match[0], opens))
    return tuple(marks)


def english_marks(marks: Sequence[Mark]) -> list[str]:
    """The characters that stand for a source's marks in English, one for each.

    Level and shape stay.  A low opening mark becomes the high one, and of a pair of which one
    mark is straight and one curly both become curly.
    """
    characters = [{"„": "“", "‚": "‘"}.get(mark.character, mark.character) for mark in marks]
    for first, second in pair_marks(marks):
        shapes = (characters[first], characters[second])
        if (shapes[0] in STRAIGHT) == (shapes[1] in STRAIGHT):
            continue
        characters[first], characters[second] = "‘’" if marks[first].is_single else "“”"
    return characters


def without_marks(text: str) -> str:
    """The text without its quotation marks."""
    marks = {mark.offset for mark in find_marks(text)}
    if not marks:
        return text
    return "".join(letter for offset, letter in enumerate(text) if offset not in marks)


def pair_marks(marks: Sequence[Mark]) -> list[tuple[int, int]]:
    """Positions of opening and closing marks of one level that belong together."""
    pairs: list[tuple[int, int]] = []
    pending: list[int] = []
    for position, mark in enumerate(marks):
        if mark.opens:
            pending.append(position)
        elif pending and marks[pending[-1]].is_single == mark.is_single:
            pairs.append((pending.pop(), position))
    return pairs


def _role(text: str, offset: int, marks: Sequence[Mark]) -> bool | None:
    """Whether the character at `offset` opens (True), closes (False) or is an apostrophe."""
    character = text[offset]
    before = text[offset - 1] if offset else " "
    after = text[offset + 1] if offset + 1 < len(text) else " "
    begins = (before.isspace() or before in "([{—–-/" + OPENING + STRAIGHT) and not after.isspace()
    if character in "‘’'":
        if before.isalnum() and after.isalnum():
            return None
        if begins and _ELISION.match(text, offset + 1):
            return None
        if character == "‘":
            return True
        if begins:
            return True
        return None if _is_possessive(text, offset, marks) else False
    if character in '“”"':
        return begins
    return character in OPENING


def _is_possessive(text: str, offset: int, marks: Sequence[Mark]) -> bool:
    """Whether this ’ after a word is the apostrophe of “Marx’ vriend”, not a closing mark."""
    if offset == 0 or text[offset - 1].lower() not in "sxz":
        return False
    if not re.match(r".\s\w", text[offset:]):
        return False
    open_single = 0
    for mark in marks:
        if mark.is_single:
            open_single += 1 if mark.opens else -1
    if open_single <= 0:
        return True
    # Inside a quotation it closes that, unless a later one does before the next opens.
    later = re.search(r"[‘’']", text[offset + 1 :])
    return bool(later and re.match(r"[’'](?!\w)", text[offset + 1 + later.start() :]))
