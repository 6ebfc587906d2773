"""Full disks, damaged journals and other mishaps of a session."""

import errno
import os
from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest
from support.projects import LETTER, P1S1, P1S2, P2S1, Desk
from support.random_edits import (
    random_draft,
)

from alignwb.errors import EditError, ProjectError
from alignwb.services.opening import open_document


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    desk = Desk(tmp_path)
    yield desk
    desk.close()


def test_an_edit_that_does_not_fit_changes_nothing_and_is_not_kept(desk: Desk) -> None:
    edit = desk.type(P1S1, "One house.")
    before = desk.session.bitext

    with pytest.raises(EditError):
        desk.session.apply(edit)

    assert desk.session.bitext == before
    desk.crash()
    assert desk.session.bitext == before


def test_a_full_disk_refuses_the_edit_and_keeps_what_was_there(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.type(P1S1, "One house.")
    before = desk.session.bitext
    write = os.write

    def half(descriptor: int, data: memoryview) -> int:
        if len(data) < 40:
            raise OSError(errno.ENOSPC, "No space left on device")
        return write(descriptor, data[: len(data) // 2])

    with monkeypatch.context() as patch:
        patch.setattr(os, "write", half)
        with pytest.raises(ProjectError, match="No space left"):
            desk.type(P1S2, "Three houses.")
    assert desk.session.bitext == before

    desk.type(P2S1, "The castle.")
    desk.crash()
    assert desk.session.recovery.message == ""
    assert (desk.target(P1S1), desk.target(P1S2), desk.target(P2S1)) == (
        "One house.",
        "",
        "The castle.",
    )


def test_a_save_that_fails_can_be_done_again(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    desk.type(P1S1, "One house.")

    def refuse(*_: object) -> None:
        raise OSError(errno.EIO, "Input/output error")

    with monkeypatch.context() as patch:
        patch.setattr(Path, "replace", refuse)
        with pytest.raises(ProjectError, match="Input/output"):
            desk.session.save()
    assert desk.session.is_dirty
    assert desk.saved() == LETTER

    desk.type(P2S1, "The castle.")
    assert desk.session.save().written
    desk.crash()
    assert desk.session.recovery.edits == 0
    assert desk.saved() == desk.session.bitext


@pytest.mark.parametrize("at", [0.0, 0.3, 0.6, 0.95])
def test_a_damaged_journal_gives_what_is_before_the_damage_and_is_set_aside(
    desk: Desk, at: float
) -> None:
    states = [LETTER]
    for text in "abcdefgh":
        desk.type(P1S1, text)
        states.append(desk.session.bitext)
    desk.crash()
    journal = desk.journals / "letter.jsonl"
    data = bytearray(journal.read_bytes())
    data[int(len(data) * at)] ^= 0x41
    journal.write_bytes(data)

    assert desk.session.bitext in states[:-1]
    asides = list(desk.journals.glob("letter.*-1.jsonl"))
    assert [aside.read_bytes() for aside in asides] == [bytes(data)]
    assert asides[0].name in desk.session.recovery.message
    desk.type(P2S1, "The castle.")
    before = desk.session.bitext
    desk.crash()
    assert desk.session.bitext == before
    assert desk.session.recovery.message == ""


def test_a_line_cut_short_by_the_crash_itself_is_no_damage(desk: Desk) -> None:
    desk.type(P1S1, "One house.")
    before = desk.session.bitext
    desk.type(P2S1, "The castle.")
    desk.crash()
    journal = desk.journals / "letter.jsonl"
    journal.write_bytes(journal.read_bytes()[:-20])

    assert desk.session.bitext == before
    assert desk.session.recovery.message == ""
    desk.type(P2S1, "The lock.")
    desk.crash()
    assert desk.target(P2S1) == "The lock."


def test_a_journal_without_the_copy_it_starts_from_is_used_where_the_file_allows(
    desk: Desk,
) -> None:
    desk.type(P1S1, "One house.")
    desk.crash()
    (desk.journals / "letter.base.xlf").unlink()
    assert desk.target(P1S1) == "One house."

    desk.crash()
    desk.change_on_disk(P2S1, "The castle.")
    assert (desk.target(P1S1), desk.target(P2S1)) == ("", "The castle.")
    assert "letter.unused-1.jsonl" in desk.session.recovery.message
    assert b"One house." in (desk.journals / "letter.unused-1.jsonl").read_bytes()


def test_a_journal_of_a_newer_version_is_left_alone(desk: Desk) -> None:
    desk.type(P1S1, "One house.")
    desk.crash()
    journal = desk.journals / "letter.jsonl"
    from alignwb.services.session.journal_lines import encode_line

    newer, _ = encode_line({"kind": "base", "format": 99, "sha256": "0" * 64}, 0)
    journal.write_bytes(newer)

    with pytest.raises(ProjectError, match="newer alignwb"):
        _ = desk.session
    assert journal.read_bytes() == newer
    journal.unlink()


def test_a_long_journal_is_shortened_at_a_save(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("alignwb.services.session.limits.LONG_JOURNAL_BYTES", 100)
    for text in ("1", "12", "123", "1234"):
        desk.session.keep_open_text(P1S1, text)
    desk.session.attach_drafts({P2S1: random_draft(Random(1))})
    desk.type(P1S1, "One.")
    desk.session.save()

    journal = (desk.journals / "letter.jsonl").read_text()
    assert '"typed"' not in journal
    assert '"drafts"' not in journal
    desk.crash()
    desk.session.undo()
    assert desk.target(P1S1) == ""


def test_a_document_that_was_worked_on_is_not_imported_over_its_missing_file(desk: Desk) -> None:
    desk.project.seeds.mkdir()
    (desk.project.seeds / "letter.txt").write_text("Een huis. Twee huizen.", encoding="utf-8")
    desk.type(P1S1, "One house.")
    desk.session.save()
    desk.crash()
    saved = desk.file.read_bytes()
    desk.file.unlink()

    with pytest.raises(ProjectError, match="missing"):
        open_document(desk.project, desk.project.find("letter"))

    assert not desk.file.exists()
    assert (desk.journals / "letter.recovered.xlf").read_bytes() == saved
    desk.file.write_bytes(saved)
