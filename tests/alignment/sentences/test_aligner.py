"""What every alignment is, whatever the texts; and what is found in texts whose beads are known."""

from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from support.finished_work import DOCUMENTS, reference
from support.real_embedder import the_embedder
from support.whole_alignments import cover

from alignwb.alignment.ports import Embedder, Vectors
from alignwb.alignment.sentences.aligner import Alignment, align
from alignwb.alignment.sentences.beads import Bead
from alignwb.alignment.sentences.spans import Spans
from alignwb.alignment.sentences.text import Text


def unit(sums: Vectors) -> Vectors:
    """Embeds sums as they are."""
    lengths = np.sqrt(np.einsum("ij,ij->i", sums, sums))
    unit_rows: Vectors = sums / np.maximum(lengths, 1e-6)[:, None]
    return unit_rows


@st.composite
def texts(draw: st.DrawFn) -> tuple[Text, Spans]:
    """A text of up to thirty sentences, with vectors that mean nothing or repeat themselves."""
    count = draw(st.integers(0, 30))
    meanings = draw(st.lists(st.integers(0, 12), min_size=count, max_size=count))
    starts = draw(st.sets(st.integers(0, max(count - 1, 0)))) if count else set()
    chance = np.random.default_rng(draw(st.integers(0, 3)))
    table = chance.normal(size=(13, 6)).astype(np.float32)
    sentences = tuple(f"Zin {meaning} " + "la " * (meaning % 5) for meaning in meanings)
    sums = table[np.array(meanings, np.int64)] if count else np.zeros((0, 6), np.float32)
    return Text(sentences, tuple(sorted(starts))), Spans(sums, unit)


@st.composite
def pinned(draw: st.DrawFn) -> tuple[tuple[Text, Spans], tuple[Text, Spans], list[Bead]]:
    """Two texts, and beads of theirs that are settled."""
    source, target = draw(texts()), draw(texts())
    counts = len(source[0].sentences), len(target[0].sentences)
    corners = [
        sorted(draw(st.lists(st.integers(0, count), min_size=6, max_size=6))) for count in counts
    ]
    beads = [
        Bead(i0, i1, j0, j1)
        for i0, i1, j0, j1 in zip(
            corners[0][::2], corners[0][1::2], corners[1][::2], corners[1][1::2], strict=True
        )
        if i0 < i1 or j0 < j1
    ]
    return source, target, beads


@settings(max_examples=60)
@given(texts(), texts())
def test_beads_cover_every_sentence_once_in_order(
    source: tuple[Text, Spans], target: tuple[Text, Spans]
) -> None:
    found = align(source[0], target[0], source[1], target[1])
    assert cover(found.beads, len(source[1]), len(target[1]))
    assert len(found.confidences) == len(found.beads)
    assert all(0 <= confidence <= 1 for confidence in found.confidences)
    assert all(len(bead.source) <= 4 and len(bead.target) <= 4 for bead in found.beads)


@settings(max_examples=60)
@given(pinned())
def test_pins_are_kept_whatever_they_are(
    case: tuple[tuple[Text, Spans], tuple[Text, Spans], list[Bead]],
) -> None:
    source, target, pins = case
    found = align(source[0], target[0], source[1], target[1], pins=pins)
    assert cover(found.beads, len(source[1]), len(target[1]))
    assert set(pins) <= set(found.beads)


@pytest.mark.parametrize(
    "pins",
    [
        [Bead(0, 2, 0, 1), Bead(1, 3, 1, 2)],
        [Bead(2, 3, 0, 1), Bead(0, 1, 1, 2)],
        [Bead(0, 9, 0, 1)],
    ],
    ids=["overlapping", "out of order", "outside"],
)
def test_pins_that_cannot_be_are_refused(pins: list[Bead]) -> None:
    text = Text(("Een.", "Twee.", "Drie."))
    spans = Spans(np.eye(3, dtype=np.float32), unit)
    with pytest.raises(ValueError, match="overlaps another one or lies outside"):
        align(text, text, spans, spans, pins=pins)


def test_a_long_gap_is_left_without_counterpart() -> None:
    chance = np.random.default_rng(5)
    sums = chance.normal(size=(900, 40)).astype(np.float32)
    source = Text(tuple(f"Zin {number}." for number in range(900)))
    target = Text(source.sentences[:300] + source.sentences[600:])
    kept = np.concatenate([sums[:300], sums[600:]])
    found = align(source, target, Spans(sums, unit), Spans(kept, unit))
    gap = [bead for bead in found.beads if bead.is_null]
    assert [bead.source_start for bead in gap] == list(range(300, 600))


@pytest.fixture(scope="module")
def embedder() -> Embedder:
    return the_embedder()


def spans_of(embedder: Embedder, sentences: Sequence[str]) -> Spans:
    return Spans(np.concatenate(list(embedder.sums(sentences))), embedder.embed)


def aligned(embedder: Embedder, source: Text, target: Text) -> Alignment:
    return align(
        source, target, spans_of(embedder, source.sentences), spans_of(embedder, target.sentences)
    )


@pytest.mark.parametrize("document", DOCUMENTS)
def test_the_finished_translations_are_found_again(document: str, embedder: Embedder) -> None:
    segments = [
        segment for paragraph in reference(document).paragraphs for segment in paragraph.segments
    ]
    source = Text(tuple(segment.source for segment in segments))
    target = Text(tuple(segment.target for segment in segments))
    found = aligned(embedder, source, target)
    right = {Bead(n, n + 1, n, n + 1) for n in range(len(segments))}
    assert len(right & set(found.beads)) / len(right) > 0.98


def test_merged_missing_and_added_sentences_are_told_apart(embedder: Embedder) -> None:
    source = Text(
        (
            "De trein vertrok om acht uur uit Amsterdam.",
            "Niemand zwaaide.",
            "In de coupé rook het naar koffie en natte jassen.",
            "Een oude man las de krant.",
            "Hij vouwde hem op, keek naar buiten en zuchtte diep.",
            "Bij Utrecht stapte een meisje met een viool in.",
            "Het regende nog steeds.",
        )
    )
    target = Text(
        (
            "The train left Amsterdam at eight o'clock, and nobody waved.",
            "The compartment smelled of coffee and wet coats.",
            "An old man was reading the newspaper.",
            "He folded it up.",
            "Then he looked out of the window and sighed deeply.",
            "The price of wheat had doubled in a year.",
            "At Utrecht a girl with a violin got on.",
        )
    )
    assert aligned(embedder, source, target).beads == (
        Bead(0, 2, 0, 1),
        Bead(2, 3, 1, 2),
        Bead(3, 4, 2, 3),
        Bead(4, 5, 3, 5),
        Bead(5, 5, 5, 6),
        Bead(5, 6, 6, 7),
        Bead(6, 7, 7, 7),
    )
