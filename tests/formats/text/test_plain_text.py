"""A text to read on."""

from alignwb.formats.text.plain_text import write_plain_text


def test_paragraphs_stand_apart_by_a_blank_line() -> None:
    assert write_plain_text(["A letter", "It is.[^2]", "", "Bye."]) == (
        "A letter\n\nIt is.[^2]\n\nBye.\n"
    )


def test_nothing_is_an_empty_file() -> None:
    assert write_plain_text([]) == ""
