"""Pasted text, made harmless: what it says stays, what would drive a terminal goes."""

import re

_STRINGS = "\x90\x98\x9d-\x9f"
"""What begins OSC, DCS and the like in one character; none of them is inside another."""
_ESCAPE_SEQUENCE = re.compile(
    r"\x1b\[[0-?]*[ -/]*[@-~]"  # CSI
    r"|\x9b[0-?]*[ -/]*[@-~]"
    rf"|(?:\x1b[\]PX^_]|[{_STRINGS}])[^\x07\x1b\x9c{_STRINGS}]*(?:\x07|\x9c|\x1b\\)"
    r"|\x1b[ -/]*[0-~]"
)
_LINE_END = re.compile("\r\n|[\r\n\x0b\x0c\x85\u2028\u2029]")
_DROPPED = dict.fromkeys(
    (*range(0x09), *range(0x0E, 0x20), *range(0x7F, 0xA0), *range(0xD800, 0xE000))
)
_SPACED_LINE_ENDS = re.compile(r"(?:(?<! ) ++)?\n[ \n]*")


def harmless(text: str) -> str:
    """The text without escape sequences and control characters; every line end is a line feed.

    Tabs become spaces.  No-break spaces, soft hyphens and joiners stay.
    """
    text = _ESCAPE_SEQUENCE.sub("", text)
    return _LINE_END.sub("\n", text).replace("\t", " ").translate(_DROPPED)


def one_line(text: str) -> str:
    """Harmless text for a box that holds one line: line ends inside it become spaces."""
    return _SPACED_LINE_ENDS.sub(" ", harmless(text).strip("\n"))
