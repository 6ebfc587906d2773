"""The small network behind the sums: from sums of contributions to unit vectors."""

import numpy as np

from alignwb.engines.usem3.weights import Floats, Weights

BOUNDARY_TOKENS = 2
_BLOCK_ROWS = 1024


def unit_vectors(weights: Weights, sums: Floats, counts: Floats) -> Floats:
    """The vectors of texts; shape (rows, DIMENSIONS).

    Args:
        weights: The model.
        sums: The contributions of each text's tokens and of its two boundary tokens added up,
            shape (rows, DIMENSIONS).
        counts: How many tokens each text has without the boundary tokens.
    """
    vectors = np.empty_like(sums)
    for start in range(0, len(sums), _BLOCK_ROWS):
        block = slice(start, start + _BLOCK_ROWS)
        roots = np.sqrt(counts[block] + np.float32(BOUNDARY_TOKENS))
        vectors[block] = _through(weights, sums[block] / roots[:, None])
    return vectors


def _through(weights: Weights, means: Floats) -> Floats:
    first, second, third, fourth = weights.dense
    to_second, to_output = weights.shortcuts
    hidden = means @ first
    np.maximum(hidden, 0, out=hidden)
    deeper = hidden @ second
    deeper += means @ to_second
    np.maximum(deeper, 0, out=deeper)
    hidden = deeper @ third
    np.maximum(hidden, 0, out=hidden)
    output = hidden @ fourth
    output += deeper @ to_output
    np.tanh(output, out=output)
    lengths = np.sqrt(np.einsum("ij,ij->i", output, output))
    output /= np.maximum(lengths, np.float32(weights.epsilon))[:, None]
    return np.asarray(output, dtype=np.float32)
