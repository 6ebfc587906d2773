import json

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
