"""The pace of a translator, told by the times of edits."""

from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alignwb.core.bitext import edits
from alignwb.core.bitext.bitext import Bitext, Kind, Paragraph
from alignwb.core.bitext.edits import Edit
from alignwb.core.bitext.overview.pace import LEAST_S, PAUSE_S, measure_pace, times_worked
from alignwb.core.bitext.segment import Origin, OriginKind, Segment, SegmentRef, Status

MACHINE = Origin(OriginKind.MT, "argos nl_en 1")
TEN = "een twee drie vier vijf zes zeven acht negen tien"


def bitext(count: int = 30) -> Bitext:
    """Sentences of ten words; those of even numbers have a draft."""
    segments = tuple(
        Segment(f"s{n}", TEN) if n % 2 else Segment(f"s{n}", TEN, "one two", Status.DRAFT, MACHINE)
        for n in range(count)
    )
    return Bitext("getallen", "", (Paragraph("p1", Kind.PARAGRAPH, segments),))


def ref(number: int) -> SegmentRef:
    return SegmentRef("p1", f"s{number}")


class Worker:
    """Makes edits one after the other."""

    def __init__(self, count: int = 30) -> None:
        self.bitext = bitext(count)
        self.edits: list[Edit] = []

    def do(self, edit: Edit | None, at_s: int | None) -> None:
        assert edit is not None
        self.bitext = edits.apply(self.bitext, edit)
        self.edits.append(replace(edit, at_s=at_s))

    def confirm(self, number: int, at_s: int | None) -> None:
        done = Status.CONFIRMED
        self.do(edits.set_target(self.bitext, ref(number), f"Done {at_s}.", status=done), at_s)

    def reopen(self, number: int, at_s: int) -> None:
        self.do(edits.set_status(self.bitext, ref(number), Status.EDITED), at_s)


def working(times_s: Sequence[int | None]) -> Worker:
    worker = Worker()
    for number, at_s in enumerate(times_s):
        worker.confirm(number, at_s)
    return worker


def test_words_are_counted_over_the_time_between_edits() -> None:
    measured = measure_pace(working([1000, 1100, 1300, 1400]).edits).all
    assert (measured.words, measured.seconds) == (30, 400)
    assert measured.words_an_hour == 270


def test_a_pause_and_what_is_confirmed_after_it_are_left_out() -> None:
    measured = measure_pace(working([0, 200, 200 + PAUSE_S + 1, 700, 900]).edits).all
    assert (measured.words, measured.seconds) == (30, 200 + (700 - 501) + 200)


def test_a_clock_that_was_put_back_is_a_pause() -> None:
    measured = measure_pace(working([5000, 5200, 100, 400]).edits).all
    assert (measured.words, measured.seconds) == (20, 500)


def test_little_work_says_nothing() -> None:
    pace = measure_pace(working([0, LEAST_S - 1]).edits)
    assert pace.all.words == 10
    assert pace.all.words_an_hour is None
    assert pace.seconds_left(bitext()) is None


def test_time_without_anything_confirmed_is_no_speed() -> None:
    worker = Worker()
    for minute in range(8):
        text = f"Text {minute}."
        worker.do(edits.set_target(worker.bitext, ref(1), text), minute * 60)
    assert measure_pace(worker.edits).all.words_an_hour is None


def test_edits_of_before_times_were_kept_say_nothing() -> None:
    assert measure_pace(working([None] * 9).edits).all.seconds == 0


def test_a_segment_counts_once_and_not_if_it_was_opened_again() -> None:
    worker = Worker()
    for number, at_s in ((1, 0), (3, 100), (5, 200)):
        worker.confirm(number, at_s)
    worker.reopen(3, 250)
    worker.confirm(3, 300)
    assert measure_pace(worker.edits).all.words == 20
    worker.reopen(5, 350)
    measured = measure_pace(worker.edits).all
    assert (measured.words, measured.seconds) == (10, 350)


def test_a_correction_of_what_is_confirmed_takes_time_and_adds_no_words() -> None:
    worker = working([0, 100, 200])
    worker.confirm(0, 290)  # was confirmed at a time of which nothing is known
    measured = measure_pace(worker.edits).all
    assert (measured.words, measured.seconds) == (20, 290)


def test_what_is_filled_in_is_no_work() -> None:
    worker = working([0, 200])
    filled = edits.set_target(worker.bitext, ref(5), "From memory.", status=Status.DRAFT)
    worker.do(filled, 400)
    worker.confirm(7, 600)
    measured = measure_pace(worker.edits).all
    assert (measured.words, measured.seconds) == (10, 200)


def test_time_left_is_that_of_the_open_words() -> None:
    worker = working([60 * n for n in range(7)])
    pace = measure_pace(worker.edits)
    assert pace.all.words_an_hour == 600
    left = pace.seconds_left(worker.bitext)
    assert left == pytest.approx(23 * 60)
    outdated = replace(worker.bitext.segment(ref(0)), is_outdated=True)
    first = worker.bitext.paragraphs[0]
    changed = replace(first, segments=(outdated, *first.segments[1:]))
    more = pace.seconds_left(replace(worker.bitext, paragraphs=(changed,)))
    assert more == pytest.approx(24 * 60)


def test_where_enough_is_known_of_drafts_the_rest_is_reckoned_by_them() -> None:
    worker = Worker(40)
    at_s = 0
    worker.confirm(1, at_s)
    for number in range(2, 20):
        at_s += 30 if number % 2 == 0 else 120
        worker.confirm(number, at_s)
    pace = measure_pace(worker.edits)
    # Nine drafts in 270 s are too few to go by, so they take the usual time.
    assert pace.by_start[OriginKind.MT].words_an_hour is None
    usual = pace.all.words_an_hour
    assert usual is not None
    assert pace.seconds_left(worker.bitext) == pytest.approx(10 * 120 + 110 * 3600 / usual)
    for number in (20, 22, 24):
        at_s += 30
        worker.confirm(number, at_s)
    pace = measure_pace(worker.edits)
    assert pace.seconds_left(worker.bitext) == pytest.approx(10 * 120 + 8 * 30)


def test_nothing_open_takes_no_time() -> None:
    worker = Worker(7)
    for number in range(7):
        worker.confirm(number, 100 * number)
    assert measure_pace(worker.edits).seconds_left(worker.bitext) == 0


def test_a_segment_that_was_merged_into_an_open_one_is_open() -> None:
    worker = working([0, 100, 200, 300])
    worker.do(edits.merge_with_next(worker.bitext, ref(3)), 400)
    measured = measure_pace(worker.edits).all
    assert not worker.bitext.segment(ref(3)).status.is_done
    assert (measured.words, measured.seconds) == (20, 400)


@given(st.lists(st.integers(0, 2000), max_size=30))
def test_no_more_is_counted_than_there_is(times_s: list[int]) -> None:
    measured = measure_pace(working(times_s).edits).all
    assert 0 <= measured.words <= 10 * max(0, len(times_s) - 1)
    assert 0 <= measured.seconds <= PAUSE_S * len(times_s)


def test_the_time_of_a_segment_is_that_before_its_edits() -> None:
    worker = working([100, 130, 190, 190 + PAUSE_S + 1])
    worker.reopen(1, 700)
    assert times_worked(worker.edits) == {ref(1): 30 + 700 - 190 - PAUSE_S - 1, ref(2): 60}


def test_times_of_segments_add_up_to_the_time_of_all() -> None:
    worker = working([10, 45, 46, 300, 900, 930])
    total = measure_pace(worker.edits).all.seconds
    assert sum(times_worked(worker.edits).values()) == total == 320
