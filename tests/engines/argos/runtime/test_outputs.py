"""Arrays of the library, read as numbers."""

import ctranslate2
import numpy as np
import pytest

from alignwb.engines.argos.packages.starter import starter_package
from alignwb.engines.argos.runtime.model import Model
from alignwb.engines.argos.runtime.outputs import as_numbers

VALUES = np.array([0.5, -2.0, 1024.0], dtype=np.float32)


@pytest.mark.parametrize("kind", ["float32", "float16", "bfloat16"])
def test_numbers_of_every_type_are_read(kind: str) -> None:
    view = ctranslate2.StorageView.from_array(VALUES).to(getattr(ctranslate2.DataType, kind))
    numbers = as_numbers(view)
    assert numbers is not None
    assert numbers.dtype == np.float32
    assert numbers.tolist() == VALUES.tolist()


def test_the_first_token_of_alternatives_has_none() -> None:
    model = Model(starter_package().folder, threads=1)
    (result,) = model.go_on(model.encode("De molen draait."), [model.encode("The")], 3, 2)
    first, second, *_ = result.logits[1]
    assert as_numbers(first) is None
    assert as_numbers(second) is not None
