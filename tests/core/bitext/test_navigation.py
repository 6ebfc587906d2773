"""Ways through a bitext."""

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st
from support.strategies import bitexts

from alignwb.core.bitext import navigation
from alignwb.core.bitext.bitext import Bitext, Kind, Paragraph
from alignwb.core.bitext.segment import Draft, Hypothesis, Segment, SegmentRef, Status


def a_bitext() -> Bitext:
    def segment(number: int, status: Status) -> Segment:
        return Segment(f"s{number}", f"Zin {number}.", "x" if status.is_done else "", status)

    return Bitext(
        "d",
        "",
        (
            Paragraph(
                "p1",
                Kind.PARAGRAPH,
                (segment(1, Status.INITIAL), segment(2, Status.CONFIRMED)),
            ),
            Paragraph("p2", Kind.PARAGRAPH, (segment(1, Status.INITIAL),)),
        ),
    )


def test_next_open_skips_what_is_confirmed_and_comes_round_again() -> None:
    bitext = a_bitext()
    first, last = SegmentRef("p1", "s1"), SegmentRef("p2", "s1")
    assert navigation.around(bitext, first, navigation.is_open) == last
    assert navigation.around(bitext, last, navigation.is_open) == first
    assert navigation.around_back(bitext, first, navigation.is_open) == last


def test_there_is_nothing_before_the_first_or_after_the_last() -> None:
    bitext = a_bitext()
    assert navigation.before(bitext, SegmentRef("p1", "s1")) is None
    assert navigation.after(bitext, SegmentRef("p2", "s1")) is None


def test_what_is_skipped_is_passed_over_in_every_direction() -> None:
    bitext = a_bitext()
    refs = [ref for ref, _ in bitext.segments()]
    start, *skipped, end = refs
    assert navigation.after(bitext, start, skipped=skipped) == end
    assert navigation.before(bitext, end, skipped=skipped) == start
    assert navigation.after(bitext, start, skipped=[*skipped, end]) is None
    assert navigation.around(bitext, end, lambda _: True, skipped=[start]) == skipped[0]
    assert navigation.around_back(bitext, start, lambda _: True, skipped=[end]) == skipped[-1]


def _drafted(*confidences: float | None) -> Bitext:
    """A segment for each: an untouched draft of that confidence; None for one without."""

    def segment(number: int, confidence: float | None) -> Segment:
        draft = Draft("e", "p", "1", (Hypothesis("Draft.", -0.5),), confidence=confidence)
        return Segment(f"s{number}", "Zin.", "Draft.", Status.DRAFT, draft.origin, draft)

    segments = tuple(segment(number, each) for number, each in enumerate(confidences))
    return Bitext("d", "", (Paragraph("p", Kind.PARAGRAPH, segments),))


def _walk(bitext: Bitext, start: str, *, worst_first: bool, steps: int) -> list[str]:
    ref: SegmentRef | None = SegmentRef("p", start)
    found = []
    for _ in range(steps):
        assert ref is not None
        ref = navigation.by_confidence(bitext, ref, worst_first=worst_first)
        found.append(ref.segment if ref else "")
    return found


def test_drafts_follow_each_other_from_the_worst_or_the_best_and_round_again() -> None:
    bitext = _drafted(0.5, None, 0.9, 0.1, 0.5)
    assert _walk(bitext, "s1", worst_first=True, steps=5) == ["s3", "s0", "s4", "s2", "s3"]
    assert _walk(bitext, "s1", worst_first=False, steps=5) == ["s2", "s0", "s4", "s3", "s2"]


def test_what_a_person_has_touched_is_no_draft_to_go_to() -> None:
    bitext = _drafted(0.5, 0.2, 0.7)
    segments = bitext.paragraphs[0].segments
    edited = replace(segments[1], target="Mine.", status=Status.EDITED)
    paragraph = replace(bitext.paragraphs[0], segments=(segments[0], edited, segments[2]))
    bitext = replace(bitext, paragraphs=(paragraph,))
    assert _walk(bitext, "s2", worst_first=True, steps=2) == ["s0", "s2"]
    skipped = [SegmentRef("p", "s0")]
    here = SegmentRef("p", "s2")
    assert navigation.by_confidence(bitext, here, worst_first=True, skipped=skipped) is None


@settings(max_examples=40)
@given(bitexts())
def test_walking_forwards_and_back_meets_every_segment_in_order(bitext: Bitext) -> None:
    refs = [ref for ref, _ in bitext.segments()]
    walked = [refs[0]]
    while following := navigation.after(bitext, walked[-1]):
        walked.append(following)
    assert walked == refs
    back = [refs[-1]]
    while before := navigation.before(bitext, back[-1]):
        back.append(before)
    assert back == refs[::-1]


@settings(max_examples=40)
@given(bitexts())
def test_a_number_names_the_segment_that_has_it(bitext: Bitext) -> None:
    for number, (ref, _) in enumerate(bitext.segments(), start=1):
        assert navigation.numbered(bitext, number) == ref
        assert navigation.number_of(bitext, ref) == number
    assert navigation.numbered(bitext, 10**6) == navigation.last(bitext)
    assert navigation.numbered(bitext, -3) == navigation.first(bitext)


def test_progress_counts_done_and_begun() -> None:
    assert navigation.progress(a_bitext()) == (1, 0, 3)


@settings(max_examples=40)
@given(st.lists(bitexts(max_paragraphs=2), min_size=1, max_size=4))
def test_counting_only_what_changed_counts_the_same(versions: list[Bitext]) -> None:
    count = navigation.ProgressCounter()
    for bitext in versions:
        assert count.of(bitext) == navigation.progress(bitext)
        assert count.of(bitext) == navigation.progress(bitext)
