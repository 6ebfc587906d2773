"""Which document is opened first, and what keeps one from being opened."""

import shutil
from pathlib import Path

import pytest
from support.small_project import BITEXT, make_project

from alignwb.errors import ProjectError
from alignwb.services.opening import first_with_open_work, open_document
from alignwb.services.project.documents import project_status
from alignwb.services.project.project import Project


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """With the documents `brief`, which has open work, and `aarde`, whose bitext is damaged."""
    project = make_project(tmp_path, BITEXT)
    (project.translations / "aarde.xlf").write_bytes(b"<xliff")
    return project


def test_what_cannot_be_read_is_passed_over_and_named(project: Project) -> None:
    work = first_with_open_work(project)
    assert work.document.name == "brief"
    [problem] = work.problems
    assert "aarde.xlf, line 1" in problem.message


def test_a_source_that_is_no_text_is_passed_over_too(project: Project) -> None:
    (project.seeds / "appel.txt").write_bytes(b"%PDF-1.4")
    work = first_with_open_work(project)
    assert work.document.name == "brief"
    assert [
        each.message.rpartition("/")[2].split(":")[0].split(",")[0] for each in work.problems
    ] == [
        "aarde.xlf",
        "appel.txt",
    ]


def test_where_nothing_can_be_read_the_first_is_named_when_it_is_opened(project: Project) -> None:
    shutil.copy(project.translations / "aarde.xlf", project.translations / "brief.xlf")
    work = first_with_open_work(project)
    assert (work.document.name, len(work.problems)) == ("aarde", 2)


def test_two_sources_of_one_name_are_told_and_neither_is_imported(project: Project) -> None:
    for name in ("roman.txt", "roman.md"):
        (project.seeds / name).write_text("Een zin.", encoding="utf-8")
    [roman] = [each for each in project_status(project).documents if each.document.name == "roman"]
    assert roman.problem
    assert "roman.md and roman.txt would be the same document" in roman.problem.message
    assert "Rename all but one" in roman.problem.hint
    with pytest.raises(ProjectError, match=r"roman\.md and roman\.txt"):
        open_document(project, roman.document)
    assert not roman.document.bitext.exists()


def test_a_source_beside_one_that_is_imported_is_told_and_the_work_goes_on(
    project: Project,
) -> None:
    for name in ("brief.txt", "brief.md"):
        (project.seeds / name).write_text("Een zin.", encoding="utf-8")
    brief = project_status(project).documents[1]
    assert brief.statistics
    assert brief.problem
    assert "brief.md and brief.txt" in brief.problem.message
    open_document(project, project.find("brief")).session.close()
