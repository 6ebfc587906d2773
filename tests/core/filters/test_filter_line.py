"""A filter is a line that can be read back."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alignwb.core.bitext.segment import Status
from alignwb.core.checks.findings import CheckKind
from alignwb.core.draft_levels import DraftLevel
from alignwb.core.filters.filter_line import (
    FLAGS,
    ORIGINS,
    Condition,
    ConditionName,
    Filter,
    FilterError,
    parse_filter,
)

_VALUES = {
    ConditionName.STATUS: st.sampled_from(Status).map(str),
    ConditionName.CONFIDENCE: st.sampled_from(DraftLevel).map(str),
    ConditionName.ORIGIN: st.sampled_from(list(ORIGINS)),
    ConditionName.EDITED: st.sampled_from(["no", "partly", "wholly", "unknown", ">=30", "<5%"]),
    ConditionName.SCORE: st.from_regex(
        r"(<|<=|>|>=|=)?-?[0-9]{1,3}(\.[0-9]{1,3})?", fullmatch=True
    ),
    ConditionName.MATCH: st.sampled_from([">=85", "<100", "75"]),
    ConditionName.FINDING: st.sampled_from(["any", *CheckKind]).map(str),
    ConditionName.SINCE: st.sampled_from(["today", "7d", "2026-11-01"]),
}


@st.composite
def conditions(draw: st.DrawFn) -> Condition:
    name = draw(st.sampled_from(ConditionName))
    is_negated = draw(st.booleans())
    if name is ConditionName.REPETITION or (name in FLAGS and draw(st.booleans())):
        return Condition(name, (), is_negated)
    value = _VALUES.get(name, st.text(min_size=1, max_size=8))
    return Condition(name, tuple(draw(st.lists(value, min_size=1, max_size=3))), is_negated)


filters = st.lists(conditions(), max_size=4).map(lambda each: Filter(tuple(each)))


@given(filters)
def test_what_is_printed_is_read_as_the_same_filter(asked: Filter) -> None:
    assert parse_filter(str(asked)) == asked


@given(st.text(st.sampled_from(list('stau:no,-"\\ /text<1.')), max_size=20))
def test_any_line_is_a_filter_or_is_refused_in_words(line: str) -> None:
    asked = Filter()
    with suppress(FilterError):
        asked = parse_filter(line)
    assert parse_filter(str(asked)) == asked


@pytest.mark.parametrize(
    ("line", "printed"),
    [
        ("", ""),
        ("STATUS:Draft,edited  NOTE", "status:draft,edited note"),
        ("origin:mt,tm", "origin:draft,match"),
        ("edited:NO,>=30%", "edited:no,>=30%"),
        ("het huis", "text:het text:huis"),
        ('-"het huis"', '-text:"het huis"'),
        ('"note" -repetition', "text:note -repetition"),
        ("term -term:Kreml", "term -term:Kreml"),
        ("ja, nee", 'text:"ja," text:nee'),
        ("- x", "text:- text:x"),
        ("10:30", "text:10:30"),
    ],
)
def test_what_people_write_is_understood(line: str, printed: str) -> None:
    assert str(parse_filter(line)) == printed


@pytest.mark.parametrize(
    ("line", "named"),
    [
        ("notes:x", "notes:"),
        ("status:", "status:"),
        ("status:done", "done"),
        ("match:high", "match:high"),
        ("since:yesterday", "since:yesterday"),
        ("repetition:2", "repetition"),
        ('text:"open', '"open'),
        ('text:a"b', '"b'),
        ("status:draft,", "status:"),
    ],
)
def test_what_says_nothing_is_named(line: str, named: str) -> None:
    with pytest.raises(FilterError) as caught:
        parse_filter(f"note {line}")
    assert named in caught.value.message
    assert caught.value.hint


def test_a_mistyped_condition_is_answered_with_the_one_like_it() -> None:
    with pytest.raises(FilterError) as caught:
        parse_filter("orgin:draft")
    assert "Did you mean: origin:" in caught.value.hint


def test_a_kind_of_finding_that_is_none_is_refused_with_the_nearest() -> None:
    with pytest.raises(FilterError, match="“brackets” is no kind of finding") as error:
        parse_filter("finding:number,brackets")
    assert "Did you mean: bracket\n" in error.value.hint
    assert "omission" in error.value.hint


def test_a_finding_is_printed_as_it_is_read() -> None:
    for line in ("finding", "-finding:any", "finding:same-as-source,empty note"):
        assert str(parse_filter(line)) == line
