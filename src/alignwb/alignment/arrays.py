"""The arrays of numbers that alignment works on, by precision."""

import numpy as np
import numpy.typing as npt

Integers = npt.NDArray[np.int64]

Halves = npt.NDArray[np.float16]
"""Half precision: for what is kept by the million.  It changes a cosine by less than .001."""

Singles = npt.NDArray[np.float32]

Doubles = npt.NDArray[np.float64]
