import json
from pathlib import Path

import pytest
from support.package_files import package_members, unpack_package, write_package

from alignwb.engines.argos.packages.install import install_file
from alignwb.engines.argos.packages.installed import best_package
from alignwb.errors import EngineError

WRONG = {
    "another language": (package_members({"from_code": "de"}), "from “de” to “en”, not from “nl”"),
    "the other direction": (
        package_members({"from_code": "en", "to_code": "nl"}),
        "from “en” to “nl”",
    ),
    "no model": (package_members(model__model_dot_bin=None), "has no model"),
    "no tokenizer": (package_members(sentencepiece_dot_model=None), "has no tokenizer"),
    "no version": (package_members({"package_version": ""}), "“package_version” is missing"),
    "metadata in another shape": (package_members(metadata_dot_json=b"[1]"), "should hold an obj"),
    "metadata that is no JSON": (package_members(metadata_dot_json=b"{"), "cannot be read as JSON"),
    "metadata that is no text": (package_members(metadata_dot_json=b"\xff"), "cannot be read as"),
    "a model that is none": (package_members(model__model_dot_bin=b"1234"), "cannot be loaded"),
    "half a model": (
        package_members(model__model_dot_bin=package_members()["model/model.bin"][:100_000]),
        "cannot be loaded",
    ),
    "a model without words": (
        package_members(model__shared_vocabulary_dot_json=None),
        "cannot be loaded",
    ),
    "a tokenizer that is none": (package_members(sentencepiece_dot_model=b"1234"), "tokenizer"),
}


@pytest.mark.parametrize("wrong", WRONG)
def test_a_wrong_package_is_refused_and_changes_nothing(
    wrong: str, tmp_path: Path, argos_packages: Path
) -> None:
    members, reason = WRONG[wrong]
    file = write_package(tmp_path / "package.argosmodel", members)
    with pytest.raises(EngineError, match=reason) as caught:
        install_file(file, "nl", "en")
    assert caught.value.message.startswith(f"{file}: not installed: ")
    assert ".installing-" not in caught.value.message
    assert list(argos_packages.iterdir()) == []


def test_an_installed_package_drafts_before_the_starter(
    tmp_path: Path, argos_packages: Path
) -> None:
    assert best_package("nl", "en").is_starter
    installation = install_file(write_package(tmp_path / "file.argosmodel"), "nl", "en")
    assert installation.is_new
    assert installation.package.folder == argos_packages / "translate-nl_en-1_8"
    assert (installation.package.name, installation.package.version) == ("translate-nl_en", "1.8")
    assert best_package("nl", "en") == installation.package
    assert [path.name for path in argos_packages.iterdir()] == ["translate-nl_en-1_8"]


def test_a_package_that_is_there_is_not_installed_twice(
    tmp_path: Path, argos_packages: Path
) -> None:
    file = write_package(tmp_path / "file.argosmodel")
    first = install_file(file, "nl", "en")
    again = install_file(file, "nl", "en")
    assert not again.is_new
    assert again.package == first.package
    assert len(list(argos_packages.iterdir())) == 1


def test_another_version_in_the_same_folder_name_is_put_beside(
    tmp_path: Path, argos_packages: Path
) -> None:
    for version in ("1.8", "1.10"):
        members = package_members({"package_version": version})
        install_file(write_package(tmp_path / "file.argosmodel", members, top="nl_en"), "nl", "en")
    assert {path.name for path in argos_packages.iterdir()} == {"nl_en", "nl_en-1_10"}
    best = best_package("nl", "en")
    assert (best.name, best.version) == ("nl_en", "1.10")


def test_a_broken_package_gives_way_to_a_whole_one(tmp_path: Path, argos_packages: Path) -> None:
    unpack_package(argos_packages, {"model/half": b""})
    installation = install_file(write_package(tmp_path / "file.argosmodel"), "nl", "en")
    assert installation.is_new
    assert json.loads((installation.package.folder / "metadata.json").read_bytes())


def test_a_folder_that_cannot_be_written_is_named(
    tmp_path: Path, argos_packages: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from argostranslate import settings

    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    monkeypatch.setattr(settings, "package_data_dir", tmp_path / "file" / "packages")
    with pytest.raises(EngineError, match="cannot be made"):
        install_file(write_package(tmp_path / "file.argosmodel"), "nl", "en")
