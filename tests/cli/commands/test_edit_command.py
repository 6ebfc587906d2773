"""`alignwb edit` without a terminal: pictures, keys, and where to go instead."""

from pathlib import Path

import pytest
from support.small_project import BITEXT, make_project

from alignwb.cli.main import main
from alignwb.core.bitext import edits
from alignwb.core.bitext.bitext import Bitext
from alignwb.core.bitext.segment import SegmentRef
from alignwb.formats.xliff import write_xliff
from alignwb.services.project.project import Project


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    make_project(tmp_path)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_without_a_terminal_it_prints_the_status_and_how_to_start(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([]) == 0
    printed = capsys.readouterr()
    assert "brief" in printed.out
    assert "start it with: alignwb" in printed.err


def test_without_a_terminal_the_document_that_was_named_is_in_the_way_to_start(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["bri"]) == 0
    assert "start it with: alignwb edit bri\n" in capsys.readouterr().err


@pytest.mark.parametrize("words", [["edit", "brieven"], ["brieven"], ["exprot"]])
def test_without_a_terminal_a_document_that_is_not_there_is_an_error(
    words: list[str], here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(words) == 2
    printed = capsys.readouterr()
    assert printed.out == ""
    assert f"there is no document “{words[-1]}”" in printed.err


def test_no_picture_is_taken_of_a_segment_beyond_the_end(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    total = sum(1 for _ in BITEXT.segments())
    picture = ["edit", "brief", "--size", "80x24", "--screenshot", "screen.svg", "--segment"]
    assert main([*picture, str(total + 1)]) == 2
    error = capsys.readouterr().err
    assert f"there is no segment {total + 1} in brief: it has {total} segments" in error
    assert not (here / "screen.svg").exists()
    assert main([*picture, str(total)]) == 0
    assert f"{total}/{total}" in (here / "screen.svg").read_text(encoding="utf-8")


def test_a_picture_is_taken_without_a_terminal_and_changes_nothing(here: Path) -> None:
    bitext = here / "translations" / "brief.xlf"
    before = bitext.read_bytes()
    assert main(["edit", "bri", "--screenshot", "screen.svg", "--size", "100x30"]) == 0
    picture = (here / "screen.svg").read_text(encoding="utf-8")
    assert picture.startswith("<svg")
    assert "They&#160;worked&#160;at&#160;Sovnarkom." in picture
    assert bitext.read_bytes() == before
    assert not (here / ".alignwb").exists()


def test_a_reference_can_be_looked_at(here: Path) -> None:
    project = Project(here)
    project.references.mkdir()
    reference = project.references / "brief.xlf"
    reference.write_bytes(write_xliff(with_target(BITEXT, "A letter")))
    assert main(["edit", str(reference), "--screenshot", "screen.svg"]) == 0
    assert "A&#160;letter" in (here / "screen.svg").read_text(encoding="utf-8")


def with_target(bitext: Bitext, target: str) -> Bitext:
    edit = edits.set_target(bitext, SegmentRef("p1", "s1"), target)
    assert edit is not None
    return edits.apply(bitext, edit)


def test_a_size_that_is_none_is_refused(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["edit", "--screenshot", "screen.svg", "--size", "big"]) == 2
    assert "80x24" in capsys.readouterr().err
    assert not (here / "screen.svg").exists()


def test_a_damaged_bitext_is_told_in_words(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    bitext = here / "translations" / "brief.xlf"
    bitext.write_bytes(bitext.read_bytes()[:900])
    damaged = bitext.read_bytes()
    assert main(["edit", "brief", "--screenshot", "screen.svg"]) == 1
    error = capsys.readouterr().err
    assert "brief.xlf" in error
    assert "Traceback" not in error
    assert bitext.read_bytes() == damaged


def test_an_unknown_document_names_those_there_are(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["edit", "zzz", "--screenshot", "screen.svg"]) == 2
    assert "brief" in capsys.readouterr().err


def test_the_keys_page_is_printed(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["edit", "--keys"]) == 0
    assert capsys.readouterr().out.startswith("# Keys")
