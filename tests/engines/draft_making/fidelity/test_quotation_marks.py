"""Quotation marks: told from apostrophes, and carried into a draft."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.linked_words import linked

from alignwb.core.languages.quotation_marks import find_marks, without_marks
from alignwb.engines.draft_making.fidelity.quotation_marks import (
    english_marks,
    place_quotation_marks,
)
from alignwb.engines.draft_making.fidelity.replacements import apply_replacements
from alignwb.engines.draft_making.fidelity.sentence_edges import take_over_edges


@pytest.mark.parametrize(
    ("text", "marks"),
    [
        ("‘Kom,’ zei hij.", "‘’"),
        ("zo’n man, ’s avonds, Marx’ vriend", ""),
        ("‘Marx’ vriend,’ zei hij.", "‘’"),
        ("de ‘massa’s’ zelf", "‘’"),
        ("“Hij zei ‘ja’.”", "“‘’”"),
        ("„Weg!” riep men.", "„”"),
        ('"Weg!" riep men.', '""'),
        ("'t Was 's avonds", ""),
        ("hij ging weg.’", "’"),
        ("antwoordde hij: ‘Nee.", "‘"),
        ("(‘een’) – ‘twee’", "‘’‘’"),
        ("don't, the workers' rights, 'tis", ""),
        ("«Ja»", "«»"),
    ],
)
def test_quotation_marks_are_told_from_apostrophes(text: str, marks: str) -> None:
    assert "".join(mark.character for mark in find_marks(text)) == marks


def test_marks_that_do_not_fit_each_other_become_a_pair() -> None:
    assert english_marks(find_marks("'Maar,’ zei hij.")) == ["‘", "’"]
    assert english_marks(find_marks("„Weg!” en ‚ja’")) == ["“", "”", "‘", "’"]
    assert english_marks(find_marks("'Maar,' zei hij.")) == ["'", "'"]


def _carried(source: str, target: str, links: dict[str, str] | None = None) -> str:
    text, source_edges, _ = take_over_edges(source, without_marks(target))
    words = linked(source, text, links)
    return apply_replacements(text, place_quotation_marks(source, text, source_edges.inner, words))


@pytest.mark.parametrize(
    ("source", "target", "expected"),
    [
        ("‘Kom,’ zei hij.", "Come, said he.", "‘Come,’ said he."),
        ("‘Kom,’ zei hij.", "Come said he", "‘Come,’ said he."),
        ("‘Kom,’ zei hij.", '"Come," said "he.', "‘Come,’ said he."),
        ("Hij zei: ‘Kom.", "He said: come", "He said: ‘come."),
        ("de ‘goede’ man", "the good man", "the ‘good’ man"),
        ("de “goede man” daar", "the good man there", "the “good man” there"),
        ("als ‘zo.’", "as so!", "as ‘so.’"),
        ("‘a,’ zei b, ‘c d.’", "a, said b, c d.", "‘a,’ said b, ‘c d.’"),
        ("geen tekens", 'no "signs"', "no signs"),
    ],
)
def test_a_draft_has_the_marks_of_its_source(source: str, target: str, expected: str) -> None:
    assert _carried(source, target) == expected


def test_the_quoted_words_are_found_where_they_went() -> None:
    links = {"against": "tegen", "the": "de", "norm": "norm", "of": "als", "it": "is"}
    source = "als ‘tegen de norm’ is"
    assert _carried(source, "of it against the norm", links) == "of it ‘against the norm’"


words = st.lists(st.sampled_from(["een", "Marx’", "zo’n", "‘twee", "drie’", "vier,’", "“vijf”"]))


@given(words, st.lists(st.sampled_from(["one", "don't", '"two"', "three'", "‘four", "five,"])))
def test_marks_are_as_many_and_in_the_order_of_the_source(
    source_words: list[str], target_words: list[str]
) -> None:
    source, target = " ".join(["a", *source_words, "z"]), " ".join(["a", *target_words, "z"])
    marks = [letter for letter in _carried(source, target) if letter in "‘“”’"]
    assert marks == english_marks(find_marks(source))
