"""A remembered target made to fit the source in hand, where the change is certain.

That is so for footnote markers at the end, which memories of other tools do not even have, and for
whole numbers where the sources differ in nothing else.  Inline codes are always the source's.
"""

import re
from collections import Counter

from alignwb.core.bitext import markers
from alignwb.core.bitext.codes import words_alone
from alignwb.core.memory.match_codes import with_codes_of_source

_NUMBER = re.compile(rf"{markers.MARKER.pattern}|(?P<number>\d+(?:[.,:]\d+)*)")
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
    if not is_certain:
        return target
    return _NUMBER.sub(
        lambda match: instead.get(match["number"], match[0]) if match["number"] else match[0],
        target,
    )


def _numbers(text: str) -> list[str]:
    return [match["number"] for match in _NUMBER.finditer(text) if match["number"]]


def _without_numbers(text: str) -> list[str]:
    """The words of a text, with every number as 0 and without markers."""
    return _NUMBER.sub(lambda match: "0" if match["number"] else "", text).split()
