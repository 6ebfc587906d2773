"""Sessions: what is edited and typed is there again, after a crash too."""

import os
import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from support.projects import LETTER, P1S1, P1S2, P2S1, Desk
from support.random_edits import (
    random_bitext,
    random_draft,
    random_drafts,
    random_edit,
    random_ref,
    random_text,
)

from alignwb.core.bitext.segment import Status
from alignwb.errors import FormatError, ProjectError
from alignwb.formats.xliff import write_xliff
from alignwb.services.session import OpenText, limits, open_session


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    desk = Desk(tmp_path)
    yield desk
    desk.close()


def test_opening_a_saved_document_brings_back_nothing(desk: Desk) -> None:
    assert desk.session.bitext == LETTER
    assert not desk.session.is_dirty
    assert not desk.session.read_only
    assert (desk.session.recovery.edits, desk.session.recovery.message) == (0, "")


def test_edits_are_there_after_a_crash(desk: Desk) -> None:
    desk.type(P1S1, "One house.", Status.CONFIRMED)
    desk.type(P2S1, "The castle.")
    before = desk.session.bitext

    desk.crash()

    assert desk.session.bitext == before
    assert desk.session.is_dirty
    assert desk.session.recovery.edits == 2
    assert desk.saved() == LETTER


def test_closing_saves_nothing_and_loses_nothing(desk: Desk) -> None:
    desk.type(P1S1, "One house.")
    before = desk.session.bitext
    desk.session.close()
    desk.session.close()

    assert desk.saved() == LETTER
    assert desk.reopen().bitext == before
    assert desk.session.recovery.edits == 1


def test_undo_and_redo_go_on_after_a_save_and_a_restart(desk: Desk) -> None:
    desk.type(P1S1, "One.")
    desk.type(P1S1, "Two.")
    desk.session.save()
    desk.type(P1S1, "Three.")
    desk.session.undo()
    desk.crash()

    assert desk.session.can_undo
    assert desk.session.can_redo
    desk.reopen().undo()
    assert desk.target(P1S1) == "One."
    desk.session.redo()
    desk.session.redo()
    assert desk.target(P1S1) == "Three."
    assert not desk.session.can_redo


@settings(max_examples=25)
@given(st.integers(0, 2**32))
def test_state_history_and_open_text_outlive_any_crash_and_close(
    tmp_path_factory: pytest.TempPathFactory, seed: int
) -> None:
    random = Random(seed)
    desk = Desk(tmp_path_factory.mktemp("project"), random_bitext(random))
    for _ in range(40):
        _do_something(random, desk)
        if random.random() < 0.1:
            session = desk.session
            before = (session.bitext, session._work.work.history)
            open_text = session._work.open_text
            random.choice([desk.crash, desk.close])()
            session = desk.session
            assert (session.bitext, session._work.work.history) == before
            if open_text and open_text.ref not in dict(session.bitext.segments()):
                assert "typed-" in session.recovery.message
            elif open_text and open_text.text != desk.target(open_text.ref):
                assert session.recovery.open_text == open_text
    desk.close()


def _do_something(random: Random, desk: Desk) -> None:
    session = desk.session
    match random.choice(["edit"] * 5 + ["undo", "redo", "drafts", "type", "save"]):
        case "edit":
            edit = random_edit(random, session.bitext)
            if edit:
                session.apply(edit)
        case "undo":
            session.undo()
        case "redo":
            session.redo()
        case "drafts":
            session.attach_drafts(random_drafts(random, session.bitext))
        case "type":
            session.keep_open_text(random_ref(random, session.bitext), random_text(random) + "…")
        case _:
            session.save()
            assert desk.saved() == session.bitext


def test_only_the_newest_edits_can_be_undone_after_a_restart(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "HISTORY_LIMIT", 2)
    for text in ("1", "2", "3", "4"):
        desk.type(P1S1, text)

    desk.reopen()
    while desk.session.undo():
        pass

    assert desk.target(P1S1) == "2"


def test_every_keystroke_of_the_open_segment_is_there_after_a_crash(desk: Desk) -> None:
    for text in ("O", "On", "One", "One🙂", "O🙂", "A “house”"):
        desk.session.keep_open_text(P1S1, text)
        desk.crash()
        assert desk.session.recovery.open_text == OpenText(P1S1, text)


def test_text_that_was_committed_or_dropped_does_not_come_back(desk: Desk) -> None:
    desk.session.keep_open_text(P1S1, "One house.")
    desk.type(P1S1, "One house.")
    desk.crash()
    assert desk.session.recovery.open_text is None

    desk.session.keep_open_text(P1S2, "Three")
    desk.session.drop_open_text()
    desk.crash()
    assert desk.session.recovery.open_text is None


def test_open_text_outlives_a_save_a_close_and_an_edit_elsewhere(desk: Desk) -> None:
    desk.session.keep_open_text(P1S1, "One ho")
    desk.type(P2S1, "The castle.")
    desk.session.save()

    assert desk.reopen().recovery.open_text == OpenText(P1S1, "One ho")
    assert desk.reopen().recovery.open_text == OpenText(P1S1, "One ho")


def test_text_typed_in_a_segment_that_is_gone_is_set_aside(desk: Desk) -> None:
    desk.session.keep_open_text(P2S1, "The castle, or lock")
    desk.close()
    desk.file.write_bytes(write_xliff(replace(LETTER, paragraphs=LETTER.paragraphs[:1])))

    assert desk.session.recovery.open_text is None
    assert "letter.typed-1.txt" in desk.session.recovery.message
    desk.crash()
    assert desk.session.recovery.message == ""
    aside = desk.journals / "letter.typed-1.txt"
    assert aside.read_text(encoding="utf-8") == "The castle, or lock"


def test_drafts_outlive_a_crash_and_leave_undo_alone(desk: Desk) -> None:
    random = Random(1)
    desk.type(P1S1, "One house.")
    drafts = {ref: random_draft(random) for ref in (P1S1, P1S2, P2S1)}

    assert set(desk.session.attach_drafts(drafts)) == set(drafts)
    desk.crash()

    assert desk.target(P1S1) == "One house."
    assert all(desk.session.bitext.segment(ref).draft == drafts[ref] for ref in drafts)
    desk.session.undo()
    assert desk.target(P1S1) == drafts[P1S1].text
    assert not desk.session.can_undo


def test_the_drafts_of_a_saved_document_leave_its_journal(desk: Desk) -> None:
    random = Random(1)
    desk.session.attach_drafts({ref: random_draft(random) for ref in (P1S1, P1S2, P2S1)})
    desk.session.save()
    desk.close()

    assert "hypoth" not in (journal := (desk.journals / "letter.jsonl").read_text())
    assert '"drafts"' not in journal


def test_a_second_instance_opens_for_reading_and_says_who_has_it(desk: Desk) -> None:
    edit = desk.type(P1S1, "One house.")

    with open_session(desk.project, desk.document) as second:
        assert second.read_only
        assert f"process {os.getpid()}" in second.lock_holder
        assert second.bitext == LETTER
        attempts: tuple[Callable[[], object], ...] = (
            lambda: second.apply(edit),
            second.undo,
            second.save,
            lambda: second.resolve_conflict("mine"),
            lambda: second.keep_open_text(P1S1, "x"),
            lambda: second.attach_drafts({P1S1: random_draft(Random(1))}),
        )
        for attempt in attempts:
            with pytest.raises(ProjectError, match="reading only"):
                attempt()
        second.drop_open_text()
    desk.close()
    with open_session(desk.project, desk.document) as second:
        assert not second.read_only
        assert second.lock_holder == ""


def test_where_nothing_can_be_written_a_document_can_be_read(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    desk.project.state.write_text("in the way")

    with open_session(desk.project, desk.document) as session:
        assert session.read_only
        assert session.lock_holder == ""
        assert "can only be read" in session.recovery.message


def test_opening_for_reading_leaves_no_trace(tmp_path: Path) -> None:
    desk = Desk(tmp_path)

    with open_session(desk.project, desk.document, read_only=True) as session:
        assert session.bitext == LETTER

    assert not desk.project.state.exists()


def test_a_reference_opens_for_reading_and_says_how_to_work_on_it(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    desk.project.references.mkdir()
    path = Path(shutil.copy(desk.file, desk.project.references))

    with open_session(desk.project, replace(desk.document, bitext=path)) as session:
        assert session.read_only
        assert "copy it into translations/" in session.recovery.message

    assert not desk.project.state.exists()


def test_a_refused_opening_leaves_the_document_free(desk: Desk) -> None:
    good = desk.file.read_bytes()
    desk.file.write_bytes(b"<xliff")
    with pytest.raises(FormatError):
        _ = desk.session
    desk.file.write_bytes(good)

    assert not desk.session.read_only
