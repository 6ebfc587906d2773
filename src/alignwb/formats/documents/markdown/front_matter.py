"""Texts in the front matter of a Markdown document: values that can be replaced safely.

The front matter is YAML, of which only the forms that people write by hand are read here (YAML 1.2,
7.3 and 8.1.3): plain and quoted values on one line, and folded ones.  Any other is left alone.
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

TRANSLATED = ("title", "description")
"""The keys whose values are texts for readers."""

_KEY = re.compile(rf"(?m)^({'|'.join(TRANSLATED)})[ \t]*:(?=[ \t\r\n])[ \t]*")
_PLAIN = re.compile(r"""(?![-?:](?:[ \t]|$)|[!&*|>%@`"'{}\[\],#])[^\r\n]+""")
_SINGLE_QUOTED = re.compile(r"'((?:[^'\r\n]|'')*)'[ \t]*(?:[ \t]#[^\r\n]*)?$", re.MULTILINE)
_DOUBLE_QUOTED = re.compile(r'"((?:[^"\\\r\n]|\\.)*)"[ \t]*(?:[ \t]#[^\r\n]*)?$', re.MULTILINE)
_FOLDED = re.compile(r">-?[ \t]*(?:\r\n?|\n)")
_INDENTED_LINE = re.compile(r"([ ]++)([^\s][^\r\n]*+)(?:\r\n?|\n|\Z)")
_LINE_GOES_ON = re.compile(r"[^\r\n]*+(?:\r\n?+|\n)(?:[ \t]*+(?:\r\n?+|\n))*[ \t]++[^\s]")
_ESCAPE = re.compile(r'\\(?:(["\\/])|x([0-9A-Fa-f]{2})|u([0-9A-Fa-f]{4})|(t)|(.))')
_CONTROL = re.compile("[\x00-\x1f\x7f\x85\u2028\u2029\ufeff\ud800-\udfff]")
_LETTER = re.compile(r"[^\W\d_]")
_NO_TEXT = frozenset({"true", "false", "null", "yes", "no", "on", "off"})
_COMMENT = re.compile(r"[ \t]#")


class _Form(Enum):
    """How a value is written."""

    PLAIN = "plain"
    SINGLE = "in single quotation marks"
    DOUBLE = "in double quotation marks"
    FOLDED = "folded"


@dataclass(frozen=True, slots=True)
class FrontValue:
    """A value of the front matter that is a text.

    Attributes:
        key: Its key.
        text: What it reads as.
        start: Where it begins, as it is written.
        end: Where it ends.
        line_start: Where the line of its key begins.
        form: How it is written.
    """

    key: str
    text: str
    start: int
    end: int
    line_start: int
    form: _Form

    def written(self, text: str) -> str:
        """Another text as this value is written."""
        text = " ".join(text.split())
        if self.form is _Form.SINGLE and not _CONTROL.search(text):
            return "'{}'".format(text.replace("'", "''"))
        if self.form is _Form.PLAIN and _plain(text) == text and _is_text(text):
            return text
        if self.form is _Form.FOLDED:
            return " ".join(_CONTROL.sub(" ", text).split())
        return '"{}"'.format(_CONTROL.sub(_escape, re.sub(r'[\\"]', r"\\\g<0>", text)))


def front_values(front: str) -> Iterator[FrontValue]:
    """The values in a front matter (with its lines of `---`) that are texts, in order."""
    found = list(_KEY.finditer(front))
    times = Counter(key[1] for key in found)
    for key in found:
        if times[key[1]] > 1:
            continue  # which of them counts, tools disagree about
        value = _value(front, key)
        if value is not None and value.text and _is_text(value.text):
            yield value


def _value(front: str, key: re.Match[str]) -> FrontValue | None:
    at = key.end()
    if folded := _FOLDED.match(front, at):
        return _folded(front, key, folded.end())
    if _LINE_GOES_ON.match(front, at):
        return None
    in_quotes = (
        (_Form.SINGLE, _SINGLE_QUOTED.match(front, at)),
        (_Form.DOUBLE, _DOUBLE_QUOTED.match(front, at)),
    )
    for form, quoted in in_quotes:
        if quoted:
            inside = quoted[1].replace("''", "'") if form is _Form.SINGLE else _unescaped(quoted[1])
            if inside is None:
                return None
            end = quoted.end(1) + 1
            return FrontValue(key[1], inside, at, end, key.start(), form)
    line = _PLAIN.match(front, at)
    text = _plain(line[0]) if line else ""
    if not text:
        return None
    return FrontValue(key[1], text, at, at + len(text), key.start(), _Form.PLAIN)


def _plain(line: str) -> str:
    """What a plain value of a line reads as, without a comment; "" if it is none."""
    if not _PLAIN.fullmatch(line) or _CONTROL.search(line):
        return ""
    comment = _COMMENT.search(line)
    text = line[: comment.start() if comment else None].rstrip()
    return "" if re.search(r":(?:[ \t]|$)", text) else text


def _folded(front: str, key: re.Match[str], at: int) -> FrontValue | None:
    """A folded value whose lines are all indented alike, without empty ones among them."""
    start = at
    lines: list[str] = []
    lead, end = "", at
    while line := _INDENTED_LINE.match(front, at):
        if lines and line[1] != lead:
            return None
        if not lines:
            lead, start = line[1], line.start(2)
        lines.append(line[2].rstrip(" \t"))
        end, at = line.start(2) + len(lines[-1]), line.end()
    follows = front[at:].lstrip("\r\n")
    if not lines or follows[:1] in {" ", "\t"}:
        return None
    return FrontValue(key[1], " ".join(lines), start, end, key.start(), _Form.FOLDED)


def _unescaped(text: str) -> str | None:
    """What a value in double quotation marks reads as; None if it is not of one line."""

    def character(found: re.Match[str]) -> str:
        if found[2] or found[3]:
            return chr(int(found[2] or found[3], 16))
        return "\t" if found[4] else found[1] or "\n"

    plain = _ESCAPE.sub(character, text)
    return None if "\n" in plain else plain


def _escape(found: re.Match[str]) -> str:
    code = ord(found[0])
    if 0xD800 <= code < 0xE000:
        return "\N{REPLACEMENT CHARACTER}"
    return f"\\u{code:04X}"


def _is_text(text: str) -> bool:
    return bool(_LETTER.search(text)) and text.casefold() not in _NO_TEXT
