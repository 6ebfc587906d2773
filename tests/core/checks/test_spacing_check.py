from hypothesis import given
from hypothesis import strategies as st
from support.checked import checked, found_by, mended

from alignwb.core.bitext.segment import Segment
from alignwb.core.checks.context import Checked
from alignwb.core.checks.spacing_check import check_capitals, check_doubled_words, check_spacing


def test_spaces_are_mended() -> None:
    assert (
        mended(check_spacing, "Bron.", " The old  man ,who was ( tired ), slept .Then he left. ")
        == "The old man, who was (tired), slept. Then he left."
    )


def test_clean_texts_have_no_finding() -> None:
    target = "At 3.30 p.m., J.S. (the ‘old’ one) paid £2,000; see www.a.example. What? No!"
    assert found_by(check_spacing, "Bron.", target) == []


@given(st.text(alphabet="ab .,;(‘’", max_size=25))
def test_the_repairs_of_spaces_come_to_an_end(target: str) -> None:
    assert found_by(check_spacing, "Bron.", mended(check_spacing, "Bron.", target)) == []


def test_a_doubled_word_is_taken_out() -> None:
    source = "Zij schreef het in de brief."
    assert mended(check_doubled_words, source, "She wrote it in in the letter.") == (
        "She wrote it in the letter."
    )


def test_words_that_may_stand_twice_do() -> None:
    for target in ("She knew that that was so.", "He had had one.", "Tut tut!", "Baden Baden"):
        assert found_by(check_doubled_words, "Bron.", target) == []


def test_capitals_at_the_beginning_and_of_names() -> None:
    assert mended(check_capitals, "Zij las.", "she read.") == "She read."
    assert mended(check_capitals, "Zij las.", "In october i read a dutch book.") == (
        "In October I read a Dutch book."
    )
    assert found_by(check_capitals, "Zij las.", "It may march on; i.e. slowly.") == []
    assert found_by(check_capitals, "'s Avonds las zij.", "In the evening she read.") == []
    assert mended(check_capitals, "‘’t Woei hard’", "‘it blew hard’") == "‘It blew hard’"
    assert found_by(check_capitals, "'t woei hard", "it blew hard") == []
    assert found_by(check_capitals, "’s-Gravesande was oud.", "’s-Gravesande was old.") == []


def test_a_sentence_that_goes_on_needs_no_capital() -> None:
    alone = checked("Zij las.", "she read.")
    before = Segment("s0", "Als het kon;", "When she could,")
    assert list(check_capitals(Checked(alone.segment, previous=before))) == []
    assert list(check_capitals(Checked(alone.segment)))
