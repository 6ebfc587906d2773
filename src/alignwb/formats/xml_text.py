"""Text in XML: escapes, and a notation for characters that XML 1.0 cannot hold.

XML 1.0 section 2.2 allows tab, line feed, carriage return and U+0020 up, without the surrogates,
U+FFFE and U+FFFF.  Where a format has no element for the others they are written as `{U+001B}`,
which reads back as the character; a `{U+` that is really in the text has its brace written so.
"""

import re

ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""One character that XML 1.0 cannot hold."""

_MARKUP = re.compile("[&<>\r]")
_UNSAFE = re.compile(ILLEGAL.pattern + r"|\{(?=U\+)")
_UNSAFE_IN_LINE = re.compile(_UNSAFE.pattern + "|\n")
_SAFE = re.compile(r"\{U\+([0-9A-F]{4})\}")


def escape_text(text: str) -> str:
    """Character data; a carriage return is a reference, or a parser would make it a line feed."""
    if not _MARKUP.search(text):
        return text
    text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return text.replace("\r", "&#13;")


def escape_attribute(text: str) -> str:
    """The value of an attribute in double quotes; tabs and line ends are references."""
    text = escape_text(text).replace('"', "&quot;")
    return text.replace("\n", "&#10;").replace("\t", "&#9;")


def make_legal(text: str, *, line: bool = False) -> str:
    """The text with characters that XML cannot hold as `{U+001B}`; undone by `restore`.

    With `line` line feeds are written so too, and the text is one line.
    """
    return (_UNSAFE_IN_LINE if line else _UNSAFE).sub(
        lambda match: f"{{U+{ord(match[0]):04X}}}", text
    )


def restore(text: str) -> str:
    """The text that `make_legal` was given."""
    if "{U+" not in text:
        return text
    return _SAFE.sub(lambda match: chr(int(match[1], 16)), text)
