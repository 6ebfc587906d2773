"""The beginning of a translation, read as a model can have written it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alignwb.core.bitext.codes import without_codes
from alignwb.core.bitext.markers import strip
from alignwb.core.languages.words import Span
from alignwb.engines.argos.continuing.prefix_reading import (
    ReadPrefix,
    begun_wordings,
    read_prefix,
)
from alignwb.engines.argos.continuing.vocabulary import Joint
from alignwb.engines.draft_making.kept.spans import LineCase, StandIn


def read(text: str, *stand_ins: StandIn, case: LineCase = LineCase.AS_IT_IS) -> ReadPrefix:
    prefix = read_prefix(text, stand_ins, case)
    assert prefix is not None
    return prefix


@pytest.mark.parametrize(
    ("text", "whole", "stem", "joint"),
    [
        ("", "", "", Joint.APART),
        ("  ", "", "", Joint.APART),
        ("The mil", "The", "mil", Joint.APART),
        ("The mill ", "The mill", "", Joint.APART),
        ("The mill,", "The mill,", "", Joint.ANY),
        ("a wind-mi", "a wind-", "mi", Joint.GLUED),
        ("the miller’s", "the", "miller’s", Joint.APART),
        ("in 19", "in", "19", Joint.APART),
        ("the Müll", "the", "Müll", Joint.APART),
    ],
)
def test_the_word_that_is_begun_is_told_from_what_is_whole(
    text: str, whole: str, stem: str, joint: Joint
) -> None:
    assert read(text) == (whole, stem, joint)


def test_quotation_marks_markers_and_codes_are_not_the_models() -> None:
    assert read("“Come in,” she sa") == ("Come in, she", "sa", Joint.APART)
    assert read("The mill[^3] tur") == ("The mill", "tur", Joint.APART)


def test_what_stands_for_an_address_is_read_for_it() -> None:
    one = StandIn("Oxford", "molen@voorbeeld.nl", "molen@voorbeeld.nl", Span(0, 18))
    assert read("Write to molen@voorbeeld.nl a", one) == ("Write to Oxford", "a", Joint.APART)


def test_a_line_in_capitals_is_read_as_the_model_reads_it() -> None:
    assert read("THE MILL OF", case=LineCase.CAPITALS) == ("The mill", "of", Joint.APART)


AMOUNT = StandIn("385", "£ 1.200", "£1,200", Span(0, 7))
PERSON = StandIn("Berlin", "C. ter Haar", "C. ter Haar", Span(10, 21))
BOTH = (AMOUNT, PERSON)


@pytest.mark.parametrize(
    ("text", "typed", "rest", "read_as", "is_sure"),
    [
        ("It costs £", "£", "1,200", ("It costs", "385", Joint.APART), True),
        ("It costs £1", "£1", ",200", ("It costs", "385", Joint.APART), True),
        ("(£1,2", "£1,2", "00", ("(", "385", Joint.GLUED), True),
        ("Mr C", "C", ". ter Haar", ("Mr", "Berlin", Joint.APART), False),
        ("C. ter Ha", "C. ter Ha", "ar", ("", "Berlin", Joint.APART), True),
    ],
)
def test_a_wording_that_is_begun_is_read_as_its_stand_in(
    text: str, typed: str, rest: str, read_as: tuple[str, str, Joint], is_sure: bool
) -> None:
    [begun] = begun_wordings(text, BOTH, LineCase.AS_IT_IS)
    assert (begun.typed, begun.rest, begun.read, begun.is_sure) == (typed, rest, read_as, is_sure)


@pytest.mark.parametrize(
    "text", ["", "It costs", "It costs £2", "It costs £1,200", "MC", "£1,200 of £", "C. ter Haar "]
)
def test_no_other_end_of_a_prefix_begins_one(text: str) -> None:
    assert begun_wordings(text, BOTH, LineCase.AS_IT_IS) == ()


def test_in_a_line_in_capitals_wordings_keep_their_letters() -> None:
    one = StandIn("Oxford", "{NAAM}", "{NAAM}", Span(4, 10))
    assert read("FOR {NAAM} AND", one, case=LineCase.CAPITALS) == (
        "For Oxford",
        "and",
        Joint.APART,
    )
    [begun] = begun_wordings("FOR THE {N", (one,), LineCase.CAPITALS)
    assert (begun.rest, begun.read) == ("AAM}", ("For the", "Oxford", Joint.APART))


def test_endless_letters_are_no_word_that_is_typed() -> None:
    assert read_prefix("a" * 1000, (), LineCase.AS_IT_IS) is None


@given(st.text(max_size=60))
def test_what_is_read_ends_as_the_text_does(text: str) -> None:
    prefix = read_prefix(text, (), LineCase.AS_IT_IS)
    if prefix is not None and prefix.stem:
        written = [each for each in strip(without_codes(text))[0] if each not in "'\"‘’“”„«»‹›‚"]
        begun = [each for each in prefix.stem if each not in "'’"]
        assert written[-len(begun) :] == begun
