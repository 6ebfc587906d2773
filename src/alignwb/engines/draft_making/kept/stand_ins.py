"""The words that models read for kept spans: which ones a source leaves free, and where they are.

A model may write one on to the words beside it, as Dutch and German do: `Oxfordwebsite`.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from itertools import count

from alignwb.core.languages.words import Span
from alignwb.engines.draft_making.kept.spans import StandIn

# Names that models copy: each was kept once and exactly in at least 95 of 100 hypotheses.  With
# what the Dutch words begin with that English has the same name for.
_NAMES: dict[str, tuple[str, ...]] = {
    "Oxford": (),
    "Berlin": ("berlij",),
    "Manchester": (),
    "BBC": (),
    "UNESCO": (),
    "London": ("londen",),
    "NASA": (),
    "IBM": (),
    "Tokyo": ("toki",),
    "Texas": ("texa",),
    "Washington": (),
    "Xanadu": (),
    "ABC": (),
}
# Not small, since a model may write those as words, nor years.
_FIRST_NUMBER, _NUMBER_STEP = 385, 53
_SHORTEST_TELLING = 5
"""Letters of a name that are in no other word whatever their case: `nasa` is in `nasal`."""
_ENDING = r"(?=(?:s|st|nd|rd|th)?(?!\w))"
"""English endings that a stand-in has as any name or number: `Oxfords`, `385th`."""
_BENT = frozenset(("e", "ed", "en", "er", "ers", "es", "ian", "ing", "ish", "n"))
"""What a model bends a stand-in with, which its span cannot have: `Londoner`, `Oxforded`."""
_RUN = re.compile(r"\w+")
_DIGITS = re.compile(r"\d+")
_NO_DIGIT = re.compile(r"\D+")


def free_names(text: str, taken: Callable[[str], bool]) -> Iterator[str]:
    """Names that neither a source nor its translation has, nor `taken` knows."""
    lower = text.casefold()
    for name, beginnings in _NAMES.items():
        if not any(each in lower for each in (name.casefold(), *beginnings)) and not taken(name):
            yield name


def free_numbers(text: str) -> Iterator[str]:
    """Numbers that a source does not have, however it parts their digits; without end."""
    digits = _NO_DIGIT.sub("", text)
    for value in count(_FIRST_NUMBER, _NUMBER_STEP):
        if str(value) not in digits:
            yield str(value)


def places_of(word: str, text: str) -> list[Span]:
    """Where a stand-in stands in a text."""
    pattern = re.compile(rf"(?<!\w){re.escape(word)}{_ENDING}")
    return [Span(*match.span()) for match in pattern.finditer(text)]


def replaced_in(text: str, stand_ins: Sequence[StandIn], new: Callable[[str], str]) -> str:
    """The text with `new` of each stand-in in its place; new: gets it in lower case."""
    if not stand_ins:
        return text
    words = "|".join(re.escape(one.word) for one in stand_ins)
    pattern = re.compile(rf"(?<!\w)(?:{words}){_ENDING}", re.IGNORECASE)
    return pattern.sub(lambda match: new(match[0].casefold()), text)


def set_apart(text: str, stand_ins: Sequence[StandIn]) -> str:
    """A model's wording with a space between a stand-in and the letters and digits glued to it.

    More digits than the number has are its slips: no number of the source has those of a stand-in.
    """
    lower = text.casefold()
    for one in stand_ins:
        if one.word.casefold() in lower:
            text = _RUN.sub(partial(_apart, one.word), text)
    return text


def are_left(text: str, stand_ins: Sequence[StandIn]) -> int:
    """How many of the stand-ins are still in a text, be it inside of a word."""
    return sum(_anywhere(one.word).search(text) is not None for one in stand_ins)


def is_spelled_over(word: str, begun: str, more: str) -> bool:
    """Whether the letters that go on with a word make a stand-in of it, or a part of the word."""
    both = begun + more
    places = len(places_of(word, both))
    is_inside = len(_anywhere(word).findall(both)) > places
    return is_inside or places > len(places_of(word, begun)) + len(places_of(word, more))


def is_like(word: str, begun: str, more: str) -> bool:
    """Whether the letters that go on with a word make what is nearly a stand-in: `Uxford`.

    begun: "" if the word is a model's own, which may end as a number or a short name does.
    """
    is_name = len(word) >= _SHORTEST_TELLING
    if not is_name:
        return bool(begun) and more.endswith(word[1:])
    return more.casefold().endswith(word[-min(_SHORTEST_TELLING, len(word) - 2) :].casefold())


def _apart(word: str, match: re.Match[str]) -> str:
    """A run of letters and digits with a space at both sides of each stand-in in it."""
    run = match[0]
    if word.isdigit():
        run = _DIGITS.sub(lambda digits: word if word in digits[0] else digits[0], run)
    text, *found = _anywhere(word).split(run)
    for name, after in zip(found[::2], found[1::2], strict=True):
        rest = "" if after in _BENT else after
        gap = " " * (re.match(_ENDING, rest) is None)
        text = f"{text}{' ' * (text[-1:].isalnum() or text[-1:] == '_')}{name}{gap}{rest}"
    return text


def _anywhere(word: str) -> re.Pattern[str]:
    """A stand-in wherever it is written, in any case if no other word has its letters."""
    flags = re.IGNORECASE if len(word) >= _SHORTEST_TELLING else 0
    return re.compile(f"({re.escape(word)})", flags)
