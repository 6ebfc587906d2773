"""`alignwb review` without a terminal."""

from pathlib import Path

import pytest
from support.review_project import make_review_project

from alignwb.cli.main import main


@pytest.fixture(autouse=True)
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    make_review_project(tmp_path)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_a_picture_of_the_first_alignment_that_needs_review(project: Path) -> None:
    before = {path: path.read_bytes() for path in project.rglob("*") if path.is_file()}
    assert main(["review", "--screenshot", "out.svg", "--size", "80x24", "--segment", "4"]) == 0
    picture = (project / "out.svg").read_text(encoding="utf-8").replace("&#160;", " ")
    assert "4/8" in picture
    assert "De zon scheen" in picture
    after = {path: path.read_bytes() for path in project.rglob("*") if path.is_file()}
    assert after == {**before, project / "out.svg": after[project / "out.svg"]}


def test_a_document_is_named_by_the_beginning_of_its_name() -> None:
    assert main(["review", "bri", "--screenshot", "out.svg"]) == 0


def test_a_document_without_an_alignment_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["review", "ander"]) != 0
    assert "no aligned bitext" in capsys.readouterr().err


def test_without_a_terminal_it_says_what_can_be_had(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["review"]) != 0
    assert "needs a terminal" in capsys.readouterr().err


def test_a_size_that_is_none_is_refused() -> None:
    assert main(["review", "--screenshot", "out.svg", "--size", "big"]) != 0


def test_no_picture_is_taken_of_a_bead_beyond_the_end(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["review", "brief", "--screenshot", "out.svg", "--segment", "9"]) == 2
    assert "there is no bead 9 in brief: it has 8 beads" in capsys.readouterr().err
    assert not (project / "out.svg").exists()
