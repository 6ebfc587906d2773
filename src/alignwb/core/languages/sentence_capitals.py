"""Where in a segment sentences begin, as far as capitals are concerned."""

import re

_REACH = 12
_START = re.compile(r"(?:^|[.!?:;…][\"'”’»)\]]*\s+|\[\^\w+\]\s*)[\"'“‘„«(\[—–\s-]*$")


def begins_sentence(text: str, place: int) -> bool:
    """Whether a word at that character may owe its capital to its place alone.

    So it is at the beginning, and behind a stop, a colon, a marker, and quotation marks there.
    """
    return _START.search(text, max(0, place - _REACH), place) is not None
