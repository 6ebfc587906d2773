"""Which segments of a bitext fit a filter."""

import operator
import re
from collections import Counter
from collections.abc import Callable, Collection, Container, Mapping
from dataclasses import dataclass

from alignwb.core.bitext.bitext import Bitext
from alignwb.core.bitext.post_edits.amounts import edit_amount, edited
from alignwb.core.bitext.segment import Segment, SegmentRef
from alignwb.core.draft_levels import level_of
from alignwb.core.filters.filter_line import (
    ANY_FINDING,
    COMPARISON,
    ORIGINS,
    PERCENT_EDITED,
    Condition,
    ConditionName,
    Filter,
)
from alignwb.core.languages.folding import comparable_text
from alignwb.core.searching.search import EVERYWHERE, Field, Finder, holds

FitTest = Callable[[SegmentRef, Segment], bool]
"""Whether a segment fits."""

FindingKinds = Callable[[], Mapping[SegmentRef, Collection[str]]]
"""The kinds of what the checks find, by segment; asked once, and only by a filter for them."""

FinderOf = Callable[[str, bool], Finder]
"""The finder of a text, or (True) of a regular expression."""

_COMPARE: Mapping[str | None, Callable[[float, float], bool]] = {
    None: operator.eq,
    "=": operator.eq,
    "<": operator.lt,
    ">": operator.gt,
    "<=": operator.le,
    ">=": operator.ge,
}
_FIELDS = {
    ConditionName.TEXT: EVERYWHERE,
    ConditionName.SOURCE: frozenset({Field.SOURCE}),
    ConditionName.TARGET: frozenset({Field.TARGET}),
    ConditionName.NOTE: frozenset({Field.NOTE}),
}


@dataclass(frozen=True, slots=True)
class FilterFacts:
    """What a filter may ask beside the segment itself.

    Attributes:
        finder_of: Makes what finds a text.
        terms_in: The terms in a source text, as the termbase writes them.
        edited_since: The segments edited since a day, as a filter writes it.
        finding_kinds: What the checks find.
    """

    finder_of: FinderOf
    terms_in: Callable[[str], Collection[str]] = lambda _: ()
    edited_since: Callable[[str], Container[SegmentRef]] = lambda _: ()
    finding_kinds: FindingKinds = dict


def fitting(bitext: Bitext, asked: Filter, facts: FilterFacts) -> tuple[SegmentRef, ...]:
    """The segments that fit, in document order.

    Raises what `facts` raises, SearchError for a text that is no regular expression.
    """
    tests = [_test(condition, bitext, facts) for condition in asked.conditions]
    return tuple(
        ref for ref, segment in bitext.segments() if all(test(ref, segment) for test in tests)
    )


def _test(condition: Condition, bitext: Bitext, facts: FilterFacts) -> FitTest:
    test = _positive_test(condition, bitext, facts)
    if condition.is_negated:
        return lambda ref, segment: not test(ref, segment)
    return test


def _positive_test(condition: Condition, bitext: Bitext, facts: FilterFacts) -> FitTest:
    values = condition.values
    match condition.name:
        case ConditionName.STATUS | ConditionName.CONFIDENCE:
            is_status = condition.name is ConditionName.STATUS
            return _level_test(values, _stage if is_status else _confidence)
        case ConditionName.ORIGIN:
            kinds = {ORIGINS[value] for value in values}
            return lambda _, segment: (segment.origin and segment.origin.kind) in kinds
        case ConditionName.EDITED:
            return _edited_test(values)
        case ConditionName.TERM:
            return _term_test(values, facts)
        case ConditionName.SCORE | ConditionName.MATCH:
            is_score = condition.name is ConditionName.SCORE
            return _number_test(values, _score if is_score else _match_rate)
        case ConditionName.SINCE:
            edited = [facts.edited_since(value) for value in values]
            return lambda ref, _: any(ref in refs for refs in edited)
        case ConditionName.FINDING:
            return _finding_test(values, facts.finding_kinds())
        case ConditionName.REPETITION:
            return _repetition_test(bitext)
        case ConditionName.NOTE if not values:
            return lambda _, segment: bool(segment.note)
        case _:
            return _text_test(condition, facts)


def _level_test(
    values: tuple[str, ...], level_of_segment: Callable[[Segment], str | None]
) -> FitTest:
    return lambda _, segment: level_of_segment(segment) in values


def _term_test(values: tuple[str, ...], facts: FilterFacts) -> FitTest:
    wanted = {value.casefold() for value in values}

    def test(_: SegmentRef, segment: Segment) -> bool:
        terms = {term.casefold() for term in facts.terms_in(segment.source)}
        return bool(terms & wanted if wanted else terms)

    return test


def _finding_test(values: tuple[str, ...], found: Mapping[SegmentRef, Collection[str]]) -> FitTest:
    if not values or ANY_FINDING in values:
        return lambda ref, _: bool(found.get(ref))
    return lambda ref, _: any(kind in values for kind in found.get(ref, ()))


def _edited_test(values: tuple[str, ...]) -> FitTest:
    words = frozenset(value for value in values if not PERCENT_EDITED.fullmatch(value))
    has_percent = _number_test(values, _percent_edited, PERCENT_EDITED)

    def test(ref: SegmentRef, segment: Segment) -> bool:
        is_one_of = bool(words) and edited(segment) in words
        return is_one_of or (len(words) < len(values) and has_percent(ref, segment))

    return test


def _stage(segment: Segment) -> str:
    return segment.stage


def _confidence(segment: Segment) -> str | None:
    confidence = segment.draft.confidence if segment.draft else None
    return None if confidence is None else level_of(confidence)


def _score(segment: Segment) -> float | None:
    return segment.draft.score if segment.draft else None


def _match_rate(segment: Segment) -> float | None:
    return segment.origin.match_rate if segment.origin else None


def _percent_edited(segment: Segment) -> float | None:
    amount = edit_amount(segment)
    return None if amount is None or amount.share is None else 100 * amount.share


def _number_test(
    values: tuple[str, ...],
    number_of: Callable[[Segment], float | None],
    pattern: re.Pattern[str] = COMPARISON,
) -> FitTest:
    comparisons = [
        (_COMPARE[found[1]], float(found[2]))
        for value in values
        if (found := pattern.fullmatch(value))
    ]

    def test(_: SegmentRef, segment: Segment) -> bool:
        number = number_of(segment)
        return number is not None and any(compare(number, limit) for compare, limit in comparisons)

    return test


def _repetition_test(bitext: Bitext) -> FitTest:
    counts = Counter(comparable_text(segment.source) for _, segment in bitext.segments())
    return lambda _, segment: bool(segment.source) and counts[comparable_text(segment.source)] > 1


def _text_test(condition: Condition, facts: FilterFacts) -> FitTest:
    finders = [facts.finder_of(*_text_or_expression(value)) for value in condition.values]
    fields = _FIELDS[condition.name]
    return lambda _, segment: any(holds(segment, finder, fields) for finder in finders)


def _text_or_expression(value: str) -> tuple[str, bool]:
    """A text, or the regular expression between two slashes."""
    if len(value) > 2 and value[0] == value[-1] == "/":
        return value[1:-1], True
    return value, False
