"""Quotation marks, told from apostrophes."""

import re
from functools import lru_cache
from typing import NamedTuple

OPENING_MARKS = "‘“„«‹‚"
CLOSING_MARKS = "’”»›"
STRAIGHT_MARKS = "'\""
ALL_MARKS = OPENING_MARKS + CLOSING_MARKS + STRAIGHT_MARKS

_ANY_MARK = re.compile(f"[{re.escape(ALL_MARKS)}]")
_SINGLE_MARKS = "‘’‚‹›'"
# Words that begin with an apostrophe: 's morgens, 't, 'n; 'em, 'tis.
_ELISION = re.compile(r"(?:[stnkm]|[mz]['’]?n|r|ie|em|tis|twas|cause|\d\ds?)\b", re.IGNORECASE)
_BEFORE_WORD = re.compile(r".\s\w")
_SINGLE = re.compile("[‘’']")
_CLOSES_WORD = re.compile(r"[’'](?!\w)")


class QuotationMark(NamedTuple):
    """A quotation mark at an offset of a text."""

    offset: int
    character: str
    opens: bool

    @property
    def is_single(self) -> bool:
        """Whether it is of the single kind, whatever its shape."""
        return self.character in _SINGLE_MARKS


@lru_cache(maxsize=64)
def find_marks(text: str) -> tuple[QuotationMark, ...]:
    """The quotation marks of a text in order; apostrophes are left out.

    The text may begin or end inside a quotation.
    """
    marks: list[QuotationMark] = []
    open_single = 0
    for match in _ANY_MARK.finditer(text):
        opens = _opens(text, match.start(), open_single)
        if opens is not None:
            mark = QuotationMark(match.start(), match[0], opens)
            marks.append(mark)
            if mark.is_single:
                open_single += 1 if opens else -1
    return tuple(marks)


def without_marks(text: str) -> str:
    """The text without its quotation marks."""
    marks = {mark.offset for mark in find_marks(text)}
    if not marks:
        return text
    return "".join(letter for offset, letter in enumerate(text) if offset not in marks)


def _opens(text: str, offset: int, open_single: int) -> bool | None:
    """Whether the character at `offset` opens (True) or closes (False); None for an apostrophe.

    open_single: the single marks before it that opened, less those that closed.
    """
    character = text[offset]
    before = text[offset - 1] if offset else " "
    after = text[offset + 1] if offset + 1 < len(text) else " "
    begins = (
        before.isspace() or before in "([{—–-/" + OPENING_MARKS + STRAIGHT_MARKS
    ) and not after.isspace()
    if character in "‘’'":
        if before.isalnum() and after.isalnum():
            return None
        if begins and _ELISION.match(text, offset + 1):
            return None
        if character == "‘":
            return True
        if begins:
            return True
        return None if _is_possessive(text, offset, open_single) else False
    if character in '“”"':
        return begins
    return character in OPENING_MARKS


def _is_possessive(text: str, offset: int, open_single: int) -> bool:
    """Whether this ’ after a word is the apostrophe of “Marx’ vriend”, not a closing mark."""
    if offset == 0 or text[offset - 1].lower() not in "sxz":
        return False
    if not _BEFORE_WORD.match(text, offset):
        return False
    if open_single <= 0:
        return True
    # Inside a quotation it closes that, unless a later one does before the next opens.
    later = _SINGLE.search(text, offset + 1)
    return bool(later and _CLOSES_WORD.match(text, later.start()))
