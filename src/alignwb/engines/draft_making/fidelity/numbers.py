"""Numbers in figures, and the days of dates: compared with the source's, and put right."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from alignwb.core.languages.number_words import count_dutch_number_words, english_words_for
from alignwb.engines.draft_making.fidelity.attention import AttentionLinks
from alignwb.engines.draft_making.fidelity.replacements import TextReplacement

_FIGURES = r"(?<![\w])\d+(?:[.,:]\d+)*"
_DUTCH = re.compile(_FIGURES + r"(ste|de|e)?(?!\w)")
# Models also run several endings together: `22ndest`, `31stde`.
_ENGLISH = re.compile(
    _FIGURES
    + r"(st|nd|rd|th|ste|de|e|s|(?:st|nd|rd|th)[dehnrst]{1,9}|[dehnrst]{1,9}(?:st|th))?(?!\w)"
)
_POINTS = re.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?")
_COMMAS = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?")
_DUTCH_ORDINAL = ("ste", "de", "e")
_ENGLISH_ORDINAL = ("st", "nd", "rd", "th")
_DECIMAL = re.compile(r"\d+,\d+")
_SWAPPED = str.maketrans(".,", ",.")
_MONTHS = {
    "jan": "January",
    "feb": "February",
    "maart": "March",
    "mrt": "March",
    "apr": "April",
    "mei": "May",
    "jun": "June",
    "jul": "July",
    "aug": "August",
    "sep": "September",
    "okt": "October",
    "nov": "November",
    "dec": "December",
}
_BESIDE_MONTH = re.compile(rf"\b(?:{'|'.join(set(_MONTHS.values()))})\b")
_MONTH_REACH = 12
_MONTH_AFTER = re.compile(r"\.?\s+([a-z]+)", re.IGNORECASE)


class Number(NamedTuple):
    """A number at characters `start` to `end` of a text.

    `value` is its figures with a point before decimals and nothing between thousands; `english`
    is its English spelling.
    """

    start: int
    end: int
    text: str
    value: str
    english: str


@dataclass(frozen=True, slots=True)
class NumberCheck:
    """The numbers of a hypothesis compared with its source's.

    Attributes:
        missing: How many of the source's it lacks, after the changes.
        invented: How many it has that nothing in the source accounts for.
        changes: The repairs of those in the wrong form, or in the place of another.
    """

    missing: int
    invented: int
    changes: tuple[TextReplacement, ...]


def dutch_numbers(text: str) -> tuple[Number, ...]:
    """Numbers in figures of a Dutch text: `2.350,75`, `1e`, `19:30`, `1917`."""
    return tuple(_dutch(match) for match in _DUTCH.finditer(text))


def english_numbers(text: str) -> tuple[Number, ...]:
    """Numbers in figures of an English text: `2,350.75`, `1st`, `19:30`, `1917`."""
    return tuple(_english(match) for match in _ENGLISH.finditer(text))


def english_figures(figures: str) -> str:
    """Dutch figures as English writes them: `2.350,75` as `2,350.75`."""
    if _POINTS.fullmatch(figures):
        return figures.translate(_SWAPPED)
    return figures.replace(",", ".") if _DECIMAL.fullmatch(figures) else figures


def check_numbers(
    source: str, wanted: Sequence[Number], target: str, links: AttentionLinks
) -> NumberCheck:
    """Compare, and find the repairs that are no guesses.

    A number in Dutch form gets its English form.  A number that is not the source's, but stands
    at the word linked to one that is missing, gives way to it.
    """
    present = english_numbers(target)
    changes: list[TextReplacement] = []
    if not wanted and not present:
        return NumberCheck(0, 0, ())
    open_wanted, open_present = _match(wanted, present, target, changes)
    words = {word.lower() for word in re.findall(r"[a-z]+(?:-[a-z]+)?", target.lower())}
    open_wanted = [number for number in open_wanted if not _is_in_words(number, words)]
    for number in list(open_wanted):
        wrong = _linked_number(number, open_present, links)
        if wrong is not None:
            changes.append(TextReplacement(wrong.start, wrong.end, number.english))
            open_wanted.remove(number)
            open_present.remove(wrong)
    for number in list(open_wanted):
        day = _missing_day(source, number.end, number.text, target)
        if day is not None:
            changes.append(day)
            open_wanted.remove(number)
    excused = count_dutch_number_words(source) if open_present else 0
    if len(open_wanted) == len(open_present) == 1 and not excused:
        wrong = open_present.pop()
        changes.append(TextReplacement(wrong.start, wrong.end, open_wanted.pop().english))
    return NumberCheck(len(open_wanted), max(0, len(open_present) - excused), tuple(changes))


def _match(
    wanted: Sequence[Number],
    present: Sequence[Number],
    target: str,
    changes: list[TextReplacement],
) -> tuple[list[Number], list[Number]]:
    """The numbers left on either side; adds a change for each number in its Dutch form."""
    written = {number.text: number for number in reversed(wanted)}
    ordinals = _ordinals(wanted)
    left: list[Number] = []
    have: Counter[str] = Counter(number.value for number in wanted)
    for number in present:
        value = number.value
        if (same := written.get(number.text)) is not None:
            value = same.value
            if same.english != number.text:
                changes.append(TextReplacement(number.start, number.end, same.english))
        elif value in have and (fit := _as_ordinal(number, ordinals, target)) != number.text:
            changes.append(TextReplacement(number.start, number.end, fit))
        if have[value] > 0:
            have[value] -= 1
        elif value not in have:
            left.append(number)
    missing: list[Number] = []
    for number in reversed(wanted):
        if have[number.value] > 0:
            have[number.value] -= 1
            missing.append(number)
    return missing[::-1], left


def _ordinals(wanted: Sequence[Number]) -> frozenset[str]:
    """The values that are ordinals wherever the source has them."""
    ordinals = {number.value for number in wanted if number.english.endswith(_ENGLISH_ORDINAL)}
    cardinals = {number.value for number in wanted if not number.english.endswith(_ENGLISH_ORDINAL)}
    return frozenset(ordinals - cardinals)


def _as_ordinal(number: Number, ordinals: frozenset[str], target: str) -> str:
    """An English number with the ordinal ending that its value has, if it is an ordinal.

    Models write `1th` and `22ndest`, and leave the ending out; `3 March` is right without one.
    """
    if not number.value.isdigit():
        return number.text
    is_bare = number.text == number.value and not _BESIDE_MONTH.search(
        target, max(0, number.start - _MONTH_REACH), number.end + _MONTH_REACH
    )
    ending = number.text.lstrip("0123456789,.:")
    is_english = ending not in ("", "s", *_DUTCH_ORDINAL)
    if is_english or (number.value in ordinals and (is_bare or ending in _DUTCH_ORDINAL)):
        return number.value + _ordinal_suffix(int(number.value[-2:]))
    return number.text


def _is_in_words(number: Number, words: set[str]) -> bool:
    if not number.value.isdigit() or len(number.value) > 2:
        return False
    return not words.isdisjoint(english_words_for(int(number.value)))


def _linked_number(
    number: Number, candidates: Sequence[Number], links: AttentionLinks
) -> Number | None:
    for index, word in enumerate(links.source_words):
        if word.start <= number.start < word.end:
            linked = links.target_of(index)
            break
    else:
        return None
    if linked is None:
        return None
    target = links.target_words[linked]
    for candidate in candidates:
        if candidate.start < target.end and target.start < candidate.end:
            return candidate
    return None


def _missing_day(source: str, end: int, day: str, target: str) -> TextReplacement | None:
    """The insertion of a day that a draft dropped before its month; it ends at `end` of the source.

    None unless a month follows the day in the source, and the target has that month once and
    without a day.
    """
    following = _MONTH_AFTER.match(source, end)
    if not following or not day.isdigit() or not 1 <= int(day) <= 31:
        return None
    word = following[1].lower()
    month = next((name for start, name in _MONTHS.items() if word.startswith(start)), None)
    if month is None:
        return None
    found = list(re.finditer(rf"(?<!\d )(?<!of )\b{month}\b(?! \d\d?\b)", target))
    if len(found) != 1:
        return None
    return TextReplacement(found[0].start(), found[0].start(), f"{day} ")


def _dutch(match: re.Match[str]) -> Number:
    suffix = match[1] or ""
    figures = match[0].removesuffix(suffix)
    english = english_figures(figures)
    value = english.replace(",", "") if _COMMAS.fullmatch(english) else english
    if suffix and value.isdigit():
        english += _ordinal_suffix(int(value[-2:]))
    return Number(match.start(), match.end(), match[0], value, english)


def _english(match: re.Match[str]) -> Number:
    suffix = match[1] or ""
    figures = match[0].removesuffix(suffix)
    value = figures.replace(",", "") if _COMMAS.fullmatch(figures) else figures
    return Number(match.start(), match.end(), match[0], value, match[0])


def _ordinal_suffix(value: int) -> str:
    if value % 100 in (11, 12, 13):
        return "th"
    return {1: "st", 2: "nd", 3: "rd"}.get(value % 10, "th")
