"""CTranslate2's file is read as numbers and written back as it was."""

import contextlib
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from alignwb.engines.argos.packages.starter import starter_package
from alignwb.engines.tuning.model_file import model_bytes, read_model_file
from alignwb.errors import EngineError

EMBEDDINGS = "decoder/embeddings/weight"


@pytest.fixture(scope="module")
def path() -> Path:
    return starter_package().folder / "model" / "model.bin"


def test_a_model_is_written_back_byte_for_byte(path: Path) -> None:
    assert model_bytes(read_model_file(path)) == path.read_bytes()


def test_quantised_weights_are_numbers_again_and_keep_their_place(path: Path) -> None:
    model = read_model_file(path)
    weights = model.weights("encoder/embeddings_0/weight")  # an alias
    assert weights.shape == model.variables[EMBEDDINGS].shape
    assert 0 < np.abs(weights).max() < 10
    again = model.with_weights({EMBEDDINGS: weights}).weights(EMBEDDINGS)
    step = np.abs(weights).max(1, keepdims=True) / 127
    assert (np.abs(again - weights) <= step / 2 + 1e-6).all()


def test_other_weights_change_nothing_else(path: Path) -> None:
    model = read_model_file(path)
    gamma = "decoder/layer_norm/gamma"
    changed = model.with_weights({gamma: model.weights(gamma) + 1})
    assert np.allclose(changed.weights(gamma), model.weights(gamma) + 1)
    others = {name: each for name, each in changed.variables.items() if name != gamma}
    assert others == {name: each for name, each in model.variables.items() if name != gamma}
    assert changed.aliases == model.aliases


def test_single_numbers_have_a_default(path: Path) -> None:
    model = read_model_file(path)
    heads = model.number("encoder/num_heads", -1)
    assert heads > 1
    assert model.variables[EMBEDDINGS].shape[1] % heads == 0
    assert model.number("encoder/no_such", 7) == 7


@settings(max_examples=40)
@given(data=st.data())
def test_a_file_cut_short_or_changed_at_its_head_costs_a_message(
    data: st.DataObject, tmp_path_factory: pytest.TempPathFactory
) -> None:
    whole = (starter_package().folder / "model" / "model.bin").read_bytes()
    damaged = tmp_path_factory.mktemp("damaged") / "model.bin"
    if data.draw(st.booleans()):
        damaged.write_bytes(whole[: data.draw(st.integers(0, len(whole) - 1))])
    else:
        place, value = data.draw(st.integers(0, 60)), data.draw(st.integers(0, 255))
        damaged.write_bytes(whole[:place] + bytes([value]) + whole[place + 1 :])
    with contextlib.suppress(EngineError):  # nothing else may come out
        assert model_bytes(read_model_file(damaged)) == damaged.read_bytes()


def test_a_damaged_file_is_named(path: Path, tmp_path: Path) -> None:
    damaged = tmp_path / "model.bin"
    damaged.write_bytes(path.read_bytes()[:5_000])
    with pytest.raises(EngineError, match="cut short") as caught:
        read_model_file(damaged)
    assert str(damaged) in caught.value.message
