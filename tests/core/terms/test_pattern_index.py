"""Many terms that begin alike."""

from alignwb.core.languages.dutch.dutch import Dutch
from alignwb.core.terms.pattern_index import PatternTree
from alignwb.core.terms.recognition import Recogniser
from alignwb.core.terms.termbase import Term, Termbase


def _alike(number: int) -> Termbase:
    names = (f"{chr(97 + n // 26 % 26)}{chr(97 + n % 26)}{n // 676}" for n in range(number))
    return Termbase(tuple(Term(f"raad van {name}", name) for name in names))


def test_the_longest_of_terms_that_begin_alike_is_found() -> None:
    terms = Termbase((*_alike(2000).terms, Term("raad van ab0 en bc0", "long"), Term("raad", "r")))
    recogniser = Recogniser(terms, Dutch())
    found = [hit.term.target for hit in recogniser.find("Raad van ab0, raad van ab0 en bc0; raad!")]
    assert found == ["ab0", "long", "r"]


def test_a_look_up_passes_by_the_terms_that_go_on_otherwise() -> None:
    index = Recogniser(_alike(2000), Dutch())._index
    by_length = index.tree.along(["raad", "van", "ab0"])
    assert [len(each) for each in by_length] == [0, 0, 1]


def test_what_is_too_long_for_a_word_is_found_as_it_stands_and_not_inflected() -> None:
    long = "zeer" * 40
    recogniser = Recogniser(Termbase((Term(long, "very"), Term("zeer", "sore"))), Dutch())
    assert [hit.term.target for hit in recogniser.find(f"{long} {long}s {long.upper()}")] == [
        "very",
        "very",
    ]


def test_an_empty_tree_has_nothing() -> None:
    assert PatternTree().along(["a"]) == []
