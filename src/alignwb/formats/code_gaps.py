"""Words on both sides of another tool's code, which plain text must not glue together."""

import re

GAP = "\x00\ufdd0\x00"
"""Stands where a code that may be a space was left out; no text has these characters."""

_BREAK = re.compile(r"</?(?:br|p|div|li|tr|td|th|h[1-6])\b|\\[nrt]|[\n\t]", re.IGNORECASE)
_BREAK_TYPES = frozenset({"lb", "pb", "br", "x-lb", "x-br", "xlf:lb", "xlf:pb", "break", "newline"})
_FORMAT = re.compile(
    r"</?(?:b|i|u|s|em|strong|span|font|a|sub|sup|small|big|code|tt|mark|cf|hi|g)\b|&shy;|\xad",
    re.IGNORECASE,
)
_FORMAT_TYPES = frozenset(
    {"bold", "italic", "underlined", "ulined", "font", "color", "dulined", "scap", "struct"}
    | {"xlf:b", "xlf:i", "xlf:u"}
)
_GLUED = re.compile(rf"(?<=[\w.,;:!?…)\]”’\"'%°])(?:{GAP})+(?=[\w(\[„“‘\"'])")


def gap_for(*, stands_alone: bool, kinds: tuple[str, ...] = (), content: str = "") -> str:
    """What a code leaves behind in plain text: `GAP`, or nothing.

    stands_alone: whether it is no half of a pair, so that it may be a break or a placeholder, and
    no bold letter inside a word.  kinds: what the file says it is.  content: the code itself.
    """
    said = {kind.strip().casefold() for kind in kinds}
    if said & _BREAK_TYPES or _BREAK.search(content):
        return GAP
    if not stands_alone or said & _FORMAT_TYPES or _FORMAT.search(content):
        return ""
    return GAP


def with_gaps(text: str) -> str:
    """The text with a space for each `GAP` between two words, and without the others."""
    return _GLUED.sub(" ", text).replace(GAP, "") if GAP in text else text
