"""Nothing is exported over what a project lives by, by whatever way it is named."""

from pathlib import Path

import pytest
from support.small_project import make_project

from alignwb.errors import UsageError
from alignwb.services.project.own_files import refuse_own_file
from alignwb.services.project.project import Project


@pytest.fixture
def project(tmp_path: Path) -> Project:
    (tmp_path / "boek").mkdir()
    return make_project(tmp_path / "boek")


@pytest.mark.parametrize(
    "name",
    ["glossary.tsv", "alignwb.toml", "seeds/x.md", "translations/x.tsv", ".alignwb/cache/x.tsv"],
)
def test_its_own_places_are_refused_also_through_links(
    project: Project, tmp_path: Path, name: str
) -> None:
    link, way = tmp_path / "link.out", tmp_path / "way"
    link.symlink_to(project.root / name)
    way.symlink_to(project.root)
    for path in (project.root / name, link, way / name, project.root / "seeds" / ".." / name):
        with pytest.raises(UsageError, match="the project's own files"):
            refuse_own_file(path)


def test_a_folder_of_the_project_that_is_a_link_is_its_own_too(
    project: Project, tmp_path: Path
) -> None:
    project.translations.rename(tmp_path / "elders")
    project.translations.symlink_to(tmp_path / "elders")
    with pytest.raises(UsageError):
        refuse_own_file(project.translations / "x.tsv")


def test_other_files_are_free(project: Project, tmp_path: Path) -> None:
    for path in (project.root / "x.tsv", tmp_path / "x.tsv", Path("/dev/null")):
        refuse_own_file(path)
    with pytest.raises(UsageError):
        refuse_own_file(tmp_path / "x.tsv", [tmp_path / "x.tsv"])
