"""Tags, marks of emphasis, signs and list labels: found in a source, and read by no model."""

import re
from collections.abc import Iterator

from alignwb.engines.draft_making.kept.spans import KeptSpan, ReadAs

_TAG = re.compile(
    r"<!--.{0,400}?-->|<(?P<close>/)?(?P<name>[A-Za-z_][\w:.-]*|\d+)(?:\s[^<>]*?)?(?P<empty>/)?>"
)
_EMPHASIS = re.compile(
    r"(?<![\w*_~])(?P<mark>\*{1,3}|_{1,3}|~~|==)(?=[^\s*_~=])(?P<inner>.{1,400}?)"
    r"(?<=[^\s*_~=])(?P=mark)(?![\w*_~])"
)
_LINK = re.compile(
    r"!?\[(?P<inner>[^\[\]]+)\]\([^()\s]+(?:\([^()\s]*\)[^()\s]*)?(?: \"[^\"]*\")?\)"
)
_EMOJI = (
    "\u2190-\u21ff\u2300-\u23ff\u2460-\u24ff\u2500-\u27bf\u2900-\u297f\u2b00-\u2bff\u3030\u303d"
    "\u3297\u3299\U0001f000-\U0001faff"
)
_JOINING = "\ufe0e\ufe0f\u200d\u20e3\U0001f3fb-\U0001f3ff\U000e0020-\U000e007f"
_PICTOGRAPHS = re.compile(
    rf"[0-9#*]\ufe0f?\u20e3"
    rf"|[{_EMOJI}][{_EMOJI}{_JOINING}]*(?:[ \u00a0][{_EMOJI}][{_EMOJI}{_JOINING}]*)*"
)
_SIGNS = re.compile(
    r"[©®™℗℠¦§¶†‡•◦‣·\u2200-\u22ff^|¬¤°ªº€£$¥₽₤₩₹¢ƒ±×÷~\\{}_]+"
    r"|(?<!\S)[=+/&<>*#@%]{1,3}(?!\S)|(?<=\w)[*](?=[\s.,;:!?]|$)|[<>=]+"
)
_LABEL = re.compile(
    r"(?P<label>\((?:[A-Za-z]|\d{1,3}|[ivxl]{1,6})\)|(?:[A-Za-z]|\d{1,3}|[ivxlIVXL]{1,6})\)"
    r"|[0-9]{1,3}(?:\.[0-9]{1,3})*\.(?!\S)"
    r"|[A-Za-z]\.(?=\s+[a-z])(?!\s+(?:(?:van|de|den|der|ter|ten|te|in|['’]t)\s+){1,3}[A-Z])"
    r"|[-–—•◦‣▪●○■*+·\uf0b7\uf0a7]|\#{1,6}|>+|\[[ xX]?\]"
    r"|\[![A-Za-z][\w-]{0,40}\][+-]?|(?<!:):{3,}+[\w-]{0,40})(?=\s+\S)"
)
_MOST_LABELS = 4
"""`> 1. [x] ` has three."""


def label_span(text: str) -> KeptSpan | None:
    """The label or bullet of a list item that begins a text."""
    start = len(text) - len(text.lstrip())
    end = start
    for _ in range(_MOST_LABELS):
        match = _LABEL.match(text, end)
        if match is None:
            break
        last = match.end()
        end = last + len(text[last:]) - len(text[last:].lstrip())
    return KeptSpan(start, last, text[start:last], ReadAs.NOTHING) if end > start else None


def tag_spans(text: str) -> Iterator[KeptSpan]:
    """Tags; those of a pair go round the words that come from the words between them."""
    tags = list(_TAG.finditer(text))
    readings = [ReadAs.NOTHING] * len(tags)
    opened: list[int] = []
    for index, tag in enumerate(tags):
        if tag["name"] is None or tag["empty"]:
            continue
        if not tag["close"]:
            opened.append(index)
            continue
        pair = next((one for one in reversed(opened) if tags[one]["name"] == tag["name"]), None)
        if pair is not None:
            readings[pair], readings[index] = ReadAs.OPENING, ReadAs.CLOSING
            opened = [one for one in opened if one < pair]
        else:
            readings[index] = ReadAs.CLOSING
    for tag, reading in zip(tags, readings, strict=True):
        before, after = text[: tag.start()], text[tag.end() :]
        is_word = before[-1:].isspace() and (not after or not after[0].isalnum())
        is_word = is_word and reading is ReadAs.NOTHING and any(map(str.isalnum, before))
        yield KeptSpan(tag.start(), tag.end(), tag[0], ReadAs.WORD if is_word else reading)


def link_spans(text: str) -> Iterator[KeptSpan]:
    """The marks of links: `[` before and `](address)` behind the words of each."""
    for match in _LINK.finditer(text):
        yield from _round(match, 0)


def emphasis_spans(text: str, offset: int = 0) -> Iterator[KeptSpan]:
    """The marks of emphasis, which go round words; marks inside others too."""
    for match in _EMPHASIS.finditer(text):
        yield from _round(match, offset)
        yield from emphasis_spans(match["inner"], offset + match.start("inner"))


def _round(match: re.Match[str], offset: int) -> Iterator[KeptSpan]:
    """What stands before and behind the inner words of a match."""
    text, (start, end) = match.string, match.span("inner")
    before, behind = text[match.start() : start], text[end : match.end()]
    yield KeptSpan(offset + match.start(), offset + start, before, ReadAs.OPENING)
    yield KeptSpan(offset + end, offset + match.end(), behind, ReadAs.CLOSING)


def sign_spans(text: str) -> Iterator[KeptSpan]:
    """Pictographs, and signs that stand by themselves."""
    for pattern in (_PICTOGRAPHS, _SIGNS):
        for match in pattern.finditer(text):
            yield KeptSpan(match.start(), match.end(), match[0], ReadAs.NOTHING)
