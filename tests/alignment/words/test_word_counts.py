"""Counts of words over a bitext."""

import numpy as np
import pytest

from alignwb.alignment.words import word_counts
from alignwb.alignment.words.word_counts import NO_COUNTS, count_words

PAIRS = [
    ("het huis", "the house"),
    ("het boek", "the book"),
    ("een boek", "a book"),
    ("een huis", "a house"),
    ("het oude huis", "the old house"),
] * 3


def test_words_that_keep_company_outweigh_those_that_only_meet() -> None:
    counts = count_words(PAIRS)
    weights = counts.weigh(["het", "huis", "boek", "een"], ["the", "house", "book", "a"])
    assert np.array_equal(weights.argmax(axis=0), [0, 1, 2, 3])
    assert weights.diagonal().min() > 0.8
    assert (weights - np.diag(weights.diagonal())).max() < 0.2


def test_case_does_not_count_and_unknown_words_weigh_nothing() -> None:
    counts = count_words(PAIRS)
    assert counts.weigh(["HUIS"], ["House"]) == counts.weigh(["huis"], ["house"])
    assert not counts.weigh(["auto", "huis"], ["car", "x"]).any()


def test_what_was_seen_once_weighs_less_than_what_was_seen_often() -> None:
    once, often = (count_words([("auto", "car")] * times) for times in (1, 9))
    assert once.weigh(["auto"], ["car"]) < often.weigh(["auto"], ["car"])


def test_nothing_to_count_is_no_trouble() -> None:
    for pairs in ([], [("", "")], [("huis", "")], [("…", "house")]):
        assert count_words(pairs) is NO_COUNTS
    assert NO_COUNTS.weigh(["huis"], ["house"]).shape == (1, 1)


def test_of_a_very_long_bitext_segments_are_taken_evenly(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    many = [(f"woord{n} huis", f"word{n} house") for n in range(500)]
    monkeypatch.setattr(word_counts, "_LARGEST", 400)
    counts = count_words(many)
    known = [n for n in range(500) if counts.weigh([f"woord{n}"], [f"word{n}"])[0, 0] > 0]
    assert known == list(range(0, 500, 5))
