"""Half characters (lone surrogates), which neither UTF-8 nor the libraries for text can hold.

A bitext can hold them, as XLIFF and JSON have a notation for them; everything that hands a text on
as UTF-8 asks here.
"""

import re

_HALF_CHARACTERS = re.compile("[\ud800-\udfff]")
_REPLACEMENT = "\ufffd"


def without_half_characters(text: str) -> str:
    """The text with U+FFFD in place of each half character."""
    try:
        text.encode()  # quicker than to look for one, and hardly any text has any
    except UnicodeEncodeError:
        return _HALF_CHARACTERS.sub(_REPLACEMENT, text)
    return text


def count_half_characters(text: str) -> int:
    """How many half characters a text has."""
    return sum(1 for _ in _HALF_CHARACTERS.finditer(text))


def to_utf_8(text: str) -> bytes:
    """The text in UTF-8, with U+FFFD in place of each half character."""
    try:
        return text.encode()
    except UnicodeEncodeError:
        return without_half_characters(text).encode()
