"""Regular expressions that end."""

import pytest

from alignwb.core.searching.search import SearchError, Substitution
from alignwb.engines.regular_expressions import RegexFinder

ENDLESS = r"(\w|\w\w)+$"
LONG_WORD = "n" * 70 + "!"


def test_matches_and_groups_are_found() -> None:
    finder = RegexFinder(r"(\d+) (uur|jaar)")
    text = "Na 12 uur of 3 JAAR."
    assert list(finder.spans(text)) == [(3, 9), (13, 19)]
    assert finder.substitutions(text, r"\2 \1")[0] == Substitution(3, 9, "uur 12")


def test_case_and_whole_words_count_where_asked_for() -> None:
    assert list(RegexFinder("a|b", matches_case=True).spans("A b")) == [(2, 3)]
    assert list(RegexFinder("a|bc", whole_words=True).spans("ab a abc bc")) == [(3, 4), (9, 11)]
    numbered = RegexFinder(r"(x)|(y)", whole_words=True)
    assert numbered.substitutions("y", r"<\2>") == [Substitution(0, 1, "<y>")]


@pytest.mark.parametrize(
    "expression",
    ["(", "[z", "x{4,2}", "*", r"\p{Nonsense}", "(" * 900, "y" * 5_000, "a)b"],
)
def test_what_is_no_expression_is_refused_in_words(expression: str) -> None:
    for whole_words in (False, True):
        with pytest.raises(SearchError) as caught:
            RegexFinder(expression, whole_words=whole_words)
        assert caught.value.hint
        assert len(caught.value.message) < 300


@pytest.mark.parametrize("replacement", [r"\3", r"\g<nobody>", r"\q", "\\"])
def test_a_replacement_that_does_not_fit_is_refused_in_words(replacement: str) -> None:
    with pytest.raises(SearchError) as caught:
        RegexFinder("(o)").substitutions("ook", replacement)
    assert replacement in caught.value.message


def test_an_endless_expression_is_given_up() -> None:
    with pytest.raises(SearchError, match="too long"):
        RegexFinder(ENDLESS, longest_s=0.02).spans(LONG_WORD)


def test_what_is_quick_for_each_text_may_be_too_long_for_all() -> None:
    finder = RegexFinder("e", longest_in_all_s=0.0001)
    texts = ["een zee"] * 10_000
    with pytest.raises(SearchError, match="too long"):
        list(map(finder.spans, texts))
