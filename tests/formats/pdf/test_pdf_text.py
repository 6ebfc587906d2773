from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from alignwb.formats.pdf.pdf_pages import PdfPages, PdfWord
from alignwb.formats.pdf.pdf_text import text_of_pages


def page(*rows: tuple[str, float, float], size: float = 10) -> tuple[PdfWord, ...]:
    """A page of rows that are a word each: text, left, base."""
    return tuple(
        PdfWord(text, left, left + len(text) * size / 2, base, size, begins="\n")
        for text, left, base in rows
    )


def text(*pages: Sequence[PdfWord] | None) -> str:
    return text_of_pages(PdfPages(tuple(p if p is None else tuple(p) for p in pages))).text


def test_more_than_the_usual_distance_is_a_blank_line() -> None:
    assert text(
        page(("een", 50, 700), ("twee", 50, 688), ("drie", 50, 676), ("vier", 50, 655))
    ) == ("een\ntwee\ndrie\n\nvier\n")


def test_a_text_with_wide_lines_has_no_blank_ones() -> None:
    rows = [(f"regel{n}", 50.0, 700.0 - 22 * n) for n in range(5)]
    assert "\n\n" not in text(page(*rows))


def test_lines_are_indented_by_what_they_stand_in() -> None:
    rows = [("een", 60.0, 700.0), *((f"regel{n}", 50.0, 688.0 - 12 * n) for n in range(3))]
    assert text(page(*rows)).startswith("  een\nregel0\n")


def test_a_column_has_its_own_margin_and_goes_on_with_the_one_before() -> None:
    left = [(f"links{n}", 50.0, 700.0 - 12 * n) for n in range(3)]
    right = [(f"rechts{n}", 300.0, 700.0 - 12 * n) for n in range(3)]
    assert text(page(*left, *right)) == "links0\nlinks1\nlinks2\nrechts0\nrechts1\nrechts2\n"


def test_what_is_drawn_later_further_up_is_another_block() -> None:
    assert text(page(("voet", 50, 30), ("boven", 50, 700))) == "voet\n\nboven\n"


def test_a_form_feed_stands_between_pages_also_empty_ones() -> None:
    read = text_of_pages(
        PdfPages((page(("een", 50, 700)), (), None, page(("vier", 50, 700), ("x", 50, 688))))
    )
    assert read.text.count("\f") == 3
    lines = read.text.split("\n")
    assert {lines[n - 1].strip(): where for n, where in read.pages.items()} == {
        "een": 1,
        "vier": 4,
        "x": 4,
    }


def test_letters_of_another_size_are_another_block() -> None:
    large = page(("Kop", 50, 700), size=14)
    body = page(*((f"regel{n}", 50.0, 685.0 - 12 * n) for n in range(3)))
    read = text_of_pages(PdfPages(((*large, *body),)))
    assert read.text.startswith("Kop\n\nregel0\n")
    assert read.body_size == 10
    assert read.sizes[1] == 14


WORDS = st.builds(
    PdfWord,
    st.text("ab.", min_size=1, max_size=5),
    *[st.floats(-1e9, 1e9)] * 3,
    st.floats(-10, 1e5),
    st.booleans(),
    st.sampled_from(["", " ", "\n"]),
)


@given(st.lists(st.one_of(st.none(), st.lists(WORDS, max_size=8)), max_size=4))
def test_any_places_give_a_text_with_all_letters(pages: list[list[PdfWord] | None]) -> None:
    read = text(*pages)
    letters = "".join(word.text for words in pages for word in words or ())
    assert sorted("".join(read.split())) == sorted(letters)
