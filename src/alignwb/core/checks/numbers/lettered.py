"""Numbers behind letters, which are the same in every language: `A12`, `E 40`, `CO2`."""

import re
from collections import Counter
from collections.abc import Sequence

from alignwb.core.checks.numbers.figure import Figure

_A_DIGIT = re.compile(r"\d")
_LETTERED = re.compile(r"(?<![\w-])([A-Z]{1,3})[\s-]?(\d{1,4})(?!\w|[.,]\d)")
_BEHIND_LETTER = re.compile(r"(?<=[^\W\d_])\d+")
_LETTERS = r"(?:[^\W\d_]-|(?<!\w)[A-Z]{1,3}\s)"
_APART = re.compile(_LETTERS + r"(\d+)")
_IS_APART = re.compile(_LETTERS + "$")
_REACH = len("ABC ")
_BARE = re.compile(r"(\d+)(?:['’]?s)?")


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


def without_lettered(figures: Sequence[Figure], own: str, other: str) -> list[Figure]:
    """Those of the figures of `own` that no place behind a letter of the other text accounts for.

    `F-16` may become `F16` and `versie 5` become `v5`; a place that has its partner behind a letter
    here accounts for nothing else: the `4` of four tickets is not in the `A4` of both texts.
    """
    if not figures:
        return []
    theirs = Counter(_BEHIND_LETTER.findall(other))
    if not theirs:
        return list(figures)
    joined, apart = Counter(_BEHIND_LETTER.findall(own)), Counter(_APART.findall(own))
    result: list[Figure] = []
    for figure in figures:
        bare = _BARE.fullmatch(figure.text)
        digits = bare[1] if bare else ""
        is_apart = _IS_APART.search(own, max(0, figure.start - _REACH), figure.start) is not None
        places = theirs[digits] - joined[digits] - (0 if is_apart else apart[digits])
        if places <= 0:
            result.append(figure)
    return result


def _lettered(text: str) -> dict[tuple[str, int], Figure]:
    """The numbers with their letters, by both."""
    return {
        (match[1], int(match[2])): Figure(
            match.start(), match.end(), match[0], frozenset({match[0]}), is_firm=True
        )
        for match in _LETTERED.finditer(text)
    }
