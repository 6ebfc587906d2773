import os
import re
from pathlib import Path

import pytest

from alignwb.errors import ProjectError
from alignwb.formats.termbase.termbase_tsv import read_termbase
from alignwb.services.project.config import Config, plain_settings, read_config
from alignwb.services.project.new_project import make_project, settings_text
from alignwb.services.project.project import find_project


def test_a_new_project_has_all_its_parts_and_is_found(tmp_path: Path) -> None:
    made = make_project(tmp_path / "boek")
    assert made.made == ("seeds/", "translations/", "glossary.tsv", "alignwb.toml", ".gitignore")
    assert find_project(tmp_path / "boek" / "seeds").root == (tmp_path / "boek").resolve()
    glossary = made.project.glossary
    assert read_termbase(glossary.read_bytes(), glossary).termbase.terms == ()


def test_the_settings_file_names_every_setting_with_its_default(tmp_path: Path) -> None:
    path = tmp_path / "alignwb.toml"
    path.write_text(settings_text(), encoding="utf-8")
    assert read_config(path) == Config()
    named = re.findall(r"^# (\w+) = ", settings_text(), re.MULTILINE)
    path.write_text(re.sub(r"^# (?=\w+ = )", "", settings_text(), flags=re.MULTILINE))
    assert read_config(path) == Config()
    assert named == [setting.name for setting in plain_settings()]
    assert "# \n" not in settings_text(), "every setting is explained"


def test_what_is_there_stays(tmp_path: Path) -> None:
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds" / "brief.txt").write_text("Ja.", encoding="utf-8")
    (tmp_path / "glossary.tsv").write_text("molen\tmill\n", encoding="utf-8")
    (tmp_path / ".gitignore").write_bytes(b"*.bak")
    assert make_project(tmp_path).made == ("translations/", "alignwb.toml", ".gitignore")
    assert (tmp_path / "seeds" / "brief.txt").read_text(encoding="utf-8") == "Ja."
    assert (tmp_path / "glossary.tsv").read_text(encoding="utf-8") == "molen\tmill\n"
    assert (tmp_path / ".gitignore").read_bytes() == b"*.bak\n.alignwb/\n"


@pytest.mark.parametrize("entry", [b".alignwb/\n", b"*.bak\r\n/.alignwb\r\n"])
def test_an_entry_of_gitignore_is_not_repeated(tmp_path: Path, entry: bytes) -> None:
    (tmp_path / ".gitignore").write_bytes(entry)
    assert ".gitignore" not in make_project(tmp_path).made
    assert (tmp_path / ".gitignore").read_bytes() == entry


def test_making_it_twice_makes_nothing(tmp_path: Path) -> None:
    make_project(tmp_path)
    assert make_project(tmp_path).made == ()


def test_a_file_in_the_way_is_named(tmp_path: Path) -> None:
    (tmp_path / "seeds").write_text("", encoding="utf-8")
    with pytest.raises(ProjectError, match="seeds is a file"):
        make_project(tmp_path)


@pytest.mark.parametrize("target", ["shared-ignores", "gone/ignores"])
def test_a_gitignore_that_is_a_link_is_left_alone(tmp_path: Path, target: str) -> None:
    root = tmp_path / "boek"
    root.mkdir()
    (tmp_path / "shared-ignores").write_bytes(b"*.bak\n")
    (root / ".gitignore").symlink_to(tmp_path / target)
    made = make_project(root)
    assert "git does not follow" in made.remark
    assert (root / ".gitignore").is_symlink()
    assert (tmp_path / "shared-ignores").read_bytes() == b"*.bak\n"
    assert sorted(each.name for each in tmp_path.iterdir()) == ["boek", "shared-ignores"]
    assert (root / ".alignwb" / ".gitignore").read_bytes() == b"*\n"
    assert (make_project(root).made, make_project(root).remark) == ((), "")


def test_a_gitignore_that_is_a_folder_does_not_keep_the_project_from_being_made(
    tmp_path: Path,
) -> None:
    (tmp_path / ".gitignore").mkdir()
    made = make_project(tmp_path)
    assert "it is a folder" in made.remark
    assert made.made[-1] == ".alignwb/.gitignore"
    assert list((tmp_path / ".gitignore").iterdir()) == []


def test_a_gitignore_that_is_marked_as_read_only_is_left_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / ".gitignore"
    path.write_bytes(b"*.bak\n")
    monkeypatch.setattr(os, "access", lambda asked, mode: (asked, mode) != (path, os.W_OK))
    assert "read-only" in make_project(tmp_path).remark
    assert path.read_bytes() == b"*.bak\n"
    assert (tmp_path / ".alignwb" / ".gitignore").exists()
