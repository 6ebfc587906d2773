"""Tables that a spreadsheet and a script read alike."""

from io import BytesIO

from hypothesis import given
from hypothesis import strategies as st
from support.strategies import prose

from alignwb.formats.text.tsv import write_tsv
from alignwb.formats.translation_unit import TranslationUnit


def written(columns: list[str], *units: TranslationUnit) -> str:
    file = BytesIO()
    assert write_tsv(file, columns, units).units == len(units)
    return file.getvalue().decode()


def test_columns_are_texts_notes_and_properties_in_the_order_asked_for() -> None:
    unit = TranslationUnit("Zee.[^2]", "Sea.[^2]", "wide", (("status", "draft"),))
    table = written(["status", "target", "source", "note", "origin"], unit)
    assert table == "status\ttarget\tsource\tnote\torigin\ndraft\tSea.[^2]\tZee.[^2]\twide\t\n"


@given(st.lists(st.tuples(prose, prose)))
def test_any_text_stays_in_its_cell_and_can_be_read_back(pairs: list[tuple[str, str]]) -> None:
    table = written(["source", "target"], *(TranslationUnit(*pair) for pair in pairs))
    rows = [line.split("\t") for line in table.split("\n")[1:-1]]
    assert [tuple(map(_unescaped, row)) for row in rows] == pairs


def _unescaped(cell: str) -> str:
    plain = {"t": "\t", "n": "\n", "r": "\r", "\\": "\\"}
    pieces = cell.split("\\\\")
    for escape in "tnr":
        pieces = [piece.replace(f"\\{escape}", plain[escape]) for piece in pieces]
    return "\\".join(pieces)
