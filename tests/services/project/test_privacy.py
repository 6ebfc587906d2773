"""Whoever may not read a bitext may read nothing that is made of it."""

import os
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest
from support.small_project import make_project, the_document

from alignwb.cli.main import main
from alignwb.core.bitext.edits import set_target
from alignwb.core.bitext.segment import SegmentRef
from alignwb.engines.usem3.row_cache import RowCache
from alignwb.services.memory.project_memory import open_memory
from alignwb.services.opening import open_document
from alignwb.services.project.privacy import cache_mode
from alignwb.services.project.project import Project
from alignwb.services.project.resuming import remember
from alignwb.services.session import Session

REF = SegmentRef("p1", "s1")


@pytest.fixture(autouse=True)
def _open_umask() -> Iterator[None]:
    before = os.umask(0o022)
    yield
    os.umask(before)


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return make_project(tmp_path)


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def wide_files(folder: Path) -> list[str]:
    """The files below a folder that others than their owner may read."""
    files = (path for path in folder.rglob("*") if path.is_file())
    return sorted(path.name for path in files if mode(path) & 0o077)


def type_into(session: Session, text: str) -> None:
    change = set_target(session.bitext, REF, text)
    assert change
    session.apply(change)


def edit(project: Project, text: str) -> None:
    session = open_document(project, the_document(project)).session
    type_into(session, text)
    session.close()


def test_a_private_bitext_has_a_private_journal_base_lock_and_holder(project: Project) -> None:
    document = the_document(project)
    document.bitext.chmod(0o600)
    session = open_document(project, document).session
    type_into(session, "A letter")
    assert wide_files(project.state) == []
    names = {path.name for path in project.state.rglob("*")}
    assert {"brief.jsonl", "brief.base.xlf", "brief.lock", "brief.holder.json"} <= names
    session.save()
    remember(project, theme="dark", place=("brief", REF))
    session.close()
    assert mode(document.bitext) == 0o600
    assert (project.state / "resume.json").exists()
    assert wide_files(project.state) == []


def test_an_open_project_stays_as_open_as_it_was(project: Project) -> None:
    edit(project, "A letter")
    assert "brief.jsonl" in wide_files(project.state)


def test_a_journal_from_when_the_bitext_was_open_is_narrowed(project: Project) -> None:
    edit(project, "A letter")
    the_document(project).bitext.chmod(0o600)
    edit(project, "The letter")
    assert wide_files(project.state) == []


def test_what_is_recovered_of_a_private_bitext_is_private(project: Project) -> None:
    document = the_document(project)
    document.bitext.chmod(0o600)
    edit(project, "A letter")
    document.bitext.unlink()
    with pytest.raises(Exception, match="is missing"):
        open_document(project, document)
    assert (project.state / "journal" / "brief.recovered.xlf").exists()
    assert wide_files(project.state) == []


def test_a_private_bitext_that_was_removed_is_saved_again_as_private(project: Project) -> None:
    document = the_document(project)
    document.bitext.chmod(0o600)
    session = open_document(project, document).session
    type_into(session, "A letter")
    document.bitext.unlink()
    session.save()
    session.close()
    assert mode(document.bitext) == 0o600


def test_a_private_source_makes_a_private_document(
    project: Project, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = tmp_path_factory.mktemp("elsewhere") / "dagboek.txt"
    source.write_text("De zee was kalm. De wind ging liggen.", encoding="utf-8")
    source.chmod(0o600)
    monkeypatch.chdir(project.root)
    assert main(["import", str(source)]) == 0
    assert mode(project.seeds / "dagboek.txt") == 0o600
    assert mode(project.translations / "dagboek.xlf") == 0o600


def test_the_index_of_the_memory_is_no_wider_than_any_file_in_it(project: Project) -> None:
    with open_memory(project):
        assert "memory.sqlite" in wide_files(project.state)
    the_document(project).bitext.chmod(0o600)
    with open_memory(project):
        assert wide_files(project.state / "cache") == []


def test_a_private_memory_makes_the_caches_private(project: Project) -> None:
    assert cache_mode(project) & 0o044
    project.memory.mkdir()
    (project.memory / "klant.tmx").write_bytes(b"<tmx/>")
    (project.memory / "klant.tmx").chmod(0o640)
    assert cache_mode(project) & 0o077 == 0o040


def test_the_rows_of_sentences_are_as_private_as_is_asked_for(tmp_path: Path) -> None:
    import numpy as np

    cache = RowCache(tmp_path, 4, widest_mode=0o700)
    cache.store([b"k" * 16], np.ones((1, 4), np.float32))
    assert wide_files(tmp_path) == []
    cache.close()


def test_a_memory_made_of_a_private_bitext_is_private(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    the_document(project).bitext.chmod(0o600)
    monkeypatch.chdir(project.root)
    assert main(["memory", "add", "brief", "--all"]) == 0
    assert mode(project.memory / "brief.tmx") == 0o600
