import json

import pytest
from support.command_line import json_lines
from support.small_project import the_document

from alignwb.cli.main import main
from alignwb.services.project.documents import load_bitext
from alignwb.services.project.project import Project
from alignwb.services.words import target_cuts

Capture = pytest.CaptureFixture[str]


def texts(project: Project) -> list[tuple[str, str]]:
    segments = load_bitext(the_document(project)).paragraphs[1].segments
    return [(segment.source, segment.target) for segment in segments]


def test_the_target_is_cut_by_the_word_links(project: Project, capsys: Capture) -> None:
    assert main(["repair", "split", "reis", "2", "--before", "een boek", "--json"]) == 0
    assert texts(project)[:2] == [("Anna las", "Anna read"), ("een boek.", "a book.")]
    said = json.loads(capsys.readouterr().out)
    assert said["target_cut_by"] == "links"
    assert [each["target"] for each in said["segments"]] == ["Anna read", "a book."]


@pytest.mark.parametrize(
    "where",
    [
        ["--at", "5", "--target-at", "5"],
        ["--before", "las", "--target-before", "read"],
    ],
)
def test_it_is_cut_where_one_says(project: Project, capsys: Capture, where: list[str]) -> None:
    assert main(["repair", "split", "reis", "2", *where]) == 0
    assert texts(project)[:2] == [("Anna", "Anna"), ("las een boek.", "read a book.")]
    said = capsys.readouterr().err
    assert "segment p2/s1 is two, p2/s1 and p2/s3, the English cut as told" in said


def test_without_a_target_the_source_alone_is_cut(project: Project, capsys: Capture) -> None:
    assert main(["repair", "split", "reis", "3", "--before", "en", "--json"]) == 0
    assert texts(project)[1:] == [("Toen werd het laat", ""), ("en", "")]
    assert json_lines(capsys.readouterr().out)[0]["target_cut_by"] is None


def test_without_links_nothing_is_guessed(
    project: Project, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(target_cuts, "target_cut", lambda *_: None)
    assert main(["repair", "split", "reis", "2", "--before", "een"]) == 2
    assert "--target-before" in capsys.readouterr().err
    assert len(texts(project)) == 2


@pytest.mark.parametrize(
    ("where", "said"),
    [
        (["--before", "een krant"], "“een krant” does not stand in the source of p2/s1"),
        (["--before", "n"], "“n” stands 3 times in the source of p2/s1"),
        (["--before", ""], "does not stand"),
        (["--before", "Anna"], "nothing would be left of one part of the source of p2/s1"),
        (["--at", "18"], "nothing would be left"),
        (["--at", "19"], "the source of p2/s1 has 18 characters"),
        (["--at", "5", "--target-at", "99"], "the target of p2/s1 has 17 characters"),
        (["--at", "5", "--target-before", "o"], "stands 2 times in the target"),
    ],
)
def test_a_place_that_is_none_is_refused_in_words(
    project: Project, capsys: Capture, where: list[str], said: str
) -> None:
    before = the_document(project).bitext.read_bytes()
    assert main(["repair", "split", "reis", "2", *where]) == 2
    assert said in capsys.readouterr().err
    assert the_document(project).bitext.read_bytes() == before
