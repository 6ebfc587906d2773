import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import bitexts

from alignwb.core.bitext import Bitext, Kind, Paragraph
from alignwb.core.references import match_bitext, match_lines, match_sources, plain
from alignwb.core.segment import Segment, SegmentRef


def _bitext(*paragraphs: tuple[tuple[str, str], ...]) -> Bitext:
    """Paragraphs given as their segments' sources and targets."""
    return Bitext(
        "letter",
        "",
        tuple(
            Paragraph(
                f"p{n}",
                Kind.PARAGRAPH,
                tuple(Segment(f"s{m}", *texts) for m, texts in enumerate(segments, 1)),
            )
            for n, segments in enumerate(paragraphs, 1)
        ),
    )


ONE = ("De zon draait om de aarde.[^2]", "The sun revolves round the earth.[^2]")
TWO = ("Dat dacht men.", "So it was  thought.")
THREE = ("Nu niet meer.", "No longer.")


def test_segments_match_one_to_one_where_boundaries_agree() -> None:
    bitext = _bitext((ONE, TWO), (THREE,))
    matches = match_bitext(bitext, bitext)
    assert [match.segments for match in matches] == [(ref,) for ref, _ in bitext.segments()]
    assert [match.reference for match in matches] == [
        "The sun revolves round the earth.",
        "So it was thought.",
        "No longer.",
    ]


def test_where_boundaries_differ_what_lies_between_shared_ones_is_one_match() -> None:
    joined = (f"{ONE[0]} {TWO[0]}", f"{ONE[1]} {TWO[1]}")
    [both, last] = match_bitext(_bitext((ONE, TWO, THREE)), _bitext((joined, THREE)))
    assert both.segments == (SegmentRef("p1", "s1"), SegmentRef("p1", "s2"))
    assert both.source == "De zon draait om de aarde. Dat dacht men."
    assert both.reference == "The sun revolves round the earth. So it was thought."
    assert last.segments == (SegmentRef("p1", "s3"),)
    [first, last] = match_bitext(_bitext((joined, THREE)), _bitext((ONE, TWO, THREE)))
    assert first.segments == (SegmentRef("p1", "s1"),)
    assert first.reference == both.reference


def test_a_match_with_part_of_its_reference_missing_is_left_out() -> None:
    reference = _bitext((ONE, (TWO[0], "")), (THREE,))
    joined = (f"{ONE[0]} {TWO[0]}", "")
    assert [match.reference for match in match_bitext(_bitext((joined,), (THREE,)), reference)] == [
        "No longer."
    ]


def test_a_paragraph_that_moved_is_found_by_its_source() -> None:
    matches = match_bitext(_bitext((ONE,), (TWO,)), _bitext((THREE,), (ONE,), (TWO,)))
    assert [match.reference for match in matches] == [plain(ONE[1]), plain(TWO[1])]


def test_repeated_paragraphs_keep_their_own_references() -> None:
    reference = _bitext((("Ja.", "Yes."),), (("Ja.", "Indeed."),))
    bitext = _bitext((("Ja.", ""),), (("Ja.", ""),))
    assert [match.reference for match in match_bitext(bitext, reference)] == ["Yes.", "Indeed."]


def test_another_source_has_no_match() -> None:
    assert match_bitext(_bitext((ONE,)), _bitext((("De zon draait.", "The sun turns."),))) == ()


@given(bitexts())
def test_a_bitext_matches_itself_at_most_once_a_segment(bitext: Bitext) -> None:
    matched = [ref for match in match_bitext(bitext, bitext) for ref in match.segments]
    assert len(matched) == len(set(matched))
    with_text = [
        ref for ref, segment in bitext.segments() if plain(segment.source) and plain(segment.target)
    ]
    assert set(with_text) <= set(matched)


sentences = st.tuples(st.sampled_from(["Ja.", "Nee.", "Wat nu?"]), st.sampled_from(["A", "B C"]))


def _joined(sentences: list[tuple[str, str]], cuts: list[bool]) -> Bitext:
    """One paragraph; sentences without a cut after them are in one segment with the next."""
    runs: list[list[tuple[str, str]]] = [[]]
    for sentence, cut in zip(sentences, cuts, strict=False):
        runs[-1].append(sentence)
        if cut:
            runs.append([])
    columns = [tuple(zip(*run, strict=True)) for run in runs if run]
    return _bitext(tuple((" ".join(sources), " ".join(targets)) for sources, targets in columns))


@given(
    st.lists(sentences, min_size=1, max_size=8),
    st.lists(st.booleans(), min_size=8, max_size=8),
    st.lists(st.booleans(), min_size=8, max_size=8),
)
def test_any_two_segmentations_of_a_paragraph_match_in_whole_and_in_order(
    sentences: list[tuple[str, str]], mine: list[bool], theirs: list[bool]
) -> None:
    bitext = _joined(sentences, mine)
    matches = match_bitext(bitext, _joined(sentences, theirs))
    assert " ".join(match.reference for match in matches) == bitext.paragraphs[0].target
    assert [ref for match in matches for ref in match.segments] == [
        ref for ref, _ in bitext.segments()
    ]
    for match in matches:
        assert match.source == " ".join(bitext.segment(ref).source for ref in match.segments)


def test_lines_match_segments_in_order_and_empty_ones_are_no_reference() -> None:
    bitext = _bitext((ONE, TWO), (THREE,))
    matches = match_lines(bitext, ["Sun.[^2]", " ", "No."])
    assert [(match.segments[0], match.reference) for match in matches] == [
        (SegmentRef("p1", "s1"), "Sun."),
        (SegmentRef("p2", "s1"), "No."),
    ]
    with pytest.raises(ValueError, match="zip"):
        match_lines(bitext, ["Sun."])


def test_rows_of_one_source_are_used_in_turn_and_the_last_one_again() -> None:
    bitext = _bitext((("Ja.", ""), ("Ja.[^1]", ""), ("Nee.", ""), ("Ja.", "")))
    matches = match_sources(bitext, [("Ja.", "Yes."), ("Ja.", "Indeed."), ("Ooit.", "Once.")])
    assert [match.reference for match in matches] == ["Yes.", "Indeed.", "Indeed."]
