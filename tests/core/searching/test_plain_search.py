"""Plain search: what is the same text whatever it is made of."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alignwb.core.searching.plain_search import PlainFinder


def found(
    needle: str, text: str, *, matches_case: bool = False, whole_words: bool = False
) -> list[str]:
    finder = PlainFinder(needle, matches_case=matches_case, whole_words=whole_words)
    return [text[start:end] for start, end in finder.spans(text)]


@pytest.mark.parametrize(
    ("needle", "text", "hits"),
    [
        ("reunie", "De Reünie, de reunie, de reu\u0308nie.", ["Reünie", "reunie", "reu\u0308nie"]),
        ("reünie", "De Reünie, de reunie, de reu\u0308nie.", ["Reünie", "reu\u0308nie"]),
        ("verdriet", "ver\u00addriet", ["ver\u00addriet"]),
        ("'t was", "‘t was", ["‘t was"]),
        ("a b", "a\u00a0b", ["a\u00a0b"]),
        ("flat", "\ufb02at", ["\ufb02at"]),
        ("la", "\ufb02at", []),
        ("strasse", "Straße", ["Straße"]),
        ("nana", "nananana", ["nana", "nana"]),
        ("cafe", "cafe\u0301s", ["cafe\u0301"]),
        ("", "iets", []),
        ("\u00ad", "iets", []),
    ],
)
def test_odd_characters_and_accents_are_found_by_plain_ones(
    needle: str, text: str, hits: list[str]
) -> None:
    assert found(needle, text) == hits


def test_case_counts_where_it_is_asked_for() -> None:
    assert found("Aas", "aas Aas AAS", matches_case=True) == ["Aas"]
    assert len(found("Aas", "aas Aas AAS")) == 3


def test_whole_words_have_no_letter_or_digit_beside_them() -> None:
    text = "man, mannen, \u00adman\u00adnen, man2 _man man-made"
    assert len(found("man", text, whole_words=True)) == 2


@given(st.text(max_size=30), st.text(min_size=1, max_size=3), st.booleans())
def test_hits_stand_in_order_and_apart_and_a_text_is_found_in_itself(
    text: str, needle: str, matches_case: bool
) -> None:
    spans = PlainFinder(needle, matches_case=matches_case).spans(text + needle + " ")
    edges = [edge for span in spans for edge in span]
    assert edges == sorted(edges)
    assert all(start < end for start, end in spans)
    # Of invisible characters nothing is searched for.
    assert len(found(needle, needle)) == bool(PlainFinder(needle)._needle)
