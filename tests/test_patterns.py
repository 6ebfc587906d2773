"""No regular expression of the program is slow on texts that are made to hurt it."""

import re
from collections.abc import Iterator
from time import process_time

import pytest
from support.all_patterns import FoundPattern, all_patterns
from support.pattern_shapes import shapes_for

_LENGTH = 4_000
_TIMES_SHORTER = 4
_MOST_TIMES = 8
"""Linear work takes 4 times as long on the long text, quadratic work 16 times."""
_ENOUGH_S = 0.004
_TRIES = 10
_SHORT_LENGTHS = (24, 34, 48, 68, 96, 136, 192)
"""Work that doubles with each character shows in one of them before it takes for ever."""
_MOST_S_OF_SHORT = 0.05
_PARTS = 4

_WINDOWS = {
    "alignwb.core.languages.words._SENTENCE_START": 12,
    "alignwb.core.reading.footnotes._AFTER_STOP": 24,
    "alignwb.core.reading.footnotes._AFTER_SPACE": 24,
    "alignwb.core.reading.hyphens._LEFT": 80,
    "alignwb.core.languages.dutch.names._SENTENCE_START": 40,
    "alignwb.engines.argos.continuing.prefix_reading._BEGUN_WORD": 41,
}
"""Expressions that are searched only in so many characters before a place of a text."""


@pytest.fixture(scope="module")
def patterns() -> list[FoundPattern]:
    return all_patterns()


@pytest.mark.parametrize("part", range(_PARTS))
def test_time_of_every_expression_grows_about_as_the_text_does(
    patterns: list[FoundPattern], part: int
) -> None:
    assert len(patterns) > 250
    assert not [text for pattern in patterns[part::_PARTS] for text in _slow_texts(pattern)]


def test_a_window_is_that_of_an_expression_there_is(patterns: list[FoundPattern]) -> None:
    assert {pattern.place for pattern in patterns} >= _WINDOWS.keys()


@pytest.mark.parametrize(
    "expression",
    [r"\s*;", r"(?:\w+,?)+;", r"<[^>]*x", r"[ab]+$", r"(?m)^\s*#", r"(?:a|a)*b", r"x.*?y.*?z"],
)
def test_an_expression_that_is_slow_would_be_noticed(expression: str) -> None:
    assert any(_slow_texts(FoundPattern("here", re.compile(expression), is_at_start=False)))


@pytest.mark.parametrize("expression", [r"(?<!\s)\s++;", r"\w+", r"<[^<>]*x", r"(?m)^ *#"])
def test_an_expression_that_is_not_slow_passes(expression: str) -> None:
    assert not any(_slow_texts(FoundPattern("here", re.compile(expression), is_at_start=False)))


def _slow_texts(found: FoundPattern) -> Iterator[str]:
    longest = _WINDOWS.get(found.place, _LENGTH)
    for name, shape in shapes_for(found.as_text):
        for length in (each for each in _SHORT_LENGTHS if each <= longest):
            if _seconds(found, shape(length)) > _MOST_S_OF_SHORT < _least(found, shape(length)):
                yield f"{found.place}: {name}, {length} characters"
                return
        texts = shape(_LENGTH), shape(_LENGTH // _TIMES_SHORTER)
        # Once more where it seems so: a busy machine shows what is not there.
        if longest == _LENGTH and all(_grows_too_fast(found, *texts) for _ in range(2)):
            yield f"{found.place}: {name}"
            return


def _grows_too_fast(found: FoundPattern, long: str, short: str) -> bool:
    if _seconds(found, short) > _MOST_S_OF_SHORT < _least(found, short):
        return True
    if _seconds(found, long) < _ENOUGH_S:
        return False
    taken = _least(found, long)
    return taken > _ENOUGH_S and taken > _MOST_TIMES * _least(found, short)


def _least(found: FoundPattern, text: str) -> float:
    """Of several tries, because a busy machine only ever adds."""
    return min(_seconds(found, text) for _ in range(_TRIES))


def _seconds(found: FoundPattern, text: str) -> float:
    start = process_time()
    found.run(text)
    return process_time() - start
