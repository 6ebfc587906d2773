from dataclasses import replace

import pytest
from support.coded_texts import coded, written
from support.small_project import BITEXT

from alignwb.core.bitext.bitext import Bitext, Kind, Paragraph
from alignwb.core.bitext.edits import apply, inverse
from alignwb.core.bitext.pairing import Pairing
from alignwb.core.bitext.segment import Origin, OriginKind, Segment, SegmentRef, Status
from alignwb.core.memory.pretranslation import pretranslate, propagate
from alignwb.core.memory.units import (
    MatchKind,
    MemoryMatch,
    MemoryUnit,
)
from alignwb.errors import EditError

CONFIRMED = Segment("s1", "Ja zeker.", "Yes indeed.", Status.CONFIRMED)
REPEATED = replace(CONFIRMED, target="", status=Status.INITIAL)
REFS = tuple(SegmentRef("p2", f"s{number}") for number in range(1, 7))


def _with(*segments: Segment) -> Bitext:
    numbered = tuple(
        replace(segment, id=f"s{number}") for number, segment in enumerate(segments, 1)
    )
    return BITEXT.with_paragraphs([replace(BITEXT.paragraph("p2"), segments=numbered)])


def _paragraph(bitext: Bitext) -> Paragraph:
    return bitext.paragraph("p2")


def _match(source: str, target: str, rate: int = 100) -> MemoryMatch:
    return MemoryMatch(MatchKind.EXACT, rate, MemoryUnit(source, target, "unit 1"), "memory/a.tmx")


def test_a_confirmed_segment_fills_its_repetitions_as_drafts_in_one_edit() -> None:
    draft = replace(REPEATED, target="Sure.", status=Status.DRAFT)
    bitext = _with(CONFIRMED, REPEATED, draft)
    edit = propagate(bitext, REFS[0])
    assert edit
    after = apply(bitext, edit)
    for segment in _paragraph(after).segments[1:]:
        assert (segment.target, segment.status) == ("Yes indeed.", Status.DRAFT)
        assert segment.origin == Origin(OriginKind.TM, "brief", 100)
    assert apply(after, inverse(edit)) == bitext


@pytest.mark.parametrize("status", [each for each in Status if not each.may_be_overwritten])
def test_where_a_hand_has_been_nothing_is_repeated(status: Status) -> None:
    touched = replace(REPEATED, target="Sure.", status=status)
    bead = replace(REPEATED, pairing=Pairing())
    assert propagate(_with(CONFIRMED, touched, bead), REFS[0]) is None


def test_only_a_confirmed_segment_is_repeated() -> None:
    with pytest.raises(EditError, match="not confirmed"):
        propagate(_with(REPEATED, REPEATED), REFS[0])


def test_exact_matches_are_filled_in_with_their_rate_and_file() -> None:
    bitext = _with(REPEATED, replace(REPEATED, target="Sure.", status=Status.EDITED))
    match = _match("Ja  zeker.", "Yes, sure.")
    edit = pretranslate(bitext, {REFS[0]: match, REFS[1]: match})
    assert edit
    after = apply(bitext, edit)
    first, second = _paragraph(after).segments
    assert (first.target, first.status) == ("Yes, sure.", Status.DRAFT)
    assert first.origin == Origin(OriginKind.TM, "memory/a.tmx", 100)
    assert second == _paragraph(bitext).segments[1]
    assert apply(after, inverse(edit)) == bitext


@pytest.mark.parametrize(
    "match",
    [
        _match("Ja zeker.", "Yes.", 99),
        _match("Nee zeker.", "No."),
        _match("Ja zeker.", "Yes.[^1]"),
    ],
    ids=["not exact", "source changed since", "another marker"],
)
def test_what_does_not_fit_is_not_filled_in(match: MemoryMatch) -> None:
    assert pretranslate(_with(REPEATED), {REFS[0]: match}) is None


def test_odd_characters_keep_nothing_from_being_filled_or_repeated() -> None:
    odd = replace(REPEATED, source="Ja\u00a0ze\u00adker.")
    plain = pretranslate(_with(odd), {REFS[0]: _match("Ja zeker.", "Yes indeed.")})
    assert plain
    assert plain.changes[0].after[0].target == "Yes indeed."
    capital = replace(CONFIRMED, source="E\u0301én \ufb01ets.")
    composed = replace(REPEATED, source="Één fiets.")
    repeated = propagate(_with(capital, composed), REFS[0])
    assert repeated
    assert [change.start for change in repeated.changes] == [1]
    other_way = _with(
        replace(composed, target="One bicycle.", status=Status.CONFIRMED),
        replace(capital, target="", status=Status.INITIAL),
    )
    assert propagate(other_way, REFS[0])


def _coded_bitext(*sources: str) -> Bitext:
    segments = tuple(Segment(f"s{n}", coded(text)) for n, text in enumerate(sources, 1))
    return Bitext("letter", "", (Paragraph("p1", Kind.PARAGRAPH, segments),))


def test_an_exact_match_is_filled_in_with_the_codes_of_the_segment() -> None:
    bitext = _coded_bitext("De <4>kat</4> slaapt.")
    unit = MemoryUnit(coded("De <1>kat</1> slaapt."), coded("The <1>cat</1> sleeps."), "unit 1")
    match = MemoryMatch(MatchKind.EXACT, 100, unit, "memory/cats.tmx")
    edit = pretranslate(bitext, {SegmentRef("p1", "s1"): match})
    assert edit is not None
    assert written(edit.changes[0].after[0].target) == "The <4>cat</4> sleeps."


def test_a_repetition_gets_its_own_codes() -> None:
    bitext = _coded_bitext("<1>Marx</1> slaapt.", "<2>Marx</2> slaapt.", "Marx slaapt.{3}")
    first = replace(
        bitext.paragraphs[0].segments[0],
        target=coded("<1>Marx</1> sleeps."),
        status=Status.CONFIRMED,
    )
    paragraph = replace(bitext.paragraphs[0], segments=(first, *bitext.paragraphs[0].segments[1:]))
    edit = propagate(replace(bitext, paragraphs=(paragraph,)), SegmentRef("p1", "s1"))
    assert edit is not None
    assert [written(change.after[0].target) for change in edit.changes] == [
        "<2>Marx</2> sleeps.",
        "Marx sleeps.{3}",
    ]
