"""Footnote markers stand in a draft at the word they stood at."""

import pytest
from support.linked_words import linked

from alignwb.core.bitext.markers import strip
from alignwb.engines.draft_making.fidelity.marker_placement import place_markers
from alignwb.engines.draft_making.fidelity.replacements import apply_replacements


@pytest.mark.parametrize(
    ("source", "target", "expected"),
    [
        ("Het is zo.[^2]", "It is so.", "It is so.[^2]"),
        ("Hij zei: ‘Ik ga.’[^2]", "He said: ‘I go.’", "He said: ‘I go.’[^2]"),
        ("Zo is het[^1].", "So is it.", "So is it.[^1]"),
        ("een twee[^1] drie", "one two three", "one two[^1] three"),
        ("een twee,[^1] drie, vier", "one two, three, four", "one two,[^1] three, four"),
        ("een twee;[^1] drie", "one; two three", "one;[^1] two three"),
        ("een ‘twee’[^1] drie", "one ‘two’ three", "one ‘two’[^1] three"),
        ("een[^1] twee[^2] drie.[^3]", "one two three.", "one[^1] two[^2] three.[^3]"),
        ("een[^1][^2] twee", "one two", "one[^1][^2] two"),
        ("in 1905[^3] brak", "in 1905 broke", "in 1905[^3] broke"),
    ],
)
def test_a_marker_stands_at_the_word_it_stood_at(source: str, target: str, expected: str) -> None:
    plain, markers = strip(source)
    changes = place_markers(plain, target, markers, linked(plain, target))
    assert apply_replacements(target, changes) == expected


def test_a_marker_follows_its_word_to_another_place() -> None:
    plain, markers = strip("zoals Lebedev[^1] schreef in Moskou")
    links = {"Lebedev": "Lebedev", "in": "in", "Moscow": "Moskou", "wrote": "schreef"}
    target = "as in Moscow Lebedev wrote"
    changes = place_markers(plain, target, markers, linked(plain, target, links))
    assert apply_replacements(target, changes) == "as in Moscow Lebedev[^1] wrote"


def test_markers_keep_their_order_when_words_change_places() -> None:
    plain, markers = strip("een[^1] twee[^2] drie")
    links = {"two": "twee", "one": "een", "three": "drie"}
    target = "two one three"
    changes = place_markers(plain, target, markers, linked(plain, target, links))
    assert apply_replacements(target, changes) == "two one[^1][^2] three"


def test_a_marker_never_lands_inside_a_word() -> None:
    plain, markers = strip("Marx’[^1] vriend")
    target = "Marx’s friend"
    changes = place_markers(plain, target, markers, linked(plain, target))
    assert apply_replacements(target, changes) == "Marx’s[^1] friend"


def test_a_marker_survives_a_target_without_words() -> None:
    plain, markers = strip("een[^1] twee")
    assert apply_replacements("…", place_markers(plain, "…", markers, linked(plain, "…"))) == (
        "…[^1]"
    )
