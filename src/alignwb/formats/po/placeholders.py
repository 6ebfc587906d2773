"""What a program puts values into: the placeholders of a message, by the formats it is flagged as.

The names of the formats are those of GNU gettext (manual, 3.1 and 15.3).
"""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from itertools import chain

_PRINTF = (
    r"%(?:\d++\$)?+[-+#0 ']*+(?:\*(?:\d++\$)?+|\d++)?+(?:\.(?:\*(?:\d++\$)?+|\d*+))?+"
    r"(?:hh|h|ll|l|L|q|j|z|t|I64|I32|w\d+)?[diouxXeEfFgGaAcCsSpnm@]|%%|%<PRI[dioxuX]\w*+>"
)
_PYTHON = r"%\([^()\n]*+\)[-+#0 ]*+\d*+(?:\.\d++)?+[hlL]?[diouxXeEfFgGcrsa]"
_BRACES = r"\{\{|\}\}|\{[^{}\n]*\}"
_QT = r"%L?\d{1,2}|%L?n"
_PATTERNS = {
    "python-format": rf"{_PYTHON}|{_PRINTF}",
    "python-brace-format": _BRACES,
    "perl-brace-format": r"\{[^{}\n]*\}",
    "csharp-format": _BRACES,
    "java-format": r"\{\d[^{}\n]*\}",
    "rust-format": _BRACES,
    "qt-format": _QT,
    "qt-plural-format": _QT,
    "kde-format": r"%\d{1,2}",
    "kde-kuit-format": r"%\d{1,2}",
    "ruby-format": rf"%<\w++>[-+#0 ]*+\d*+(?:\.\d++)?+[A-Za-z]|%\{{\w+\}}|{_PRINTF}",
    "sh-format": r"\$\w+|\$\{\w+\}",
    "boost-format": rf"%\|[^|\n]*\||%\d+%|{_PRINTF}",
    "lua-format": _PRINTF,
    "javascript-format": _PRINTF,
}
_AS_C = frozenset(
    {
        *("c-format", "objc-format", "gcc-internal-format", "gfc-internal-format", "php-format"),
        *("java-printf-format", "awk-format", "perl-format", "go-format", "object-pascal-format"),
        *("tcl-format", "d-format", "c++-format"),
    }
)
_COMPILED = {
    **{name: re.compile(pattern) for name, pattern in _PATTERNS.items()},
    **dict.fromkeys(_AS_C, re.compile(_PRINTF)),
}
_LITERAL = {"%%": "%", "{{": "{", "}}": "}"}
_NAMED = re.compile(r"%\d|%\(|%[<{]|%L?n|%\||\$|\{[^{}:!]")


@dataclass(frozen=True, slots=True)
class Placeholder:
    """A placeholder in a message: where it is, and what is known of it.

    Attributes:
        start: Where it begins in the message.
        end: Where it ends.
        equiv: What it reads as in plain text.
        is_named: Whether it says which value it stands for; else its place among the others does.
    """

    start: int
    end: int
    equiv: str
    is_named: bool


def placeholders(message: str, flags: Collection[str]) -> tuple[Placeholder, ...]:
    """The placeholders of a message in their order, none inside of another."""
    found = sorted(chain.from_iterable(_of_format(message, flag) for flag in flags))
    kept: list[Placeholder] = []
    end = 0
    for start, stop in found:
        if start >= end:
            text = message[start:stop]
            is_literal = text in _LITERAL
            named = is_literal or _NAMED.match(text) is not None
            kept.append(Placeholder(start, stop, _LITERAL.get(text, text), named))
            end = stop
    return tuple(kept)


def _of_format(message: str, flag: str) -> Iterator[tuple[int, int]]:
    pattern = _COMPILED.get(flag)
    if pattern is not None:
        yield from (match.span() for match in pattern.finditer(message))
