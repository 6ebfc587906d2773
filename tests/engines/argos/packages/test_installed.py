import json
from pathlib import Path

import pytest
from support.package_files import package_members, unpack_package

from alignwb.engines.argos.packages.installed import (
    best_package,
    installed_packages,
    remove_package,
)
from alignwb.engines.argos.packages.package import (
    CardScore,
    name_without_version,
    read_card,
    version_key,
)
from alignwb.engines.argos.packages.starter import starter_package
from alignwb.engines.registry import EngineOptions, make_engine
from alignwb.errors import EngineError, UsageError


def test_the_highest_version_is_used_not_the_first_in_the_alphabet(argos_packages: Path) -> None:
    for version in ("1.10", "1.9", "1.9rc1"):
        members = package_members({"package_version": version})
        unpack_package(argos_packages, members, top=f"nl_en-{version}")
    assert best_package("nl", "en").version == "1.10"
    versions = [package.version for package in installed_packages().packages]
    assert versions == ["1.10", "1.9", "1.9rc1"]


def test_broken_folders_are_passed_over_and_say_why(argos_packages: Path) -> None:
    unpack_package(argos_packages)
    unpack_package(argos_packages, {"leftover": b""}, top="half")
    unpack_package(argos_packages, package_members(metadata_dot_json=b"no"), top="odd")
    (argos_packages / ".installing-x").mkdir()
    found = installed_packages()
    assert [package.name for package in found.packages] == ["translate-nl_en"]
    assert [broken.folder.name for broken in found.broken] == ["half", "odd"]
    assert "metadata.json" in found.broken[0].reason
    assert best_package("nl", "en").version == "1.8"


def test_packages_of_other_languages_do_not_draft(argos_packages: Path) -> None:
    unpack_package(argos_packages, package_members({"from_code": "de"}), top="translate-de_en-1_8")
    assert best_package("nl", "en").is_starter
    assert best_package("de", "en").name == "translate-de_en"
    with pytest.raises(EngineError, match="from “fr” to “en”"):
        best_package("fr", "en")


@pytest.mark.parametrize(
    "name", ["translate-nl_en", "translate-nl_en 1.8", "translate-nl_en-1.8", "translate-nl_en-1_8"]
)
def test_a_package_is_removed_by_any_of_its_names(name: str, argos_packages: Path) -> None:
    folder = unpack_package(argos_packages)
    assert remove_package(name).folder == folder
    assert list(argos_packages.iterdir()) == []


def test_a_broken_folder_can_be_removed(argos_packages: Path) -> None:
    unpack_package(argos_packages, {"leftover": b""}, top="half")
    remove_package("half")
    assert list(argos_packages.iterdir()) == []


def test_a_name_of_two_packages_removes_neither(argos_packages: Path) -> None:
    unpack_package(argos_packages)
    unpack_package(argos_packages, package_members({"package_version": "1.9"}), top="nl_en-1_9")
    unpack_package(
        argos_packages, package_members({"package_version": "1.9"}), top="translate-nl_en-1_9"
    )
    with pytest.raises(UsageError, match="translate-nl_en-1_9, translate-nl_en-1_8"):
        remove_package("translate-nl_en")
    assert len(list(argos_packages.iterdir())) == 3


def test_the_starter_cannot_be_removed(argos_packages: Path) -> None:
    with pytest.raises(UsageError, match="is the starter package"):
        remove_package(starter_package().name)
    assert starter_package().folder.is_dir()


def test_a_name_of_none_lists_what_there_is(argos_packages: Path) -> None:
    unpack_package(argos_packages)
    with pytest.raises(UsageError, match="no installed package is called “x”") as caught:
        remove_package("x")
    assert "translate-nl_en" in caught.value.hint


def test_names_and_versions() -> None:
    assert name_without_version("translate-nl_en-1_8", "1.8") == "translate-nl_en"
    assert name_without_version("translate-nl_en-1.8", "1.8") == "translate-nl_en"
    assert name_without_version("nl_en", "1.8") == "nl_en"
    assert name_without_version("my model-1_8", "1.8") == "my_model"
    versions = ["1.9", "oldest", "1.10", "1.10rc1"]
    assert sorted(versions, key=version_key) == ["oldest", "1.9", "1.10rc1", "1.10"]


def test_what_the_starter_says_of_itself_is_read_from_it() -> None:
    package = starter_package()
    metadata = json.loads((package.folder / "metadata.json").read_text(encoding="utf-8"))
    assert package.version == metadata["package_version"]
    assert package.folder.name.startswith(package.name)
    assert package.card.scores
    assert all(figures for _, figures in ((s.test_set, s.figures) for s in package.card.scores))
    assert "non-commercial" in package.card.licence


def test_a_card_is_read_leniently(tmp_path: Path) -> None:
    card = tmp_path / "README.md"
    assert read_card(tmp_path).scores == ()
    card.write_text("no table here, no terms", encoding="utf-8")
    assert read_card(tmp_path).scores == ()
    assert read_card(tmp_path).licence == ""
    card.write_text(
        "# Model\n\n## Quality of it\nmeasured\n\n| set | BLEU | note |\n|--|--|--|\n"
        "| A | 30 | x |\n"
        "| B | – | y |\n| C | 12.5\n\n| other | table |\n\nLicense: CC BY 4.0\n",
        encoding="utf-8",
    )
    assert read_card(tmp_path).scores == (
        CardScore("A", (("BLEU", 30.0),)),
        CardScore("C", (("BLEU", 12.5),)),
    )
    assert read_card(tmp_path).licence == "License: CC BY 4.0"


def test_an_unknown_engine_lists_those_there_are() -> None:
    with pytest.raises(UsageError, match="no engine “babel”") as caught:
        make_engine("babel", EngineOptions())
    assert "argos" in caught.value.hint


def test_an_engine_names_the_package_it_will_use(argos_packages: Path) -> None:
    assert make_engine("argos", EngineOptions()).name == (
        f"argos {starter_package().name} {starter_package().version}"
    )
    unpack_package(argos_packages)
    assert make_engine("argos", EngineOptions()).name == "argos translate-nl_en 1.8"
