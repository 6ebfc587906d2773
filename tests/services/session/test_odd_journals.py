"""Journals whose checksums are right and whose content is odd: the document opens all the same."""

import json
import os
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from support.reopened_document import P1S1, P1S2, ReopenedDocument

from alignwb.core.bitext import edits
from alignwb.errors import ProjectError
from alignwb.services.session.journal_lines import encode_line, read_lines

Record = dict[str, Any]

SEGMENT = {"id": "s1", "source": "Het slot."}
CHANGE = {"paragraph": "p2", "start": 0, "before": [SEGMENT], "after": [{"id": "s1", "note": "x"}]}
EDIT = {"label": "note", "focus": ["p2", "s1"], "changes": [CHANGE]}


def edit_with(**fields: object) -> Record:
    return {"kind": "edit", "edit": {**EDIT, **fields}}


def change_with(**fields: object) -> Record:
    return edit_with(changes=[{**CHANGE, **fields}])


ODD: dict[str, object] = {
    "an unknown kind": {"kind": "telepathy"},
    "no kind": {"edit": EDIT},
    "a kind that is no text": {"kind": ["edit"]},
    "no object": [1, 2, 3],
    "nothing": None,
    "an edit without an edit": {"kind": "edit"},
    "an edit that is a text": {"kind": "edit", "edit": "note"},
    "a label that is a number": edit_with(label=7),
    "changes that are a number": edit_with(changes=7),
    "changes of nothing": edit_with(changes=[None]),
    "a focus that is nowhere": edit_with(focus=["p9", "s1"]),
    "a focus that is a number": edit_with(focus=9),
    "a paragraph that is nowhere": change_with(paragraph="p77"),
    "a start before the first": change_with(start=-1),
    "a start behind the last": change_with(start=4),
    "a start that is a fraction": change_with(start=0.5),
    "a start that is true": change_with(start=False),
    "a start of 400 digits": change_with(start=10**400),
    "nothing before": change_with(before=[]),
    "nothing after": change_with(after=[]),
    "two segments of one id": change_with(after=[{"id": "s1"}, {"id": "s1"}]),
    "a source that is a number": change_with(after=[{"id": "s1", "source": 4}]),
    "an id that is a list": change_with(after=[{"id": ["s1"]}]),
    "a status of its own": change_with(after=[{"id": "s1", "status": "holy"}]),
    "an origin too short": change_with(after=[{"id": "s1", "origin": ["mt"]}]),
    "a match rate below nothing": change_with(after=[{"id": "s1", "origin": ["tm", "x", -7]}]),
    "a score that is none": change_with(after=[{"id": "s1", "draft": ["a", "b", "1", "x", "NaN"]}]),
    "a score that is infinite": change_with(
        after=[{"id": "s1", "draft": ["a", "b", "1", "x", float("inf")]}]
    ),
    "a draft of nothing": change_with(after=[{"id": "s1", "draft": ["a", "b", "1"]}]),
    "a bead beyond its text": change_with(
        after=[{"id": "s1", "pairing": {"source_breaks": [400]}}]
    ),
    "a redo of nothing": {"kind": "redo"},
    "drafts for a list": {"kind": "drafts", "drafts": [[["p1"], "s1", "x", []]]},
    "typing before the text": {"kind": "typed", "at": -3, "cut": 1, "put": "x"},
    "typing behind the text": {"kind": "typed", "at": 99, "cut": 0, "put": "x"},
    "cutting less than nothing": {"kind": "typed", "at": 0, "cut": -1, "put": "x"},
    "typing a number": {"kind": "typed", "at": 0, "cut": 0, "put": 5},
    "a text opened on no side": {"kind": "open", "ref": ["p1", "s1"], "text": "x", "side": "up"},
    "a text that is null": {"kind": "open", "ref": ["p1", "s1"], "text": None},
    "a state of no paragraphs": {
        "kind": "state", "unsaved_edits": 0, "order": [], "paragraphs": [],
    },
    "a state of twins": {
        "kind": "state", "unsaved_edits": 0, "order": ["p1", "p1"], "paragraphs": [],
    },
    "a state of a stranger": {
        "kind": "state", "unsaved_edits": 0, "order": ["p1", "p8"], "paragraphs": [],
    },
    "a state that was edited -1 times": {
        "kind": "state", "unsaved_edits": -1, "order": None, "paragraphs": [],
    },
    "a paragraph without segments": {
        "kind": "state", "unsaved_edits": 0, "order": None,
        "paragraphs": [{"id": "p2", "kind": "paragraph", "page": None, "lines": None,
                        "segments": []}],
    },
    "a page that is a text": {
        "kind": "state", "unsaved_edits": 0, "order": None,
        "paragraphs": [{"id": "p2", "kind": "paragraph", "page": "x", "lines": None,
                        "segments": [SEGMENT]}],
    },
    "saved without saving": {"kind": "saved"},
}  # fmt: skip


class WorkedOn:
    """A document with an edit, an open text and no save, and the journal of that."""

    def __init__(self, folder: Path) -> None:
        self.document = ReopenedDocument(folder)
        session = self.document.session
        edit = edits.set_target(session.bitext, P1S1, "A house.")
        assert edit
        session.apply(edit)
        session.keep_open_text(P1S2, "Three ho")
        self.document.crash()
        self.journal = self.document.journals / "letter.jsonl"

    def add(self, data: bytes) -> None:
        """Add the bytes of a record, with its checksum."""
        checksum = zlib.crc32(data, read_lines(self.journal.read_bytes()).checksum)
        with self.journal.open("ab") as file:
            file.write(b'["%08x",%b]\n' % (checksum, data))

    def assert_recovered_beside_a_copy(self) -> None:
        before = self.journal.read_bytes()
        session = self.document.session
        assert session.bitext.segment(P1S1).target == "A house."
        assert session.recovery.open_text is not None
        assert session.recovery.open_text.text == "Three ho"
        assert "is damaged" in session.recovery.message
        copy = self.document.journals / "letter.damaged-1.jsonl"
        assert copy.name in session.recovery.message
        assert copy.read_bytes() == before
        assert session.takes_changes
        session.save()
        self.document.close()


@pytest.mark.parametrize("record", ODD.values(), ids=ODD.keys())
def test_what_stands_before_an_odd_record_is_there_and_the_journal_is_set_aside(
    tmp_path: Path, record: object
) -> None:
    worked_on = WorkedOn(tmp_path)
    worked_on.add(json.dumps(record).encode())
    worked_on.assert_recovered_beside_a_copy()


@pytest.mark.parametrize(
    "data",
    [
        b"[" * 100_000 + b"]" * 100_000,
        b'{"kind":' * 100_000 + b"1" + b"}" * 100_000,
        b'{"kind":"undo","n":' + b"9" * 5_000 + b"}",
        b"no json",
        b"\xff\xfe\x00",
        b"",
    ],
    ids=["deep lists", "deep objects", "5,000 digits", "no JSON", "no text", "nothing"],
)
def test_a_record_that_is_no_json_is_where_the_journal_ends(tmp_path: Path, data: bytes) -> None:
    worked_on = WorkedOn(tmp_path)
    worked_on.add(data)
    worked_on.assert_recovered_beside_a_copy()


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["id", "edit", "changes", "start", "text"]), inner)
    ),
    max_leaves=8,
)
kinds = st.sampled_from(
    ["base", "done", "undone", "state", "edit", "drafts", "open", "typed", "saving", "saved"]
)
fields = st.sampled_from(
    ["edit", "drafts", "ref", "text", "at", "cut", "put", "order", "paragraphs", "sha256", "side"]
)
any_records = st.builds(
    lambda kind, values: {"kind": kind, **values}, kinds, st.dictionaries(fields, json_values)
)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@example([{"kind": "saving"}, {"kind": "saved"}])
@given(st.lists(any_records, min_size=1, max_size=3))
def test_no_record_keeps_a_document_from_opening(
    tmp_path_factory: pytest.TempPathFactory, odd: list[Record]
) -> None:
    worked_on = WorkedOn(tmp_path_factory.mktemp("odd"))
    for record in odd:
        worked_on.add(json.dumps(record).encode())
    assert worked_on.document.session.bitext.segment(P1S1).target == "A house."
    worked_on.document.close()


@pytest.mark.parametrize(
    "base",
    [
        {"kind": "base", "format": "one", "sha256": "0"},
        {"kind": "base", "format": 1},
        {"kind": "base", "format": 1, "sha256": ["0"]},
        {"kind": "undo"},
        7,
    ],
)
def test_a_journal_that_does_not_begin_as_one_is_set_aside(tmp_path: Path, base: object) -> None:
    worked_on = WorkedOn(tmp_path)
    line, _ = encode_line(base, 0)
    worked_on.journal.write_bytes(line)
    session = worked_on.document.session
    assert "letter.unused-1.jsonl" in session.recovery.message
    assert (worked_on.document.journals / "letter.unused-1.jsonl").read_bytes() == line
    assert session.takes_changes
    worked_on.document.close()


def _garbage(path: Path) -> None:
    path.write_bytes(b"no XLIFF")


def _folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


def _loop(path: Path) -> None:
    path.unlink()
    path.symlink_to(path.name)


def _pipe(path: Path) -> None:
    path.unlink()
    os.mkfifo(path)


@pytest.mark.parametrize("damage", [_garbage, _folder, _loop, _pipe])
def test_a_damaged_copy_of_the_file_only_costs_what_needs_it(
    tmp_path: Path, damage: Callable[[Path], None]
) -> None:
    worked_on = WorkedOn(tmp_path)
    damage(worked_on.document.journals / "letter.base.xlf")
    assert worked_on.document.session.bitext.segment(P1S1).target == "A house."


@pytest.mark.parametrize("damage", [_folder, _loop, _pipe])
def test_what_is_no_file_in_the_journals_place_is_named(
    tmp_path: Path, damage: Callable[[Path], None]
) -> None:
    worked_on = WorkedOn(tmp_path)
    damage(worked_on.journal)
    with pytest.raises(ProjectError, match=r"letter\.jsonl"):
        _ = worked_on.document.session
