"""When segments were last worked on."""

from dataclasses import replace
from pathlib import Path
from time import time

import pytest
from support.small_project import BITEXT, make_project, the_document

from alignwb.core.bitext import edits
from alignwb.core.bitext.edits import Edit
from alignwb.core.bitext.segment import SegmentRef, Status
from alignwb.services.session import open_session
from alignwb.services.session.edit_times import (
    ReadEdits,
    edit_times,
    edits_done,
    read_edits,
    times_of,
)
from alignwb.services.session.journal_lines import encode_line, read_lines

TITLE, DRAFTED, LAST = SegmentRef("p1", "s1"), SegmentRef("p2", "s1"), SegmentRef("p3", "s1")


def _edit(ref: SegmentRef, text: str, at_s: int | None, status: Status | None = None) -> Edit:
    edit = edits.set_target(BITEXT, ref, text, status=status)
    assert edit is not None
    return replace(edit, at_s=at_s)


def test_the_last_edit_of_a_segment_counts() -> None:
    steps = [_edit(TITLE, "A", 10), _edit(LAST, "B", 20), _edit(TITLE, "C", 30)]
    assert times_of(steps) == {TITLE: 30, LAST: 20}


def test_an_edit_of_before_times_were_kept_and_one_that_fills_in_say_nothing() -> None:
    filled_in = _edit(LAST, "From a memory", 20, Status.DRAFT)
    assert times_of([_edit(TITLE, "A", None), filled_in]) == {}


def test_times_outlive_the_session_and_go_with_an_undo(tmp_path: Path) -> None:
    project = make_project(tmp_path)
    document = the_document(project)
    assert edit_times(project, document) == {}
    began_s = int(time())
    with open_session(project, document) as session:
        session.apply(_edit(TITLE, "A letter", None))
        session.save()
        session.apply(_edit(LAST, "Then he left.", None))
        session.undo()
        assert edit_times(project, document).keys() == {TITLE}
        session.redo()
        assert session.edit_times() == edit_times(project, document)
        session.save()
    kept = edit_times(project, document)
    assert kept.keys() == {TITLE, LAST}
    assert all(began_s <= at_s <= time() for at_s in kept.values())
    with open_session(project, document) as session:
        assert session.edit_times() == kept


def test_a_damaged_journal_says_nothing(tmp_path: Path) -> None:
    project = make_project(tmp_path)
    document = the_document(project)
    with open_session(project, document) as session:
        session.apply(_edit(TITLE, "A letter", None))
        path = session.journal_path
    assert path is not None
    path.write_text("{nonsense\n", encoding="utf-8")
    assert edit_times(project, document) == {}


def test_of_a_journal_that_is_damaged_at_its_end_the_rest_counts_and_that_is_said(
    tmp_path: Path,
) -> None:
    project = make_project(tmp_path)
    document = the_document(project)
    assert read_edits(project, document) == ReadEdits(())
    with open_session(project, document) as session:
        session.apply(_edit(TITLE, "A letter", None))
        path = session.journal_path
        assert path is not None
        assert read_edits(project, document).problem is None
        session.apply(_edit(LAST, "Then he left.", None))
    whole = path.read_bytes()
    path.write_bytes(whole.replace(b"Then he left.", b"Then he leaf."))
    found = read_edits(project, document)
    assert times_of(found.edits).keys() == {TITLE}
    assert found.problem is not None
    assert str(path) in found.problem.message


@pytest.mark.parametrize(
    "edit",
    [
        None,
        7,
        ["changes"],
        {"changes": 3},
        {"changes": [{"before": [["s1"]], "after": [], "paragraph": "p1", "start": 0}]},
        {"changes": [], "label": "x", "focus": ["p1", "s1"], "at": -(10**30)},
        {"changes": [], "label": "x", "focus": ["p1", "s1"], "at": 1e300},
    ],
)
def test_an_odd_record_says_nothing(tmp_path: Path, edit: object) -> None:
    project = make_project(tmp_path)
    document = the_document(project)
    with open_session(project, document) as session:
        session.apply(_edit(TITLE, "A letter", None))
        path = session.journal_path
    assert path is not None
    base = read_lines(path.read_bytes()).records[0]
    first, checksum = encode_line(base, 0)
    odd, _ = encode_line({"kind": "edit", "edit": edit}, checksum)
    path.write_bytes(first + odd)
    assert edits_done(project, document) == ()
    assert read_edits(project, document).problem is not None
    assert edit_times(project, document) == {}
