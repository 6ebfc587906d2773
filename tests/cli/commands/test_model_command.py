import json
import sys
from pathlib import Path

import pytest
from support.many_pairs import project_with
from support.model_folders import write_model_folder
from support.package_files import package_members, unpack_package, write_package

from alignwb.cli.main import main


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, argos_packages: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def test_the_list_says_what_drafts_how_good_it_is_and_on_what_terms(
    argos_packages: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    unpack_package(argos_packages, {"half": b""}, top="half")
    assert main(["model", "list"]) == 0
    out = capsys.readouterr().out
    assert "(comes with alignwb)  (this one drafts)" in out
    assert "BLEU" in out
    assert "no training source is limited to non-commercial use" in out
    [card] = [line.split("its card: ")[1] for line in out.splitlines() if "its card: " in line]
    assert "named below" in Path(card).read_text(encoding="utf-8")
    assert "! half" in out
    assert "cannot be used" in out


def test_the_list_as_json_is_one_object_a_line(
    argos_packages: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    unpack_package(argos_packages)
    assert main(["model", "list", "--json"]) == 0
    entries = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert (entries[0]["name"], entries[0]["used"]) == ("translate-nl_en", True)
    assert [entry["starter"] for entry in entries] == [False, True]
    assert entries[1]["scores"][0]["test_set"]


def test_a_file_is_installed_and_removed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = str(write_package(tmp_path / "file.argosmodel"))
    assert main(["model", "install", file, "--quiet"]) == 0
    assert "translate-nl_en 1.8: installed" in capsys.readouterr().out
    assert main(["model", "install", file]) == 0
    assert "was installed already; nothing changed" in capsys.readouterr().out
    assert main(["model", "remove", "translate-nl_en"]) == 0
    assert "removed" in capsys.readouterr().out
    assert main(["model", "remove", "translate-nl_en"]) == 2


def test_an_older_package_does_not_take_over(
    tmp_path: Path, argos_packages: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    unpack_package(argos_packages, package_members({"package_version": "2.0"}), top="nl_en-2_0")
    assert main(["model", "install", str(write_package(tmp_path / "file.argosmodel"))]) == 0
    assert "Another package is newer" in capsys.readouterr().out


def test_a_hostile_file_is_refused_in_words(
    tmp_path: Path, argos_packages: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = write_package(tmp_path / "evil.argosmodel", {"../../evil": b"", "metadata.json": b"{}"})
    assert main(["model", "install", str(file)]) == 1
    error = capsys.readouterr().err
    assert "evil.argosmodel: refused" in error
    assert "Traceback" not in error
    assert list(argos_packages.iterdir()) == []


def test_the_starter_stays(capsys: pytest.CaptureFixture[str]) -> None:
    main(["model", "list", "--json"])
    name = json.loads(capsys.readouterr().out)["name"]
    assert main(["model", "remove", name]) == 2
    assert "is the starter package" in capsys.readouterr().err


def test_the_project_names_the_languages(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "alignwb.toml").write_text('source_lang = "de"\n', encoding="utf-8")
    assert main(["model", "list"]) == 0
    assert capsys.readouterr().out == ""
    assert main(["model", "install", str(write_package(tmp_path / "file.argosmodel"))]) == 1
    assert "not from “de” to “en”" in capsys.readouterr().err


def test_a_folder_is_installed_under_a_name_and_drafts_when_it_is_asked_for(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = str(write_model_folder(tmp_path / "download"))
    assert main(["model", "install", folder]) == 1
    assert "--from nl --to en" in capsys.readouterr().err
    wanted = ["--name", "opus", "--from", "nl", "--to", "en"]
    assert main(["model", "install", folder, *wanted]) == 0
    assert "--engine opus" in capsys.readouterr().out
    (tmp_path / "letter.txt").write_text("De kat zit in de tuin.\n", encoding="utf-8")
    assert main(["init", "project"]) == 0
    assert main(["model", "list", "--json"]) == 0
    lines = [line for line in capsys.readouterr().out.splitlines() if line.startswith("{")]
    entries = {entry["name"]: entry for entry in map(json.loads, lines)}
    assert (entries["opus"]["engine"], entries["opus"]["used"]) == ("ctranslate2", False)


def test_a_model_is_called_nothing_that_means_a_server_of_the_project(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = '[servers.kantoor]\nurl = "https://mt.example.org"\n'
    (tmp_path / "alignwb.toml").write_text(text, encoding="utf-8")
    (tmp_path / "translations").mkdir()
    folder = str(write_model_folder(tmp_path / "nl-en"))
    assert main(["model", "install", folder, "--name", "kantoor"]) == 1
    assert "“kantoor” is a server in alignwb.toml" in capsys.readouterr().err
    assert main(["model", "install", folder, "--name", "het kantoor"]) == 2
    assert "such as het-kantoor." in capsys.readouterr().err


def test_a_file_says_its_name_itself(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = str(write_package(tmp_path / "file.argosmodel"))
    assert main(["model", "install", file, "--name", "other"]) == 2
    assert "is no folder" in capsys.readouterr().err


def test_the_engine_of_the_settings_is_listed_as_the_one_that_drafts(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = str(write_model_folder(tmp_path / "opus-nl-en"))
    assert main(["model", "install", folder]) == 0
    (tmp_path / "alignwb.toml").write_text('engines = ["opus-nl-en", "argos"]\n', encoding="utf-8")
    (tmp_path / "translations").mkdir()
    capsys.readouterr()
    assert main(["model", "list", "--json"]) == 0
    entries = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [entry["used"] for entry in entries] == [True, True]
    assert entries[0]["name"] == "opus-nl-en"


def test_tuning_without_pytorch_says_how_to_get_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(sys.modules, "torch", None)
    project_with(tmp_path, 150)
    assert main(["model", "tune", "--quiet"]) == 1
    error = capsys.readouterr().err
    assert "tuning needs PyTorch" in error
    assert "alignwb[tune]" in error
    assert list(tmp_path.glob("*.argosmodel")) == []


def test_tuning_overwrites_nothing_and_needs_pairs(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    project_with(tmp_path, 20)
    (tmp_path / "mine.argosmodel").write_bytes(b"mine")
    assert main(["model", "tune", "-o", "mine.argosmodel"]) == 2
    assert "it is there already" in capsys.readouterr().err
    assert main(["model", "tune", "--name", "../mijn"]) == 2
    assert "“../mijn” is no name for a package" in capsys.readouterr().err
    assert main(["model", "tune", "--package", "none"]) == 2
    assert "no package is called “none”" in capsys.readouterr().err
    assert main(["model", "tune"]) == 1
    assert "tuning needs 100" in capsys.readouterr().err
    assert (tmp_path / "mine.argosmodel").read_bytes() == b"mine"
