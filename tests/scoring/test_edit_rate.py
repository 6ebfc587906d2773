"""TER is counted as sacrebleu counts it, edit by edit."""

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sacrebleu.metrics.lib_ter import translation_edit_rate

from alignwb.scoring.edit_distance import Distances, edit_distances
from alignwb.scoring.edit_rate import edit_rate
from alignwb.services.documents import read_bitext

ROOT = Path(__file__).parent.parent.parent

vocabularies = st.sampled_from(["ab", "abcdef", "abcdefghijklmnopqrstuvwxyz"])


def _texts(vocabulary: str) -> st.SearchStrategy[list[str]]:
    return st.lists(st.sampled_from(vocabulary), max_size=24)


@given(vocabularies.flatmap(lambda words: st.tuples(_texts(words), _texts(words))))
@settings(deadline=None)
def test_any_two_texts_are_as_far_apart_as_sacrebleu_says(
    texts: tuple[list[str], list[str]],
) -> None:
    hypothesis, reference = texts
    edits, _ = translation_edit_rate(hypothesis, reference)
    assert edit_rate(hypothesis, reference) == edits


@given(st.permutations("the quick brown fox jumps over the lazy dog and the cat".split()))
@settings(deadline=None)
def test_words_in_another_order_are_shifted_as_sacrebleu_shifts_them(words: list[str]) -> None:
    reference = "the quick brown fox jumps over the lazy dog and the cat".split()
    assert edit_rate(words, reference) == translation_edit_rate(words, reference)[0]


@pytest.mark.parametrize(
    ("hypothesis", "reference"),
    [
        # So many shifts that sacrebleu gives up in the first round, or in a later one.
        ("a b c d " * 20, "d c b a " * 20),
        ("a b c d e f g h i j " * 3, "j i h g f e d c b a " * 3),
        # Lengths so unlike that the beam is wider, or misses the corner until the last row.
        ("a", "b " * 80 + "a"),
        ("b " * 80 + "a", "a"),
        ("", "a b"),
        ("a b", ""),
    ],
    ids=["first round", "later round", "long reference", "long hypothesis", "nothing", "no words"],
)
def test_texts_at_the_limits_count_as_in_sacrebleu(hypothesis: str, reference: str) -> None:
    words, wanted = hypothesis.split(), reference.split()
    assert edit_rate(words, wanted) == translation_edit_rate(words, wanted)[0]


def test_real_paragraphs_count_as_in_sacrebleu() -> None:
    [file] = (ROOT / "translations" / "reference").glob("001_*.xlf")
    targets = [paragraph.target.split() for paragraph in read_bitext(file).paragraphs]
    pairs = [pair for pair in pairwise(targets) if len(pair[0]) < 60]
    assert len(pairs) > 5
    for hypothesis, reference in pairs[:12]:
        expected, _ = translation_edit_rate(hypothesis, reference[:80])
        assert edit_rate(hypothesis, reference[:80]) == expected


@given(
    st.lists(st.permutations(range(8)), min_size=1, max_size=5),
    st.lists(st.integers(0, 8), min_size=1, max_size=12),
)
def test_many_distances_at_once_are_those_of_each(
    hypotheses: list[list[int]], reference: list[int]
) -> None:
    known = Distances(hypotheses[0], reference)
    each = [Distances(words, reference, known).edits for words in hypotheses]
    assert edit_distances(hypotheses, reference) == each
    assert each == [Distances(words, reference).edits for words in hypotheses]
