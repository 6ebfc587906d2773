"""Every command that writes a file writes it where it was told, and replaces nothing else."""

import os
import threading
from dataclasses import replace
from pathlib import Path

import pytest
from support.small_project import BITEXT, make_project

from alignwb.cli.main import main
from alignwb.core.bitext.segment import Status
from alignwb.formats.xliff import write_xliff

Capture = pytest.CaptureFixture[str]

OUTPUTS = {
    "export": "export brief --to tsv -o",
    "text": "export brief --to md -o",
    "terms": "terms export --to csv -o",
    "memory export": "memory export -o",
    "memory add": "memory add brief -o",
    "screenshot": "edit brief --size 80x24 --screenshot",
}
"""Command lines that end in the path of an output."""


@pytest.fixture(autouse=True)
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project with one confirmed segment, whose target a spreadsheet would calculate."""
    root = tmp_path / "boek"
    root.mkdir()
    made = make_project(root)
    paragraph = BITEXT.paragraph("p3")
    segment = replace(paragraph.segments[0], target="- Then he left.", status=Status.CONFIRMED)
    bitext = BITEXT.with_paragraphs([replace(paragraph, segments=(segment,))])
    (made.translations / "brief.xlf").write_bytes(write_xliff(bitext))
    monkeypatch.chdir(root)
    return root


def run(what: str, path: Path | str) -> int:
    return main([*OUTPUTS[what].split(), str(path)])


@pytest.mark.parametrize("what", OUTPUTS)
def test_devices_stay_devices(what: str, capsys: Capture) -> None:
    assert run(what, "/dev/null") == 0
    assert run(what, "/dev/full") == 1
    assert "/dev/full: cannot be written: No space left on device" in capsys.readouterr().err
    assert Path("/dev/null").is_char_device()
    assert Path("/dev/full").is_char_device()


@pytest.mark.parametrize("what", OUTPUTS)
def test_pipes_are_written_into(what: str) -> None:
    os.mkfifo("pijp")
    got: list[bytes] = []
    reader = threading.Thread(target=lambda: got.append(Path("pijp").read_bytes()))
    reader.start()
    code = run(what, "pijp")
    reader.join(30)
    assert code == 0
    assert len(got) == 1
    assert len(got[0]) > 10
    assert Path("pijp").is_fifo()


@pytest.mark.parametrize("what", OUTPUTS)
def test_a_link_stays_and_its_file_is_written(what: str, tmp_path: Path) -> None:
    file, link = tmp_path / "echt.out", Path("link.out")
    link.symlink_to(file)
    assert run(what, link) == 0
    assert link.is_symlink()
    assert file.stat().st_size > 10
    assert [each.name for each in tmp_path.iterdir() if each.is_file()] == ["echt.out"]


@pytest.mark.parametrize("what", OUTPUTS)
def test_a_circle_of_links_is_refused_in_words(what: str, capsys: Capture) -> None:
    Path("een.out").symlink_to("twee.out")
    Path("twee.out").symlink_to("een.out")
    assert run(what, "een.out") == 1
    err = capsys.readouterr().err
    assert "een.out: cannot be written: its links lead round in a circle" in err
    assert Path("een.out").is_symlink()


@pytest.mark.parametrize("what", OUTPUTS)
@pytest.mark.parametrize("name", ["translations/brief.xlf", "glossary.tsv", "seeds/brief.txt"])
def test_what_the_project_lives_by_is_not_written_over(what: str, name: str) -> None:
    before = Path(name).read_bytes()
    line = OUTPUTS[what].split()
    line[-1:-1] = ["--replace"] if what.startswith("memory") else []
    assert main([*line, name]) == 2
    assert Path(name).read_bytes() == before


@pytest.mark.parametrize("what", ["terms", "memory export", "screenshot"])
def test_a_folder_is_refused_in_words(what: str, capsys: Capture) -> None:
    Path("map").mkdir()
    line = OUTPUTS[what].split()
    line[-1:-1] = ["--replace"] if what == "memory export" else []
    assert main([*line, "map"]) == 1
    assert "map: cannot be written: it is a folder" in capsys.readouterr().err
    assert list(Path("map").iterdir()) == []


@pytest.mark.parametrize(
    "line", ["export brief --to tsv", "terms export --to csv", "terms export --to tsv"]
)
def test_tables_for_spreadsheets_are_read_back_and_counted(line: str, capsys: Capture) -> None:
    assert main([*line.split(), "--for-spreadsheets", "-o", "tabel.out"]) == 0
    err = capsys.readouterr().err
    data = Path("tabel.out").read_bytes()
    assert data.startswith(b'\xef\xbb\xbf"source"')
    if line.startswith("export"):
        assert b'"\'- Then he left.","target"' in data.replace(b"\t", b",")
        assert "1 cell begins with an apostrophe" in err
        Path("tabel.out").rename("tabel.tsv")
        assert main(["memory", "import", "tabel.tsv"]) == 0
        assert "<seg>- Then he left.</seg>" in Path("memory/tabel.tmx").read_text(encoding="utf-8")


def test_a_plain_table_says_what_a_spreadsheet_would_do_to_it(capsys: Capture) -> None:
    assert main(["export", "brief", "--to", "tsv"]) == 0
    out, err = capsys.readouterr()
    assert out.endswith("\t- Then he left.\n")
    assert "1 cell would be calculated or changed by a spreadsheet" in err
    assert "--for-spreadsheets" in err


@pytest.mark.parametrize("line", ["export brief --to tmx", "terms export --to omegat"])
def test_what_is_no_table_has_no_form_for_spreadsheets(line: str, capsys: Capture) -> None:
    assert main([*line.split(), "--for-spreadsheets", "-o", "uit.out"]) == 2
    assert "is for tables" in capsys.readouterr().err
    assert not Path("uit.out").exists()
