from pathlib import Path

import pytest
from support.small_project import make_project

from alignwb.cli.current_folder import (
    config_of,
    current_project,
    current_project_or_none,
    named_document,
    named_documents,
    named_or_imported_documents,
    path_from_here,
)
from alignwb.errors import ProjectError, UsageError
from alignwb.services.project.config import Config
from alignwb.services.project.project import Document, Project


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Project:
    """A project with an imported document and one that is not, and one of its folders as ours."""
    project = make_project(tmp_path)
    (project.seeds / "andere.txt").write_text("Nog niet.", encoding="utf-8")
    monkeypatch.chdir(project.seeds)
    return project


def names(documents: tuple[Document, ...]) -> list[str]:
    return [document.name for document in documents]


def test_the_project_is_the_one_around_the_folder(project: Project) -> None:
    assert current_project() == current_project_or_none() == project


def test_without_a_project_there_are_the_default_settings(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(ProjectError, match="not inside an alignwb project"):
        current_project()
    assert current_project_or_none() is None
    assert config_of(None) == Config()


def test_the_settings_are_the_projects(project: Project) -> None:
    assert not config_of(project).draft_on_open


@pytest.mark.usefixtures("project")
def test_documents_are_those_named_or_all() -> None:
    assert names(named_documents([])) == ["andere", "brief"]
    assert names(named_documents(["bri", "a"])) == ["brief", "andere"]
    assert named_document("bri").name == "brief"
    with pytest.raises(UsageError, match="no document “nope”"):
        named_document("nope")


@pytest.mark.usefixtures("project")
def test_documents_are_those_named_or_all_that_are_imported() -> None:
    assert names(named_or_imported_documents([])) == ["brief"]
    assert names(named_or_imported_documents(["andere"])) == ["andere"]


def test_a_path_is_shortened_where_it_lies_below_the_folder(project: Project) -> None:
    assert path_from_here(project.seeds / "brief.txt") == Path("brief.txt")
    assert path_from_here(project.glossary) == project.glossary
