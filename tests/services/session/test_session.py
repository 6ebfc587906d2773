"""Sessions: what is edited and typed is there again, after a crash too."""

import os
import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from random import Random

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from support.random_edits import (
    random_bitext,
    random_draft,
    random_drafts,
    random_edit,
    random_ref,
    random_text,
)
from support.reopened_document import LETTER, P1S1, P1S2, P2S1, ReopenedDocument

from alignwb.core.beads import bead_edits
from alignwb.core.bitext import edits
from alignwb.core.bitext.bitext import Bitext, Kind, Paragraph
from alignwb.core.bitext.pairing import Side
from alignwb.core.bitext.segment import SegmentRef, Status
from alignwb.core.bitext.sentences import Sentence, new_bead
from alignwb.errors import FormatError, ProjectError
from alignwb.formats.xliff import write_xliff
from alignwb.services.session import OpenText, limits, open_session


@pytest.fixture
def letter(tmp_path: Path) -> Iterator[ReopenedDocument]:
    letter = ReopenedDocument(tmp_path)
    yield letter
    letter.close()


def test_opening_a_saved_document_brings_back_nothing(letter: ReopenedDocument) -> None:
    assert letter.session.bitext == LETTER
    assert not letter.session.is_dirty
    assert not letter.session.read_only
    assert (letter.session.recovery.edits, letter.session.recovery.message) == (0, "")


def test_edits_are_there_after_a_crash(letter: ReopenedDocument) -> None:
    letter.type(P1S1, "One house.", Status.CONFIRMED)
    letter.type(P2S1, "The castle.")
    before = letter.session.bitext

    letter.crash()

    assert letter.session.bitext == before
    assert letter.session.is_dirty
    assert letter.session.recovery.edits == 2
    assert letter.saved() == LETTER


def test_closing_saves_nothing_and_loses_nothing(letter: ReopenedDocument) -> None:
    letter.type(P1S1, "One house.")
    before = letter.session.bitext
    letter.session.close()
    letter.session.close()

    assert letter.saved() == LETTER
    assert letter.reopen().bitext == before
    assert letter.session.recovery.edits == 1


def test_undo_and_redo_go_on_after_a_save_and_a_restart(letter: ReopenedDocument) -> None:
    letter.type(P1S1, "One.")
    letter.type(P1S1, "Two.")
    letter.session.save()
    letter.type(P1S1, "Three.")
    letter.session.undo()
    letter.crash()

    assert letter.session.can_undo
    assert letter.session.can_redo
    letter.reopen().undo()
    assert letter.target(P1S1) == "One."
    letter.session.redo()
    letter.session.redo()
    assert letter.target(P1S1) == "Three."
    assert not letter.session.can_redo


@settings(max_examples=25)
@example(4070)  # the segment of the open text is locked
@example(303)  # an undo puts the paragraph away that its edit led to
@given(st.integers(0, 2**32))
def test_state_history_and_open_text_outlive_any_crash_and_close(
    tmp_path_factory: pytest.TempPathFactory, seed: int
) -> None:
    random = Random(seed)
    letter = ReopenedDocument(tmp_path_factory.mktemp("project"), random_bitext(random))
    for _ in range(40):
        _do_something(random, letter)
        if random.random() < 0.1:
            session = letter.session
            before = (session.bitext, session._work.work.history)
            open_text = session._work.open_text
            random.choice([letter.crash, letter.close])()
            session = letter.session
            assert (session.bitext, session._work.work.history) == before
            segment = dict(session.bitext.segments()).get(open_text.ref) if open_text else None
            if open_text and (segment is None or segment.status is Status.LOCKED):
                # No edit can be made of it: it is in a file of its own.
                assert "typed-" in session.recovery.message or (
                    segment and segment.text(open_text.side) == open_text.text
                )
            elif open_text and open_text.text != letter.target(open_text.ref):
                assert session.recovery.open_text == open_text
    letter.close()


def _do_something(random: Random, letter: ReopenedDocument) -> None:
    session = letter.session
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
            assert letter.saved() == session.bitext


def test_a_paragraph_that_was_parted_and_put_together_again_damages_no_journal(
    tmp_path: Path,
) -> None:
    beads = [
        new_bead("s1", [Sentence(f"Brief {n} kwam aan.")], [Sentence(f"Letter {n} came.")])
        for n in (1, 2, 3)
    ]
    paragraphs = tuple(
        Paragraph(f"p{n}", Kind.PARAGRAPH, (bead,)) for n, bead in enumerate(beads, 1)
    )
    post = ReopenedDocument(tmp_path, Bitext("post", "", paragraphs))
    second = SegmentRef("p2", "s1")
    post.session.apply(bead_edits.merge_beads(post.session.bitext, second))
    post.session.save()
    edit = bead_edits.shift(post.session.bitext, second, Side.SOURCE, forward=False)
    assert edit.focus.paragraph == "p3"
    post.session.apply(edit)
    post.session.undo()
    post.type(SegmentRef("p1", "s1"), "The first letter came.")
    before = post.session.bitext
    assert [each.id for each in before.paragraphs] == ["p1", "p2"]
    post.crash()
    assert (post.session.bitext, post.session.recovery.message) == (before, "")
    assert post.session.undo()
    assert post.session.redo()


def test_only_the_newest_edits_can_be_undone_after_a_restart(
    letter: ReopenedDocument, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "HISTORY_LIMIT", 2)
    for text in ("1", "2", "3", "4"):
        letter.type(P1S1, text)

    letter.reopen()
    while letter.session.undo():
        pass

    assert letter.target(P1S1) == "2"


def test_every_keystroke_of_the_open_segment_is_there_after_a_crash(
    letter: ReopenedDocument,
) -> None:
    for text in ("O", "On", "One", "One🙂", "O🙂", "A “house”"):
        letter.session.keep_open_text(P1S1, text)
        letter.crash()
        assert letter.session.recovery.open_text == OpenText(P1S1, text)


def test_text_that_was_committed_or_dropped_does_not_come_back(letter: ReopenedDocument) -> None:
    letter.session.keep_open_text(P1S1, "One house.")
    letter.type(P1S1, "One house.")
    letter.crash()
    assert letter.session.recovery.open_text is None

    letter.session.keep_open_text(P1S2, "Three")
    letter.session.drop_open_text()
    letter.crash()
    assert letter.session.recovery.open_text is None


def test_open_text_outlives_a_save_a_close_and_an_edit_elsewhere(letter: ReopenedDocument) -> None:
    letter.session.keep_open_text(P1S1, "One ho")
    letter.type(P2S1, "The castle.")
    letter.session.save()

    assert letter.reopen().recovery.open_text == OpenText(P1S1, "One ho")
    assert letter.reopen().recovery.open_text == OpenText(P1S1, "One ho")


def test_text_typed_in_a_segment_that_is_gone_is_set_aside(letter: ReopenedDocument) -> None:
    letter.session.keep_open_text(P2S1, "The castle, or lock")
    letter.close()
    letter.file.write_bytes(write_xliff(replace(LETTER, paragraphs=LETTER.paragraphs[:1])))

    assert letter.session.recovery.open_text is None
    assert "letter.typed-1.txt" in letter.session.recovery.message
    letter.crash()
    assert letter.session.recovery.message == ""
    aside = letter.journals / "letter.typed-1.txt"
    assert aside.read_text(encoding="utf-8") == "The castle, or lock"


def test_drafts_outlive_a_crash_and_leave_undo_alone(letter: ReopenedDocument) -> None:
    random = Random(1)
    letter.type(P1S1, "One house.")
    drafts = {ref: random_draft(random) for ref in (P1S1, P1S2, P2S1)}

    assert set(letter.session.attach_drafts(drafts)) == set(drafts)
    letter.crash()

    assert letter.target(P1S1) == "One house."
    assert all(letter.session.bitext.segment(ref).draft == drafts[ref] for ref in drafts)
    letter.session.undo()
    assert letter.target(P1S1) == drafts[P1S1].text
    assert not letter.session.can_undo


def test_the_drafts_of_a_saved_document_leave_its_journal(letter: ReopenedDocument) -> None:
    random = Random(1)
    letter.session.attach_drafts({ref: random_draft(random) for ref in (P1S1, P1S2, P2S1)})
    letter.session.save()
    letter.close()

    assert "hypoth" not in (journal := (letter.journals / "letter.jsonl").read_text())
    assert '"drafts"' not in journal


def test_a_second_instance_opens_for_reading_and_says_who_has_it(letter: ReopenedDocument) -> None:
    edit = letter.type(P1S1, "One house.")

    with open_session(letter.project, letter.document) as second:
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
    letter.close()
    with open_session(letter.project, letter.document) as second:
        assert not second.read_only
        assert second.lock_holder == ""


def test_where_nothing_can_be_written_a_document_can_be_read(tmp_path: Path) -> None:
    letter = ReopenedDocument(tmp_path)
    letter.project.state.write_text("in the way")

    with open_session(letter.project, letter.document) as session:
        assert session.read_only
        assert session.lock_holder == ""
        assert "can only be read" in session.recovery.message
        with pytest.raises(ProjectError) as refused:
            session.require_changes()
        assert refused.value.hint == f"Is {letter.project.state} a folder you may write to?"


def test_why_no_change_is_taken_is_said_with_what_to_do(tmp_path: Path) -> None:
    letter = ReopenedDocument(tmp_path)
    letter.session.require_changes()
    with (
        open_session(letter.project, letter.document) as second,
        pytest.raises(ProjectError) as held,
    ):
        second.require_changes()
    assert held.value.hint.startswith("Close it where it is open for editing")
    with (
        open_session(letter.project, letter.document, read_only=True) as third,
        pytest.raises(ProjectError) as asked,
    ):
        third.require_changes()
    assert "--read-only" in asked.value.hint


def test_opening_for_reading_leaves_no_trace(tmp_path: Path) -> None:
    letter = ReopenedDocument(tmp_path)

    with open_session(letter.project, letter.document, read_only=True) as session:
        assert session.bitext == LETTER

    assert not letter.project.state.exists()


def test_a_reference_opens_for_reading_and_says_how_to_work_on_it(tmp_path: Path) -> None:
    letter = ReopenedDocument(tmp_path)
    letter.project.references.mkdir()
    path = Path(shutil.copy(letter.file, letter.project.references))

    with open_session(letter.project, replace(letter.document, bitext=path)) as session:
        assert session.read_only
        assert "copy it into translations/" in session.recovery.message

    assert not letter.project.state.exists()


def test_a_refused_opening_leaves_the_document_free(letter: ReopenedDocument) -> None:
    good = letter.file.read_bytes()
    letter.file.write_bytes(b"<xliff")
    with pytest.raises(FormatError):
        _ = letter.session
    letter.file.write_bytes(good)

    assert not letter.session.read_only


@pytest.mark.parametrize("shortened", [True, False])
def test_typing_that_was_taken_back_can_be_done_again_after_a_crash(
    letter: ReopenedDocument, shortened: bool
) -> None:
    letter.type(P1S1, "One house.")
    letter.session.undo()
    edit = edits.set_target(letter.session.bitext, P1S1, "Uma casa.")
    assert edit
    letter.session.keep_undone(edit)
    assert letter.target(P1S1) == ""
    assert not letter.session.is_dirty

    letter.close() if shortened else letter.crash()

    texts = []
    while letter.session.redo():
        texts.append(letter.target(P1S1))
    assert texts == ["Uma casa.", "", "One house."]
