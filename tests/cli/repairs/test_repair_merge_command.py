import pytest
from support.small_project import the_document

from alignwb.cli.main import main
from alignwb.services.project.documents import load_bitext
from alignwb.services.project.project import Project

Capture = pytest.CaptureFixture[str]


def test_two_segments_are_one(project: Project, capsys: Capture) -> None:
    assert main(["repair", "merge", "reis", "4"]) == 0
    assert load_bitext(the_document(project)).paragraphs[2].segments[0].source == (
        "ging zij naar huis. Stil."
    )
    assert "segments s1 and s2 of paragraph p3 are one, p3/s1" in capsys.readouterr().err


def test_what_was_split_is_as_it_was_and_a_dry_run_says_so(
    project: Project, capsys: Capture
) -> None:
    before = load_bitext(the_document(project))
    line = ["repair", "split", "reis", "2", "--before", "een boek", "--target-before", "a book"]
    assert main(line) == 0
    assert main(["repair", "merge", "reis", "2", "--dry-run"]) == 0
    assert "2  p2/s1  draft\n" in capsys.readouterr().out
    assert load_bitext(the_document(project)) != before
    assert main(["repair", "merge", "reis", "2"]) == 0
    assert load_bitext(the_document(project)) == before


def test_the_last_of_a_paragraph_is_refused(project: Project, capsys: Capture) -> None:
    assert main(["repair", "merge", "reis", "3"]) == 1
    assert "reis, p2/s2: this is the last sentence of its paragraph" in capsys.readouterr().err
