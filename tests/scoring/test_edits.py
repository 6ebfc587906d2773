"""The edits of TER are those that sacrebleu counts, one by one."""

from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sacrebleu import TER

from alignwb.scoring.edits import count_edits

sentences = st.lists(st.sampled_from("abcdefgh"), max_size=14)


def _by_sacrebleu(hypothesis: list[str], reference: list[str]) -> int:
    score = TER().corpus_score([" ".join(hypothesis)], [[" ".join(reference)]])
    return int(score.num_edits)


def _disturbed(words: list[str], random: Random, times: int) -> list[str]:
    """The words with runs shifted, words replaced, left out and put in."""
    words = list(words)
    for _ in range(times):
        start = random.randrange(len(words))
        run = words[start : start + random.randint(1, 6)]
        del words[start : start + len(run)]
        place = random.randint(0, len(words))
        words[place:place] = run
        words[random.randrange(len(words))] = str(random.random())[:3]
        if random.random() < 0.4:
            words.insert(random.randrange(len(words)), words.pop())
    return words


@given(sentences, sentences)
@settings(deadline=None)
def test_any_two_sentences(hypothesis: list[str], reference: list[str]) -> None:
    assert count_edits(hypothesis, reference) == _by_sacrebleu(hypothesis, reference)


@pytest.mark.parametrize("seed", range(12))
def test_sentences_with_shifted_runs(seed: int) -> None:
    random = Random(seed)
    vocabulary = [str(number) for number in range(random.choice([6, 20, 100]))]
    reference = random.choices(vocabulary, k=random.randint(8, 45))
    hypothesis = _disturbed(reference, random, times=1 + seed // 2)
    assert count_edits(hypothesis, reference) == _by_sacrebleu(hypothesis, reference)


@pytest.mark.parametrize(
    ("hypothesis_length", "reference_length"), [(75, 70), (4, 90), (90, 4), (1, 120), (60, 20)]
)
def test_lengths_that_the_beam_cannot_cover(hypothesis_length: int, reference_length: int) -> None:
    random = Random(hypothesis_length)
    vocabulary = [str(number) for number in range(40)]
    reference = random.choices(vocabulary, k=reference_length)
    longer = reference + random.choices(vocabulary, k=hypothesis_length)
    hypothesis = _disturbed(longer[:hypothesis_length], random, times=3)
    assert count_edits(hypothesis, reference) == _by_sacrebleu(hypothesis, reference)


def test_more_shifts_than_are_ever_tried() -> None:
    random = Random(5)
    reference = random.choices("ab", k=50)
    hypothesis = random.choices("ab", k=50)
    assert count_edits(hypothesis, reference) == _by_sacrebleu(hypothesis, reference)


def test_one_shifted_phrase_is_one_edit() -> None:
    words = "said the old man to the boy in the end".split()
    assert count_edits(words, words[2:4] + words[:2] + words[4:]) == 1


def test_nothing_against_something_is_as_many_edits_as_there_are_words() -> None:
    assert count_edits([], ["a", "b"]) == 2
    assert count_edits(["a"], []) == 1
    assert count_edits([], []) == 0
