"""Tables for spreadsheets: text stays text there, and comes back as it was."""

import csv
import io
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from support.strategies import prose

from alignwb.core.terms.termbase import Term, TermStatus
from alignwb.errors import FormatError
from alignwb.formats.spreadsheet_cells import (
    GUARD_COLUMN,
    GuardReader,
    SpreadsheetWriter,
    guarded,
    is_misread,
    unguarded,
)
from alignwb.formats.termbase import termbase_table
from alignwb.formats.text.tsv import read_tsv, write_tsv
from alignwb.formats.translation_unit import TranslationUnit

_starts = st.sampled_from(["=", "+", "-", "@", "\t", "\r", "\n", "'", "''", '"', " =", "1", "3-3"])
cells = st.builds(str.__add__, _starts, prose) | prose
pairs = st.lists(st.tuples(cells, cells), max_size=5)

FORMULAS = [
    "=1+1",
    "+31 20 123",
    "- Nee, zei ze.",
    "@naam",
    "\tna een tab",
    "\rna een regeleinde",
    " =HYPERLINK(A1)",
    "＝SOM(A1)",
    "-2+3+cmd|' /C calc'!A0",
]
VALUES = ["03", "1-2", "3 mei", "12.30 uur", "€ 5,00", "(1)", "1.", "1e5", "WAAR", "12/1921", "50%"]
TEXTS = ["Zee.", "'s Avonds laat", "1921", "0", "In 1921 was het koud.", "p3/s1", "IV", "", "  "]


@pytest.mark.parametrize("text", FORMULAS + VALUES)
def test_what_a_spreadsheet_would_calculate_or_convert_is_guarded(text: str) -> None:
    assert is_misread(text)
    assert guarded(text) == f"'{text}"
    assert unguarded(guarded(text)) == text


@pytest.mark.parametrize("text", TEXTS)
def test_what_it_takes_as_text_anyway_is_left_alone(text: str) -> None:
    assert guarded(text) == text


@given(cells)
@example("'=1")
@example("''-2")
def test_a_guard_is_taken_off_exactly_where_it_was_put(text: str) -> None:
    assert unguarded(guarded(text)) == text


@given(pairs)
def test_units_for_spreadsheets_come_back_unchanged(
    tmp_path_factory: pytest.TempPathFactory, pairs: list[tuple[str, str]]
) -> None:
    path = tmp_path_factory.mktemp("table") / "table.tsv"
    for for_spreadsheets in (True, False):
        with path.open("wb") as file:
            units = [TranslationUnit(*pair, note=pair[0]) for pair in pairs]
            columns = ["target", "note", "source"]
            write_tsv(file, columns, units, for_spreadsheets=for_spreadsheets)
        read = [(unit.source, unit.target, unit.note) for _, unit in read_tsv(path)]
        assert read == [(*pair, pair[0]) for pair in pairs if all(pair)]


@given(pairs)
def test_python_reads_the_cells_of_a_spreadsheet_from_it(pairs: list[tuple[str, str]]) -> None:
    file = BytesIO()
    units = [TranslationUnit(*pair) for pair in pairs]
    written = write_tsv(file, ["source", "target"], units, for_spreadsheets=True)
    assert file.getvalue().startswith(b"\xef\xbb\xbf"), "the mark by which Excel knows UTF-8"
    text = io.StringIO(file.getvalue().decode("utf-8-sig"), newline="")
    rows = list(csv.reader(text, "excel-tab", strict=True))
    assert rows[0] == ["source", "target", GUARD_COLUMN]
    assert [tuple(row[:2]) for row in rows[1:]] == [tuple(map(guarded, pair)) for pair in pairs]
    assert written.guarded == sum(len(row[2].split()) for row in rows[1:])
    assert not any(is_misread(cell) for row in rows for cell in row)


@given(
    pairs,
    st.sampled_from(",;\t"),
    st.sampled_from(["\n", "\r\n"]),
    st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]),
)
def test_a_table_that_a_spreadsheet_saved_again_comes_back_too(
    tmp_path_factory: pytest.TempPathFactory,
    pairs: list[tuple[str, str]],
    delimiter: str,
    line_end: str,
    encoding: str,
) -> None:
    file = BytesIO()
    units = [TranslationUnit(*pair) for pair in pairs]
    write_tsv(file, ["source", "target"], units, for_spreadsheets=True)
    text = io.StringIO(file.getvalue().decode("utf-8-sig"), newline="")
    path = tmp_path_factory.mktemp("table") / "again.tsv"
    with path.open("w", encoding=encoding, newline="") as again:
        writer = csv.writer(again, delimiter=delimiter, lineterminator=line_end)
        if "\r" in text.getvalue().replace("\r\n", ""):
            # Python leaves a lone carriage return without the quotes that spreadsheets give it.
            writer = csv.writer(again, delimiter=delimiter, quoting=csv.QUOTE_ALL)
        writer.writerows(csv.reader(text, "excel-tab"))
    read = [(unit.source, unit.target) for _, unit in read_tsv(path)]
    assert read == [pair for pair in pairs if all(pair)]


def test_an_apostrophe_that_someone_wrote_into_a_guarded_cell_stays() -> None:
    reader = GuardReader(["Source", "target", GUARD_COLUMN])
    assert reader.texts(["'t Hooft", "'-1", "source target"]) == ["'t Hooft", "-1", "source target"]
    assert reader.texts(["'=1", "=2", "target"])[:2] == ["'=1", "=2"], "not guarded; guard dropped"
    assert reader.texts(["'=1"]) == ["'=1"], "a row that was cut short"


def test_a_plain_table_keeps_apostrophes_and_tells_what_would_be_misread(tmp_path: Path) -> None:
    path = tmp_path / "table.tsv"
    units = [TranslationUnit("'=1", '"Ja," zei hij'), TranslationUnit("- Nee.", "No.")]
    with path.open("wb") as file:
        written = write_tsv(file, ["source", "target"], units)
    assert (written.misread, written.guarded) == (2, 0)
    assert [unit for _, unit in read_tsv(path)] == units


def test_a_quotation_mark_left_open_is_named_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "table.tsv"
    path.write_text(f'source\ttarget\t{GUARD_COLUMN}\n"a\nb"\tc\t\n"open\td\t\n', encoding="utf-8")
    with pytest.raises(FormatError, match="line 4"):
        list(read_tsv(path))


_words = st.text(st.characters(exclude_categories=["C", "Z"]), min_size=1, max_size=8)
_term_texts = st.builds(
    str.__add__, st.sampled_from(["", "=", "-", "@", "'", "'=", '"', "03"]), _words
).filter(lambda text: text == text.strip() and "|" not in text and "\ufeff" not in text)
terms = st.lists(
    st.builds(
        Term,
        source=_term_texts.filter(lambda text: not text.startswith("#")),
        target=_term_texts,
        status=st.sampled_from(TermStatus),
        note=_term_texts,
        variants=st.lists(_term_texts, max_size=2).map(tuple),
    ),
    min_size=1,
    max_size=4,
).map(tuple)


@pytest.mark.parametrize("name", ["csv", "tsv"])
@pytest.mark.parametrize("for_spreadsheets", [True, False])
@given(terms=terms)
def test_terms_come_back_unchanged_in_both_forms(
    name: str, *, for_spreadsheets: bool, terms: tuple[Term, ...]
) -> None:
    write = getattr(termbase_table, f"write_{name}")
    read = getattr(termbase_table, f"read_{name}")
    written = write(terms, for_spreadsheets=for_spreadsheets)
    found = read(written.data, Path(f"terms.{name}"))
    assert (tuple(term for _, term in found.terms), found.left_out) == (terms, ())
    if for_spreadsheets:
        text = io.StringIO(written.data.decode("utf-8-sig"), newline="")
        rows = list(csv.reader(text, delimiter="," if name == "csv" else "\t", strict=True))
        assert not any(is_misread(cell) for row in rows for cell in row)


def test_the_writer_counts_what_it_guarded() -> None:
    writer = SpreadsheetWriter(["source", "target"], ",")
    assert writer.row(["=1", "zee"]) == b'"\'=1","zee","source"\r\n'
    assert writer.row(["wind", "wind"]) == b'"wind","wind",""\r\n'
    assert writer.guarded_cells == 1
