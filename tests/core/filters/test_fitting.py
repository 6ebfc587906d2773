"""Which segments fit."""

from dataclasses import replace

import pytest

from alignwb.core.bitext.bitext import Bitext, Kind, Paragraph
from alignwb.core.bitext.segment import (
    Draft,
    Hypothesis,
    Origin,
    OriginKind,
    PostEdit,
    Segment,
    SegmentRef,
    Status,
)
from alignwb.core.filters.filter_line import parse_filter
from alignwb.core.filters.fitting import FilterFacts, fitting
from alignwb.core.searching.plain_search import PlainFinder


def _draft(score: float, confidence: float | None = None) -> Draft:
    return Draft("argos", "p", "1", (Hypothesis("It rains.", score),), confidence=confidence)


_MT, _TM = Origin(OriginKind.MT), Origin(OriginKind.TM, "a.tmx", 92)
_HUMAN = Origin(OriginKind.HUMAN)
BITEXT = Bitext(
    "doc",
    "",
    (
        Paragraph(
            "p1",
            Kind.PARAGRAPH,
            (
                Segment("a", "Het regent.", "It rains.", Status.DRAFT, _MT, _draft(-0.25, 0.9)),
                Segment("b", "Ja.", "Yes.", Status.EDITED, _TM, note="ask Anna"),
                Segment("c", "De Doema kwam.", "The Duma came.", Status.CONFIRMED),
            ),
        ),
        Paragraph(
            "p2",
            Kind.PARAGRAPH,
            (
                Segment(
                    "d", "Het  regent.", "It is raining.", Status.DRAFT, _MT, _draft(-1.5, 0.02)
                ),
                Segment("e", "Één regel."),
            ),
        ),
    ),
)
FACTS = FilterFacts(
    finder_of=lambda text, is_regex: PlainFinder(f"regex {text}" if is_regex else text),
    terms_in=lambda source: ["Doema"] if "Doema" in source else [],
    edited_since=lambda day: {SegmentRef("p1", "b")} if day == "today" else (),
    finding_kinds=lambda: {
        SegmentRef("p1", "b"): {"number", "spacing"},
        SegmentRef("p2", "d"): {"target-varies"},
    },
)


@pytest.mark.parametrize(
    ("line", "fits"),
    [
        ("", "abcde"),
        ("status:draft", "a"),
        ("finding", "bd"),
        ("finding:any", "bd"),
        ("-finding", "ace"),
        ("finding:spacing", "b"),
        ("finding:marker,target-varies", "d"),
        ("finding:number -finding:spacing", ""),
        ("finding status:draft,edited -finding:number", "d"),
        ("status:edited,confirmed", "bcd"),
        ("origin:draft", "ad"),
        ("origin:match,none", "bce"),
        ("-origin:draft", "bce"),
        ("term", "c"),
        ("term:doema", "c"),
        ("term:Kreml", ""),
        ("-term", "abde"),
        ("score:<-1", "d"),
        ("score:>=-0.25", "a"),
        ("-score:<-1", "abce"),
        ("confidence:high", "a"),
        ("confidence:low,middle", "d"),
        ("confidence:middle", ""),
        ("-confidence:low", "abce"),
        ("match:>=85", "b"),
        ("match:92", "b"),
        ("match:>92", ""),
        ("note", "b"),
        ("note:anna", "b"),
        ("note:otto", ""),
        ("since:today", "b"),
        ("since:2d", ""),
        ("repetition", "ad"),
        ("text:een", "e"),
        ("text:regent,yes", "abd"),
        ("source:rain", ""),
        ("target:rain", "ad"),
        ("text:/rain/", ""),
        ("repetition target:raining", "d"),
        ("rain -repetition", ""),
    ],
)
def test_conditions_combine(line: str, fits: str) -> None:
    refs = fitting(BITEXT, parse_filter(line), FACTS)
    assert "".join(ref.segment for ref in refs) == fits


def _made(segment_id: str, target: str, made: PostEdit | None, origin: Origin) -> Segment:
    return Segment(segment_id, "A.", target, Status.CONFIRMED, origin, post_edit=made)


_MADE = (
    _made("n", "Yes.", PostEdit("Yes.", _MT, ((0, 4),), 0), _MT),
    _made("p", "Yes!", PostEdit("Yes.", _TM, ((0, 3),), 1), _TM),
    _made("w", "No.", PostEdit("Yes.", _MT, (), 3), _HUMAN),
    _made("u", "Yes.", None, _MT),
    Segment("d", "A.", "Yes.", Status.DRAFT, _MT),
    Segment("e", "A."),
)


@pytest.mark.parametrize(
    ("line", "fits"),
    [
        ("edited:no", "nd"),
        ("edited:no status:confirmed origin:draft", "n"),
        ("edited:partly,wholly", "pw"),
        ("edited:unknown", "u"),
        ("-edited:no", "pwue"),
        ("edited:>50", "w"),
        ("edited:25", "p"),
        ("edited:<=25%", "npd"),
        ("edited:unknown,>50", "wu"),
    ],
)
def test_how_much_was_edited_is_asked_in_words_and_in_percent(line: str, fits: str) -> None:
    bitext = Bitext("doc", "", (Paragraph("p1", Kind.PARAGRAPH, _MADE),))
    refs = fitting(bitext, parse_filter(line), FACTS)
    assert "".join(ref.segment for ref in refs) == fits


def test_between_slashes_stands_an_expression() -> None:
    asked: list[tuple[str, bool]] = []

    def finder_of(text: str, is_regex: bool) -> PlainFinder:
        asked.append((text, is_regex))
        return PlainFinder(text)

    fitting(BITEXT, parse_filter("text:/a.c/,/,//"), FilterFacts(finder_of))
    assert asked == [("a.c", True), ("/", False), ("//", False)]


def test_checks_are_asked_only_by_a_filter_for_findings() -> None:
    def refuse() -> dict[SegmentRef, set[str]]:
        raise AssertionError("nobody asked for findings")

    facts = replace(FACTS, finding_kinds=refuse)
    assert fitting(BITEXT, parse_filter("status:draft note"), facts) == ()
