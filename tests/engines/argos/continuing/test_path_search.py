"""The search for what may follow, at a model that is a table."""

from collections.abc import Sequence
from math import log

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from alignwb.engines.argos.continuing.parts import parts_of
from alignwb.engines.argos.continuing.path_search import Path, Row, find_paths
from alignwb.engines.argos.continuing.vocabulary import Joint, TargetPieces

PIECES = (
    "</s>",
    "<unk>",
    "▁the",
    "▁mill",
    "▁m",
    "ill",
    "er",
    "▁turns",
    ".",
    "▁mi",
    "s",
    "▁a",
    "'s",
)
VOCABULARY = TargetPieces(PIECES)
END = 0

WEIGHTS = {
    "": {"▁the": 6, "▁a": 3, "▁mill": 1},
    "▁the": {"▁mill": 5, "▁m": 3, "▁turns": 1, "▁mi": 1},
    "▁mill": {"▁turns": 6, "er": 2, "s": 1, ".": 1},
    "▁m": {"ill": 9, "er": 1},
    "▁mi": {"ill": 1, "s": 9},
    "ill": {"er": 6, "▁turns": 4},
    "er": {"'s": 1, "▁turns": 7, ".": 2},
}
"""What follows a piece, and how often; anything else is the end."""


class TablePredictor:
    """A model that looks at the last piece alone."""

    def __init__(self) -> None:
        self.asked: list[Sequence[tuple[int, ...]]] = []

    def greedy(self, begun: Sequence[tuple[int, ...]], steps: int) -> list[Path]:
        self.asked.append(begun)
        return [_follow(each, None, steps) for each in begun]

    def alternatives(self, begun: tuple[int, ...], count: int, steps: int) -> list[Path]:
        row = _row(begun)
        best = [int(number) for number in np.argsort(-row)[:count] if row[number] > -50]
        return [_follow(begun, number, steps) for number in best]


def _row(pieces: tuple[int, ...]) -> Row:
    weights = WEIGHTS.get(PIECES[pieces[-1]] if pieces else "", {"</s>": 1})
    row = np.full(len(PIECES), -60.0, dtype=np.float32)
    for piece, weight in weights.items():
        row[PIECES.index(piece)] = log(weight / sum(weights.values()))
    return row


def _follow(begun: tuple[int, ...], first: int | None, steps: int) -> Path:
    pieces: list[int] = []
    rows = []
    while len(pieces) < steps and (not pieces or pieces[-1] != END):
        rows.append(_row((*begun, *pieces)))
        is_given = first is not None and not pieces
        pieces.append(first if is_given and first is not None else int(rows[-1].argmax()))
    return Path(
        tuple(pieces),
        tuple(float(row[piece]) for row, piece in zip(rows, pieces, strict=True)),
        tuple(float(np.exp(row[VOCABULARY.parts]).sum()) for row in rows),
        rows[0],
    )


def told(stem: str, joint: Joint, most: int = 5, steps: int = 6) -> list[list[tuple[str, float]]]:
    predictor = TablePredictor()
    found = find_paths(predictor, VOCABULARY, stem, joint, None, most, steps)
    return [
        [
            (part.text, round(part.probability, 3))
            for part in parts_of(each, VOCABULARY, stem, joint)
        ]
        for each in found
    ]


def test_without_letters_the_likeliest_beginnings_come_each_with_what_follows() -> None:
    first, second, third = told("", Joint.APART)
    assert first[:2] == [("the", 0.6), (" mill", 0.35)]
    assert second[:1] == [("a", 0.3)]
    assert third[:1] == [("mill", 0.07)]


def test_behind_punctuation_the_next_word_has_its_space() -> None:
    assert told("", Joint.ANY)[0][0] == (" the", 0.6)


def test_letters_are_completed_whatever_pieces_the_word_has() -> None:
    found = told("t", Joint.APART)
    assert [each[0] for each in found] == [("he", 1.0)]
    assert [each[0][0] for each in told("mi", Joint.APART)] == ["ll"]


def test_a_word_that_is_whole_goes_on_with_the_next_or_with_more_of_itself() -> None:
    texts = {each[0][0] for each in told("mill", Joint.APART)}
    assert {" turns", "er", "s", "."} <= texts


def test_nothing_is_found_where_no_piece_agrees() -> None:
    assert told("zz", Joint.APART) == []


def test_a_path_that_is_cut_in_a_word_ends_before_it() -> None:
    (first, *_) = told("", Joint.APART, steps=2)
    assert [text for text, _ in first] == ["the"]


@pytest.mark.parametrize("most", [1, 2, 3])
def test_no_more_come_than_are_wanted(most: int) -> None:
    assert len(told("", Joint.APART, most)) == most
    assert len(told("mill", Joint.APART, most)) <= most


@given(
    st.sampled_from(["", "m", "mi", "mil", "mill", "mille", "miller", "t", "the", "a", "x"]),
    st.sampled_from(Joint),
    st.integers(1, 8),
)
def test_every_path_agrees_with_the_letters_and_has_a_true_share(
    stem: str, joint: Joint, steps: int
) -> None:
    found = find_paths(TablePredictor(), VOCABULARY, stem, joint, None, 5, steps)
    assert sum(each.share for each in found) <= 1 + 1e-6
    assert [each.share for each in found] == sorted((each.share for each in found), reverse=True)
    for each in found:
        text = "".join(VOCABULARY.surfaces[number] for number in each.path.pieces)
        assert text.startswith(stem)
        whole = stem + "".join(p.text for p in parts_of(each, VOCABULARY, stem, joint))
        assert text.startswith(whole.replace(" ", "")) or whole == stem
        assert all(0 <= p.probability <= 1 for p in parts_of(each, VOCABULARY, stem, joint))


def test_each_round_asks_for_what_is_likely_alone() -> None:
    predictor = TablePredictor()
    find_paths(predictor, VOCABULARY, "miller", Joint.APART, None, 5, 4)
    assert max(map(len, predictor.asked)) <= 4
