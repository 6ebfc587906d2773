"""What of a file was changed besides its targets and what says how far they have come.

Knows nothing of the program that wrote it: the two files are compared as texts, each without its
targets and without the attributes, or the flags, of states.
"""

import re
from collections.abc import Iterator
from itertools import zip_longest

_PART = re.compile(
    r"<!--.*?-->|<!\[CDATA\[.*?\]\]>"
    r"|<((?:\w+:)?(?:alt-trans|match))\b(?:[^>]*/>|.*?</\1\s*>)"
    r"|(?P<target>\s*<((?:\w+:)?target)\b(?:[^>]*/>|[^>]*(?<!/)>.*?</\3\s*>))",
    re.DOTALL,
)
_STATE = re.compile(
    r"""(<(?:\w+:)?(?:segment|seg|trans-unit|xliff)\b)((?:\s+[\w:.-]+\s*=\s*(?:"[^"]*"|'[^']*'))*)""",
)
_OF_STATES = re.compile(
    r"""\s+(?:state|subState|approved|conf|(?:mq:)status|(?:\w+:)confirmed|trgLang)\s*=\s*(?:"[^"]*"|'[^']*')"""
)
_AROUND = 30


_TRANSLATION = re.compile(
    r'^msgstr(?:\[\d+\])?\s*"[^\r\n]*(?:\r?\n[ \t]*"[^\r\n]*)*(?:\r?\n|\Z)', re.MULTILINE
)
_FLAGS = re.compile(r"^#,[^\r\n]*(?:\r?\n|\Z)", re.MULTILINE)
_FUZZY = re.compile(r",\s*fuzzy\b")


def other_changes(before: bytes, after: bytes) -> Iterator[str]:
    """The first place where two XLIFF files differ otherwise than they may, as it was and is."""
    yield from _difference(_without_targets(_text(before)), _without_targets(_text(after)))


def other_changes_of_catalogue(before: bytes, after: bytes) -> Iterator[str]:
    """The same of two catalogues (PO)."""
    yield from _difference(*(_without_translations(each) for each in (before, after)))


def _without_translations(data: bytes) -> str:
    text = _TRANSLATION.sub("", _text(data))
    return _FLAGS.sub(lambda line: _other_flags(line[0]), text)


def _other_flags(line: str) -> str:
    rest = _FUZZY.sub("", line.removeprefix("#"))
    return f"#{rest}" if rest.strip() else ""


def _difference(old: str, new: str) -> Iterator[str]:
    if old == new:
        return
    place = next(n for n, (a, b) in enumerate(zip_longest(old, new)) if a != b)
    stretch = slice(max(0, place - _AROUND), place + _AROUND)
    yield f"{old[stretch]!r} became {new[stretch]!r}"


def _text(data: bytes) -> str:
    if data[:2] in {b"\xff\xfe", b"\xfe\xff"}:
        return data.decode("utf-16")
    if data[:1] == b"\0" or data[1:2] == b"\0":
        return data.decode("utf-16-be" if data[:1] == b"\0" else "utf-16-le")
    return data.decode("latin-1")


def _without_targets(text: str) -> str:
    pieces: list[str] = []
    end = 0
    for found in _PART.finditer(text):
        pieces += (_without_states(text[end : found.start()]), found[0])
        if found["target"]:
            pieces.pop()
        end = found.end()
    return "".join((*pieces, _without_states(text[end:])))


def _without_states(text: str) -> str:
    return _STATE.sub(lambda tag: f"{tag[1]}{_OF_STATES.sub('', tag[2])}", text)
