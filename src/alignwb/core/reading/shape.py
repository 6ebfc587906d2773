"""The first and last characters of a line as signs of where sentences begin and end."""

import re

OPENING_QUOTES = ("‘", "“", "„", '"', "«", "‹", "‚")
CLOSING = "'’”\"»›)\\]"
"""Marks that may follow a stop, ready for a character class of a regular expression."""

_TRAILING_MARKER = re.compile(
    rf"(?<!\d)(?P<stop>[.!?…][{CLOSING}]*)\s?(?:\d{{1,3}}|\[\^?\w{{1,3}}\]|[⁰¹²³⁴-⁹]+)$"
)
_TAIL = 24  # characters that tell how a line ends
_STOP = re.compile(rf"[.!?…][{CLOSING}]*$")
_END_OF_SPEECH = re.compile(r"[.!?…]['’”\"»]$")
_ORDINAL = re.compile(r"(?:§\s?)?(?:\d{1,3}|[IVXLC]{1,7})\.?")
_BEFORE_FIRST_LETTER = re.compile(r"(?:['’‘`][a-z]\s)?[\W_]*")
_STRAIGHT_QUOTE = re.compile(r"['’](?=[^\W\d_]{2})")
_LETTER = re.compile(r"[^\W\d_]")


def ends_sentence(text: str) -> bool:
    """True if the text ends in a stop, with or without closing marks and a footnote marker."""
    if text[-1:].islower():
        return False
    return _STOP.search(_TRAILING_MARKER.sub(r"\g<stop>", text[-_TAIL:])) is not None


def starts_lower(text: str) -> bool:
    """True if the first letter is a small one; False if a digit comes first.

    A clitic before the first word ('s avonds, ’t Was) is passed over.
    """
    return _first(text).islower()


def starts_upper(text: str) -> bool:
    """True if the first letter is a capital; False if a digit comes first."""
    return _first(text).isupper()


def opens_quote(text: str) -> bool:
    """True if the text begins with an opening quotation mark.

    A straight or a closing one counts if a word of two letters or more follows ('t and ’s do not).
    """
    return text.startswith(OPENING_QUOTES) or _STRAIGHT_QUOTE.match(text) is not None


def answers(before: str, text: str) -> bool:
    """True if one speech ends and another begins: …’ then ‘…"""
    return opens_quote(text) and _END_OF_SPEECH.search(before[-_TAIL:]) is not None


def is_ordinal(text: str) -> bool:
    """True if the text is no more than the number of a chapter: 3, IV., § 12."""
    return _ORDINAL.fullmatch(text) is not None


def is_capitals(text: str) -> bool:
    """True if the text has at least two letters and all are capitals."""
    return text.isupper() and len(_LETTER.findall(text)) >= 2


def _first(text: str) -> str:
    match = _BEFORE_FIRST_LETTER.match(text)
    end = match.end() if match else 0
    return text[end : end + 1]
