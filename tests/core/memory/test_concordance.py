from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alignwb.core.languages.words import folded_words
from alignwb.core.memory.concordance import find_places, search_words


@pytest.mark.parametrize(
    ("wanted", "text", "found"),
    [
        ("zon", "De zon, de Zon en het zonlicht.", ["zon", "Zon"]),
        ("zon*", "De zon, de Zon en het zonlicht.", ["zon", "Zon", "zonlicht"]),
        ("samen werk*", "Samen, werkend aan samenwerking.", ["Samen, werkend"]),
        ("hij weg", "Toen ging hij[^1] weg.", ["hij[^1] weg"]),
        ("1", "Het eerste.[^1] Nummer 1.", ["1"]),
        ("zo’n", "Zo'n huis.", ["Zo'n"]),
        ("de de", "De de de de.", ["De de", "de de"]),
        ("weg hij", "Toen ging hij weg.", []),
        ("…", "Niets…", []),
        ("İ", "İİ", ["İİ"]),
        ("fiets", "De \ufb01e\u00adts, een ﬁets\u200b.", ["\ufb01e\u00adts", "\ufb01ets"]),
        ("zee\u00adman", "Een zeeman.", ["zeeman"]),
    ],
)
def test_where_words_stand(wanted: str, text: str, found: list[str]) -> None:
    assert [text[start:end] for start, end in find_places(search_words(wanted), text)] == found


@given(st.text(st.sampled_from("ab '’*.İß[^1]\n")), st.text(st.sampled_from("ab '’*.İß[^1]\n")))
def test_every_place_holds_the_words_and_none_overlaps_another(query: str, text: str) -> None:
    wanted = search_words(query)
    places = find_places(wanted, text)
    for start, end in places:
        words = folded_words(text[start:end])
        assert len(words) >= len(wanted)
        assert any(word.startswith(wanted[0].rstrip("*")) for word in words)
    assert all(left[1] <= right[0] for left, right in pairwise(places))


@given(st.lists(st.sampled_from(["De", "zon", "scheen", "Zo'n", "12", "kaß"]), min_size=1))
def test_a_text_holds_each_of_its_words(words: list[str]) -> None:
    text = ", ".join(words)
    for word in words:
        assert (text.index(word), text.index(word) + len(word)) in find_places(
            search_words(word), text
        )
