"""Footnote markers in texts."""

from hypothesis import given
from hypothesis import strategies as st
from support.strategies import prose, texts

from alignwb.core.bitext import markers
from alignwb.core.bitext.markers import PlacedMarker


@given(prose)
def test_inserting_what_was_stripped_restores_the_text(text: str) -> None:
    assert markers.insert(*markers.strip(text)) == text


@given(prose)
def test_a_stripped_text_tells_of_all_its_markers_in_order(text: str) -> None:
    placed = markers.strip(text)[1]

    assert tuple(marker.label for marker in placed) == markers.labels(text)


def test_offsets_count_characters_of_the_text_without_markers() -> None:
    text = "aarde.[^2] En zee[^*]."

    bare, placed = markers.strip(text)

    assert bare == "aarde. En zee."
    assert placed == (PlacedMarker("2", 6), PlacedMarker("*", 13))
    assert [marker.text for marker in placed] == ["[^2]", "[^*]"]


def test_what_only_looks_like_a_marker_stays_text() -> None:
    text = "[1] [^] [^123456789] [^a b] ^2"

    assert markers.strip(text) == (text, ())
    assert markers.labels(text) == ()


@given(texts, st.integers(0, 30))
def test_a_marker_beyond_the_end_stands_at_the_end(text: str, beyond: int) -> None:
    placed = (PlacedMarker("1", len(text) + beyond), PlacedMarker("2", len(text) + beyond))

    assert markers.insert(text, placed) == f"{text}[^1][^2]"
