from dataclasses import replace
from pathlib import Path

import pytest
from support.scored_project import make_scored_project
from support.small_project import BITEXT, make_project, the_document

from alignwb.core.bitext.segment import Status
from alignwb.formats.xliff import write_xliff
from alignwb.services.project.project import Project


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Project:
    """A project with one confirmed segment, in which the commands are run."""
    monkeypatch.chdir(tmp_path)
    project = make_project(tmp_path)
    paragraph = BITEXT.paragraph("p3")
    segment = replace(paragraph.segments[0], target="Then he left.", status=Status.CONFIRMED)
    bitext = BITEXT.with_paragraphs([replace(paragraph, segments=(segment,))])
    the_document(project).bitext.write_bytes(write_xliff(bitext))
    return project


@pytest.fixture
def aligned_project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Project:
    """A project with a reference of four confirmed beads, in which the commands are run."""
    monkeypatch.chdir(tmp_path)
    return make_scored_project(tmp_path)
