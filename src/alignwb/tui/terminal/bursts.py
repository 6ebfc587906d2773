"""Telling a paste that the terminal does not bracket from keys that come together.

A slow line holds keys back and delivers several in one read; those are commands and text as they
were typed.  A paste delivers more in one read than hands can have typed in the meantime.
"""

import re
from typing import NamedTuple

TYPED_AHEAD = 12
"""The most characters in one burst that are taken for keys: a second's work of quick hands."""

ONE_LINE = 500
"""Up to this length a line with Enter before or behind it is text and a key: a sentence that a
program types for its user ends so, and a paste of one line seldom has its line end."""

_TEXT = re.compile(r"[^\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]+|[\x00-\x1f\x7f-\x9f]")
_LETTER = re.compile(r"[^\r\n\t]")


class Keys(NamedTuple):
    """Characters of which each is a key."""

    characters: str


class Pasted(NamedTuple):
    """Text that goes in as it is, line ends and all, and runs no command."""

    text: str


def split_burst(burst: str, *, is_pasting: bool = False) -> list[Keys | Pasted]:
    """What the characters of one burst are; it holds no escape sequences.

    Control characters are keys.  What stands between them is text if it is longer than
    `TYPED_AHEAD`, or has line ends of two characters, which no key sends.  A line end in the middle
    of it is then part of it; one at its ends is a key beside no more than `ONE_LINE` characters.

    is_pasting: whether what came just before was surely a paste; this is then the rest of it.
    """
    parts: list[Keys | Pasted] = []
    for match in _TEXT.finditer(burst):
        parts += _parts(match[0], is_pasting=is_pasting and match.start() == 0)
    return parts


def _parts(piece: str, *, is_pasting: bool) -> list[Keys | Pasted]:
    count = len(_LETTER.findall(piece))
    if is_pasting and (count or not piece.strip("\r\n\t")):
        return [Pasted(piece)]
    is_held_key = len(set(piece)) == 1
    has_long_line_end = "\r\n" in piece and count > 1
    if is_held_key or not (has_long_line_end or count > TYPED_AHEAD):
        return [Keys(piece)]
    line = piece.strip("\r\n")
    if "\r" in line or "\n" in line or has_long_line_end or count > ONE_LINE:
        return [Pasted(piece)]
    before, after = piece[: piece.index(line)], piece[len(piece.rstrip("\r\n")) :]
    return [
        *([Keys(before)] if before else ()),
        Pasted(line),
        *([Keys(after)] if after else ()),
    ]


def is_surely_pasted(text: str) -> bool:
    """Whether pasted text that was not bracketed cannot have been typed into a slow line."""
    return "\r" in text or "\n" in text
