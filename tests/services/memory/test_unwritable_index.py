"""Where the memory's index cannot be written the memory is there all the same."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from support.remembering_project import write_memory
from support.small_project import make_project

from alignwb.cli.main import main
from alignwb.core.memory.units import MemoryQuery
from alignwb.formats.translation_unit import TranslationUnit
from alignwb.services.memory.project_memory import open_memory
from alignwb.services.memory.sources import index_file
from alignwb.services.project.project import Project

HERON = "De reiger stond in het riet."
OTTER = "De otter dook onder de brug."


@pytest.fixture
def project(tmp_path: Path) -> Project:
    project = make_project(tmp_path)
    write_memory(
        project.memory / "birds.tmx", TranslationUnit(HERON, "The heron stood in the reeds.")
    )
    return project


@pytest.fixture
def monkeypatched(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    with read_only_disk(monkeypatch):
        yield


@contextmanager
def read_only_disk(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Let SQLite write into no file that has a name, and nobody take one away."""
    connect = sqlite3.connect

    def reading(path: Path | str, *, timeout: float, isolation_level: None) -> sqlite3.Connection:
        file, is_uri = (f"{Path(path).as_uri()}?mode=ro", True) if path else ("", False)
        return connect(file, timeout=timeout, isolation_level=isolation_level, uri=is_uri)

    def refuse(path: Path, *, missing_ok: bool = False) -> None:
        raise PermissionError(13, "Permission denied", str(path))

    with monkeypatch.context() as patch:
        patch.setattr(sqlite3, "connect", reading)
        patch.setattr(Path, "unlink", refuse)
        yield


def targets(project: Project, source: str) -> list[str]:
    with open_memory(project) as memory:
        assert memory.problems == memory.notices == ()
        return [match.unit.target for match in memory.find(MemoryQuery(source))]


def test_an_index_that_is_there_is_read(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    assert targets(project, HERON) == ["The heron stood in the reeds."]
    before = index_file(project).read_bytes()
    with read_only_disk(monkeypatch):
        assert targets(project, HERON) == ["The heron stood in the reeds."]
    assert index_file(project).read_bytes() == before


def test_one_that_is_behind_the_files_is_left_as_it_is(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    targets(project, HERON)
    before = index_file(project).read_bytes()
    write_memory(
        project.memory / "beasts.tmx", TranslationUnit(OTTER, "The otter dived under the bridge.")
    )
    with read_only_disk(monkeypatch):
        assert targets(project, OTTER) == ["The otter dived under the bridge."]
        assert targets(project, HERON) == ["The heron stood in the reeds."]
    assert index_file(project).read_bytes() == before


@pytest.mark.usefixtures("monkeypatched")
def test_none_is_needed(project: Project) -> None:
    assert targets(project, HERON) == ["The heron stood in the reeds."]


def test_one_of_another_version_or_a_damaged_one_may_stay(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    targets(project, HERON)
    database = sqlite3.connect(index_file(project))
    database.executescript("PRAGMA user_version = 1")
    database.close()
    with read_only_disk(monkeypatch):
        assert targets(project, HERON) == ["The heron stood in the reeds."]
    index_file(project).write_bytes(b"no database at all, for sure")
    with read_only_disk(monkeypatch), open_memory(project) as memory:
        assert len(memory.find(MemoryQuery(HERON))) == 1


def test_no_folder_is_needed(project: Project) -> None:
    project.state.mkdir()
    index_file(project).parent.write_bytes(b"a file in the way")
    assert targets(project, HERON) == ["The heron stood in the reeds."]


@pytest.mark.usefixtures("monkeypatched")
@pytest.mark.parametrize(
    "words",
    [
        ["status", "brief"],
        ["report"],
        ["memory", "search", HERON],
        ["memory", "stats"],
        ["memory", "export", "-o", "all.tmx"],
    ],
)
def test_commands_that_only_read_need_no_disk_to_write_to(
    project: Project,
    words: list[str],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(project.root)
    assert main(words) == 0
    assert "memory.sqlite" not in capsys.readouterr().err
