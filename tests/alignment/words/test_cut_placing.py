"""Where a target is cut by its word links."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.real_embedder import the_embedder

from alignwb.alignment.words.cut_placing import target_cut
from alignwb.alignment.words.word_aligner import WordAligner
from alignwb.alignment.words.word_links import WordLink, WordLinks
from alignwb.core.languages.words import words_of

texts = st.text(st.sampled_from("ab-’ ,.“[^1]\n"), max_size=40)


def links_of(source: str, target: str, *pairs: tuple[int, int]) -> WordLinks:
    return WordLinks(
        tuple(word.span for word in words_of(source)),
        tuple(word.span for word in words_of(target)),
        tuple(WordLink(*pair, 0.9, is_certain=True) for pair in sorted(pairs)),
    )


def second_part(source: str, target: str, *pairs: tuple[int, int], at: str) -> str | None:
    cut = target_cut(links_of(source, target, *pairs), target, source.index(at))
    return None if cut is None else target[cut:]


def test_the_cut_is_where_no_link_crosses_it() -> None:
    source, target = "Toen het donker werd gingen wij", "We went when it grew dark"
    crossing = ((0, 2), (1, 3), (2, 5), (3, 4), (4, 1), (5, 0))
    straight = ((0, 0), (1, 1), (4, 3))
    assert second_part(source, target, *straight, at="donker") == "when it grew dark"
    # The clauses have changed places, so any cut is wrong somewhere; it is still between words.
    assert second_part(source, target, *crossing, at="gingen") is not None


def test_of_equal_places_the_one_behind_a_clause_is_taken() -> None:
    source, target = "een twee drie", "one, then two three"
    assert second_part(source, target, (0, 0), (2, 3), at="twee") == "then two three"


def test_an_opening_mark_goes_with_its_word() -> None:
    source, target = "hij zei ga weg", "he said “go away”"
    assert second_part(source, target, (0, 0), (1, 1), (2, 2), at="ga") == "“go away”"


@pytest.mark.parametrize("pairs", [(), ((0, 0), (1, 1)), ((2, 2),)])
def test_links_on_one_side_only_say_nothing(pairs: tuple[tuple[int, int], ...]) -> None:
    assert second_part("een twee drie", "one two three", *pairs, at="drie") is None


@given(texts, texts, st.data())
def test_a_cut_is_at_the_beginning_of_a_word(source: str, target: str, data: st.DataObject) -> None:
    counts = len(words_of(source)), len(words_of(target))
    pairs = set()
    if all(counts):
        place = st.tuples(*(st.integers(0, count - 1) for count in counts))
        pairs = data.draw(st.sets(place, max_size=6))
    offset = data.draw(st.integers(0, len(source)))
    cut = target_cut(links_of(source, target, *pairs), target, offset)
    if cut is not None:
        assert target[cut - 1].isspace()
        assert target[:cut].strip()
        assert words_of(target[cut:])


def test_a_real_sentence_is_cut_where_its_clauses_part() -> None:
    source = "De boeren kwamen naar de markt; hun vrouwen bleven thuis om brood te bakken."
    target = "The farmers came to the market; their wives stayed at home to bake bread."
    links = WordAligner(the_embedder()).link(source, target)
    cut = target_cut(links, target, source.index("hun"))
    assert cut is not None
    assert target[cut:] == "their wives stayed at home to bake bread."
    later = target_cut(links, target, source.index("om brood"))
    assert later is not None
    assert target[later:] == "to bake bread."
