"""Writing Markdown: CommonMark with footnotes, as most dialects have them."""

import re
from collections.abc import Iterable

from alignwb.core.bitext.bitext import Kind
from alignwb.core.bitext.markers import MARKER

_HEADINGS = {Kind.TITLE: "# ", Kind.SUBTITLE: "## ", Kind.HEADING: "## "}
_LINE_END = re.compile("(?:(?<![ \t])[ \t]++)?(?:\r\n|\r|\n)[ \t]*")
_SIGNIFICANT = re.compile(r"[\\`*_\[\]<>~#]|&(?=#?[0-9A-Za-z]+;)|!$")
_NUMBER = re.compile(r"^([0-9]{1,9})([.)])")
_NOTE_START = re.compile(r"^(\[\^[^\]]+\]):")
_LABEL = re.compile(rf"({MARKER.pattern}):?[ \t]*")


def write_markdown(paragraphs: Iterable[tuple[Kind, str]]) -> str:
    """Write paragraphs, given as kind and text, as one document.

    Titles and headings get `#` and `##`, quotes `>`, captions are in italics; a note that begins
    with a marker becomes the text of that footnote.  Characters with a meaning in Markdown are
    escaped, so that the text is shown as it stands.
    """
    blocks = [_block(kind, text) for kind, text in paragraphs]
    return "".join(f"{block}\n\n" for block in blocks if block)[:-1]


def _block(kind: Kind, text: str) -> str:
    label = _LABEL.match(text) if kind is Kind.NOTE else None
    if label:
        return f"{_escaped(label[1])}: {' '.join(_lines(text[label.end() :]))}"
    lines = _lines(text)
    if not lines:
        return ""
    if kind in _HEADINGS:
        return _HEADINGS[kind] + " ".join(lines)
    if kind is Kind.QUOTE:
        return "> " + "\\\n> ".join(lines)
    paragraph = "\\\n".join(lines)
    return f"*{paragraph}*" if kind is Kind.CAPTION else paragraph


def _lines(text: str) -> list[str]:
    """The lines of a text that are not empty, escaped."""
    lines = _LINE_END.split(text.strip())
    return [_escaped_start(_escaped(line)) for line in lines if line.strip()]


def _escaped(line: str) -> str:
    pieces: list[str] = []
    end = 0
    for marker in MARKER.finditer(line):
        # A label may be an asterisk, and two of them would be emphasis.
        pieces += (_plain(line, end, marker.start()), marker[0].replace("*", r"\*"))
        end = marker.end()
    # Only before a marker would an exclamation mark at the end make an image.
    stop = len(line) - line.endswith("!", end)
    pieces += (_plain(line, end, stop), line[stop:])
    return "".join(pieces)


def _plain(line: str, start: int, end: int) -> str:
    """The text between two markers, or between one and an end of the line, escaped."""
    text = _SIGNIFICANT.sub(r"\\\g<0>", line[start:end])
    # Right behind a marker a parenthesis would make a link of it.
    return f"\\{text}" if start and text.startswith("(") else text


def _escaped_start(line: str) -> str:
    """An escaped line, so that it starts no list, heading, table, footnote or definition."""
    if line[0] in "-+=|:":
        return f"\\{line}"
    return _NUMBER.sub(r"\1\\\2", _NOTE_START.sub(r"\1\\:", line, count=1), count=1)
