"""Work that the project's folder cannot take: which it is, and where else it goes."""

from pathlib import Path

import pytest
from support.reopened_document import LETTER, P1S1, P1S2, P2S1
from support.review_project import ALIGNED

from alignwb.core.bitext import edits
from alignwb.core.bitext.bitext import Bitext
from alignwb.core.bitext.pairing import Side
from alignwb.core.bitext.segment import SegmentRef
from alignwb.errors import ProjectError
from alignwb.services.session.records import OpenText
from alignwb.services.session.rescue import changed_segments, with_open_text, write_elsewhere


def with_target(bitext: Bitext, ref: SegmentRef, text: str) -> Bitext:
    edit = edits.set_target(bitext, ref, text)
    assert edit is not None
    return edits.apply(bitext, edit)


def test_segments_that_were_changed_are_told_and_those_without_work_are_not() -> None:
    after = with_target(with_target(LETTER, P1S2, "Three houses."), P2S1, "The lock.")
    assert changed_segments(LETTER, after) == (P1S2, P2S1)
    assert changed_segments(Bitext("letter", "", ()), after) == (P1S2, P2S1)
    assert changed_segments(after, LETTER) == (P1S2, P2S1)


def test_what_is_typed_goes_where_it_was_typed() -> None:
    typed = with_open_text(LETTER, OpenText(P1S1, "A house. Two"))
    assert typed.segment(P1S1).target == "A house. Two"
    silent = SegmentRef("p2", "s2")
    corrected = with_open_text(ALIGNED, OpenText(silent, "Zij bleef stil.", Side.SOURCE))
    assert corrected.segment(silent).source == "Zij bleef stil."
    nowhere = OpenText(SegmentRef("p9", "s1"), "lost place")
    assert with_open_text(LETTER, nowhere) is LETTER
    assert with_open_text(LETTER, None) is LETTER


def test_the_first_folder_that_takes_it_gets_it_and_nothing_is_overwritten(tmp_path: Path) -> None:
    gone = tmp_path / "gone"
    first = write_elsewhere(b"one", "letter", (gone, tmp_path))
    second = write_elsewhere(b"two", "letter", (gone, tmp_path))
    assert (first.read_bytes(), second.read_bytes()) == (b"one", b"two")
    with pytest.raises(ProjectError, match="gone"):
        write_elsewhere(b"three", "letter", (gone,))
