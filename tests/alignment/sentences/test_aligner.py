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
from alignwb.core.defaults import DOUBTFUL_BELOW


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
    sizes = [(len(bead.source), len(bead.target)) for bead in found.beads]
    assert all(max(size) <= 4 or (min(size) <= 1 and max(size) <= 8) for size in sizes)


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


@pytest.mark.parametrize("many", range(2, 9))
@pytest.mark.parametrize("is_source_joined", [True, False])
def test_one_sentence_made_of_many_pairs_with_all_of_them(
    many: int, is_source_joined: bool
) -> None:
    chance = np.random.default_rng(many)
    sums = chance.normal(size=(30, 40)).astype(np.float32)
    cut = Text(tuple(f"Er komt een zin van nummer {number}." for number in range(30)))
    at = slice(11, 11 + many)
    joined = Text((*cut.sentences[:11], ", ".join(cut.sentences[at]), *cut.sentences[11 + many :]))
    joined_sums = np.concatenate([sums[:11], sums[at].sum(0, keepdims=True), sums[11 + many :]])
    if is_source_joined:
        found = align(joined, cut, Spans(joined_sums, unit), Spans(sums, unit))
        assert Bead(11, 12, 11, 11 + many) in found.beads
    else:
        found = align(cut, joined, Spans(sums, unit), Spans(joined_sums, unit))
        assert Bead(11, 11 + many, 11, 12) in found.beads
    assert len(found.beads) == len(joined.sentences)


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


def test_a_long_sentence_of_six_short_ones_takes_them_all(embedder: Embedder) -> None:
    source = Text(
        (
            "De markt was al vol toen wij aankwamen.",
            "Er werd kaas verkocht.",
            "Een jongen speelde accordeon.",
            "Twee honden vochten om een bot.",
            "De burgemeester hield een toespraak.",
            "Niemand luisterde naar hem.",
            "Om twaalf uur begon het te sneeuwen.",
            "Toen gingen wij naar huis.",
        )
    )
    target = Text(
        (
            "The market was already crowded when we arrived.",
            (
                "Cheese was sold, a boy was playing the accordion, two dogs fought for a bone, "
                "the mayor was giving a speech nobody listened to, and at twelve it began to snow."
            ),
            "Then we went home.",
        )
    )
    assert aligned(embedder, source, target).beads == (
        Bead(0, 1, 0, 1),
        Bead(1, 7, 1, 2),
        Bead(7, 8, 2, 3),
    )
    assert aligned(embedder, target, source).beads == (
        Bead(0, 1, 0, 1),
        Bead(1, 2, 1, 7),
        Bead(2, 3, 7, 8),
    )


def test_what_is_left_of_more_sentences_than_a_bead_holds_is_doubtful(embedder: Embedder) -> None:
    parts = (
        "de kok sneed uien",
        "een kat sliep op de kachel",
        "buiten blafte een hond",
        "de postbode belde aan",
        "niemand deed open",
        "er viel een glas",
        "het meisje lachte",
        "haar broer schreef een brief",
        "de klok sloeg twaalf",
        "in de verte loeide een koe",
        "de soep werd koud",
    )
    english = (
        "The cook was cutting onions.",
        "A cat was asleep on the stove.",
        "Outside a dog was barking.",
        "The postman rang the bell.",
        "Nobody opened the door.",
        "A glass fell.",
        "The girl laughed.",
        "Her brother was writing a letter.",
        "The clock struck twelve.",
        "In the distance a cow was lowing.",
        "The soup went cold.",
    )
    source = Text(("Het was een lange middag.", "Kijk: " + ", ".join(parts) + ".", "Toen ging ik."))
    target = Text(("It was a long afternoon.", *english, "Then I left."))
    found = aligned(embedder, source, target)
    right = {Bead(0, 1, 0, 1), Bead(1, 2, 1, 12), Bead(2, 3, 12, 13)}
    wrong = [
        confidence
        for bead, confidence in zip(found.beads, found.confidences, strict=True)
        if bead not in right
    ]
    assert len(wrong) >= 2
    assert max(wrong) < DOUBTFUL_BELOW


def test_a_sentence_cut_at_a_clause_is_not_paired_in_the_middle(embedder: Embedder) -> None:
    source = Text(
        (
            "Zij deed de lamp uit.",
            "De oude visser kende alle banken en stromen van de baai;",
            "zijn vader had ze hem gewezen.",
            "Daarna werd het stil.",
        )
    )
    target = Text(
        (
            "She put out the lamp.",
            (
                "The old fisherman knew all the banks and currents of the bay, because his father "
                "had shown them to him."
            ),
            "After that it was quiet.",
        )
    )
    assert Bead(1, 3, 1, 2) in aligned(embedder, source, target).beads
