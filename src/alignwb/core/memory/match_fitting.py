"""A remembered target made to fit the source in hand, where the change is certain.

That is so for footnote markers at the end, which memories of other tools do not even have, and for
whole numbers where the sources differ in nothing else.  Inline codes are always the source's.
"""

import re
from collections import Counter
from collections.abc import Mapping

from alignwb.core.bitext import markers
from alignwb.core.bitext.codes import words_alone
from alignwb.core.languages.english.articles import begins_with_vowel
from alignwb.core.memory.match_codes import with_codes_of_source

_NUMBER = re.compile(rf"{markers.MARKER.pattern}|(?P<number>\d+(?:[.,:]\d+)*)")
_ENGLISH_NUMBER = re.compile(rf"{_NUMBER.pattern}(?P<ordinal>(?:st|nd|rd|th)\b)?")
_COUNTED_ALIKE = re.compile(
    r"(?<![\d.,:])1(?:\s+[^\W\d_]+)?\s+[^\W\d_]*(?:jaar|uur|kwartier|keer|maal|man|euro|cent|dollar"
    r"|pond|gulden|frank|roebel|kilo|gram|ons|liter|meter|hectare|ton|watt|volt|ampère)\b",
    re.IGNORECASE,
)
"""A one before a Dutch word that is the same behind every number, while the English is not."""
_LAST = re.compile(rf"{markers.MARKER.pattern}\Z")
_LONGEST_MARKER = 11


def fitted_target(source: str, remembered: str, target: str) -> str:
    """The target of the source `remembered`, made to fit `source`.

    It stays as it is remembered where the change is not certain.  It has every inline code of
    `source` once, and no other: where the match has them if those are the same codes, else beside
    the words that are the same in both texts.
    """
    if source.isascii() and remembered.isascii() and target.isascii():
        return _fitted(source, remembered, target)
    fitted = _fitted(*map(words_alone, (source, remembered, target)))
    return with_codes_of_source(source, remembered, target, fitted)


def _fitted(source: str, remembered: str, target: str) -> str:
    return _with_markers(source, _with_numbers(source, remembered, target))


def _with_markers(source: str, target: str) -> str:
    """The target with the source's markers, if all markers of both stand at the end."""
    wanted, own = markers.labels(source), markers.labels(target)
    if wanted == own:
        return target
    ends = _end(source), _end(target)
    if (markers.labels(ends[0]), markers.labels(ends[1])) != (wanted, own):
        return target
    return target[: len(target) - len(ends[1])] + ends[0].rstrip()


def _end(text: str) -> str:
    """The markers at the end of a text, with the white space around them."""
    end = len(text.rstrip())
    while match := _LAST.search(text, max(0, end - _LONGEST_MARKER), end):
        end = match.start()
        while end and text[end - 1].isspace():
            end -= 1
    return text[end:]


def _with_numbers(source: str, remembered: str, target: str) -> str:
    """The target with the source's numbers, if the sources differ in nothing else."""
    theirs, ours = _numbers(remembered), _numbers(source)
    if theirs == ours or _without_numbers(remembered) != _without_numbers(source):
        return target
    pairs = set(zip(theirs, ours, strict=True))
    instead = {old: new for old, new in pairs if old != new}
    there, before = Counter(_numbers(target)), Counter(theirs)
    is_certain = len(pairs) == len({old for old, _ in pairs}) and all(
        old.isdigit() and new.isdigit() and there[old] == before[old]
        for old, new in instead.items()
    )
    is_counted = any(
        "1" in (old, new) and (_COUNTED_ALIKE.search(source) or _COUNTED_ALIKE.search(remembered))
        for old, new in instead.items()
    )
    if not is_certain or is_counted or _has_other_articles(target, instead):
        return target
    return _ENGLISH_NUMBER.sub(lambda match: _exchanged(match, instead), target)


def _exchanged(match: re.Match[str], instead: Mapping[str, str]) -> str:
    """The number that comes in the place of one, with the ending of its ordinal."""
    number = match["number"]
    if number not in instead:
        return match[0]
    new = instead[number]
    if not match["ordinal"]:
        return new
    last = new[-2:] if new[-2:-1] == "1" else new[-1]
    return new + {"1": "st", "2": "nd", "3": "rd"}.get(last, "th")


def _has_other_articles(target: str, instead: Mapping[str, str]) -> bool:
    """Whether `a` or `an` stands before a number that would want the other one."""
    return any(
        begins_with_vowel(old) != begins_with_vowel(new)
        and re.search(rf"\b[Aa]n?\s+{old}(?!\d)", target) is not None
        for old, new in instead.items()
    )


def _numbers(text: str) -> list[str]:
    return [match["number"] for match in _NUMBER.finditer(text) if match["number"]]


def _without_numbers(text: str) -> list[str]:
    """The words of a text, with every number as 0 and without markers."""
    return _NUMBER.sub(lambda match: "0" if match["number"] else "", text).split()
