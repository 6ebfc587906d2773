from dataclasses import replace

from support.scored_project import DRAFTED

from alignwb.core.bitext import edits
from alignwb.core.bitext.bitext import Bitext
from alignwb.core.bitext.post_edits.effort import Effort
from alignwb.core.bitext.segment import Dismissal, OriginKind, Segment, SegmentRef, Status
from alignwb.core.checks.findings import FindingCounts
from alignwb.core.memory.bands import BANDS, BandCount
from alignwb.formats.report_page.report_parts import ReportTable, Words
from alignwb.services.reporting.effort import (
    EffortOptions,
    EffortTotals,
    added_efforts,
    measure_effort,
)
from alignwb.services.reporting.effort_page import effort_page
from alignwb.services.reporting.effort_tables import document_rows, segment_rows

LAST = SegmentRef("p3", "s1")
BRIDGE = Dismissal("name", "Brug", "a street, no bridge")


def _changed(bitext: Bitext, ref: SegmentRef, **changes: object) -> Bitext:
    paragraph = bitext.paragraph(ref.paragraph)
    segments = tuple(
        replace(segment, **changes) if segment.id == ref.segment else segment  # type: ignore[arg-type]  # any field
        for segment in paragraph.segments
    )
    return bitext.with_paragraphs([replace(paragraph, segments=segments)])


def _confirmed() -> Bitext:
    """One segment as its draft was, one retyped a little, two not confirmed."""
    bitext = _changed(DRAFTED, LAST, status=Status.CONFIRMED, dismissed=(BRIDGE,))
    ref = SegmentRef("p2", "s1")
    edit = edits.set_target(bitext, ref, "She worked near the Sovnarkom.", status=Status.CONFIRMED)
    assert edit
    return edits.apply(bitext, edit)


def _efforts(total: EffortTotals, made_from: OriginKind | None = None) -> dict[Effort, int]:
    counts = total.by_effort(made_from)
    return {effort: count.segments for effort, count in counts.items() if count.segments}


def test_confirmed_targets_are_counted_by_their_effort() -> None:
    total = measure_effort(_confirmed(), EffortOptions())
    assert _efforts(total) == {Effort.UNEDITED: 1, Effort.LIGHT: 1}
    assert _efforts(total, OriginKind.MT) == _efforts(total)
    assert _efforts(total, OriginKind.TM) == {}
    assert (total.words, len(total.segments), len(total.confirmed)) == (18, 4, 2)
    share = total.edit_share(OriginKind.MT)
    assert share is not None
    assert 0 < share < 0.3
    assert total.edit_share(OriginKind.TM) is None


def test_what_was_let_stand_is_told_with_its_reason() -> None:
    [(segment, dismissal)] = measure_effort(_confirmed(), EffortOptions()).dismissed
    assert (segment.ref, dismissal) == (LAST, BRIDGE)


def test_time_comes_from_the_edits_and_only_where_it_is_asked_for() -> None:
    confirmed = _confirmed()
    changes = []
    for at_s, text in ((100, "Then he went."), (140, "Then he left.")):
        edit = edits.set_target(confirmed, LAST, text, status=Status.CONFIRMED)
        assert edit
        changes.append(replace(edit, at_s=at_s))
        confirmed = edits.apply(confirmed, edit)
    timed = measure_effort(confirmed, EffortOptions(edits=changes))
    assert timed.seconds == 40
    assert [each.seconds for each in timed.segments] == [None, None, None, 40]
    untimed = measure_effort(confirmed, EffortOptions())
    assert untimed.pace is None
    assert untimed.seconds == 0


def test_documents_are_added_up() -> None:
    known = dict.fromkeys(BANDS, BandCount(1, 5))
    one = measure_effort(_confirmed(), EffortOptions(bands=known, findings=FindingCounts(1, 2)))
    total = added_efforts([one, one])
    assert total.words == 2 * one.words
    assert total.bands == dict.fromkeys(BANDS, BandCount(2, 10))
    assert total.findings == FindingCounts(2, 4)
    assert _efforts(total) == {Effort.UNEDITED: 2, Effort.LIGHT: 2}
    partly = added_efforts([one, measure_effort(DRAFTED, EffortOptions())])
    assert (partly.bands, partly.findings, partly.pace) == (None, None, None)


def test_every_row_has_the_same_columns_and_adds_up() -> None:
    known = dict.fromkeys(BANDS, BandCount(1, 5))
    one = measure_effort(_confirmed(), EffortOptions(bands=known))
    bare = measure_effort(_changed(DRAFTED, LAST, target="", draft=None), EffortOptions())
    first, second = document_rows([one, bare])
    assert list(first) == list(second)
    assert (first["match_100_words"], second["match_100_words"]) == (5, None)
    assert first["drafts_unedited_segments"] == 1
    assert first["findings_dismissed"] == 1
    rows = list(segment_rows([one, bare]))
    assert len({tuple(row) for row in rows}) == 1
    assert sum(int(row["words"] or 0) for row in rows[:4]) == first["words"]


def test_a_document_without_anything_done_has_a_page() -> None:
    bare = measure_effort(Bitext("leeg", "", ()), EffortOptions())
    page = effort_page([bare], added_efforts([bare]), "nothing yet")
    assert next(section.heading for section in page.sections) == "Size"


def test_a_page_lists_what_was_let_stand_and_counts_the_rest() -> None:
    dismissed = tuple(Dismissal("number", str(number), "a year") for number in range(203))
    bitext = _changed(DRAFTED, LAST, dismissed=dismissed)
    total = measure_effort(bitext, EffortOptions(edits=()))
    page = effort_page([total], total, "")
    sections = {section.heading: section.parts for section in page.sections}
    table, more = sections["Findings that were let stand"]
    assert isinstance(table, ReportTable)
    assert len(table.rows) == 200
    assert table.rows[0] == ["brief p3/s1", "number", "0", "a year"]
    assert more == Words("And 3 more.")
    assert isinstance(sections["Time"][0], Words)


def test_a_segment_that_nobody_confirmed_has_no_effort() -> None:
    bitext = _changed(DRAFTED, LAST, status=Status.EDITED, target="Off he went.")
    assert isinstance(bitext.segment(LAST), Segment)
    assert measure_effort(bitext, EffortOptions()).confirmed == ()
