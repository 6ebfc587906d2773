"""Alternatives that a reader can tell apart."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alignwb.core.drafting.alternatives import differing_spans, visibly_different

sentences = st.lists(st.sampled_from("the a mill old mills turn. Turn, slowly".split()), max_size=8)


def test_marks_capitals_and_articles_alone_make_no_alternative() -> None:
    texts = [
        "The mill turns.",
        "The mill, turns",
        "A mill turns!",
        "the Mill turns.",
        "Mills turn.",
    ]
    assert visibly_different(texts) == ["The mill turns.", "Mills turn."]


@given(st.lists(sentences.map(" ".join), max_size=6))
def test_the_first_of_those_that_are_alike_stays(texts: list[str]) -> None:
    kept = visibly_different(texts)
    assert kept[:1] == texts[:1]
    assert visibly_different(kept) == kept
    assert all(len(visibly_different([text, *kept])) <= len(kept) for text in texts)


@pytest.mark.parametrize(
    ("best", "other", "marked"),
    [
        ("The mill turns slowly.", "The mill turned slowly.", ["turned"]),
        ("He saw the mill.", "He looked at the old mill.", ["looked at", "old"]),
        ("He saw it.", "He saw it.", []),
        ("He saw it there.", "He saw it.", []),
    ],
)
def test_the_words_that_stand_otherwise_are_found(best: str, other: str, marked: list[str]) -> None:
    assert [other[start:end] for start, end in differing_spans(best, other)] == marked


def test_very_long_texts_are_not_compared() -> None:
    assert differing_spans("one " * 3000, "two " * 3000) == ()
