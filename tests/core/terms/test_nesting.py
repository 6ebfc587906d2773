"""Stretches of a text that hold others."""

from hypothesis import given
from hypothesis import strategies as st

from alignwb.core.languages.words import Span
from alignwb.core.terms.nesting import Stretches

_SPANS = st.builds(
    lambda start, length: Span(start, start + length), st.integers(0, 20), st.integers(1, 9)
)


@given(st.lists(_SPANS, max_size=12), _SPANS)
def test_they_hold_what_lies_inside_one_of_them(spans: list[Span], asked: Span) -> None:
    stretches = Stretches(spans)
    holding = [each for each in spans if each.start <= asked.start and asked.end <= each.end]
    assert stretches.hold(asked) == bool(holding)
    assert stretches.hold_as_part(asked) == any(each != asked for each in holding)
