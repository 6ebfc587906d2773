"""The rendering of a term, elected by its occurrences."""

import re
from collections import defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from alignwb.core.languages.inflection import Inflection

_BETWEEN = re.compile(r"[\s\-\u2010\u2011]+")
_NO_MODEL = 0.1
"""The weight of a vote that is no model, in the choice of how the rendering is written."""


class Vote(NamedTuple):
    """A rendering at one occurrence.

    Attributes:
        text: As it stands there.
        weight: Above 0.
        is_model: True if the rendering can be written as it stands here.  Where a sentence begins,
            or the source is inflected otherwise, it may not.
    """

    text: str
    weight: float
    is_model: bool = True


class Elected(NamedTuple):
    """A rendering, and its share of all votes: above 0, at most 1."""

    text: str
    share: float


def elect(votes: Sequence[Vote], inflection: Inflection) -> Elected | None:
    """The rendering with most votes, written as most of them have it; None without votes.

    Inflected forms of one rendering vote together, whatever their case.  Of equal ones the first
    wins, and of equal ways to write it the shortest, which is the likelier dictionary form.
    """
    camps: list[list[Vote]] = []
    for vote in votes:
        same = (camp for camp in camps if _is_same(camp[0].text, vote.text, inflection))
        camp = next(same, None)
        if camp is None:
            camps.append([vote])
        else:
            camp.append(vote)
    if not camps:
        return None
    weights = [sum(vote.weight for vote in camp) for camp in camps]
    best = max(range(len(camps)), key=weights.__getitem__)
    written: dict[str, float] = defaultdict(float)
    for vote in camps[best]:
        written[vote.text] += vote.weight if vote.is_model else _NO_MODEL * vote.weight
    text = min(written, key=lambda each: (-written[each], len(each)))
    return Elected(text, weights[best] / sum(weights))


def _is_same(one: str, other: str, inflection: Inflection) -> bool:
    ones, others = (
        [inflection.key(word) for word in _BETWEEN.split(_plainly(text))] for text in (one, other)
    )
    return len(ones) == len(others) and all(
        a == b or b in _forms(a, inflection) or a in _forms(b, inflection)
        for a, b in zip(ones, others, strict=True)
    )


def _plainly(text: str) -> str:
    return text.casefold().replace("’", "'")


def _forms(word: str, inflection: Inflection) -> frozenset[str]:
    return inflection.forms(word, "", is_last=True, is_name=False).whole
