"""Pairs become numbers as the model reads them, and batches hold each of them once."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alignwb.engines.argos.packages.starter import starter_package
from alignwb.engines.argos.runtime.library import open_tokenizer
from alignwb.engines.tuning.token_numbers import Numbers, batches, read_vocabulary
from alignwb.errors import EngineError

SIDES = st.lists(st.integers(0, 9), min_size=1, max_size=30).map(tuple)
PAIRS = st.lists(st.tuples(SIDES, SIDES), max_size=30)


def test_a_source_ends_as_its_model_wants_it_and_a_target_does_not() -> None:
    folder = starter_package().folder
    vocabulary = read_vocabulary(folder / "model")
    numbers = vocabulary.numbers(("De kat.", "The cat."), open_tokenizer(folder))
    assert numbers is not None
    source, target = numbers
    end = vocabulary.target[vocabulary.end]
    assert source[-1] == end
    assert end not in target


@pytest.mark.parametrize("pair", [("", "The cat."), ("De kat.", ""), ("de " * 300, "the " * 300)])
def test_what_cannot_be_learnt_from_is_none(pair: tuple[str, str]) -> None:
    folder = starter_package().folder
    vocabulary = read_vocabulary(folder / "model")
    assert vocabulary.numbers(pair, open_tokenizer(folder)) is None


@given(PAIRS, st.integers(1, 80), st.none() | st.integers(0, 5))
def test_every_pair_is_in_one_batch_and_none_is_too_large(
    pairs: list[Numbers], most: int, seed: int | None
) -> None:
    made = list(batches(pairs, most, seed))
    assert sorted(pair for batch in made for pair in batch) == sorted(pairs)
    for batch in made:
        longest = max(max(map(len, pair)) for pair in batch)
        assert len(batch) == 1 or len(batch) * (longest + 1) <= most
    assert made == list(batches(pairs, most, seed))


def test_a_folder_without_a_vocabulary_is_named(tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = tmp_path_factory.mktemp("model")
    with pytest.raises(EngineError, match="no vocabulary"):
        read_vocabulary(folder)
    (folder / "shared_vocabulary.txt").write_text("<unk>\n<s>\nde\n", encoding="utf-8")
    with pytest.raises(EngineError, match="lacks </s>"):
        read_vocabulary(folder)
