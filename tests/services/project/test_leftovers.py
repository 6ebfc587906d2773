"""What killed writes left in a project is gone at the next start."""

from pathlib import Path

import pytest
from support.small_project import make_project, the_document

from alignwb.services.opening import open_document
from alignwb.services.project.project import Project
from alignwb.services.session.replacing import replacing_document

ENDED = "4194303"
"""A process number that no process has: above the highest by default."""


def leave(folder: Path) -> Path:
    """A temporary file of a process that has ended, written on this machine."""
    from alignwb.formats.writing.leftovers import temporary_name

    folder.mkdir(parents=True, exist_ok=True)
    host = temporary_name().split("-")[1]
    path = folder / f".alignwb-{host}-{ENDED}-{'c' * 16}.tmp"
    path.write_bytes(b"half a bitext")
    return path


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return make_project(tmp_path)


def left_in(project: Project) -> list[Path]:
    folders = (
        project.root,
        project.seeds,
        project.translations,
        project.references,
        project.memory / "penalty-10",
        project.state / "journal" / "reference",
        project.state / "lock",
        project.state / "cache",
    )
    return list(map(leave, folders))


def test_opening_a_document_clears_every_folder_of_the_project(project: Project) -> None:
    left = left_in(project)
    own = project.root / ".alignwb-notes.tmp"
    own.write_bytes(b"mine")
    open_document(project, the_document(project)).session.close()
    assert [path for path in left if path.exists()] == []
    assert own.exists()


def test_looking_only_changes_nothing(project: Project) -> None:
    left = left_in(project)
    open_document(project, the_document(project), read_only=True).session.close()
    assert [path for path in left if not path.exists()] == []


def test_replacing_a_document_clears_them_too(project: Project) -> None:
    left = left_in(project)
    with replacing_document(project, the_document(project)):
        assert [path for path in left if path.exists()] == []
