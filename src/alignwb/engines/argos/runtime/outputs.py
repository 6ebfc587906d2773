"""Arrays of CTranslate2, brought to where numpy can read them."""

from typing import Any

import numpy as np
import numpy.typing as npt


def as_numbers(view: Any) -> npt.NDArray[np.float32] | None:  # noqa: ANN401  # no types
    """The numbers of a `ctranslate2.StorageView` of any type on any device; None if it is empty."""
    import ctranslate2

    if not view.shape or 0 in view.shape:
        return None
    if view.device != "cpu":
        view = view.to_device(ctranslate2.Device.cpu)
    if view.dtype != ctranslate2.DataType.float32:
        # numpy has no bfloat16, and the sums of probabilities would suffer from less.
        view = view.to(ctranslate2.DataType.float32)
    return np.array(view, dtype=np.float32)
