import socket
from pathlib import Path

import pytest
from support.package_files import package_members, unpack_package, write_package

from alignwb.errors import EngineError, UsageError
from alignwb.services.drafting.model_packages import install_model, list_models, remove_model
from alignwb.services.project.config import Config


def test_the_starter_is_there_without_doing_anything(argos_packages: Path) -> None:
    (entry,) = list_models(Config())
    assert entry.is_starter
    assert entry.is_used
    assert not entry.problem
    assert entry.version
    assert entry.licence
    assert all(figures for _, figures in entry.scores)


def test_what_drafts_comes_first_and_what_is_broken_last(argos_packages: Path) -> None:
    unpack_package(argos_packages)
    unpack_package(argos_packages, package_members({"package_version": "1.9"}), top="nl_en-1_9")
    unpack_package(argos_packages, {"half": b""}, top="half")
    entries = list_models(Config())
    assert [(entry.name, entry.version, entry.is_used) for entry in entries[:2]] == [
        ("nl_en", "1.9", True),
        ("translate-nl_en", "1.8", False),
    ]
    assert entries[2].is_starter
    assert "metadata.json" in entries[3].problem


def test_a_file_is_installed_once_and_removed_again(tmp_path: Path, argos_packages: Path) -> None:
    file = write_package(tmp_path / "file.argosmodel")
    outcome = install_model(file, Config())
    assert outcome.is_new
    assert outcome.entry.is_used
    assert not install_model(file, Config()).is_new
    assert remove_model("translate-nl_en") == outcome.entry.folder
    assert [entry.is_starter for entry in list_models(Config())] == [True]
    with pytest.raises(UsageError):
        remove_model("translate-nl_en")


def test_the_index_is_used_without_a_file(
    tmp_path: Path, argos_packages: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from contextlib import nullcontext

    from alignwb.engines.argos.packages import public_index

    class Available:
        package_version = "1.8"
        links = ("http://example.invalid/x",)

    file = write_package(tmp_path / "file.argosmodel")
    monkeypatch.setattr(public_index, "newest_in_index", lambda *_pair: Available())
    monkeypatch.setattr(public_index, "downloaded", lambda *_arguments: nullcontext(file))
    assert install_model(None, Config()).is_new
    monkeypatch.setattr(
        public_index, "downloaded", lambda *_arguments: pytest.fail("fetched again")
    )
    again = install_model(None, Config())
    assert not again.is_new
    assert again.entry.version == "1.8"


def test_without_a_network_nothing_changes_and_it_says_what_to_do(
    argos_packages: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from argostranslate import settings

    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        address = f"http://127.0.0.1:{unused.getsockname()[1]}/index.json"
    monkeypatch.setattr(settings, "remote_package_index", address)
    with pytest.raises(EngineError, match="cannot be reached") as caught:
        install_model(None, Config())
    assert "alignwb model install FILE" in caught.value.hint
    assert list(argos_packages.iterdir()) == []
    assert list_models(Config())[0].is_starter
