"""What stands in the text of a subtitle and is none: tags, positions, stamps, line breaks."""

import re
from collections.abc import Iterator
from html import unescape

from alignwb.core.bitext.codes import End
from alignwb.formats.documents.tagged_text import PlacedTag

_BREAK = r"(?P<break>(?>\r\n?|\n)(?:[ \t]*+(?>\r\n?|\n))*+|\\N)"
_SRT = re.compile(
    rf"{_BREAK}|(?P<position>\{{\\[^{{}}\r\n]*\}}|\{{[A-Za-z]:[^{{}}\r\n]*\}})"
    r"|<(?P<slash>/?)(?P<name>b|i|u|s|em|strong|font|span|c|v|lang|ruby|rt|br)"
    r"(?P<rest>(?:[\s./][^<>\r\n]*)?)>",
    re.IGNORECASE,
)
_WEB_VTT = re.compile(rf"{_BREAK}|<(?P<slash>/?)(?P<name>[A-Za-z0-9:]*+)(?P<rest>[^<>]*+)>")
_STAMP = re.compile(r"[\d:.]+")
_KINDS = {"b": "xlf:b", "strong": "xlf:b", "i": "xlf:i", "em": "xlf:i", "u": "xlf:u"}
_SPEAKER = re.compile(r"<v(?:\.[^\s<>]*)?[ \t]++([^<>\r\n]++)>", re.IGNORECASE)
_ALONE = frozenset({"br"})


def cue_tags(text: str, start: int, end: int, *, is_web_vtt: bool) -> Iterator[PlacedTag]:
    """The tags in a stretch of a document, in order."""
    pattern = _WEB_VTT if is_web_vtt else _SRT
    for found in pattern.finditer(text, start, end):
        groups = found.groupdict()
        if groups["break"]:
            yield PlacedTag(found.start(), found.end(), "br", kind="xlf:lb", equiv=" ")
        elif groups.get("position"):
            yield PlacedTag(found.start(), found.end(), found[0][1:-1].lstrip("\\"))
        else:
            yield _tag(found)


def speaker_of(text: str, start: int, end: int) -> str:
    """Who speaks in a subtitle, as its first voice tag says; "" if it has none."""
    found = _SPEAKER.search(text, start, end)
    return " ".join(unescape(found[1]).split()) if found else ""


def _tag(found: re.Match[str]) -> PlacedTag:
    name = found["name"].lower()
    if name in _ALONE:
        return PlacedTag(found.start(), found.end(), name, kind="xlf:lb", equiv=" ")
    if _STAMP.fullmatch(found["name"] + found["rest"]):
        return PlacedTag(found.start(), found.end(), found["name"] + found["rest"])
    which = End.CLOSE if found["slash"] else End.OPEN
    return PlacedTag(found.start(), found.end(), name or "?", which, _KINDS.get(name, "other"))
