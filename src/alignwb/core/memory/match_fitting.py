"""A remembered target made to fit the source in hand, where it is certain how.

Two things are: footnote markers at the ends of both, which memories of other tools do not even
have; and whole numbers, where the sources differ in nothing else.
"""

import re
from collections import Counter

from alignwb.core.bitext import markers

_NUMBER = re.compile(rf"{markers.MARKER.pattern}|(?P<number>\d+(?:[.,:]\d+)*)")
_LAST = re.compile(rf"(?:\s*{markers.MARKER.pattern})*\s*$")


def fitted_target(source: str, remembered: str, target: str) -> str:
    """`target`, which renders `remembered`, as it would render `source`.

    What is not certain stays as it is remembered.
    """
    return _with_markers(source, _with_numbers(source, remembered, target))


def _with_markers(source: str, target: str) -> str:
    """With the source's markers in place of its own, if in both there are none but at the end."""
    wanted, own = markers.labels(source), markers.labels(target)
    if wanted == own:
        return target
    ends = _end(source), _end(target)
    if (markers.labels(ends[0]), markers.labels(ends[1])) != (wanted, own):
        return target
    return target[: len(target) - len(ends[1])] + ends[0].rstrip()


def _end(text: str) -> str:
    """The markers at its end, with the white space around them."""
    match = _LAST.search(text)
    return match[0] if match else ""


def _with_numbers(source: str, remembered: str, target: str) -> str:
    """With the source's numbers, if it differs from what is remembered in them alone."""
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
    """Its words, every number and marker as good as any other."""
    return _NUMBER.sub(lambda match: "0" if match["number"] else "", text).split()
