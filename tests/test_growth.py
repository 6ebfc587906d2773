"""No text makes an algorithm over user text slow: the short form of `bench/growth.py`."""

import re
from collections.abc import Callable
from time import process_time

import pytest
from support.algorithms_over_text import ALGORITHMS
from support.checked import checked
from support.hostile_shapes import SHAPES, Shape
from support.time_growth import growth, seconds

from alignwb.core.bitext.pairing import Pairing, Side
from alignwb.core.bitext.segment import Segment
from alignwb.core.bitext.sentence_breaks import with_text
from alignwb.core.checks.figures import dutch_figures, english_figures
from alignwb.core.checks.number_check import check_numbers

_SHORT = 250
_TIMES_LONGER = 8
_MOST_TIMES = 35
"""Linear work takes 8 times as long, with an exponent of 1.7 it is 34, quadratic work 64."""
_ENOUGH_S = 0.08
_TRIES = 3


@pytest.mark.parametrize("name", ALGORITHMS)
def test_time_grows_about_as_the_text_does(name: str) -> None:
    run = ALGORITHMS[name].run
    run("De man, die hier werkt, is niet gekomen. Waarom niet?")  # loads what it needs
    chosen = [*list(SHAPES)[::9], "initials apart"]
    assert not [shape for shape in chosen if _grows_too_fast(run, SHAPES[shape])]


def _grows_too_fast(run: Callable[[str], object], make: Shape) -> bool:
    short, long = make(_SHORT), make(_SHORT * _TIMES_LONGER)
    start = process_time()
    run(long)
    if process_time() - start < _ENOUGH_S:
        return False
    for _ in range(_TRIES):
        taken = seconds(run, long)
        if taken < _ENOUGH_S or taken <= _MOST_TIMES * seconds(run, short):
            return False
    return True


def _corrected_bead(text: str) -> None:
    words = text.split()
    before = " ".join(f"Sentence {word} ends." for word in words)
    breaks = tuple(match.end() for match in re.finditer(r"\. (?=S)", before))
    bead = Segment("s1", "Zin.", before, pairing=Pairing(target_breaks=breaks))
    with_text(bead, Side.TARGET, before.replace("Sentence", "Line").replace("ends", "stops"))


def _numbers_said_once(text: str) -> None:
    numbers = [str(3000 + number) for number, _ in enumerate(text.split())]
    target = " and ".join(numbers)
    list(check_numbers(checked(" en ".join(f"{each} en {each}" for each in numbers), target)))


def _numbers_in_dutch_form(text: str) -> None:
    numbers = range(len(text.split()))
    target = " and ".join(f"{1 + each // 1000}.{each % 1000:03}" for each in numbers)
    list(check_numbers(checked(" en ".join(f"{each + 20000} man" for each in numbers), target)))


@pytest.mark.parametrize(
    ("run", "unit", "times"),
    [
        (dutch_figures, "om kwart voor acht, ", 48),
        (english_figures, "at a quarter to nine, ", 48),
        (_corrected_bead, "a2b c3d ", 1),
        (_numbers_said_once, "twice over, ", 24),
        (_numbers_in_dutch_form, "a thousand, ", 24),
    ],
)
def test_time_grows_so_where_much_of_a_text_is_of_one_kind(
    run: Callable[[str], object], unit: str, times: int
) -> None:
    assert not _grows_too_fast(run, lambda length: unit * (times * length // len(unit)))


def _squares(text: str) -> None:
    sum(1 for _ in text for _ in text * 4)


def test_work_that_grows_with_the_square_would_be_noticed() -> None:
    # A busy machine may make the short text look slow; not every time.
    assert any(_grows_too_fast(_squares, SHAPES["spaces"]) for _ in range(10))
    assert growth(_squares, SHAPES["spaces"], 1_000).exponent > 1.5
