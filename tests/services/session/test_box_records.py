"""What is typed in the boxes of dialogs: its records, and its way through a crash."""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.random_edits import random_bitext, random_draft, random_edit, random_text
from support.reopened_document import P1S1, P1S2, P2S1, ReopenedDocument

from alignwb.core.bitext import edits
from alignwb.core.bitext.edits import Edit
from alignwb.core.bitext.segment import SegmentRef, Status
from alignwb.errors import ProjectError
from alignwb.services.session import Box, OpenText, open_session
from alignwb.services.session.box_records import (
    OpenBoxes,
    box_closed_record,
    box_records,
    changed_text,
    decode_boxes,
    text_change,
)
from alignwb.services.session.journal import Journal
from alignwb.services.session.journal_lines import read_lines

SEARCH, TERM, OLD_NOTE = Box("search"), Box("add_term"), Box("note", P2S1)

any_text = st.text(max_size=20)
boxes = st.builds(
    Box, st.sampled_from(["note", "search"]), st.none() | st.just(P1S1) | st.just(P2S1)
)
texts = st.dictionaries(st.sampled_from(["source", "target", "note"]), any_text, min_size=1)


@pytest.fixture
def letter(tmp_path: Path) -> Iterator[ReopenedDocument]:
    letter = ReopenedDocument(tmp_path)
    yield letter
    letter.close()


def format_on_disk(letter: ReopenedDocument) -> int:
    data = (letter.journals / "letter.jsonl").read_bytes()
    version: int = read_lines(data).records[0]["format"]
    return version


@given(any_text, any_text)
def test_a_text_is_led_to_any_other_by_what_changed(old: str, new: str) -> None:
    assert changed_text(old, json.loads(json.dumps(text_change(old, new)))) == new


@given(st.lists(st.tuples(boxes, st.none() | texts)))
def test_boxes_are_replayed_as_they_were(steps: list[tuple[Box, dict[str, str] | None]]) -> None:
    """Whatever is typed in which box, and closed in which order."""
    replayed: OpenBoxes = {}
    expected: dict[Box, Mapping[str, str]] = {}
    for box, after in steps:
        records = (
            [box_closed_record(box)]
            if after is None
            else box_records(box, expected.get(box), after)
        )
        for record in records:
            replayed = decode_boxes(replayed, json.loads(json.dumps(record)))
        expected = {each: kept for each, kept in expected.items() if each != box}
        if after is not None:
            expected[box] = after
        assert replayed == expected


def test_the_field_typed_in_last_stands_last(letter: ReopenedDocument) -> None:
    letter.session.keep_box(TERM, {"source": "slot", "target": "", "note": "of a door"})
    letter.session.keep_box(TERM, {"source": "slot", "note": "of a door", "target": "lock"})
    letter.crash()

    assert list(letter.session.boxes[TERM].items()) == [
        ("source", "slot"),
        ("note", "of a door"),
        ("target", "lock"),
    ]


def test_every_key_in_a_dialog_is_there_after_a_crash(letter: ReopenedDocument) -> None:
    for typed in ("c", "ca", "cast", "castle 🏰", "cast", ""):
        letter.session.keep_box(SEARCH, {"text": typed})
        letter.crash()
        assert letter.session.recovery.boxes == {SEARCH: {"text": typed}}


def test_a_key_that_the_full_disk_took_half_of_leaves_a_journal_that_is_whole(
    letter: ReopenedDocument, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = letter.session
    session.keep_box(TERM, {"source": "slot", "target": "lock"})
    append, left = Journal.append, [1]

    def full(journal: Journal, record: object, *, sync_within_s: float = 0.0) -> None:
        if not left:
            raise ProjectError("the disk is full")
        left.pop()
        append(journal, record, sync_within_s=sync_within_s)

    with monkeypatch.context() as patch:
        patch.setattr(Journal, "append", full)
        with pytest.raises(ProjectError, match="full"):
            session.keep_box(TERM, {"source": "kasteel", "target": "castle"})
    session.keep_box(TERM, {"source": "kasteeltje", "target": "castle"})
    letter.crash()

    assert letter.session.recovery.message == ""
    assert letter.session.boxes == {TERM: {"source": "kasteeltje", "target": "castle"}}


def test_what_was_kept_or_discarded_does_not_come_back(letter: ReopenedDocument) -> None:
    letter.session.keep_box(SEARCH, {"text": "slot"})
    letter.session.keep_box(TERM, {"source": "slot"})
    letter.session.drop_box(SEARCH)
    letter.crash()
    assert letter.session.recovery.boxes == {TERM: {"source": "slot"}}

    letter.session.drop_box(TERM)
    letter.crash()
    assert letter.session.recovery.boxes == {}


def test_boxes_outlive_a_save_a_close_edits_and_typing_in_the_segment(
    letter: ReopenedDocument,
) -> None:
    letter.session.keep_box(OLD_NOTE, {"text": "castle or"})
    letter.session.keep_open_text(P1S1, "One ho")
    letter.type(P1S2, "Three houses.")
    letter.session.save()

    for _ in range(2):
        recovery = letter.reopen().recovery
        assert recovery.boxes == {OLD_NOTE: {"text": "castle or"}}
        assert recovery.open_text == OpenText(P1S1, "One ho")


def test_boxes_outlive_a_change_of_the_file_by_another_program(letter: ReopenedDocument) -> None:
    letter.session.keep_box(OLD_NOTE, {"text": "castle or"})
    letter.crash()
    letter.change_on_disk(P1S1, "One house.")

    assert letter.session.recovery.boxes == {OLD_NOTE: {"text": "castle or"}}


def test_a_note_that_was_kept_just_before_the_crash_is_not_unfinished(
    letter: ReopenedDocument,
) -> None:
    letter.session.keep_box(OLD_NOTE, {"text": "castle or lock? "})
    edit = edits.set_note(letter.session.bitext, P2S1, "castle or lock?")
    assert edit
    letter.session.apply(edit)
    letter.crash()
    assert letter.session.recovery.boxes == {}

    letter.session.undo()
    letter.crash()
    assert letter.session.recovery.boxes == {}


def test_what_was_typed_for_a_segment_that_is_gone_is_set_aside(letter: ReopenedDocument) -> None:
    letter.session.keep_box(Box("note", P1S2), {"text": "three of them?"})
    edit = edits.merge_with_next(letter.session.bitext, P1S1)
    assert edit
    letter.session.apply(edit)
    letter.crash()

    assert letter.session.recovery.boxes == {}
    assert "letter.typed-1.txt" in letter.session.recovery.message
    assert (letter.journals / "letter.typed-1.txt").read_text() == "three of them?"
    letter.crash()
    assert letter.session.recovery.message == ""


def test_only_a_journal_with_boxes_is_refused_by_a_program_that_knows_none(
    letter: ReopenedDocument,
) -> None:
    letter.type(P1S1, "One house.")
    assert format_on_disk(letter) == 1

    letter.session.keep_box(SEARCH, {"text": "slot"})
    assert format_on_disk(letter) == 2
    letter.type(P1S2, "Three houses.")
    letter.crash()
    assert (letter.target(P1S1), letter.target(P1S2)) == ("One house.", "Three houses.")
    letter.session.undo()
    letter.session.undo()
    assert letter.target(P1S1) == ""

    letter.session.drop_box(SEARCH)
    letter.close()
    assert format_on_disk(letter) == 1


def test_nothing_is_kept_of_a_document_that_can_only_be_read(letter: ReopenedDocument) -> None:
    letter.session.keep_box(SEARCH, {"text": "slot"})
    with open_session(letter.project, letter.document) as reader:
        assert reader.boxes == {}
        with pytest.raises(ProjectError, match="reading only"):
            reader.keep_box(SEARCH, {"text": "kasteel"})
    assert letter.session.boxes == {SEARCH: {"text": "slot"}}


# The open text, whatever is done to the document


def unfinished_after(edit: Edit, letter: ReopenedDocument, ref: SegmentRef, text: str) -> None:
    """After an edit and a crash the text is open, in the bitext, or set aside."""
    asides = set(letter.journals.glob("*.typed-*.txt"))
    letter.session.keep_open_text(ref, text)
    letter.session.apply(edit)
    letter.crash()
    open_text = letter.session.recovery.open_text
    segments = dict(letter.session.bitext.segments())
    is_held = ref in segments and segments[ref].target == text
    if ref not in segments or (segments[ref].status is Status.LOCKED and not is_held):
        (aside,) = set(letter.journals.glob("*.typed-*.txt")) - asides
        assert aside.read_text() == text
    elif is_held:
        assert open_text is None
    else:
        assert open_text == OpenText(ref, text)
    letter.session.drop_open_text()


@pytest.mark.parametrize("seed", range(5))
def test_no_edit_costs_what_is_typed(tmp_path: Path, seed: int) -> None:
    """Edits of every kind, of the segment that is typed in and of others."""
    random = Random(seed)
    letter = ReopenedDocument(tmp_path, random_bitext(random))
    for _ in range(25):
        edit = random_edit(random, letter.session.bitext)
        if edit is not None:
            inside = [edit.focus, *(ref for ref, _ in letter.session.bitext.segments())]
            after = [segment.target for change in edit.changes for segment in change.after]
            text = random.choice([random_text(random) + "…", *after])
            unfinished_after(edit, letter, random.choice(inside), text)
    letter.close()


def test_undo_redo_and_drafts_leave_what_is_typed(letter: ReopenedDocument) -> None:
    letter.type(P1S1, "One house.")
    letter.type(P1S2, "Three houses.")
    letter.session.keep_open_text(P1S2, "Three ho")
    letter.session.undo()
    letter.session.redo()
    letter.session.attach_drafts({P2S1: random_draft(Random(3))})
    letter.crash()

    assert letter.session.recovery.open_text == OpenText(P1S2, "Three ho")


def test_an_edit_that_brings_the_same_text_takes_it_in_for_good(letter: ReopenedDocument) -> None:
    letter.session.keep_open_text(P1S1, "One house.")
    letter.type(P1S1, "One house.")
    letter.session.undo()
    letter.crash()

    assert letter.session.recovery.open_text is None


def test_text_that_never_became_an_edit_is_set_aside_where_another_segment_is_typed_in(
    letter: ReopenedDocument,
) -> None:
    letter.session.keep_open_text(P1S1, "One house, or")
    letter.session.keep_open_text(P2S1, "The castle")
    letter.crash()

    assert letter.session.recovery.open_text == OpenText(P2S1, "The castle")
    assert (letter.journals / "letter.typed-1.txt").read_text() == "One house, or"


def test_text_for_a_segment_that_is_locked_now_is_set_aside(letter: ReopenedDocument) -> None:
    letter.session.keep_open_text(P1S1, "One ho")
    letter.crash()
    letter.change_on_disk(P1S1, "One house.", Status.LOCKED)

    assert letter.session.recovery.open_text is None
    assert "locked now" in letter.session.recovery.message
    assert (letter.journals / "letter.typed-1.txt").read_text() == "One ho"


def test_a_journal_that_another_program_took_away_is_written_again(
    letter: ReopenedDocument,
) -> None:
    letter.session.keep_box(SEARCH, {"text": "sl"})
    (letter.journals / "letter.jsonl").unlink()
    letter.session.keep_box(SEARCH, {"text": "slot"})
    letter.crash()
    assert letter.session.boxes == {SEARCH: {"text": "slot"}}


def test_a_journal_that_another_program_emptied_is_told(letter: ReopenedDocument) -> None:
    _ = letter.session
    (letter.journals / "letter.jsonl").write_bytes(b"")
    with pytest.raises(ProjectError, match="gone or was changed"):
        letter.session.keep_box(SEARCH, {"text": "slot"})
