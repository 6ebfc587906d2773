"""None"""

from pathlib import Path

import pytest
from support.package_files import package_members, unpack_package

from alignwb.engines.argos.packages.installed import (
    best_package,
    installed_packages,
    remove_package,
)
from alignwb.engines.argos.packages.starter import starter_package
from alignwb.errors import EngineError, UsageError


def test_the_highest_version_is_used_not_the_first_in_the_alphabet(argos_packages: Path) -> None:
    for version in ("1.10", "1.9", "1.9rc1"):
        members = package_members({"package_version": version})
        unpack_package(argos_packages, members, top=f"nl_en-{version}")
    assert best_package("nl", "en").version == "1.10"
    assert best_package("nl-BE", "en_GB").version == "1.10"
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
