from support.checked import found_by, mended

from alignwb.core.bitext.segment import Segment, SegmentRef
from alignwb.core.checks.context import Knowledge, TermKnowledge
from alignwb.core.checks.findings import CheckKind
from alignwb.core.checks.term_check import (
    check_repetitions,
    check_term_renderings,
    check_termbase,
)
from alignwb.core.languages.dutch.dutch import Dutch
from alignwb.core.languages.english.english import English
from alignwb.core.terms.recognition import Recogniser
from alignwb.core.terms.rendering import Renderings
from alignwb.core.terms.termbase import Term, Termbase, TermStatus

_TERMS = Termbase(
    (
        Term("handelmaatschappij", "trading company"),
        Term("handelmaatschappij", "trade association", TermStatus.ADMITTED),
        Term("handelmaatschappij", "commerce firm", TermStatus.FORBIDDEN),
        Term("regent", "regent"),
    )
)
_KNOWN = Knowledge(
    terms=TermKnowledge(Recogniser(_TERMS, Dutch()).find, Renderings(English()).spans)
)


def test_terms_as_the_termbase_has_them_are_no_finding() -> None:
    for target in ("the trading companies", "a trade association"):
        assert found_by(check_termbase, "de handelmaatschappijen", target, known=_KNOWN) == []


def test_a_missing_term_stops() -> None:
    [finding] = found_by(check_termbase, "een regent", "a ruler", known=_KNOWN)
    assert (finding.kind, finding.stops, finding.subject) == (CheckKind.TERM, True, "regent")


def test_a_forbidden_rendering_stops() -> None:
    found = found_by(
        check_termbase, "de handelmaatschappij", "the trading company, a commerce firm",
        known=_KNOWN,
    )  # fmt: skip
    assert [each.kind for each in found] == [CheckKind.FORBIDDEN_TERM]


def test_a_rendering_that_stands_twice_is_taken_out() -> None:
    source = "de handelmaatschappij kwam"
    assert mended(check_termbase, source, "the trading company trading company came", _KNOWN) == (
        "the trading company came"
    )


def test_the_to_of_what_is_no_verb_is_a_part_of_a_rendering() -> None:
    rows = (
        Term("op bestelling", "to order"),
        Term("tot dusver", "thus far"),
        Term("tot dusver", "to date", TermStatus.FORBIDDEN),
        Term("gebruiken", "use"),
        Term("gebruiken", "to utilise", TermStatus.FORBIDDEN),
    )
    find = Recogniser(Termbase(rows), Dutch()).find
    known = Knowledge(terms=TermKnowledge(find, Renderings(English()).spans))
    for source, target, kinds in (
        ("op bestelling", "the orders came", [CheckKind.TERM]),
        ("op bestelling", "made to order", []),
        ("tot dusver", "the dates thus far", []),
        ("tot dusver", "thus far, and to date", [CheckKind.FORBIDDEN_TERM]),
        ("zij gebruikten het", "they used and utilised it", [CheckKind.FORBIDDEN_TERM]),
    ):
        found = found_by(check_termbase, source, target, known=known)
        assert [each.kind for each in found] == kinds, (source, target)


def _segments(*pairs: tuple[str, str]) -> list[tuple[SegmentRef, Segment]]:
    return [
        (SegmentRef("p1", f"s{number}"), Segment(f"s{number}", *pair))
        for number, pair in enumerate(pairs, 1)
    ]


def test_the_odd_rendering_out_is_marked() -> None:
    usual = [("de handelmaatschappij", "the trading company")] * 6
    segments = _segments(*usual, ("de handelmaatschappij", "the trade association"))
    [placed] = check_term_renderings(segments, _KNOWN.terms)
    assert placed.ref == SegmentRef("p1", "s7")
    assert not placed.finding.stops
    assert list(check_term_renderings(segments[3:], _KNOWN.terms)) == []


def test_the_same_source_translated_otherwise_is_marked() -> None:
    segments = _segments(("Inleiding", "Introduction"), ("inleiding ", "Preface"), ("Slot", "End"))
    [placed] = check_repetitions(segments)
    assert placed.ref == SegmentRef("p1", "s2")
    assert "p1/s1" in placed.finding.message
    assert list(check_repetitions(segments[1:])) == []
