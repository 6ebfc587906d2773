"""The marks of findings in the margin: whose they are, and beside which line they stand."""

from alignwb.core.bitext.bitext import Kind, Paragraph
from alignwb.core.bitext.segment import Segment, SegmentRef
from alignwb.core.checks.findings import CheckKind, Finding, Weight
from alignwb.core.languages.words import Span
from alignwb.tui.edit.checks.finding_marks import FindingMarks
from alignwb.tui.shared.paragraph_lines import target_column

PARAGRAPH = Paragraph(
    "p1",
    Kind.PARAGRAPH,
    (
        Segment("a", "De boot vaart.", "The boat sails."),
        Segment("b", "Hij zinkt niet.", "It does not sink at all, whatever happens."),
        Segment("c", "Goed.", "Fine."),
    ),
)
COLUMN = target_column(PARAGRAPH)
NARROW, WIDE = 12, 200


def ref(segment: str, paragraph: str = "p1") -> SegmentRef:
    return SegmentRef(paragraph, segment)


def finding(weight: Weight, *target: Span) -> Finding:
    return Finding(CheckKind.NAME, "?", weight, target=target)


def shown_on(line: int) -> str:
    start, end = COLUMN.lines(NARROW)[line]
    return COLUMN.text[start:end]


def test_a_mark_stands_where_its_segment_begins() -> None:
    margin = FindingMarks({ref("c"): False}).margin(PARAGRAPH, COLUMN, NARROW, "")
    ((line, mark),) = margin.items()
    assert mark == "·"
    assert "Fine." in shown_on(line)


def test_of_two_marks_on_a_line_the_one_that_stops_is_shown() -> None:
    for stopping in ("a", "c"):
        found = {ref(each): each == stopping for each in "abc"}
        assert FindingMarks(found).margin(PARAGRAPH, COLUMN, WIDE, "") == {0: "!"}


def test_the_current_finding_is_marked_beside_its_place() -> None:
    start = PARAGRAPH.segments[1].target.index("whatever")
    current = finding(Weight.MARKS, Span(start, start + 8))
    marks = FindingMarks({ref("b"): True}, current)
    ((line, mark),) = marks.margin(PARAGRAPH, COLUMN, NARROW, "b").items()
    assert mark == "·▸"
    assert "whatever" in shown_on(line)


def test_a_current_finding_without_a_place_is_marked_where_its_segment_begins() -> None:
    marks = FindingMarks({}, finding(Weight.STOPS))
    ((line, mark),) = marks.margin(PARAGRAPH, COLUMN, NARROW, "b").items()
    assert mark == "!▸"
    assert shown_on(line).endswith("It")


def test_a_place_behind_what_is_typed_now_is_marked_at_its_end() -> None:
    marks = FindingMarks({}, finding(Weight.STOPS, Span(900, 905)))
    ((line, _),) = marks.margin(PARAGRAPH, COLUMN, NARROW, "a").items()
    assert shown_on(line).startswith("sails.")


def test_rows_of_other_paragraphs_have_no_marks() -> None:
    marks = FindingMarks({ref("a", "p2"): True}, finding(Weight.STOPS))
    assert marks.margin(PARAGRAPH, COLUMN, NARROW, "") == {}
    assert marks.within(PARAGRAPH) == {}


def test_what_came_went_or_became_another_mark_has_changed() -> None:
    before = FindingMarks({ref("a"): True, ref("b"): True})
    now = FindingMarks({ref("b"): False, ref("c"): False})
    assert now.changed_since(before) == {ref("a"), ref("b"), ref("c")}
    assert now.changed_since(now) == frozenset()
