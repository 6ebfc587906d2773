from dataclasses import replace

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from support.strategies import bitexts

from alignwb.core.beads import bead_edits
from alignwb.core.bitext import edits
from alignwb.core.bitext.bitext import Bitext, Kind, Paragraph
from alignwb.core.bitext.markers import plain_text
from alignwb.core.bitext.segment import Segment, SegmentRef
from alignwb.core.bitext.sentences import Sentence, new_bead
from alignwb.core.matching.reference_matching import (
    by_paragraph,
    match_bitext,
    match_lines,
    match_sources,
)


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
    assert [match.reference for match in matches] == [plain_text(ONE[1]), plain_text(TWO[1])]


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
        ref
        for ref, segment in bitext.segments()
        if plain_text(segment.source) and plain_text(segment.target)
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


def _retold(bitext: Bitext, old: str, new: str) -> Bitext:
    """Another edition, in which some words are others."""
    return _bitext(
        *(
            tuple((s.source.replace(old, new), s.target) for s in paragraph.segments)
            for paragraph in bitext.paragraphs
        )
    )


LONG = (
    ("De zon draait om de aarde, dacht men in die dagen.", "The sun revolves, they thought."),
    ("Pas later begreep men dat het andersom was.", "Only later was it understood."),
    ("Sindsdien draait de aarde om de zon.", "Since then the earth turns."),
)


def test_another_edition_matches_sentence_by_sentence_and_says_so() -> None:
    bitext = _bitext(LONG, (THREE,))
    first, *others = match_bitext(bitext, _retold(bitext, "dacht men", "meende men"))
    assert not first.is_same_source
    assert first.source == LONG[0][0]
    assert [match.reference for match in (first, *others)] == [*(b for _, b in LONG), THREE[1]]
    assert all(match.is_same_source for match in others)


def test_other_paragraphs_of_the_same_text_match_all_the_same() -> None:
    matches = match_bitext(_bitext(LONG[:1], LONG[1:]), _bitext(LONG[:2], LONG[2:]))
    assert [(match.source, match.reference) for match in matches] == list(LONG)
    assert all(match.is_same_source for match in matches)


def test_a_bead_over_a_paragraph_break_is_one_match() -> None:
    joined = tuple(" ".join(texts) for texts in zip(*LONG[:2], strict=True))
    [over, last] = match_bitext(_bitext(LONG[:1], LONG[1:]), _bitext((joined, LONG[2])))  # type: ignore[arg-type]  # a pair
    assert over.segments == (SegmentRef("p1", "s1"), SegmentRef("p2", "s1"))
    assert last.source == LONG[2][0]


def test_a_sentence_of_one_edition_alone_is_in_no_match() -> None:
    extra = ("Dat schreef Copernicus al heel vroeg op.", "So wrote Copernicus.")
    bitext = _bitext((*LONG[:2], extra, LONG[2]))
    for mine, reference in ((bitext, _bitext(LONG)), (_bitext(LONG), bitext)):
        matches = match_bitext(mine, reference)
        assert [match.source for match in matches] == [source for source, _ in LONG]


def test_beads_without_source_or_target_are_in_no_match() -> None:
    reference = _bitext((LONG[0], ("", "By the way."), (LONG[1][0], ""), LONG[2]))
    matches = match_bitext(_bitext(LONG), reference)
    assert [match.reference for match in matches] == [LONG[0][1], LONG[2][1]]
    assert match_sources(_bitext((("[^1]", ""),)), [("", "By the way.")]) == ()


def test_matches_of_one_paragraph_become_one() -> None:
    bitext = _bitext(LONG, (THREE,))
    [first, last] = by_paragraph(match_bitext(bitext, bitext))
    assert [ref.segment for ref in first.segments] == ["s1", "s2", "s3"]
    assert (first.source, first.reference) == tuple(
        " ".join(side) for side in zip(*LONG, strict=True)
    )
    assert last.reference == THREE[1]


vocabulary = st.sampled_from(["zon", "aarde", "maan", "draait", "om", "de", "later", "toen"])
long_sentences = st.lists(vocabulary, min_size=1, max_size=6).map(" ".join)


@example([("zon", "zon")] * 7, [0, 0, 0, 0, 2, 2, 0, 0], [0, 0, 0, 0, 0, 2, 0, 0])
@given(
    st.lists(st.tuples(long_sentences, long_sentences), min_size=1, max_size=8),
    st.lists(st.integers(0, 2), min_size=8, max_size=8),
    st.lists(st.integers(0, 2), min_size=8, max_size=8),
)
def test_any_regrouping_covers_the_same_text_by_segment_and_by_paragraph(
    sentences: list[tuple[str, str]], mine: list[int], theirs: list[int]
) -> None:
    bitext, reference = _regrouped(sentences, mine), _regrouped(sentences, theirs)
    matches = match_bitext(bitext, reference)
    paragraphs = by_paragraph(matches)
    for side in ("source", "reference"):
        texts = [" ".join(getattr(match, side) for match in some) for some in (matches, paragraphs)]
        assert texts[0] == texts[1]
    refs = [ref for match in matches for ref in match.segments]
    assert [ref for match in paragraphs for ref in match.segments] == refs
    assert len({ref.paragraph for ref in refs}) >= len(paragraphs)
    order = [ref for ref, _ in bitext.segments()]
    assert refs == [ref for ref in order if ref in set(refs)]
    if match_bitext(bitext, bitext) and mine == theirs:
        assert refs == order


def _regrouped(sentences: list[tuple[str, str]], ends: list[int]) -> Bitext:
    """After each sentence: 0 goes on, 1 ends the segment, 2 the paragraph."""
    paragraphs: list[list[list[tuple[str, str]]]] = [[[]]]
    for pair, end in zip(sentences, ends, strict=False):
        paragraphs[-1][-1].append(pair)
        if end:
            paragraphs[-1].append([])
        if end == 2:
            paragraphs.append([[]])
    return _bitext(
        *(
            tuple((" ".join(a for a, _ in run), " ".join(b for _, b in run)) for run in runs if run)
            for runs in paragraphs
            if any(runs)
        )
    )


def test_a_litany_in_other_paragraphs_does_not_hide_what_is_told_once() -> None:
    lines = (("Heer ontferm u over ons allen.", "Lord have mercy."),) * 1500
    reference = _bitext(*(lines[:700], LONG, lines[700:]))
    matches = match_bitext(_bitext(*(lines[:400], (*lines[400:], *LONG))), reference)
    assert {match.reference for match in matches} <= {target for _, target in (*lines[:1], *LONG)}
    assert [match.source for match in matches if "zon" in match.source][-1:] == [LONG[2][0]]


def test_odd_letters_of_a_reference_are_folded() -> None:
    bitext = _bitext((("De \ufb01ets in het cafe\u0301.", ""),))
    (match,) = match_lines(bitext, ["The caf\u00e9\u2019s bi\u00adcycle, nai\u0308ve\u200b."])
    assert match.source == "De fiets in het café."
    assert match.reference == "The café’s bicycle, naïve."


def test_a_reference_whose_bead_crosses_a_border_fits_its_document_exactly() -> None:
    """Also where the sentences are too short, and come too often, to be found by their words."""
    texts = [("Ja.", "Nee."), ("Ja.",), ("Nee.", "Ja.")]
    document = _bitext(*(tuple((text, "") for text in each) for each in texts))
    aligned = replace(
        document,
        paragraphs=tuple(
            replace(
                paragraph,
                segments=tuple(
                    new_bead(each.id, [Sentence(each.source)], [Sentence(f"En {paragraph.id}.")])
                    for each in paragraph.segments
                ),
            )
            for paragraph in document.paragraphs
        ),
    )
    edit = bead_edits.merge_beads(aligned, SegmentRef("p1", "s2"))
    matches = match_bitext(document, edits.apply(aligned, edit))
    assert [[str(ref) for ref in match.segments] for match in matches] == [
        ["p1/s1"],
        ["p1/s2", "p2/s1"],
        ["p3/s1"],
        ["p3/s2"],
    ]
    assert [match.reference for match in matches] == ["En p1.", "En p1. En p2.", "En p3.", "En p3."]
    assert all(match.is_same_source for match in matches)
