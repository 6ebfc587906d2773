"""Full disks, damaged journals and other mishaps of a session."""

import errno
import os
from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest
from support.random_edits import (
    random_draft,
)
from support.reopened_document import LETTER, P1S1, P1S2, P2S1, ReopenedDocument

from alignwb.errors import EditError, ProjectError
from alignwb.services.opening import open_document


@pytest.fixture
def letter(tmp_path: Path) -> Iterator[ReopenedDocument]:
    letter = ReopenedDocument(tmp_path)
    yield letter
    letter.close()


def test_an_edit_that_does_not_fit_changes_nothing_and_is_not_kept(
    letter: ReopenedDocument,
) -> None:
    edit = letter.type(P1S1, "One house.")
    before = letter.session.bitext

    with pytest.raises(EditError):
        letter.session.apply(edit)

    assert letter.session.bitext == before
    letter.crash()
    assert letter.session.bitext == before


def test_a_full_disk_refuses_the_edit_and_keeps_what_was_there(
    letter: ReopenedDocument, monkeypatch: pytest.MonkeyPatch
) -> None:
    letter.type(P1S1, "One house.")
    before = letter.session.bitext
    write = os.write

    def half(descriptor: int, data: memoryview) -> int:
        if len(data) < 40:
            raise OSError(errno.ENOSPC, "No space left on device")
        return write(descriptor, data[: len(data) // 2])

    with monkeypatch.context() as patch:
        patch.setattr(os, "write", half)
        with pytest.raises(ProjectError, match="No space left"):
            letter.type(P1S2, "Three houses.")
    assert letter.session.bitext == before

    letter.type(P2S1, "The castle.")
    letter.crash()
    assert letter.session.recovery.message == ""
    assert (letter.target(P1S1), letter.target(P1S2), letter.target(P2S1)) == (
        "One house.",
        "",
        "The castle.",
    )


def test_a_save_that_fails_can_be_done_again(
    letter: ReopenedDocument, monkeypatch: pytest.MonkeyPatch
) -> None:
    letter.type(P1S1, "One house.")

    def refuse(*_: object) -> None:
        raise OSError(errno.EIO, "Input/output error")

    with monkeypatch.context() as patch:
        patch.setattr(Path, "replace", refuse)
        with pytest.raises(ProjectError, match="Input/output"):
            letter.session.save()
    assert letter.session.is_dirty
    assert letter.saved() == LETTER

    letter.type(P2S1, "The castle.")
    assert letter.session.save().written
    letter.crash()
    assert letter.session.recovery.edits == 0
    assert letter.saved() == letter.session.bitext


@pytest.mark.parametrize("at", [0.0, 0.3, 0.6, 0.95])
def test_a_damaged_journal_gives_what_is_before_the_damage_and_is_set_aside(
    letter: ReopenedDocument, at: float
) -> None:
    states = [LETTER]
    for text in "abcdefgh":
        letter.type(P1S1, text)
        states.append(letter.session.bitext)
    letter.crash()
    journal = letter.journals / "letter.jsonl"
    data = bytearray(journal.read_bytes())
    data[int(len(data) * at)] ^= 0x41
    journal.write_bytes(data)

    assert letter.session.bitext in states[:-1]
    asides = list(letter.journals.glob("letter.*-1.jsonl"))
    assert [aside.read_bytes() for aside in asides] == [bytes(data)]
    assert asides[0].name in letter.session.recovery.message
    letter.type(P2S1, "The castle.")
    before = letter.session.bitext
    letter.crash()
    assert letter.session.bitext == before
    assert letter.session.recovery.message == ""


def test_a_line_cut_short_by_the_crash_itself_is_no_damage(letter: ReopenedDocument) -> None:
    letter.type(P1S1, "One house.")
    before = letter.session.bitext
    letter.type(P2S1, "The castle.")
    letter.crash()
    journal = letter.journals / "letter.jsonl"
    journal.write_bytes(journal.read_bytes()[:-20])

    assert letter.session.bitext == before
    assert letter.session.recovery.message == ""
    letter.type(P2S1, "The lock.")
    letter.crash()
    assert letter.target(P2S1) == "The lock."


def test_a_journal_without_the_copy_it_starts_from_is_used_where_the_file_allows(
    letter: ReopenedDocument,
) -> None:
    letter.type(P1S1, "One house.")
    letter.crash()
    (letter.journals / "letter.base.xlf").unlink()
    assert letter.target(P1S1) == "One house."

    letter.crash()
    letter.change_on_disk(P2S1, "The castle.")
    assert (letter.target(P1S1), letter.target(P2S1)) == ("", "The castle.")
    assert "letter.unused-1.jsonl" in letter.session.recovery.message
    assert b"One house." in (letter.journals / "letter.unused-1.jsonl").read_bytes()


def test_a_journal_of_a_newer_version_is_left_alone(letter: ReopenedDocument) -> None:
    letter.type(P1S1, "One house.")
    letter.crash()
    journal = letter.journals / "letter.jsonl"
    from alignwb.services.session.journal_lines import encode_line

    newer, _ = encode_line({"kind": "base", "format": 99, "sha256": "0" * 64}, 0)
    journal.write_bytes(newer)

    with pytest.raises(ProjectError, match="newer alignwb"):
        _ = letter.session
    assert journal.read_bytes() == newer
    journal.unlink()


def test_a_long_journal_is_shortened_at_a_save(
    letter: ReopenedDocument, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("alignwb.services.session.limits.LONG_JOURNAL_BYTES", 100)
    for text in ("1", "12", "123", "1234"):
        letter.session.keep_open_text(P1S1, text)
    letter.session.attach_drafts({P2S1: random_draft(Random(1))})
    letter.type(P1S1, "One.")
    letter.session.save()

    journal = (letter.journals / "letter.jsonl").read_text()
    assert '"typed"' not in journal
    assert '"drafts"' not in journal
    letter.crash()
    letter.session.undo()
    assert letter.target(P1S1) == ""


def test_a_document_that_was_worked_on_is_not_imported_over_its_missing_file(
    letter: ReopenedDocument,
) -> None:
    letter.project.seeds.mkdir()
    (letter.project.seeds / "letter.txt").write_text("Een huis. Twee huizen.", encoding="utf-8")
    letter.type(P1S1, "One house.")
    letter.session.save()
    letter.crash()
    saved = letter.file.read_bytes()
    letter.file.unlink()

    with pytest.raises(ProjectError, match="missing"):
        open_document(letter.project, letter.project.find("letter"))

    assert not letter.file.exists()
    assert (letter.journals / "letter.recovered.xlf").read_bytes() == saved
    letter.file.write_bytes(saved)
