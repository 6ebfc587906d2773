from dataclasses import replace

import pytest
from hypothesis import given
from support.strategies import bitexts

from alignwb.core.bitext.bitext import Bitext, Kind, Paragraph
from alignwb.core.bitext.codes import InlineCode
from alignwb.core.bitext.edits import apply, inverse
from alignwb.core.bitext.segment import Segment, Status
from alignwb.formats.reviewed.review_names import key_of
from alignwb.formats.reviewed.review_reader import ReviewRow
from alignwb.services.reviewing.reviewed_changes import Outcome, review_edit, reviewed_rows

BOLD = InlineCode(1, is_pair=True)
OPEN, CLOSE = (end.text for end in BOLD.ends)
SEGMENTS = (
    Segment("s1", "De zon.", "The sun.", Status.CONFIRMED, note="warm"),
    Segment("s2", f"De {OPEN}maan{CLOSE}.", f"The {OPEN}moon{CLOSE}.", Status.EDITED),
    Segment("s3", "Een ster[^1].", "A star[^1].", Status.LOCKED),
)
BITEXT = Bitext("brief", "", (Paragraph("p1", Kind.PARAGRAPH, SEGMENTS, codes={1: BOLD}),))


def _row(at: int, **changes: object) -> ReviewRow:
    segment = SEGMENTS[at]
    key = key_of(segment.source, segment.target, segment.note)
    row = ReviewRow(
        at + 1, "brief", f"p1/{segment.id}", key, segment.source, segment.target, segment.note
    )
    return replace(row, **changes)  # type: ignore[arg-type]


def _outcome(row: ReviewRow, bitext: Bitext = BITEXT) -> Outcome:
    [reviewed] = reviewed_rows(bitext, [row])
    return reviewed.outcome


def _with(at: int, **changes: object) -> Bitext:
    segments = list(SEGMENTS)
    segments[at] = replace(segments[at], **changes)  # type: ignore[arg-type]
    return replace(BITEXT, paragraphs=(replace(BITEXT.paragraphs[0], segments=tuple(segments)),))


def test_only_what_the_reviewer_changed_is_changed_in_one_edit() -> None:
    rows = [
        _row(0, target="The Sun.", comments=("Jo: capital",)),
        _row(1, note="bold?"),
        _row(2),
    ]
    reviewed = reviewed_rows(BITEXT, rows)
    assert [each.outcome for each in reviewed] == [Outcome.CHANGED, Outcome.CHANGED, Outcome.SAME]
    edit = review_edit(BITEXT, reviewed)
    assert edit is not None
    after = apply(BITEXT, edit)
    first, second, third = after.paragraphs[0].segments
    assert (first.target, first.status, first.note) == (
        "The Sun.",
        Status.EDITED,
        "warm\nJo: capital",
    )
    assert (second.target, second.status, second.note) == (
        SEGMENTS[1].target,
        Status.EDITED,
        "bold?",
    )
    assert third == SEGMENTS[2]
    assert apply(after, inverse(edit)) == BITEXT
    again = reviewed_rows(after, rows)
    assert {each.outcome for each in again} == {Outcome.SAME}
    assert review_edit(after, again) is None


@pytest.mark.parametrize(
    ("row", "outcome"),
    [
        (_row(0, place="p1/s9"), Outcome.UNKNOWN),
        (_row(0, place="p1"), Outcome.UNKNOWN),
        (_row(0, place=""), Outcome.NO_ID),
        (_row(0, source="De maan.", target="The moon."), Outcome.SOURCE_EDITED),
        (_row(0, source="De maan.", target="The moon.", key=None), Outcome.SOURCE_CHANGED),
        (_row(0, target=" "), Outcome.EMPTY),
        (_row(1, target="The moon."), Outcome.TAGS),
        (_row(1, target=f"The {CLOSE}moon{OPEN}."), Outcome.TAGS),
        (_row(1, target=f"The {OPEN}{OPEN}moon{CLOSE}."), Outcome.TAGS),
        (_row(1, target=f"{OPEN}The moon{CLOSE}."), Outcome.CHANGED),
        (_row(2, target="One star[^1]."), Outcome.LOCKED),
        (_row(2, note="far"), Outcome.CHANGED),
        (_row(0, target=None, note=None), Outcome.SAME),
        (_row(0, target="The Sun.", key=None), Outcome.CHANGED),
    ],
)
def test_what_becomes_of_a_row(row: ReviewRow, outcome: Outcome) -> None:
    assert _outcome(row) is outcome


def test_a_marker_that_is_gone_is_told() -> None:
    row = _row(2, target="One star.")
    assert _outcome(row, _with(2, status=Status.EDITED)) is Outcome.MARKERS


def test_what_was_changed_here_since_is_never_written_over() -> None:
    row = _row(0, target="The Sun.", note="hot")
    assert _outcome(row, _with(0, source="De zon scheen.")) is Outcome.SOURCE_CHANGED
    assert _outcome(row, _with(0, target="A sun.")) is Outcome.TARGET_CHANGED
    assert _outcome(row, _with(0, note="cold")) is Outcome.NOTE_CHANGED
    assert _outcome(row, _with(0, note="hot")) is Outcome.CHANGED
    # The reviewer has left it alone: nothing is asked for.
    assert _outcome(_row(0), _with(0, target="A sun.", note="cold")) is Outcome.SAME


def test_a_row_that_stands_twice_is_told_twice() -> None:
    rows = [_row(0, target="a"), _row(0, target="b")]
    reviewed = reviewed_rows(BITEXT, rows)
    assert [each.outcome for each in reviewed] == [Outcome.TWICE] * 2
    assert review_edit(BITEXT, reviewed) is None


@given(bitexts())
def test_a_review_that_nobody_has_edited_changes_nothing(bitext: Bitext) -> None:
    rows = [
        ReviewRow(
            1,
            bitext.document,
            str(ref),
            key_of(each.source, each.target, each.note),
            each.source,
            each.target,
            each.note,
        )
        for ref, each in bitext.segments()
    ]
    assert {each.outcome for each in reviewed_rows(bitext, rows)} == {Outcome.SAME}
