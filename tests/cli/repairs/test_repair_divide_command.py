import json
from pathlib import Path

import pytest
from support.small_project import the_document

from alignwb.cli.main import main
from alignwb.services.project.documents import load_bitext
from alignwb.services.project.project import Project

Capture = pytest.CaptureFixture[str]


def test_a_segment_begins_a_paragraph(project: Project, capsys: Capture) -> None:
    assert main(["repair", "divide", "reis", "p2/s2", "--json"]) == 0
    said = json.loads(capsys.readouterr().out)
    paragraphs = load_bitext(the_document(project)).paragraphs
    assert [each.id for each in paragraphs] == ["p1", "p2", "p2-2", "p3"]
    assert said["paragraphs"] == ["p2", "p2-2"]
    assert [(each["number"], each["paragraph"]) for each in said["segments"]] == [
        (2, "p2"),
        (3, "p2-2"),
    ]


def test_the_first_segment_of_a_paragraph_is_refused(project: Project, capsys: Capture) -> None:
    assert main(["repair", "divide", "reis", "4"]) == 1
    said = capsys.readouterr().err
    assert "reis, p3/s1: this segment begins its paragraph already" in said
    assert len(load_bitext(the_document(project)).paragraphs) == 3


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("molen.html", "<p>De <b>oude</b> molen draait.<br>Hij maalt <i>graan</i>.</p><p>Uit.</p>"),
        ("molen.md", "De **oude** molen draait. Hij maalt *graan*.\n\nUit.\n"),
    ],
)
def test_a_paragraph_with_inline_codes_is_divided_and_joined_again(
    project: Project, capsys: Capture, name: str, text: str
) -> None:
    Path(name).write_text(text, encoding="utf-8")
    assert main(["import", name]) == 0
    [document] = [each for each in project.documents() if each.name == "molen"]

    def exported() -> list[str]:
        capsys.readouterr()
        assert main(["export", "molen", "--original", "--all", "--fill-source"]) == 0
        return capsys.readouterr().out.split()

    assert main(["repair", "divide", "molen", "2"]) == 0
    assert [len(each.segments) for each in load_bitext(document).paragraphs] == [1, 1, 1]
    assert exported() == text.replace("<br>", "<br> ").split()
    assert main(["repair", "join", "molen", "1"]) == 0
    assert [len(each.segments) for each in load_bitext(document).paragraphs] == [2, 1]
    assert exported() == text.replace("<br>", "<br> ").split()
