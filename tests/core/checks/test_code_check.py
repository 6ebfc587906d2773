"""Inline codes in checks: what is wrong with them is found, and nothing else stumbles over them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.checked import WORDS, checked, found_by
from support.coded_texts import coded, coded_texts, written

from alignwb.core.bitext.bitext import Bitext, Kind, Paragraph
from alignwb.core.bitext.codes import (
    End,
    InlineCode,
    PlacedEnd,
    Reordering,
    codes_of,
    has_codes,
    without_codes,
)
from alignwb.core.bitext.segment import Segment, Status
from alignwb.core.checks.code_blindness import bare_text
from alignwb.core.checks.code_check import check_inline_codes
from alignwb.core.checks.context import Checked, Knowledge
from alignwb.core.checks.findings import CheckKind, Finding
from alignwb.core.checks.registry import check_bitext, check_segment
from alignwb.core.languages.visible import visible
from alignwb.core.languages.words import Span


def _found(source: str, target: str, *codes: InlineCode) -> list[Finding]:
    segment = Segment("s1", coded(source), coded(target), Status.CONFIRMED)
    known = {code.number: code for code in codes}
    return list(check_inline_codes(Checked(segment, codes=known)))


def _mended(source: str, target: str, *codes: InlineCode) -> str | None:
    (found,) = _found(source, target, *codes)
    return written(found.fix.apply(coded(target))) if found.fix else None


@pytest.mark.parametrize(
    ("source", "target", "message", "mended"),
    [
        ("De <3>kat</3> slaapt.", "The cat sleeps.", "the code ³ is missing", None),
        ("<3>De kat.</3>", "The cat.", "the code ³ is missing", "<3>The cat.</3>"),
        ("De kat.{3}", "The cat.", "the code ᶜ is missing", "The cat.{3}"),
        ("{3}De kat.", "The cat.", "the code ᶜ is missing", "{3}The cat."),
        ("In <3>1905</3>.", "It was 1905.", "the code ³ is missing", "It was <3>1905</3>."),
        ("In <3>1905</3>.", "1905 or 1905.", "the code ³ is missing", None),
        ("De <3>kat</3>.", "The <3>cat.", "the end of the code ³ is missing", None),
        ("De <3>kat</3>.", "The cat</3>.", "the beginning of the code ³ is missing", None),
        ("De kat.", "The{3} cat.", "the code ᶜ is not in the source", "The cat."),
        ("De kat.", "The <3>cat</3>.", "the code ³ is not in the source", "The cat."),
        ("De <3>kat</3>.", "The </3>cat<3>.", "the code ³ ends before it begins", None),
        (
            "<3>Een <4>kat</4></3>.",
            "<4>A <3>cat</4></3>.",
            "the code ³ and the code ⁴ begin and end crosswise",
            None,
        ),
    ],
)
def test_what_is_wrong_with_a_code_is_told_and_mended_where_only_one_thing_is_right(
    source: str, target: str, message: str, mended: str | None
) -> None:
    (found,) = _found(source, target)
    assert found.message == message
    assert found.kind is CheckKind.CODE
    assert found.stops
    assert _mended(source, target) == mended


def test_a_code_is_named_by_its_sign_on_the_screen_and_what_it_is_called() -> None:
    bold = InlineCode(3, is_pair=True, disp="bold")
    assert _found("De <3>kat</3>.", "The cat.", bold)[0].message == "the code ³ (bold) is missing"


def test_codes_that_share_a_sign_on_the_screen_are_named_by_their_numbers() -> None:
    for number in (20, 21, 300):
        (found,) = _found(f"De <{number}>kat</{number}>.", "The cat.")
        name = visible(PlacedEnd(number, End.OPEN).text) if number == 20 else number
        assert found.message == f"the code {name} is missing"
        assert found.subject == f"code {number}"


def test_a_code_may_stand_there_twice_if_it_may_be_copied() -> None:
    source, target = "De <3>kat</3>{4}.", "The <3>cat</3> and <3>cat</3>{4}{4}."
    assert _found(source, target) == []
    kept = [InlineCode(3, is_pair=True, may_be_copied=False)]
    kept += [InlineCode(4, is_pair=False, may_be_copied=False)]
    assert [each.message for each in _found(source, target, *kept)] == [
        "the code ³ stands there more often than in the source",
        "the code ᵈ stands there more often than in the source",
    ]


def test_half_of_a_code_is_no_copy_of_it() -> None:
    assert _found("De <3>kat</3>.", "The <3>cat</3></3>.")


def test_codes_that_keep_their_order_are_put_in_it() -> None:
    fixed = [InlineCode(number, is_pair=False, reordering=Reordering.NO) for number in (3, 4)]
    source, target = "Een{3} kat{4}.", "A{4} cat{3}."
    assert _found(source, target) == []
    (found,) = _found(source, target, *fixed)
    assert found.stops
    assert _mended(source, target, *fixed) == "A{3} cat{4}."


def test_a_code_in_another_pair_only_asks_for_a_look() -> None:
    (found,) = _found("<3>Een</3> kat{4}.", "<3>A cat{4}</3>.")
    assert not found.stops
    assert "the code ᵈ stands" in found.message


def test_codes_that_are_the_source_s_in_any_order_are_fine() -> None:
    assert _found("<3>Een</3> kat{4}.", "Cat{4} <3>a</3>.") == []


def test_the_other_checks_see_a_text_without_codes_and_tell_where_things_are_with_them() -> None:
    source, target = coded("Het <1>schip</1> kwam in 1905."), coded("The <1>ship</1> came in 1906.")
    (found,) = check_segment(checked(source, target))
    assert found.kind is CheckKind.NUMBER
    (place,) = found.target
    assert target[place.start : place.end] == "1906"
    assert found.source
    assert source[found.source[0].start : found.source[0].end] == "1905"


def test_a_repair_leaves_codes_where_they_are() -> None:
    source = coded("<1>Het</1> huis <2>was</2> oud.")
    target = coded("The <1>house  was</1> <2>old</2>  again.")
    mended = target
    for finding in check_segment(checked(source, target)):
        if finding.kind is CheckKind.SPACING and finding.fix:
            mended = finding.fix.apply(target)
            break
    assert codes_of(mended) == codes_of(target)
    assert without_codes(mended) == "The house was old  again."


def test_words_that_a_break_parts_are_two_words() -> None:
    assert bare_text(coded("the{1}house"), {}).text == "the house"
    assert bare_text(coded("the{1}house"), {}).placed(Span(4, 9)) == Span(4, 9)
    segment = checked(coded("Het huis{1}de tuin"), coded("The house{1}the garden"))
    assert [each for each in check_segment(segment) if each.kind is CheckKind.SPELLING] == []


@given(coded_texts(), coded_texts())
def test_without_the_codes_the_same_is_found(source: str, target: str) -> None:
    def found_in(ours: str, theirs: str) -> list[tuple[CheckKind, str]]:
        findings = check_segment(checked(ours, theirs, known=Knowledge(words=WORDS)))
        return [(each.kind, each.subject) for each in findings if each.kind is not CheckKind.CODE]

    bare = bare_text(source, {}).text, bare_text(target, {}).text
    assert found_in(source, target) == found_in(*bare)


@given(coded_texts(), coded_texts())
def test_places_and_repairs_fit_the_text_with_its_codes(source: str, target: str) -> None:
    for finding in check_segment(checked(source, target)):
        for spans, text in ((finding.source, source), (finding.target, target)):
            assert all(0 <= start <= end <= len(text) for start, end in spans)
        if finding.fix and finding.kind is not CheckKind.CODE:
            assert codes_of(finding.fix.apply(target)) == codes_of(target)


@given(coded_texts(), st.data())
def test_a_repair_of_a_code_leaves_no_finding_of_codes(source: str, data: st.DataObject) -> None:
    ends = [each.text for each in codes_of(source)]
    lost = data.draw(st.sampled_from(ends)) if ends else ""
    target = source.replace(lost, "") if lost else source
    for finding in found_by(check_inline_codes, source, target):
        if finding.fix:
            assert found_by(check_inline_codes, source, finding.fix.apply(target)) == []


def test_a_document_of_the_same_sentences_with_other_codes_is_the_same_everywhere() -> None:
    segments = (
        Segment("s1", coded("<1>Ja</1> zeker."), coded("<1>Yes</1> sure."), Status.CONFIRMED),
        Segment("s2", coded("Ja zeker."), coded("Yes sure."), Status.CONFIRMED),
    )
    bitext = Bitext("letter", "", (Paragraph("p1", Kind.PARAGRAPH, segments),))
    kinds = {each.finding.kind for each in check_bitext(bitext, Knowledge(words=WORDS))}
    assert CheckKind.TARGET_VARIES not in kinds
    assert not any(has_codes(each.finding.message) for each in check_bitext(bitext, Knowledge()))
