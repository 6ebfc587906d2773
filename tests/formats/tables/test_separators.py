"""What stands between cells and around them."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alignwb.formats.tables.separators import (
    are_cells_quoted,
    separator_of,
    separator_of_sep_line,
)

LANGUAGES = ("nl", "en")


@pytest.mark.parametrize(
    ("text", "separator"),
    [
        ('"a, b, c";"d, e"\nx;y', ";"),
        ('nl;en;"een, twee, drie"\na;b', ";"),
        ("nl,en\na;b;c,d;e;f\ng;h;i,j;k;l", ","),
        ("a,b; c\nd,e\nf,g", ","),
        ("a, b;c\nd, e;f", ";"),
        ("a|b\nc|d", "|"),
        ("a\tb, c\nd\te, f", "\t"),
        ("niets", ","),
    ],
)
def test_the_separator_is_found_outside_quotation_marks(text: str, separator: str) -> None:
    assert separator_of(text.splitlines(keepends=True), LANGUAGES) == separator


def test_tabs_stay_what_parts_a_table_of_tabs() -> None:
    lines = ["Ja, zeker.\tYes, sure.\n", "Nee, niet.\n", "Wel, dan.\tWell, then.\n"]
    assert separator_of(lines, LANGUAGES, usual="\t") == "\t"


@pytest.mark.parametrize(
    ("line", "separator"),
    [
        ("sep=;\r\n", ";"),
        ("SEP=,", ","),
        ("\ufeffsep=|", "|"),
        ("sep=\t\n", "\t"),
        ('"sep=;"\n', ";"),
        ("sep=;;;", ";"),
        ("september;september", None),
        ("sep=", None),
    ],
)
def test_the_line_by_which_excel_names_a_separator(line: str, separator: str | None) -> None:
    assert separator_of_sep_line(line) == separator


@pytest.mark.parametrize(
    "text",
    [
        'ja\t"zei ""hij"" toen"\n',
        '"twee\nregels"\tx\n',
        '"een\ttab"\tx\n',
        '"a"\t"b"\n"c"\t"d"\n"e"\t"f"\n',
    ],
)
def test_quotation_marks_around_cells_are_known(text: str) -> None:
    assert are_cells_quoted(text.splitlines(keepends=True))


@pytest.mark.parametrize(
    "text",
    [
        '"Ja", zei hij.\t"Yes", he said.\n',
        '"Ja."\t"Yes."\nNee.\tNo.\n',
        'Hij zei ""ja"".\tx\n',
        '"open\tx\ny\tz\n',
        'Een buis van 5"\tA 5" pipe\n',
        "zonder\twithout\n",
        "",
    ],
)
def test_quotation_marks_of_the_text_are_left_alone(text: str) -> None:
    assert not are_cells_quoted(text.splitlines(keepends=True))


def test_a_spreadsheet_needs_only_one_quoted_cell() -> None:
    assert are_cells_quoted(['"a, b"\tc\n'], is_by_spreadsheet=True)
    assert not are_cells_quoted(['"a, b"\tc\n'])


cells = st.text(st.sampled_from('a"\t\n, '), max_size=5)


@given(st.lists(st.tuples(cells, cells), min_size=1, max_size=4))
def test_what_a_writer_of_quoted_cells_wrote_never_breaks_its_rules(
    rows: list[tuple[str, str]],
) -> None:
    text = io.StringIO(newline="")
    csv.writer(text, "excel-tab").writerows(rows)
    written = text.getvalue()
    lines = io.StringIO(written, newline="")
    assert are_cells_quoted(lines, is_by_spreadsheet=True) == ('"' in written)
