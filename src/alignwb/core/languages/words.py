"""The words of a text and where they stand."""

import re
from typing import NamedTuple

from alignwb.core.bitext.markers import MARKER

_LETTER = r"[^\W_\u0300-\u036F]"
_RUN = rf"{_LETTER}[\w\u0300-\u036F]*"
_JOINT = r"['’‘´`\-\u00AD\u2010\u2011]|(?<=\d)[.,](?=\d)"
_WORD = re.compile(
    rf"(?P<marker>{MARKER.pattern})|(?:[^\W\d_]\.){{2,}}|{_RUN}(?:(?:{_JOINT}){_RUN})*"
)
_REACH = 12
_START = re.compile(r"(?:^|[.!?:;…][\"'”’»)\]]*\s+|\[\^\w+\]\s*)[\"'“‘„«(\[—–\s-]*$")


class Word(NamedTuple):
    """A word at characters `start` to `end` (exclusive) of its text."""

    start: int
    end: int
    text: str


def words(text: str) -> tuple[Word, ...]:
    """The words of a text, in order.

    A word is a run of letters and digits, with apostrophes and hyphens inside it, or a number
    with its separators, or an abbreviation of single letters with their stops.  Markers are no
    words.
    """
    return tuple(
        Word(match.start(), match.end(), match[0])
        for match in _WORD.finditer(text)
        if match["marker"] is None
    )


def begins_sentence(text: str, place: int) -> bool:
    """Whether a word at that character may owe its capital to its place alone.

    So it is at the beginning, and behind a stop, a colon, a marker, and quotation marks there.
    """
    return _START.search(text, max(0, place - _REACH), place) is not None
