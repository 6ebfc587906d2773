"""Commands that change a document: what they find unsaved or damaged they tell, and go on from."""

import errno
from pathlib import Path

import pytest
from support.small_project import BITEXT, DRAFTED, LAST, TITLE, make_project, the_document

from alignwb.cli.main import main
from alignwb.core.bitext import edits
from alignwb.core.bitext.bitext import Bitext
from alignwb.core.bitext.segment import SegmentRef
from alignwb.formats.xliff import write_xliff
from alignwb.services.project.documents import load_bitext
from alignwb.services.project.project import Project
from alignwb.services.session import open_session
from alignwb.services.session.journal import document_journal

Capture = pytest.CaptureFixture[str]

REPLACE = ["replace", "brief", "worked", "laboured"]
JOIN = ["repair", "merge", "brief", str(DRAFTED)]
COMMANDS = [REPLACE, JOIN, ["draft", "brief", "--no-memory"]]


@pytest.fixture(autouse=True)
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Project:
    monkeypatch.chdir(tmp_path)
    return make_project(tmp_path)


def leave_unsaved(project: Project, *changes: tuple[SegmentRef, str]) -> None:
    """Leave edits in the journal, as a process does that ends before it saves."""
    with open_session(project, the_document(project)) as session:
        for ref, text in changes:
            edit = edits.set_target(session.bitext, ref, text)
            assert edit
            session.apply(edit)


def in_file(project: Project) -> Bitext:
    return load_bitext(the_document(project))


def unsaved(project: Project) -> Bitext:
    with open_session(project, the_document(project)) as session:
        return session.bitext


@pytest.mark.parametrize("words", COMMANDS)
def test_what_was_not_saved_is_saved_and_told(
    project: Project, capsys: Capture, words: list[str]
) -> None:
    leave_unsaved(project, (TITLE, "A letter"), (LAST, "Then he left."))
    assert main(words) == 0
    assert "alignwb: brief: 2 edits that were not saved before are saved now" in (
        capsys.readouterr().err
    )
    assert in_file(project).segment(TITLE).target == "A letter"
    assert in_file(project).segment(LAST).target == "Then he left."


def test_it_is_saved_also_where_nothing_else_is_to_be_done(
    project: Project, capsys: Capture
) -> None:
    leave_unsaved(project, (TITLE, "A letter"))
    assert main(["replace", "brief", "nowhere", "somewhere"]) == 1
    assert "1 edit that was not saved before is saved now" in capsys.readouterr().err
    assert in_file(project).segment(TITLE).target == "A letter"


@pytest.mark.parametrize("words", [*COMMANDS, [*REPLACE, "--dry-run"]])
def test_a_damaged_journal_is_told(project: Project, capsys: Capture, words: list[str]) -> None:
    leave_unsaved(project, (TITLE, "A letter"))
    journal = document_journal(project, the_document(project)).path
    journal.write_bytes(journal.read_bytes() + b"no record\n")
    assert main(words) == 0
    assert "brief: The journal of brief.xlf is damaged" in capsys.readouterr().err
    assert journal.with_name("brief.damaged-1.jsonl").exists()


def test_what_another_program_changed_is_told(project: Project, capsys: Capture) -> None:
    leave_unsaved(project, (TITLE, "A letter"))
    change_file(project, LAST, "Then he went.")
    assert main(REPLACE) == 0
    assert "your unsaved changes were merged" in capsys.readouterr().err
    assert in_file(project).segment(TITLE).target == "A letter"
    assert in_file(project).segment(LAST).target == "Then he went."


@pytest.mark.parametrize("words", COMMANDS)
def test_a_conflict_says_where_it_is_settled_and_changes_nothing(
    project: Project, capsys: Capture, words: list[str]
) -> None:
    leave_unsaved(project, (TITLE, "A letter"))
    before = unsaved(project)
    change_file(project, TITLE, "An epistle")
    file = the_document(project).bitext.read_bytes()
    assert main(words) == 1
    err = capsys.readouterr().err
    assert "p1/s1" in err
    assert "Say what to keep: alignwb edit brief" in err
    assert "saving will ask" not in err
    assert the_document(project).bitext.read_bytes() == file
    assert unsaved(project) == before


def change_file(project: Project, ref: SegmentRef, text: str) -> None:
    """Let another program write a target into the file."""
    edit = edits.set_target(BITEXT, ref, text)
    assert edit
    the_document(project).bitext.write_bytes(write_xliff(edits.apply(BITEXT, edit)))


@pytest.mark.parametrize("words", COMMANDS[:2])
def test_what_a_full_disk_refuses_is_kept_and_saved_later(
    project: Project, capsys: Capture, words: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    move = Path.replace

    def full(self: Path, target: Path) -> Path:
        if target == the_document(project).bitext:
            raise OSError(errno.ENOSPC, "No space left on device")
        return move(self, target)

    file = the_document(project).bitext.read_bytes()
    with monkeypatch.context() as patch:
        patch.setattr(Path, "replace", full)
        assert main(words) == 1
        assert main(words) == 1  # no second change, which would be refused too
    assert "save them with: alignwb edit brief" in capsys.readouterr().err
    assert the_document(project).bitext.read_bytes() == file
    changed = unsaved(project)
    assert changed != BITEXT

    assert main(["draft", "brief", "--no-memory"]) == 0
    assert "1 edit that was not saved before is saved now" in capsys.readouterr().err
    assert in_file(project).segment(DRAFTED).target == changed.segment(DRAFTED).target
