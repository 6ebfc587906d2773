"""The journal: its lines, its records, its files."""

import errno
import json
import os
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from support.random_edits import random_bitext, random_edit
from support.strategies import bitexts, drafts, paragraphs, segments, texts

from alignwb.core.bitext import edits
from alignwb.core.bitext.bitext import Bitext, Kind, Paragraph
from alignwb.core.bitext.edits import Change, Edit
from alignwb.core.bitext.history import Drafted
from alignwb.core.bitext.segment import Draft, Hypothesis, Segment, SegmentRef, Status
from alignwb.core.bitext.structure.paragraph_layout import PLAIN, Layout
from alignwb.errors import ProjectError
from alignwb.services.session import edit_codec, records
from alignwb.services.session.durable_log import DurableLog
from alignwb.services.session.edit_codec import Json
from alignwb.services.session.journal import Journal
from alignwb.services.session.journal_lines import encode_line, read_lines
from alignwb.services.session.records import OpenText

any_text = st.text(max_size=30)  # lone surrogates too: a terminal can send them
json_records = st.lists(st.dictionaries(texts, texts | st.integers(), max_size=3), max_size=5)


def through_json(value: Json) -> Json:
    return json.loads(json.dumps(value))


def lines_of(journal: list[Json]) -> bytes:
    checksum, data = 0, b""
    for record in journal:
        line, checksum = encode_line(record, checksum)
        data += line
    return data


@pytest.fixture
def journal(tmp_path: Path) -> Iterator[Journal]:
    journal = Journal(tmp_path / "journal", "letter")
    yield journal
    journal.close()


# Edits as JSON


@given(st.integers(0, 2**32))
def test_an_edit_read_back_is_the_edit(seed: int) -> None:
    random = Random(seed)
    bitext = random_bitext(random)
    for _ in range(5):
        edit = random_edit(random, bitext)
        if edit:
            for each in (edit, edits.inverse(edit)):
                encoded = through_json(edit_codec.encode_edit(each))
                assert edit_codec.decode_edit(encoded) == each
            bitext = edits.apply(bitext, edit)


@settings(max_examples=60)
@given(segments(), st.none() | segments())
def test_a_segment_read_back_is_the_segment(segment: Segment, known: Segment | None) -> None:
    encoded = through_json(edit_codec.encode_segment(segment, known))

    assert edit_codec.decode_segment(encoded, known) == segment


@settings(max_examples=60)
@given(paragraphs(), st.none() | paragraphs())
def test_a_paragraph_read_back_is_the_paragraph(
    paragraph: Paragraph, base: Paragraph | None
) -> None:
    encoded = through_json(edit_codec.encode_paragraph(paragraph, base))
    assert edit_codec.decode_paragraph(encoded, base) == paragraph


def test_a_paragraph_written_before_there_were_layouts_has_that_of_its_file() -> None:
    segment = (Segment("s1", "Een."),)
    base = Paragraph("p1", Kind.PARAGRAPH, segment, layout=Layout(depth=2, mark="b)"))
    value = edit_codec.encode_paragraph(replace(base, layout=PLAIN), None)
    assert "layout" not in value
    assert edit_codec.decode_paragraph(value, base) == base


def test_what_was_written_before_there_were_beads_is_read() -> None:
    value = {"id": "s1", "source": "Een.", "target": "One.", "status": "edited"}

    assert edit_codec.decode_segment(value) == Segment("s1", "Een.", "One.", Status.EDITED)


@settings(max_examples=60)
@given(drafts, any_text)
def test_drafts_read_back_with_what_they_were_made_from(draft: Draft, source: str) -> None:
    attached = {SegmentRef("p1", "s1"): Drafted(source, draft)}

    assert records.decode_drafts(through_json(records.drafts_record(attached))) == attached


def test_a_draft_beside_a_target_is_written_once() -> None:
    text = "a hypothesis that is told by its length " * 5
    segment = Segment("s1", "Een.", draft=Draft("argos", "x", "1", (Hypothesis(text, -1.0),)))
    change = Change("p1", 0, (segment,), (replace(segment, target="One."),))
    edit = Edit("edit", (change,), SegmentRef("p1", "s1"))

    assert json.dumps(edit_codec.encode_edit(edit)).count(text) == 1


@given(any_text, any_text)
def test_typing_is_replayed_from_what_changed(before: str, after: str) -> None:
    ref = SegmentRef("p1", "s1")
    old, new = OpenText(ref, before), OpenText(ref, after)

    record = through_json(records.open_text_record(old, new))

    assert record["kind"] == "typed"
    assert records.decode_open_text(old, record) == new


@settings(max_examples=40)
@given(bitexts(), bitexts(), st.integers(0, 9))
def test_the_state_read_back_is_the_state(base: Bitext, state: Bitext, unsaved: int) -> None:
    record = through_json(records.state_record(base, state, unsaved))

    assert records.decode_state(base, record).paragraphs == state.paragraphs
    assert record["unsaved_edits"] == unsaved


# Lines


@given(json_records)
def test_lines_read_back_are_the_records(journal: list[Json]) -> None:
    data = lines_of(journal)
    lines = read_lines(data)

    assert list(lines.records) == journal
    assert lines.size_bytes == len(data)
    assert not lines.is_damaged


@given(json_records, st.data())
def test_a_torn_end_costs_the_torn_line_and_is_no_damage(
    journal: list[Json], data: st.DataObject
) -> None:
    whole = lines_of(journal)
    cut = data.draw(st.integers(0, len(whole)))
    lines = read_lines(whole[:cut])

    assert list(lines.records) == journal[: len(lines.records)]
    assert not lines.is_damaged
    assert whole[: lines.size_bytes].count(b"\n") == len(lines.records)
    assert whole[lines.size_bytes : cut].count(b"\n") == 0


@given(json_records, st.data(), st.integers(1, 255))
def test_no_changed_byte_goes_unnoticed(
    journal: list[Json], data: st.DataObject, change: int
) -> None:
    content = bytearray(lines_of([{"kind": "base"}, *journal]))
    position = data.draw(st.integers(0, len(content) - 1))
    content[position] ^= change
    lines = read_lines(bytes(content))

    whole_before = bytes(content[:position]).count(b"\n")
    assert len(lines.records) == whole_before
    assert list(lines.records) == [{"kind": "base"}, *journal][:whole_before]


@given(json_records.filter(lambda journal: len(journal) > 2), st.data())
def test_a_missing_line_is_damage(journal: list[Json], data: st.DataObject) -> None:
    lines = lines_of(journal).splitlines(keepends=True)
    missing = data.draw(st.integers(0, len(lines) - 2))
    read = read_lines(b"".join(lines[:missing] + lines[missing + 1 :]))

    assert list(read.records) == journal[:missing]
    assert read.is_damaged


# Files


def test_what_is_appended_is_read_back_by_the_next_process(journal: Journal) -> None:
    journal.restart(b"<base/>", [])
    journal.append({"kind": "undo"})
    journal.append({"kind": "redo"}, sync_within_s=0.5)

    read = Journal(journal.path.parent, "letter").read()

    assert [record["kind"] for record in read.records] == ["base", "undo", "redo"]
    assert journal.base(read.records[0]["sha256"]) == b"<base/>"
    assert journal.size_bytes == read.size_bytes


def test_appending_goes_on_after_a_torn_line(journal: Journal) -> None:
    journal.restart(b"<base/>", [{"kind": "undo"}])
    with journal.path.open("ab") as file:
        file.write(b'["0123')

    assert [record["kind"] for record in journal.read().records] == ["base", "undo"]
    journal.append({"kind": "redo"})

    lines = journal.read()
    assert [record["kind"] for record in lines.records] == ["base", "undo", "redo"]
    assert not lines.is_damaged


@pytest.mark.parametrize("crash_at", [1, 2, 3, 4])
def test_a_crash_while_a_journal_starts_again_leaves_one_with_its_base(
    journal: Journal, monkeypatch: pytest.MonkeyPatch, crash_at: int
) -> None:
    journal.restart(b"<first/>", [{"kind": "undo"}])
    rename, calls = Path.replace, 0

    def crash(path: Path, target: Path) -> Path:
        nonlocal calls
        calls += 1
        if calls == crash_at:
            raise KeyboardInterrupt
        return rename(path, target)

    for content in (b"<second/>", b"<third/>"):
        calls = 0
        with monkeypatch.context() as patch:
            patch.setattr(Path, "replace", crash)
            try:
                Journal(journal.path.parent, "letter").read()
                again = Journal(journal.path.parent, "letter")
                again.read()
                again.restart(content, [{"kind": "redo"}])
            except KeyboardInterrupt:
                pass
        found = Journal(journal.path.parent, "letter")
        lines = found.read()
        base = found.base(lines.records[0]["sha256"])
        assert (base, lines.records[1]["kind"]) in {
            (b"<first/>", "undo"),
            (b"<second/>", "redo"),
            (b"<third/>", "redo"),
        }
        assert not lines.is_damaged


def test_starting_again_leaves_only_one_base(journal: Journal) -> None:
    for content in (b"<first/>", b"<second/>", b"<second/>"):
        journal.restart(content, [])

    assert sorted(path.name for path in journal.path.parent.iterdir()) == [
        "letter.base.xlf",
        "letter.jsonl",
    ]


def test_a_base_whose_journal_was_never_written_goes_at_the_next_start(
    journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    journal.restart(b"<first/>", [])
    calls = 0
    rename = Path.replace

    def crash_at_the_second(path: Path, target: Path) -> Path:
        nonlocal calls
        calls += 1
        if calls == 2:
            raise KeyboardInterrupt
        return rename(path, target)

    with monkeypatch.context() as patch:
        patch.setattr(Path, "replace", crash_at_the_second)
        with pytest.raises(KeyboardInterrupt):
            journal.restart(b"<never/>", [])
    assert (journal.path.parent / "letter.next-base.xlf").exists()
    again = Journal(journal.path.parent, "letter")
    again.read()
    again.restart(b"<first/>", [])
    assert sorted(path.name for path in journal.path.parent.iterdir()) == [
        "letter.base.xlf",
        "letter.jsonl",
    ]


def test_what_is_set_aside_never_overwrites_what_was(journal: Journal) -> None:
    first = journal.set_aside("theirs", ".xlf", b"1")
    second = journal.set_aside("theirs", ".xlf", b"2")

    assert (first.name, first.read_bytes()) == ("letter.theirs-1.xlf", b"1")
    assert (second.name, second.read_bytes()) == ("letter.theirs-2.xlf", b"2")


def test_a_failure_to_reach_the_disk_is_told_and_can_be_overcome(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    log = DurableLog(tmp_path / "log")

    def fail(_: int) -> None:
        raise OSError(errno.EIO, "Input/output error")

    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", fail)
        log.append(b"one\n")
        with pytest.raises(ProjectError, match="Input/output error"):
            log.flush()
    log.flush()
    log.append(b"two\n")
    log.close()
    log.close()

    assert (tmp_path / "log").read_bytes() == b"one\ntwo\n"


def test_keystrokes_reach_the_disk_together_and_flush_does_not_wait_for_their_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    synced: list[int] = []
    monkeypatch.setattr(os, "fsync", synced.append)
    log = DurableLog(tmp_path / "log")
    for _ in range(50):
        log.append(b"x", sync_within_s=3600.0)
    assert synced == []

    log.flush()

    assert len(synced) == 1
    log.close()


def test_a_journal_that_cannot_be_opened_is_told(tmp_path: Path) -> None:
    (tmp_path / "letter.jsonl").mkdir()

    with pytest.raises(ProjectError, match=r"letter\.jsonl"):
        Journal(tmp_path, "letter").read()
    with pytest.raises(ProjectError, match=r"letter\.jsonl"):
        Journal(tmp_path, "letter").append({"kind": "undo"})
