"""Digits in groups that are one number: `020-123 45 67`, `1 250 000`."""

import re
from collections.abc import Iterator

from alignwb.core.checks.numbers.figure import Whole
from alignwb.core.checks.numbers.fractions import decimal

_TELEPHONE = re.compile(
    r"(?<![\w.,:/+-])(?:\+\d{1,3}[\s-]?(?:\(0\)\s?)?|\(?0)\d{1,10}\)?(?:[\s./-]{1,3}\d{2,8}){0,5}"
    r"(?!\w|[.,-]\d)"
)
_A_DIGIT = re.compile(r"\d")
_FEWEST_DIGITS = 9
_MOST_DIGITS = 15
_A_DATE = re.compile(r"\d\d([-/.])\d\d\1\d{4}")
_THOUSANDS = re.compile(
    r"(?<![\w.,])[1-9]\d{0,2}(?:[ \u00a0\u202f\u2009]\d{3})+(?:[.,]\d\d)?(?!\w|[.,]\d)"
)


def grouped_digits(text: str) -> Iterator[Whole]:
    """The telephone numbers of a text, and numbers with spaces between their thousands."""
    if not _A_DIGIT.search(text):
        return
    for match in _TELEPHONE.finditer(text):
        if values := _telephone(match[0]):
            yield Whole(match.start(), match.end(), values)
    for match in _THOUSANDS.finditer(text):
        number = "".join(each for each in match[0] if not each.isspace())
        yield Whole(match.start(), match.end(), frozenset({decimal(number.replace(",", "."))}))


def _telephone(written: str) -> frozenset[str]:
    """A telephone number without what only some callers dial; nothing if it is none."""
    digits = re.sub(r"\(0\)|\D", "", written)
    if not _FEWEST_DIGITS <= len(digits) <= _MOST_DIGITS or _A_DATE.match(written):
        return frozenset()
    is_abroad = written.startswith("+") or digits.startswith("00")
    if not is_abroad:
        return frozenset({f"tel {digits.lstrip('0')}"})
    digits = digits.removeprefix("00")
    return frozenset(f"tel {digits[length:].lstrip('0')}" for length in (1, 2, 3))
