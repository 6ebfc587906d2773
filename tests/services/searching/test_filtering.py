"""Filters with the termbase and the days of a project."""

from datetime import datetime
from pathlib import Path

import pytest
from support.coded_texts import coded
from support.small_project import BITEXT, make_project

from alignwb.core.bitext.bitext import Bitext, Kind, Paragraph
from alignwb.core.bitext.segment import Segment, SegmentRef
from alignwb.core.filters.filter_line import FilterError, parse_filter
from alignwb.core.searching.search import SearchError
from alignwb.services.searching.filtering import filtered
from alignwb.services.terms.project_terms import load_terms

DRAFTED, LAST = SegmentRef("p2", "s1"), SegmentRef("p3", "s1")


def test_terms_are_those_of_the_glossary(tmp_path: Path) -> None:
    terms = load_terms(make_project(tmp_path))
    assert filtered(BITEXT, parse_filter("term:sovnarkom"), terms=terms) == (DRAFTED,)
    assert filtered(BITEXT, parse_filter("term")) == ()


@pytest.mark.parametrize(
    ("line", "fits"),
    [
        ("since:today", [LAST]),
        ("since:1d", [DRAFTED, LAST]),
        ("since:2026-03-30", [DRAFTED, LAST]),
        ("since:2026-03-31", [LAST]),
        ("since:2026-04-01", []),
    ],
)
def test_days_begin_at_midnight(line: str, fits: list[SegmentRef]) -> None:
    times = {
        DRAFTED: int(datetime(2026, 3, 30, 23, 59).timestamp()),
        LAST: int(datetime(2026, 3, 31).timestamp()),
    }
    found = filtered(
        BITEXT, parse_filter(line), edit_times=times, now=lambda: datetime(2026, 3, 31, 9, 30)
    )
    assert list(found) == fits


@pytest.mark.parametrize("line", ["since:2026-02-30", "since:99999d"])
def test_a_day_that_is_none_is_refused_in_words(line: str) -> None:
    with pytest.raises(FilterError, match="is no day"):
        filtered(BITEXT, parse_filter(line), now=lambda: datetime(200, 1, 1))


def test_expressions_are_read_and_refused() -> None:
    assert filtered(BITEXT, parse_filter(r"source:/^Toen\b/")) == (LAST,)
    with pytest.raises(SearchError, match="no regular expression"):
        filtered(BITEXT, parse_filter("source:/(/"))


def test_words_are_found_through_codes() -> None:
    target = coded("the <1>dry</1> dock")
    segments = (Segment("s1", "Het droogdok", target), Segment("s2", coded("Het <2>dok</2>")))
    bitext = Bitext("d", "", (Paragraph("p1", Kind.PARAGRAPH, segments),))
    assert filtered(bitext, parse_filter('target:"dry dock"')) == (SegmentRef("p1", "s1"),)
    assert filtered(bitext, parse_filter("source:/het.dok/")) == (SegmentRef("p1", "s2"),)
