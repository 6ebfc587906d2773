"""The English of a project: what is shipped, and the dictionaries that are installed for it."""

from pathlib import Path

import pytest
from support.hunspell_files import write_dictionary
from support.small_project import make_project

from alignwb.engines.spelling import installed_dictionaries
from alignwb.errors import FormatError, ProjectError
from alignwb.services.checking.english import english_of, shipped_english
from alignwb.services.project.project import Project


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Project:
    monkeypatch.setenv("DICPATH", str(tmp_path / "dictionaries"))
    monkeypatch.setattr(installed_dictionaries, "FOLDERS", ())
    (tmp_path / "project").mkdir()
    for name, word in (("en_GB", "gribbled"), ("en_US", "grobbled"), ("nl_NL", "grubbeld")):
        write_dictionary(tmp_path / "dictionaries", "", word, name)
    return make_project(tmp_path / "project")


def _set(project: Project, text: str) -> Project:
    with (project.root / "alignwb.toml").open("a", encoding="utf-8") as file:
        file.write(text)
    return Project(project.root)


@pytest.mark.parametrize(
    ("settings", "known"),
    [
        ("", "gribbled grobbled"),
        ('target_lang = "en-GB"\n', "gribbled"),
        ('target_lang = "en-US"\n', "grobbled"),
        ('target_lang = "en-AU"\n', ""),
        ('target_lang = "nl"\n', ""),
        ('[spelling]\ndictionary = "none"\n', ""),
        ('[spelling]\ndictionary = "nl_NL"\n', "grubbeld"),
        ('target_lang = "en-GB"\n[spelling]\ndictionary = "en_US"\n', "grobbled"),
        ('[spelling]\ndictionary = "../dictionaries/en_GB.dic"\n', "gribbled"),
    ],
)
def test_the_language_of_the_project_says_which_are_read(
    settings: str, known: str, project: Project
) -> None:
    words = english_of(_set(project, settings)).words
    asked = ["gribbled", "grobbled", "grubbeld"]
    assert " ".join(word for word in asked if word in words) == known
    assert "harbour" in words


def test_without_any_the_words_that_are_shipped_serve(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("DICPATH")
    assert english_of(project).dictionaries == english_of(None).dictionaries == ()
    assert "harbour" in shipped_english().words


def test_one_that_is_damaged_or_not_there_is_an_error(project: Project, tmp_path: Path) -> None:
    (tmp_path / "dictionaries" / "en_GB.aff").write_bytes(b"SET UTF-8\nFLAG xyz\n")
    with pytest.raises(FormatError, match=r"en_GB\.aff: line 2"):
        english_of(project)
    with pytest.raises(ProjectError, match="there is no spelling dictionary “en_ZZ”"):
        english_of(_set(project, '[spelling]\ndictionary = "en_ZZ"\n'))
