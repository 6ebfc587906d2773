"""How a text looks on its page: what its inline codes make bold, italic, a link …

Codes without a look of their own stay visible as signs, so that nothing of a text is hidden.
"""

import re
from collections import Counter
from collections.abc import Iterator
from enum import StrEnum
from itertools import groupby
from typing import NamedTuple

from alignwb.core.bitext.codes import (
    CODE,
    GAP,
    Codes,
    End,
    InlineCode,
    code_at,
    code_equivalent,
    glued_gaps,
    has_codes,
    read_code,
)


class Look(StrEnum):
    """What a text looks like."""

    BOLD = "bold"
    ITALIC = "italic"
    UNDERLINED = "underlined"
    STRUCK = "struck through"
    LINK = "link"
    CODE = "code"
    SIGN = "sign"  # no text, but what stands for a code that has no look
    BREAK = "line break"  # the space that a line ends at, "" where one stands beside it


class LookedText(NamedTuple):
    """Characters that look alike."""

    text: str
    looks: frozenset[Look] = frozenset()


_PLAIN: frozenset[Look] = frozenset()
_SIGN = frozenset({Look.SIGN})
_LINE_BREAK = frozenset({Look.BREAK})
_BY_NAME = {
    "xlf:b": Look.BOLD,
    "bold": Look.BOLD,
    "b": Look.BOLD,
    "strong": Look.BOLD,
    "xlf:i": Look.ITALIC,
    "italic": Look.ITALIC,
    "italics": Look.ITALIC,
    "i": Look.ITALIC,
    "em": Look.ITALIC,
    "cite": Look.ITALIC,
    "xlf:u": Look.UNDERLINED,
    "underlined": Look.UNDERLINED,
    "underline": Look.UNDERLINED,
    "u": Look.UNDERLINED,
    "ins": Look.UNDERLINED,
    "struck through": Look.STRUCK,
    "strikethrough": Look.STRUCK,
    "s": Look.STRUCK,
    "del": Look.STRUCK,
    "strike": Look.STRUCK,
    "link": Look.LINK,
    "a": Look.LINK,
    "code": Look.CODE,
    "kbd": Look.CODE,
    "samp": Look.CODE,
    "tt": Look.CODE,
}
_BREAKS = frozenset({"xlf:lb", "xlf:pb"})
_OFF = "not "
_SEPARATORS = re.compile("[,;+]")


def looks_of(code: InlineCode) -> frozenset[Look]:
    """What a pair makes of its words, by what it is and what it is called."""
    # A link is called by its address.
    called = () if code.kind == "link" else _SEPARATORS.split(code.disp.strip("<>"))
    names = (code.kind, *called)
    found = (_BY_NAME.get(name.strip().casefold()) for name in names)
    return frozenset(look for look in found if look is not None)


def _switched_off(code: InlineCode) -> frozenset[Look]:
    """What a pair takes from its words; the paragraph has it where no such pair is."""
    names = (name.strip().casefold() for name in _SEPARATORS.split(code.disp))
    words = (name.removeprefix(_OFF) for name in names if name.startswith(_OFF))
    return frozenset(_BY_NAME[word] for word in words if word in _BY_NAME)


def looked_texts(text: str, codes: Codes) -> tuple[LookedText, ...]:
    """The text in pieces that look alike; what is no sign reads as `plain_equivalent` has it.

    A sign is the code itself, as the text has it, for the screen to draw.
    """
    if not has_codes(text):
        return (LookedText(text),) if text else ()
    runs = groupby(_characters(text, codes), key=lambda each: each.looks)
    # A line break without a space of its own is a piece without a text.
    return tuple(LookedText("".join(each.text for each in run), looks) for looks, run in runs)


def _characters(text: str, codes: Codes) -> Iterator[LookedText]:
    """Each character with its looks; of a gap the space that plain text has for it."""
    read = list(_read(text, codes))
    whole = "".join(each.text for each in read if each.looks != _SIGN)
    spaces = glued_gaps(whole)
    offset = 0
    for each in read:
        if each.looks == _SIGN:
            yield each
            continue
        if each.text != GAP:
            yield each
        elif offset in spaces:
            yield LookedText(" ", each.looks)
        elif Look.BREAK in each.looks and _is_beside_space(whole, offset, offset + len(GAP)):
            yield LookedText("", each.looks)
        offset += len(each.text)


def _is_beside_space(text: str, start: int, end: int) -> bool:
    """Whether a space stands at a place, or will where the text is one of several sentences."""
    before, behind = text[max(0, start - 1) : start], text[end : end + 1]
    return not before.strip() or not behind.strip()


def _read(text: str, codes: Codes) -> Iterator[LookedText]:
    """Each character of a text, and what stands for each of its codes."""
    open_ = Counter({look: 1 for each in codes.values() for look in _switched_off(each)})
    for character in text:
        looks = frozenset(look for look, count in open_.items() if count > 0)
        placed = read_code(character) if CODE.match(character) else None
        code = None if placed is None else code_at(placed, codes)
        if placed is None or code is None:
            yield LookedText(character, looks)
            continue
        its, off = (looks_of(code), _switched_off(code)) if code.is_pair else (_PLAIN, _PLAIN)
        if placed.end is End.OPEN:
            open_.update(its)
            open_.subtract(off)
        elif placed.end is End.CLOSE:
            open_.subtract(its)
            open_.update(off)
        equivalent = code_equivalent(placed, code)
        if code.kind in _BREAKS and (equivalent == GAP or not equivalent.strip()):
            looks |= _LINE_BREAK
        if not (its or off) and code.kind not in _BREAKS and equivalent in {"", GAP}:
            yield LookedText(character, _SIGN)
        if equivalent == GAP:
            yield LookedText(GAP, looks)
        else:
            yield from (LookedText(each, looks) for each in equivalent)
