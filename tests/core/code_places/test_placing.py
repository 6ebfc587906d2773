"""Codes stand at the words that came from theirs, each once, and enclose each other as before."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.coded_texts import coded, coded_texts, enclosing, written

from alignwb.core.bitext.codes import Codes, InlineCode, Reordering, codes_of, without_codes
from alignwb.core.code_places.lifting import lift
from alignwb.core.code_places.placing import insert_places, place_codes
from alignwb.core.code_places.word_rows import EqualWordShares, TabledShares
from alignwb.core.languages.words import words_of

TARGETS = "the man 1917 Lenin saw (not) fire. a two, o'clock “ - …".split()


def _placed(source: str, target: str, codes: Codes | None = None) -> str:
    lifted = lift(coded(source), codes or {})
    shares = EqualWordShares(words_of(lifted.text), words_of(target))
    places = place_codes(lifted.text, target, lifted.codes, shares)
    return written(insert_places(target, places, lifted.breaks))


@pytest.mark.parametrize(
    ("source", "target", "placed"),
    [
        ("<1>Marx</1> las Hegel.", "Hegel read Marx.", "Hegel read <1>Marx</1>."),
        ("„<1>Marx</1>” las dit.", "“Marx” dit", "“<1>Marx</1>” dit"),
        ("<1>„Marx”</1> las dit.", "“Marx” dit", "<1>“Marx”</1> dit"),
        ("Zie <1>Marx, Hegel</1>.", "Hegel, Marx zie.", "<1>Hegel, Marx</1> zie."),
        (
            "Zie <1>Marx en <2>Hegel</2></1>.",
            "Zie Hegel en Marx",
            "Zie <1><2>Hegel</2> en Marx</1>",
        ),
        ("Marx{1}, zie Hegel{2}.", "Hegel zie Marx.", "Hegel{2} zie Marx{1}."),
        ("Marx.{1}", "Marx!", "Marx!{1}"),
        ("{1} Marx {2} zie", "Marx, zie", "{1} Marx, {2} zie"),
        ("Regel{1}twee", "regel twee", "regel{1}twee"),
        ("CO<1>2</1> is CO<2>2</2>", "is CO2 CO2", "is CO<1>2</1> CO<2>2</2>"),
        ("<1>Alles hier.</1>", "All of it here.", "<1>All of it here.</1>"),
        ("Dit is <1>Marx hier", "Marx hier, dit is", "<1>Marx hier, dit is"),
        ("Marx</1> is dit", "dit is Marx", "dit is Marx</1>"),
        ("<1>Marx </1>las Hegel", "Hegel las Marx ook", "Hegel las <1>Marx </1>ook"),
    ],
)
def test_a_code_stands_at_the_words_that_its_words_became(
    source: str, target: str, placed: str
) -> None:
    assert _placed(source, target) == placed


def test_a_pair_goes_from_the_first_to_the_last_of_its_words_over_one_between() -> None:
    lifted = lift(coded("Hij <1>belde</1> hem."), {})
    target = "He called him up."
    rows = [[1.0, 0, 0], [0, 1.0, 0], [0, 0, 1.0], [0, 0.9, 0.1]]
    shares = TabledShares(words_of(lifted.text), words_of(target), rows)
    placed = insert_places(target, place_codes(lifted.text, target, lifted.codes, shares))
    assert written(placed) == "He <1>called him up</1>."


def test_codes_that_keep_their_order_do() -> None:
    fixed = {number: InlineCode(number, False, reordering=Reordering.NO) for number in (1, 2)}
    assert _placed("Marx{1}, zie Hegel{2}.", "Hegel zie Marx.") == "Hegel{2} zie Marx{1}."
    placed = _placed("Marx{1}, zie Hegel{2}.", "Hegel zie Marx.", fixed)
    assert placed.index("{1}") < placed.index("{2}")


@st.composite
def _problems(draw: st.DrawFn) -> tuple[str, str, list[list[float]]]:
    source = draw(coded_texts())
    target = " ".join(draw(st.lists(st.sampled_from(TARGETS), max_size=7)))
    width = len(words_of(lift(source, {}).text))
    weights = st.lists(st.integers(0, 4), min_size=width, max_size=width)
    raw = [draw(weights) for _ in words_of(target)]
    return source, target, [[each / max(1, sum(row)) for each in row] for row in raw]


@given(_problems())
def test_whatever_came_from_what_each_code_is_there_once_and_encloses_what_it_did(
    problem: tuple[str, str, list[list[float]]],
) -> None:
    source, target, rows = problem
    lifted = lift(source, {})
    shares = TabledShares(words_of(lifted.text), words_of(target), rows)
    text = insert_places(target, place_codes(lifted.text, target, lifted.codes, shares))
    assert Counter(codes_of(text)) == Counter(codes_of(source))
    assert enclosing(text) == enclosing(source)
    # A code that stood apart may have brought a space along.
    assert "".join(without_codes(text).split()) == "".join(target.split())


@given(st.lists(st.sampled_from(TARGETS), max_size=7).map(" ".join))
def test_pairs_that_cross_keep_the_order_of_all_ends(target: str) -> None:
    source = coded("een <1>twee <2>drie</1> vier</2> {3} vijf")
    lifted = lift(source, {})
    shares = EqualWordShares(words_of(lifted.text), words_of(target))
    text = insert_places(target, place_codes(lifted.text, target, lifted.codes, shares))
    assert codes_of(text) == codes_of(source)


@given(_problems())
def test_codes_that_keep_their_order_keep_it_whatever_came_from_what(
    problem: tuple[str, str, list[list[float]]],
) -> None:
    source, target, rows = problem
    codes = {
        number: InlineCode(number, False, reordering=Reordering.NO)
        for number, _ in codes_of(source)
    }
    lifted = lift(source, {})
    fixed = [each._replace(keeps_order=each.end.number in codes) for each in lifted.codes]
    shares = TabledShares(words_of(lifted.text), words_of(target), rows)
    text = insert_places(target, place_codes(lifted.text, target, fixed, shares))
    assert codes_of(text) == codes_of(source)
