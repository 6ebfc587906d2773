"""What a file is that a translator names, before anything of it is taken in."""

import csv
from pathlib import Path

import pytest
from support.small_project import BITEXT, make_project

from alignwb.errors import AlignwbError
from alignwb.formats.xliff import write_xliff
from alignwb.services.incoming import Entry, look_at, take_in
from alignwb.services.project.project import Project


@pytest.fixture
def project(tmp_path: Path) -> Project:
    (tmp_path / "project").mkdir()
    return make_project(tmp_path / "project")


def table(path: Path, *rows: tuple[str, ...]) -> Path:
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(rows)
    return path


def files_of(project: Project) -> set[Path]:
    return {path for path in project.root.rglob("*") if path.is_file()}


def test_a_file_is_told_by_what_it_holds_and_looking_writes_nothing(
    project: Project, tmp_path: Path
) -> None:
    page = tmp_path / "blad.html"
    page.write_text("<p>De <b>haven</b> slaapt.</p><p>Het regent.</p>", encoding="utf-8")
    bitext = tmp_path / "elders.xlf"
    bitext.write_bytes(write_xliff(BITEXT))
    memory = table(tmp_path / "paren.csv", ("nl", "en"), ("De haven.", "The harbour."))
    before = files_of(project)
    told = {path: look_at(project, path) for path in (page, bitext, memory)}
    assert files_of(project) == before
    assert told[page].entry is Entry.DOCUMENT
    assert told[page].words[0] == (
        "blad.html is a document to translate (html): 2 texts, 2 segments, 5 words."
    )
    assert told[page].words[-1].startswith("Goes back as it came, with everything but the texts")
    assert told[bitext].entry is Entry.BITEXT
    assert "from nl to en: 3 texts, 4 segments" in told[bitext].words[0]
    assert told[memory].entry is Entry.MEMORY
    assert told[memory].words == ("paren.csv is a translation memory: 1 unit.",)


def test_what_was_looked_at_is_taken_in(project: Project, tmp_path: Path) -> None:
    memory = table(tmp_path / "paren.csv", ("nl", "en"), ("De haven.", "The harbour."))
    assert take_in(project, look_at(project, memory)) == "1 unit in memory/paren.tmx"
    with pytest.raises(AlignwbError, match=r"the memory has memory/paren\.tmx already"):
        look_at(project, memory)


@pytest.mark.parametrize("name", ["niets.docx", "niets.tmx", "niets.xlf", "niets.rtf", "niets"])
def test_what_is_not_there_or_cannot_be_read_is_an_error_with_its_name(
    project: Project, tmp_path: Path, name: str
) -> None:
    with pytest.raises(AlignwbError, match="niets"):
        look_at(project, tmp_path / name)
    (tmp_path / name).write_bytes(b"\x00\x01\x02")
    with pytest.raises(AlignwbError, match="niets"):
        look_at(project, tmp_path / name)


def test_a_damaged_review_is_called_that(project: Project, tmp_path: Path) -> None:
    (tmp_path / "brief.review.docx").write_bytes(b"PK\x03\x04")
    with pytest.raises(AlignwbError, match=r"brief\.review\.docx"):
        look_at(project, tmp_path / "brief.review.docx")
