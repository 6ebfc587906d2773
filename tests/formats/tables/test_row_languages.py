"""Tables whose rows state their languages are read in the project's direction."""

from pathlib import Path

import pytest

from alignwb.core.terms.termbase import TermStatus
from alignwb.formats.read_report import ReadReport
from alignwb.formats.termbase.termbase_table import read_csv as read_terms
from alignwb.formats.text.tsv import read_csv, read_tsv

DEEPL = (
    "polder,polder,nl,en\n"
    "dyke reeve,dijkgraaf,EN-GB,NL\n"
    '"kade, laag",low quay,NL,en-US,0.7\n'
    "Damm,dam,de,en,0.2\n"
)
NAMED = (
    "Brontaal;Doeltaal;Bron;Doel;Opmerking\n"
    "Nederlands;Engels;polder;polder;plat\n"
    "English;Dutch (Belgium);dyke reeve;dijkgraaf;\n"
    "Duits;Engels;Damm;dam;\n"
    ";;kade, laag;low quay;\n"
)
PAIRS = [("polder", "polder"), ("dijkgraaf", "dyke reeve"), ("kade, laag", "low quay")]


@pytest.mark.parametrize(("table", "turned", "other"), [(DEEPL, 2, 4), (NAMED, 3, 4)])
def test_rows_are_turned_round_or_left_out_by_their_languages(
    tmp_path: Path, table: str, turned: int, other: int
) -> None:
    path = tmp_path / "a.csv"
    path.write_text(table, encoding="utf-8")
    report = ReadReport()
    units = [unit for _, unit in read_csv(path, report=report)]
    assert [(unit.source, unit.target) for unit in units] == PAIRS
    assert [places.first for places in report.left_out.values()] == [[other]]
    assert [places.first for places in report.mended.values()] == [[turned]]
    assert not report.remarks

    read = read_terms(path.read_bytes(), path)
    assert [(term.source, term.target) for _, term in read.terms] == PAIRS
    assert {term.status for _, term in read.terms} == {TermStatus.PREFERRED}
    assert [term.note for _, term in read.terms] == [units[0].note, "", ""]
    assert [(line, reason) for line, reason in read.left_out] == [(other, "in other languages")]
    assert [lines for _, lines in read.remarks] == [(turned,)]


def test_one_row_with_its_languages_is_no_header(tmp_path: Path) -> None:
    path = tmp_path / "a.tsv"
    path.write_text("sluis\tlock\tnl\ten\n", encoding="utf-8")
    [(line, unit)] = read_tsv(path)
    assert (line, unit.source, unit.target, unit.note) == (1, "sluis", "lock", "")


@pytest.mark.parametrize(
    "table",
    [
        "nr,vak,nl,en\n1,water,sluis,lock\n",
        "nl,en,nl,en\nsluis,lock,x,y\n",
        "Bron,Doel,Bron code,Doel code\nsluis,lock,A12,B7\n",
        "sluis,lock,de,fr\n",
        "sluis,lock,een noot\n",
    ],
)
def test_what_only_looks_so_is_read_as_before(tmp_path: Path, table: str) -> None:
    path = tmp_path / "a.csv"
    path.write_text(table, encoding="utf-8")
    units = [(unit.source, unit.target) for _, unit in read_csv(path)]
    assert units == [("sluis", "lock")]
