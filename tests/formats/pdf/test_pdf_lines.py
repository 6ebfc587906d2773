import pytest
from hypothesis import given
from hypothesis import strategies as st

from alignwb.formats.pdf.pdf_lines import PdfLine, lines_of
from alignwb.formats.pdf.pdf_pages import PdfWord


def word(
    text: str, left: float, base: float = 100, size: float = 10, *, begins: str = " "
) -> PdfWord:
    """A word whose letters are half as wide as they are high."""
    return PdfWord(text, left, left + len(text) * size / 2, base, size, begins=begins)


def lines(*words: PdfWord) -> list[str]:
    return [line.text for line in lines_of(words)]


def test_a_line_ends_where_the_next_word_stands_lower() -> None:
    assert lines(word("aan", 50), word("boord", 70), word("ging", 50, 88, begins="\n")) == [
        "aan boord",
        "ging",
    ]


def test_a_line_goes_on_where_a_word_stands_behind_it_at_the_same_height() -> None:
    assert lines(word("aan", 50), word("boord", 70, 100.4, begins="\n")) == ["aan boord"]


def test_parts_of_a_word_that_stand_close_are_one() -> None:
    assert lines(word("vuur", 50), word("toren", 70, begins="\n")) == ["vuurtoren"]
    assert lines(word("vuur", 50), word("toren", 70, begins="")) == ["vuurtoren"]


def test_much_room_parts_cells_but_not_the_mark_of_an_item() -> None:
    assert lines(word("Prijs", 50), word("elf", 110), word("duiten", 128)) == ["Prijs\telf duiten"]
    assert lines(word("3.", 50), word("Prijs", 90), word("elf", 150)) == ["3. Prijs\telf"]


def test_a_line_that_was_spread_to_its_width_has_no_cells() -> None:
    assert lines(word("voor", 50), word("de", 95), word("vloed", 130)) == ["voor de vloed"]


@pytest.mark.parametrize(("text", "read"), [("12", "¹²"), ("3,4", "³,⁴"), ("de", "de")])
def test_small_figures_that_stand_higher_are_raised(text: str, read: str) -> None:
    assert lines(word("zee.", 50), word(text, 70, 104, 6, begins="")) == [f"zee.{read}"]


def test_small_figures_that_stand_lower_are_not_raised() -> None:
    assert lines(word("H", 50), word("2", 55, 98, 6, begins=""), word("O", 58, begins="")) == [
        "H2O"
    ]


def test_words_of_a_script_from_right_to_left_stay_in_their_order() -> None:
    assert lines(word("שלום", 90), word("עולם", 50)) == ["שלום עולם"]


def test_ligatures_are_letters_and_accents_are_on_them() -> None:
    assert lines(word("eﬃcie\u0308nt", 50)) == ["efficiënt"]


def test_an_item_tells_where_its_text_begins() -> None:
    assert [line.item_left for line in lines_of([word("•", 50), word("riet", 61)])] == [61]
    assert [line.item_left for line in lines_of([word("2)", 50), word("riet", 80)])] == [80]
    assert [line.item_left for line in lines_of([word("–", 50), word("riet", 58)])] == [None]
    assert [line.item_left for line in lines_of([word("riet", 50), word("riet", 90)])] == [None]


@given(
    st.lists(
        st.builds(
            PdfWord,
            st.text("abc1", min_size=1, max_size=4),
            st.floats(-1e6, 1e6),
            st.floats(-1e6, 1e6),
            st.floats(-1e6, 1e6),
            st.floats(-10, 1e4),
            st.booleans(),
            st.sampled_from(["", " ", "\n"]),
        )
    )
)
def test_no_letter_is_lost_wherever_words_stand(words: list[PdfWord]) -> None:
    read: list[PdfLine] = list(lines_of(words))
    letters = "".join(line.text for line in read).translate(str.maketrans("¹", "1"))
    assert sorted("".join(letters.split())) == sorted("".join(word.text for word in words))
