"""Numbers behind letters, which are the same in every language: `A12`, `E 40`, `CO2`."""

import re

from alignwb.core.checks.numbers.figure import Figure

_A_DIGIT = re.compile(r"\d")
_LETTERED = re.compile(r"(?<![\w-])([A-Z]{1,3})[\s-]?(\d{1,4})(?!\w|[.,]\d)")


def other_lettered(source: str, target: str) -> tuple[Figure, Figure] | None:
    """The one such number of the source that has another one with its letters in its place."""
    if not _A_DIGIT.search(source) or not _A_DIGIT.search(target):
        return None
    wanted, present = _lettered(source), _lettered(target)
    lost, strange = wanted.keys() - present.keys(), present.keys() - wanted.keys()
    if len(lost) != 1 or len(strange) != 1:
        return None
    [was], [became] = lost, strange
    return (wanted[was], present[became]) if was[0] == became[0] else None


def is_lettered(figure: Figure, text: str) -> bool:
    """Whether digits stand right behind a letter in the other text: `F-16` and `F16`."""
    digits = figure.text
    place = text.find(digits) if digits.isdecimal() else -1
    while place >= 0:
        if (
            text[place - 1 : place].isalpha()
            and not text[place + len(digits) : place + len(digits) + 1].isdecimal()
        ):
            return True
        place = text.find(digits, place + 1)
    return False


def _lettered(text: str) -> dict[tuple[str, int], Figure]:
    """The numbers with their letters, by both."""
    return {
        (match[1], int(match[2])): Figure(
            match.start(), match.end(), match[0], frozenset({match[0]}), is_firm=True
        )
        for match in _LETTERED.finditer(text)
    }
