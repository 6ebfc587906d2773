"""Where dictionaries are looked for."""

from pathlib import Path

import pytest
from support.hunspell_files import write_dictionary

from alignwb.engines.spelling.installed_dictionaries import dictionary_path, named_dictionary
from alignwb.errors import ProjectError


def test_the_folders_of_dicpath_come_before_those_of_the_system(tmp_path: Path) -> None:
    own, system = tmp_path / "own", tmp_path / "system"
    for folder in (own, system):
        write_dictionary(folder, "", "word", "en_GB")
    write_dictionary(system, "", "word", "en_US")
    (own / "en_US.dic").write_text("1\nword\n", encoding="utf-8")  # no affixes beside it
    environment = {"DICPATH": f"{tmp_path / 'none'}:{own}"}
    folders = [str(system)]
    assert dictionary_path("en-GB", environment, folders) == own / "en_GB.dic"
    assert dictionary_path("en_US", environment, folders) == system / "en_US.dic"
    assert dictionary_path("en_GB", {}, folders) == system / "en_GB.dic"
    assert dictionary_path("en_AU", environment, folders) is None
    assert dictionary_path("en\0GB", environment, folders) is None


def test_a_project_names_one_by_its_path(tmp_path: Path) -> None:
    path = write_dictionary(tmp_path / "words", "", "word", "mine")
    assert named_dictionary("words/mine.dic", tmp_path) == path
    assert named_dictionary("words/mine.aff", tmp_path) == path
    assert named_dictionary(str(path), tmp_path) == path


@pytest.mark.parametrize("name", ["xx_XX", "words/none.dic", "/", "a\0b", "."])
def test_one_that_is_not_there_is_an_error_that_says_what_to_do(name: str, tmp_path: Path) -> None:
    with pytest.raises(ProjectError, match="there is no spelling dictionary") as error:
        named_dictionary(name, tmp_path)
    assert "alignwb.toml" in error.value.message
    assert 'dictionary = "none"' in error.value.hint
