"""Tables that a spreadsheet and a script read alike."""

from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.strategies import prose

from alignwb.errors import FormatError, UsageError
from alignwb.formats.read_report import ReadReport
from alignwb.formats.text.tsv import read_csv, read_tsv, write_tsv
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


def units(path: Path, data: bytes, report: ReadReport | None = None) -> list[tuple[str, str, str]]:
    path.write_bytes(data)
    read = read_csv if path.suffix == ".csv" else read_tsv
    found = read(path, ("nl", "en"), report)
    return [(unit.source, unit.target, unit.note) for _, unit in found]


@pytest.mark.parametrize(
    "text",
    [
        "Source\tTarget\nDe wiek.\tThe sail.\n",
        "nl\ten\nDe wiek.\tThe sail.\n",
        "Engels\tNederlands\nThe sail.\tDe wiek.\n",
        "Molens\n\nBrontekst;Doeltekst\n De wiek. ;The sail.\n",
        "De wiek.\tThe sail.\n",
    ],
)
def test_the_header_of_any_table_is_no_unit(tmp_path: Path, text: str) -> None:
    for encoding in ("utf-8", "utf-8-sig", "utf-16"):
        found = units(tmp_path / "a.tsv", text.encode(encoding))
        assert found == [("De wiek.", "The sail.", "")]
        found = units(tmp_path / "a.csv", text.replace("\t", ";").encode(encoding))
        assert found == [("De wiek.", "The sail.", "")]


def test_rows_that_are_left_out_and_what_stands_above_are_told(tmp_path: Path) -> None:
    report = ReadReport()
    text = 'Lijst\nBron,Vertaling,Noot,Nr\n"Ja, ""zo"".","Yes,\nso.",n,1\nNee.,,,2\n,No.,,3\n'
    assert units(tmp_path / "a.csv", text.encode(), report) == [('Ja, "zo".', "Yes,\nso.", "n")]
    [(reason, places)] = report.left_out.items()
    assert "without a source or a target" in reason
    assert places.first == [5, 6]
    assert report.remarks == [
        "passed over, above the header: line 1",
        "columns that are not read: Nr",
    ]


def test_quotation_marks_of_prose_stay(tmp_path: Path) -> None:
    text = '"Ja," zei hij.\t"Yes," he said.\n"Nee."\t"No."\n'
    found = units(tmp_path / "a.tsv", text.encode())
    assert found[0][:2] == ('"Ja," zei hij.', '"Yes," he said.')
    assert found[1][:2] == ('"Nee."', '"No."')


def test_a_table_of_another_encoding_names_the_byte_and_the_option(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes("Eén ei – twee eieren.;One egg.\r\n".encode("cp1252"))
    with pytest.raises(FormatError, match=r"a\.csv:1: not UTF-8: byte E9") as caught:
        list(read_csv(path))
    assert caught.value.hint.endswith(f"alignwb memory import --encoding cp1252 {path}")
    [(_, unit)] = read_csv(path, encoding="cp1252")
    assert unit.source == "Eén ei – twee eieren."
    with pytest.raises(FormatError, match=r"byte E9 .*does not fit the encoding ascii"):
        list(read_csv(path, encoding="ascii"))
    with pytest.raises(UsageError, match="no text encoding “cp1”"):
        list(read_csv(path, encoding="cp1"))
    path.write_bytes("Eén ei.;One egg.\n".encode("utf-16-le"))
    with pytest.raises(FormatError, match="UTF-16 without a byte order mark"):
        list(read_csv(path))


WORDFAST = (
    "%20240101~1\t%AB\t%TU=00000002\t%NL-NL\t%Wordfast TM v.5\t%EN-GB\t%---\n"
    "20240101~1\tAB\t0\tNL-NL\tZee&'3B; land.\tEN-GB\tSea; land.\t\n"
    "20240101~1\tAB\t0\tEN-GB\tA dike.\tNL-NL\tEen dijk.\n"
    "20240101~1\tAB\t0\tDE-DE\tDas Meer.\tEN-GB\tThe sea.\n"
    "20240101~1\tAB\t0\tNL-NL\tLeeg.\tEN-GB\t\n"
    "afgekapt\n"
)


def test_a_memory_of_wordfast_is_read_in_either_direction(tmp_path: Path) -> None:
    report = ReadReport()
    found = units(tmp_path / "a.txt", WORDFAST.encode("utf-16"), report)
    assert found == [("Zee; land.", "Sea; land.", ""), ("Een dijk.", "A dike.", "")]
    assert {reason: places.first for reason, places in report.left_out.items()} == {
        "in other languages": [4],
        "a row without a source or a target": [5, 6],
    }
    with pytest.raises(FormatError, match="no unit has a text in both fr and de") as caught:
        list(read_tsv(tmp_path / "a.txt", ("fr", "de")))
    assert caught.value.hint == "The languages of the file are: NL-NL, EN-GB, DE-DE."


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        ("&tA;De dijk&tB; brak.", "De dijk brak."),
        ("De &tA;hoge&tB; dijk&t2;.", "De hoge dijk."),
        ("De dijk&t#;brak.&t9;Toen", "De dijk brak. Toen"),
        ("dijk&tA;brug", "dijk brug"),
        ('De &t=<b class="x\\;y">;dijk&t=</b>;.', "De dijk."),
        ("dijk&t=;&nbsp;&t=;: hoog", "dijk: hoog"),
        ("Bed &tAfel; R&T; &t;", "Bed &tAfel; R&T; &t;"),
    ],
)
def test_placeholders_of_wordfast_are_no_text(tmp_path: Path, cell: str, text: str) -> None:
    head = WORDFAST.partition("\n")[0]
    data = f"{head}\n20240101~1\tAB\t0\tNL-NL\t{cell}\tEN-GB\t{cell}\t\n".encode()
    assert units(tmp_path / "a.txt", data) == [(text, text, "")]


def _unescaped(cell: str) -> str:
    plain = {"t": "\t", "n": "\n", "r": "\r", "\\": "\\"}
    pieces = cell.split("\\\\")
    for escape in "tnr":
        pieces = [piece.replace(f"\\{escape}", plain[escape]) for piece in pieces]
    return "\\".join(pieces)
