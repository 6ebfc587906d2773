import pytest
from hypothesis import given, settings
from support.strategies import bitexts

from alignwb.core.bitext.bitext import Bitext, Kind, Paragraph
from alignwb.core.bitext.pairing import Pairing
from alignwb.core.bitext.segment import Origin, OriginKind, Segment, Status
from alignwb.core.bitext.statistics import count_words, figures, measure, title_of, total


def _bitext(*statuses: Status) -> Bitext:
    segments = tuple(
        Segment(f"s{n}", "Wat nu te doen?", "What to do now?", status)
        for n, status in enumerate(statuses)
    )
    return Bitext("letter", "", (Paragraph("p1", Kind.PARAGRAPH, segments),))


def test_markers_and_lone_dashes_are_not_words() -> None:
    assert count_words("De zon – zo dacht men – draait om de aarde.[^2]") == 9


def test_compounds_apostrophes_and_numbers_are_one_word_each() -> None:
    assert count_words("'s Morgens 12 marxistisch-feministische o.a. [^1]") == 5


def test_an_empty_text_has_no_words() -> None:
    assert count_words(" \u2009\n") == 0


def test_measure_counts_segments_and_source_words_by_status() -> None:
    statistics = measure(_bitext(Status.DRAFT, Status.CONFIRMED, Status.DRAFT))
    assert statistics.paragraphs == 1
    assert statistics.segments[Status.DRAFT] == 2
    assert statistics.words[Status.DRAFT] == 8
    assert statistics.words[Status.CONFIRMED] == 4
    assert statistics.segments[Status.LOCKED] == 0


def test_every_status_from_confirmed_on_counts_as_done() -> None:
    bitext = _bitext(Status.CONFIRMED, Status.REVIEWED, Status.LOCKED, Status.EDITED)
    assert measure(bitext).confirmed_percent == 75


def test_one_open_segment_of_many_is_not_yet_a_hundred_percent() -> None:
    almost = _bitext(*([Status.CONFIRMED] * 299), Status.DRAFT)
    assert measure(almost).confirmed_percent == 99


def test_a_document_without_segments_is_done() -> None:
    assert measure(Bitext("empty", "", ())).confirmed_percent == 100


@settings(max_examples=40)
@given(bitexts(), bitexts())
def test_the_total_is_the_sum_of_its_parts(one: Bitext, other: Bitext) -> None:
    both = total([measure(one), measure(other)])
    assert both.paragraphs == len(one.paragraphs) + len(other.paragraphs)
    assert both.segment_total == len(list(one.segments())) + len(list(other.segments()))
    assert both.word_total == measure(one).word_total + measure(other).word_total


def test_a_confirmed_null_is_done_and_an_empty_source_has_no_words() -> None:
    nulls = (
        Segment("s1", "Een zin.", "", Status.CONFIRMED, pairing=Pairing()),
        Segment("s2", "", "One more sentence.", Status.CONFIRMED, pairing=Pairing()),
    )
    paragraph = Paragraph("p1", Kind.PARAGRAPH, nulls)
    statistics = measure(Bitext("d", "", (paragraph,)))
    assert (statistics.word_total, statistics.confirmed_percent) == (2, 100)
    assert (paragraph.source, paragraph.target) == ("Een zin.", "One more sentence.")


def test_repetitions_are_the_later_occurrences_and_markers_are_no_characters() -> None:
    sources = ("Ja.", "Een huis[^1].", "Ja.", "Ja.[^2]", "")
    segments = tuple(
        Segment(f"s{n}", source, "x", origin=Origin(OriginKind.MT) if n < 3 else None)
        for n, source in enumerate(sources, 1)
    )
    counted = figures(Bitext("doc", "", (Paragraph("p1", Kind.PARAGRAPH, segments),)))
    assert (counted.repetitions, counted.repeated_words) == (2, 2)
    assert counted.characters == len("Ja.Een huis.Ja.Ja.")
    assert counted.origins == {**dict.fromkeys(OriginKind, 0), OriginKind.MT: 2}


@pytest.mark.parametrize(
    ("kinds", "title"),
    [
        ((Kind.PARAGRAPH, Kind.HEADING, Kind.TITLE), "Nummer 2"),
        ((Kind.PARAGRAPH, Kind.HEADING), "Nummer 1"),
        ((Kind.NOTE, Kind.PARAGRAPH), "Nummer 0"),
        ((), ""),
    ],
)
def test_the_title_is_what_looks_most_like_one(kinds: tuple[Kind, ...], title: str) -> None:
    paragraphs = tuple(
        Paragraph(f"p{n}", kind, (Segment("s1", f"Nummer {n}"),)) for n, kind in enumerate(kinds)
    )
    assert title_of(Bitext("doc", "", paragraphs)) == title
