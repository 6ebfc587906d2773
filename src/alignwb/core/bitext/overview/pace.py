"""How fast a document is translated, by the times of its edits, and how long the rest will take."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from alignwb.core.bitext import navigation
from alignwb.core.bitext.bitext import Bitext
from alignwb.core.bitext.edits import Change, Edit
from alignwb.core.bitext.segment import OriginKind, Segment, SegmentRef, Status
from alignwb.core.bitext.statistics import count_words

PAUSE_S = 300
"""A longer time between two edits is a pause, and not counted."""

LEAST_S = 300
"""Work of a shorter time says nothing of a speed."""

Start = OriginKind | None
"""Where the target was from that the translator began with; None where there was none."""


@dataclass(frozen=True, slots=True)
class Measured:
    """The source words that were confirmed in some time."""

    words: int = 0
    seconds: float = 0.0

    @property
    def words_an_hour(self) -> float | None:
        """The speed; None where too little was measured."""
        if self.seconds < LEAST_S or not self.words:
            return None
        return self.words * 3600 / self.seconds


@dataclass(frozen=True, slots=True)
class Pace:
    """The speed of the translator on a document.

    Attributes:
        all: All that was measured.
        by_start: The part of it that is known of each start.
    """

    all: Measured
    by_start: Mapping[Start, Measured]

    def seconds_left(self, bitext: Bitext) -> float | None:
        """The time that the open segments take at this speed; None where it is not known.

        Those that begin like segments of which enough was measured take what those took.
        """
        usual = self.all.words_an_hour
        if usual is None:
            return None
        words: dict[Start, int] = {}
        for _, segment in bitext.segments():
            if navigation.is_open(segment):
                start = _start_of(segment)
                words[start] = words.get(start, 0) + count_words(segment.source)
        own = {start: measured.words_an_hour for start, measured in self.by_start.items()}
        return sum(3600 * count / (own.get(start) or usual) for start, count in words.items())


@dataclass(slots=True)
class _Worked:
    """What is known of the work on one segment."""

    start: Start
    words: int = 0
    seconds: float = 0.0


def measure_pace(edits: Iterable[Edit]) -> Pace:
    """The speed that these edits tell, in the order in which they were done.

    The time before an edit is the time since the last one.  Of the first edit, and of one after a
    pause, it is not known: neither the pause nor what is confirmed there is counted.  Every segment
    counts once, if it was confirmed and not opened again.
    """
    worked = _work_on(edits)
    by_start = {
        start: _sum(each for each in worked.values() if each.start is start)
        for start in {each.start for each in worked.values()}
    }
    return Pace(_sum(worked.values()), by_start)


def times_worked(edits: Iterable[Edit]) -> dict[SegmentRef, float]:
    """The seconds that each segment took, as far as these edits tell; they are counted likewise.

    Segments of which nothing is known are not there.
    """
    return {ref: each.seconds for ref, each in _work_on(edits).items() if each.seconds}


def _work_on(edits: Iterable[Edit]) -> dict[SegmentRef, _Worked]:
    worked: dict[SegmentRef, _Worked] = {}
    last_s: int | None = None
    for edit in edits:
        touched = [each for change in edit.changes for each in _touched(change)]
        if edit.at_s is None or not touched:
            continue
        gap_s = None if last_s is None else edit.at_s - last_s
        last_s = edit.at_s
        time_s = gap_s if gap_s is not None and 0 <= gap_s <= PAUSE_S else None
        for ref, old, new in touched:
            known = worked.setdefault(ref, _Worked(_start_of(old) if old else None))
            known.seconds += (time_s or 0) / len(touched)
            is_done = new is not None and new.status.is_done
            was_done = old is not None and old.status.is_done
            if not is_done or new is None:
                known.words = 0
            elif not was_done and time_s is not None:
                known.words = count_words(new.source)
    return worked


def worked_on(change: Change) -> Iterator[Segment]:
    """The segments of a change as a person left them; one that was filled in is none of them."""
    before = {segment.id: segment for segment in change.before}
    for segment in change.after:
        old = before.get(segment.id)
        is_filled_in = (
            segment.status is Status.DRAFT and old is not None and old.note == segment.note
        )
        if not is_filled_in:
            yield segment


def _touched(change: Change) -> Iterator[tuple[SegmentRef, Segment | None, Segment | None]]:
    """The segments that were worked on, as they were and as they are; None where there is none."""
    before = {segment.id: segment for segment in change.before}
    for segment in worked_on(change):
        old = before.get(segment.id)
        if old != segment:
            yield SegmentRef(change.paragraph, segment.id), old, segment
    for gone in before.keys() - {segment.id for segment in change.after}:
        yield SegmentRef(change.paragraph, gone), before[gone], None


def _start_of(segment: Segment) -> Start:
    return segment.origin.kind if segment.origin and segment.target else None


def _sum(worked: Iterable[_Worked]) -> Measured:
    known = list(worked)
    return Measured(sum(each.words for each in known), sum(each.seconds for each in known))
