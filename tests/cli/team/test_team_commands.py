from pathlib import Path

import pytest
from support.command_line import json_lines
from support.git_clones import with_confirmed
from support.postgres_server import Database, PostgresServer
from support.small_project import LAST, make_project

from alignwb.cli.main import main
from alignwb.formats.xliff import read_xliff, write_xliff
from alignwb.services.project.project import Project

Capture = pytest.CaptureFixture[str]


@pytest.fixture
def database(postgres: PostgresServer) -> Database:
    return postgres.new_database("anna", "berend", "lezer")


def _project(folder: Path, database: Database, user: str) -> Project:
    folder.mkdir()
    settings = f'\n[team]\nserver = "{database.url(user)}"\nproject = "boek"\n'
    return make_project(folder, settings=settings)


def _confirm(project: Project, target: str) -> None:
    [document] = project.documents()
    bitext = read_xliff(document.bitext.read_bytes(), document.bitext).bitext
    document.bitext.write_bytes(write_xliff(with_confirmed(bitext, LAST, target)))


def test_what_one_project_sends_is_found_in_another(
    tmp_path: Path, database: Database, monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    owners = _project(tmp_path / "owners", database, "owner")
    annas = _project(tmp_path / "annas", database, "anna")
    berends = _project(tmp_path / "berends", database, "berend")
    monkeypatch.chdir(owners.root)
    assert (
        main(["team", "init", "--writer", "anna", "--writer", "berend", "--reader", "lezer"]) == 0
    )
    _confirm(annas, "Then he left.")
    monkeypatch.chdir(annas.root)
    assert main(["team", "sync"]) == 0
    assert "sent: 1, received: 0" in capsys.readouterr().err
    monkeypatch.chdir(berends.root)
    assert main(["team", "sync"]) == 0
    assert "sent: 0, received: 1" in capsys.readouterr().err
    assert main(["memory", "search", "Toen ging hij weg."]) == 0
    out = capsys.readouterr().out
    assert "Then he left." in out
    assert "team/anna" in out
    assert main(["memory", "stats"]) == 0
    assert "team/anna" in capsys.readouterr().out


def test_a_reader_is_told_and_what_it_confirmed_waits(
    tmp_path: Path, database: Database, monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    monkeypatch.chdir(_project(tmp_path / "owners", database, "owner").root)
    assert main(["team", "init", "--reader", "lezer"]) == 0
    project = _project(tmp_path / "lezers", database, "lezer")
    _confirm(project, "Then he left.")
    monkeypatch.chdir(project.root)
    assert main(["team", "sync"]) == 1
    err = capsys.readouterr().err
    assert "kept here and not sent: 1" in err
    assert "does not let you do that" in err
    assert main(["team", "status"]) == 0
    out = capsys.readouterr().out
    assert out.splitlines()[:2] == ["project in the team: boek", "changes to be sent: 1"]
    assert out.rstrip().endswith("as lezer")
    assert "files in memory/, which are not sent: 0" in out
    project.memory.mkdir(exist_ok=True)
    (project.memory / "client.tmx").write_text("<tmx/>", encoding="utf-8")
    assert main(["team", "status"]) == 0
    assert "files in memory/, which are not sent: 1" in capsys.readouterr().out


def test_a_server_that_is_not_there_is_said_and_keeps_everything(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    pytest.importorskip("pg8000")
    project = make_project(tmp_path)
    _confirm(project, "Then he left.")
    monkeypatch.chdir(project.root)
    monkeypatch.setenv("ALIGNWB_TEAM", "postgresql://anna:Zeer-geheim@127.0.0.1:1/team")
    assert main(["team", "sync"]) == 1
    out, err = capsys.readouterr()
    assert "team on 127.0.0.1 cannot be reached" in err
    assert "sent later" in err
    assert "Zeer-geheim" not in out + err
    assert main(["team", "status"]) == 1
    assert "changes to be sent: 1" in capsys.readouterr().out


def test_a_project_of_ones_own_is_in_no_team(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    monkeypatch.chdir(make_project(tmp_path).root)
    monkeypatch.delenv("ALIGNWB_TEAM", raising=False)
    for action in ("init", "sync", "status"):
        assert main(["team", action]) == 1
        assert "is not shared with a team" in capsys.readouterr().err
    assert not (tmp_path / ".alignwb" / "team").exists()


def test_terms_of_one_project_are_listed_in_another_with_conflicts_and_whose_they_are(
    tmp_path: Path, database: Database, monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    def at(name: str, *words: str, code: int = 0) -> tuple[str, str]:
        monkeypatch.chdir(projects[name].root)
        assert main([*words]) == code
        return capsys.readouterr()

    names = {"owners": "owner", "annas": "anna", "berends": "berend"}
    projects = {name: _project(tmp_path / name, database, user) for name, user in names.items()}
    for project in projects.values():
        project.glossary.unlink(missing_ok=True)
    at("owners", "team", "init", "--writer", "anna", "--writer", "berend")
    at("annas", "terms", "add", "sluis", "lock", "--note", "\x1b]2;x")
    assert "terms to be sent: 0" in at("annas", "team", "status")[0]  # nobody has looked yet
    assert "terms sent: 1, received: 0" in at("annas", "team", "sync")[1]
    assert "terms sent: 0, received: 1" in at("berends", "team", "sync")[1]
    out = at("berends", "terms", "list")[0]
    assert out.startswith("sluis → lock  (preferred, team/anna)  — ␛]2;x")
    [listed] = json_lines(at("berends", "terms", "list", "--json")[0])
    assert (listed["source"], listed["author"]) == ("sluis", "anna")
    assert "a term of anna" in at("berends", "terms", "remove", "sluis", code=1)[1]
    assert "that the glossary lacks, left out: 1" in at("berends", "terms", "export")[1]

    at("berends", "terms", "add", "sluis", "sluice")
    conflict = "anna has “sluis” as lock (preferred); the glossary has sluice (preferred)"
    assert conflict in at("berends", "terms", "list")[1]
    assert conflict in at("berends", "team", "sync")[1]
    assert "terms that others have otherwise: 1" in at("berends", "team", "status")[0]
    assert "berend has “sluis” as sluice" in at("annas", "team", "sync")[1]
