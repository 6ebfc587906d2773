"""Blocks that stand elsewhere in the other text, in texts whose right beads are known."""

from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from alignwb.alignment.blocks.moved_blocks import with_moved_blocks
from alignwb.alignment.ports import Vectors
from alignwb.alignment.sentences.aligner import Alignment, align
from alignwb.alignment.sentences.beads import Bead
from alignwb.alignment.sentences.spans import Spans
from alignwb.alignment.sentences.text import Text

WIDTH = 64


def unit(sums: Vectors) -> Vectors:
    lengths = np.sqrt(np.einsum("ij,ij->i", sums, sums))
    rows: Vectors = sums / np.maximum(lengths, 1e-6)[:, None]
    return rows


def meanings(count: int, seed: int = 1) -> Vectors:
    """As many sentences that have nothing to do with each other."""
    return np.random.default_rng(seed).normal(size=(count, WIDTH)).astype(np.float32)


def translated(rows: Vectors, noise: float = 0.6) -> Vectors:
    """The same, said in other words."""
    chance = np.random.default_rng(2).normal(size=rows.shape).astype(np.float32)
    return rows + np.float32(noise) * chance


def text(count: int, labels: dict[int, str] | None = None) -> Text:
    sentences = tuple(f"Een zin van een gewone lengte, nummer {n}." for n in range(count))
    return Text(sentences, (0,), labels or {})


def found(
    source: Vectors, target: Vectors, labels: tuple[dict[int, str], dict[int, str]] = ({}, {})
) -> Alignment:
    texts = text(len(source), labels[0]), text(len(target), labels[1])
    spans = Spans(source, unit), Spans(target, unit)
    return with_moved_blocks(*texts, *spans, align(*texts, *spans))


def pairs(alignment: Alignment) -> set[tuple[int, int]]:
    return {(bead.source_start, bead.target_start) for bead in alignment.beads if not bead.is_null}


@pytest.mark.parametrize(
    "order",
    [
        [*range(20, 40), *range(20)],
        [*range(30), *range(35, 60), *range(30, 35), *range(60, 70)],
        [*range(12), *range(28, 40), *range(18, 28), *range(12, 18), *range(40, 50)],
        [*range(40, 48), *range(40)],
    ],
    ids=["halves", "a paragraph", "three blocks", "the end in front"],
)
def test_blocks_in_another_order_are_paired_whole(order: Sequence[int]) -> None:
    source = meanings(len(order))
    alignment = found(source, translated(source)[list(order)])
    assert pairs(alignment) == {(old, place) for place, old in enumerate(order)}
    crossing = [bead for bead in alignment.beads if bead in alignment.moved]
    assert 0 < len(crossing) <= len(order) // 2


def test_what_a_doubtful_pair_stands_in_the_way_of_is_found() -> None:
    source = meanings(40)
    order = [*range(30, 36), *range(10), *range(16, 30), *range(10, 16), *range(36, 40)]
    alignment = found(source, translated(source, 0.4)[order])
    assert pairs(alignment) == {(old, place) for place, old in enumerate(order)}


def test_a_moved_sentence_by_itself_is_paired_if_it_is_near() -> None:
    source = meanings(30)
    order = [n for n in range(30) if n != 7]
    order.insert(22, 7)
    alignment = found(source, translated(source, 0.3)[order])
    assert alignment.moved == {Bead(7, 8, 22, 23)}


def test_sentences_that_only_one_text_has_stay_alone() -> None:
    source, other = meanings(60), meanings(80, seed=9)
    both = translated(source[:40])
    target = np.concatenate([other[:20], both[:15], other[20:30], both[15:], other[30:60]])
    alignment = found(source, target)
    assert not alignment.moved
    assert {(n, n + (20 if n < 15 else 30)) for n in range(40)} <= pairs(alignment)


def test_nothing_is_moved_in_texts_that_have_nothing_to_do_with_each_other() -> None:
    source, target = meanings(120, seed=3), meanings(120, seed=4)
    # Two sentences are the same by accident, far from each other.
    target[100] = source[10]
    assert not found(source, target).moved


def test_notes_are_paired_by_their_markers_where_their_words_do_not_tell() -> None:
    source = meanings(24)
    target = translated(source)
    notes = [4, 9, 14, 19]
    order = [*(n for n in range(24) if n not in notes), *notes]
    # Far from each other, and as near to the notes of the others.
    for note in notes:
        target[note] = 0.5 * source[note] + 0.35 * source[notes].sum(axis=0)
    places = {note: order.index(note) for note in notes}
    labels = {note: str(k) for k, note in enumerate(notes)}
    alignment = found(
        source, target[order], (labels, {places[note]: label for note, label in labels.items()})
    )
    assert {(note, places[note]) for note in notes} <= pairs(alignment)


def test_a_marker_does_not_pair_what_has_nothing_in_common() -> None:
    source, target = meanings(20), translated(meanings(20))
    strange = meanings(2, seed=7)
    target = np.concatenate([target[:5], target[6:], strange[:1]])
    alignment = found(source, target, ({5: "1"}, {19: "1"}))
    assert not alignment.moved


def test_a_block_that_is_hardly_one_is_less_sure_than_a_long_one() -> None:
    source = meanings(80)
    long = [*range(20, 40), *range(20), *range(40, 80)]
    single = [n for n in range(80) if n != 50]
    single.insert(10, 50)
    alignments = [found(source, translated(source)[order]) for order in (long, single)]
    surest = [
        max(
            confidence
            for bead, confidence in zip(each.beads, each.confidences, strict=True)
            if bead in each.moved
        )
        for each in alignments
        if each.moved
    ]
    assert len(surest) == 2
    assert surest[0] > 0.98 > surest[1]


def test_a_sentence_that_may_stand_elsewhere_is_doubted_beside_one_that_does_not() -> None:
    source = meanings(60)
    elsewhere = translated(source[[10]], noise=1.2)
    target = np.concatenate([translated(np.delete(source, [10, 40], axis=0)), elsewhere])

    alignment = found(source, target)
    sure = dict(zip(alignment.beads, alignment.confidences, strict=True))
    lone = {bead: value for bead, value in sure.items() if bead.is_null}

    assert [bead.source_start for bead in lone if bead.source] == [10, 40]
    by_sentence = {bead.source_start: value for bead, value in lone.items() if bead.source}
    assert by_sentence[10] < 0.9 < by_sentence[40]
    assert [value for bead, value in lone.items() if bead.target] == [by_sentence[10]]


@settings(max_examples=40)
@given(st.integers(0, 25), st.integers(0, 25), st.integers(0, 6), st.data())
def test_every_sentence_is_in_one_bead_and_what_did_not_move_does_not_cross(
    source_count: int, target_count: int, kinds: int, data: st.DataObject
) -> None:
    table = meanings(kinds + 1)
    numbers = st.integers(0, kinds)
    source, target = (
        table[data.draw(st.lists(numbers, min_size=count, max_size=count))] if count else table[:0]
        for count in (source_count, target_count)
    )
    alignment = found(source, target)
    assert len(alignment.confidences) == len(alignment.beads)
    for own, count in (("source", source_count), ("target", target_count)):
        held = [n for bead in alignment.beads for n in getattr(bead, own)]
        assert sorted(held) == list(range(count))
    assert [n for bead in alignment.beads for n in bead.source] == list(range(source_count))
    unmoved = [n for bead in alignment.beads if bead not in alignment.moved for n in bead.target]
    assert unmoved == sorted(unmoved)
