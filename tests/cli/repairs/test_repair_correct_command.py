import pytest
from support.command_line import json_lines
from support.small_project import the_document

from alignwb.cli.main import main
from alignwb.core.bitext.segment import Segment, SegmentRef, Status
from alignwb.services.project.documents import load_bitext
from alignwb.services.project.project import Project

Capture = pytest.CaptureFixture[str]
REF = SegmentRef("p2", "s1")
CORRECT = ["repair", "correct", "reis", "p2/s1"]


def segment(project: Project) -> Segment:
    return load_bitext(the_document(project)).segment(REF)


def test_the_first_source_is_kept_and_comes_back(project: Project, capsys: Capture) -> None:
    first = segment(project)
    assert main([*CORRECT, "Anna zag een boek."]) == 0
    changed = segment(project)
    assert (changed.source, changed.first_source) == ("Anna zag een boek.", first.source)
    assert (changed.draft, changed.note) == (None, first.note)
    assert "another by: alignwb draft reis" in capsys.readouterr().err
    assert main([*CORRECT, "--as-imported", "--json"]) == 0
    [said] = json_lines(capsys.readouterr().out)
    assert said["first_source"] == first.source == segment(project).source
    assert (said["changed"], said["edit"]) == (True, "correct source")


def test_what_was_confirmed_is_to_be_confirmed_again(confirmed: Project, capsys: Capture) -> None:
    assert main([*CORRECT, "Anna las het boek."]) == 0
    changed = segment(confirmed)
    assert (changed.status, changed.is_outdated) == (Status.CONFIRMED, True)
    assert "confirm it again" in capsys.readouterr().err


def test_a_decomposed_letter_is_one(project: Project) -> None:
    assert main([*CORRECT, "Anna las cafe\u0301."]) == 0
    assert segment(project).source == "Anna las café."


def test_what_reads_so_already_changes_nothing(project: Project, capsys: Capture) -> None:
    before = the_document(project).bitext.read_bytes()
    assert main([*CORRECT, " Anna las een boek.\n", "--json"]) == 0
    output = capsys.readouterr()
    [said] = json_lines(output.out)
    assert (said["changed"], said["would_change"], said["edit"]) == (False, False, None)
    assert the_document(project).bitext.read_bytes() == before


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        ([], 2, "how the source should read"),
        (["x", "--as-imported"], 2, "how the source should read"),
        ([" "], 1, "nothing would be left"),
        (["\udce9t"], 2, "not in UTF-8"),
    ],
)
def test_what_is_no_source_is_refused_in_words(
    project: Project, capsys: Capture, words: list[str], code: int, said: str
) -> None:
    before = the_document(project).bitext.read_bytes()
    assert main([*CORRECT, *words]) == code
    assert said in capsys.readouterr().err
    assert the_document(project).bitext.read_bytes() == before
