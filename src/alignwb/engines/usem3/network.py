"""The small network behind the sums: from rows to unit vectors.

A row is the sum of the contributions of a text's tokens and, last, their number.  From the sum is
taken what two texts contribute more than the same words as one text, mostly by the two boundary
tokens.  This is a constant of the model (`boundary.npy`, the mean over pairs of plain Dutch and
English sentences), so that rows do not depend on other rows, rows added up count it once, and the
row of a single text gives exactly the package's vector of it.
"""

from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from threading import Event

import numpy as np

from alignwb.engines.usem3.ordered_threads import side_by_side
from alignwb.engines.usem3.weights import DIMENSIONS, Floats

WIDTH = DIMENSIONS + 1

_BOUNDARY_TOKENS = 2
_BLOCK_ROWS = 1024


@dataclass(frozen=True, slots=True)
class Network:
    """The network, from sums to vectors.

    Attributes:
        dense: Its matrices in the order in which they are used.
        shortcuts: Its two matrices that pass a layer by.
        boundary: What a text adds for being one of its own; shape (DIMENSIONS,).
    """

    dense: tuple[Floats, Floats, Floats, Floats]
    shortcuts: tuple[Floats, Floats]
    boundary: Floats

    def vectors(self, rows: Floats, workers: int = 1) -> Floats:
        """Unit vectors, shape (rows, DIMENSIONS), of rows of the shape (rows, WIDTH)."""
        vectors = np.empty((len(rows), DIMENSIONS), dtype=np.float32)

        def fill(block: slice, _: Event) -> None:
            counts = rows[block, DIMENSIONS:] + np.float32(_BOUNDARY_TOKENS)
            sums = rows[block, :DIMENSIONS] + self.boundary
            vectors[block] = self._through(sums / np.sqrt(counts))

        blocks = [slice(start, start + _BLOCK_ROWS) for start in range(0, len(rows), _BLOCK_ROWS)]
        for _ in side_by_side(fill, blocks, min(workers, len(blocks))):
            pass
        return vectors

    def _through(self, means: Floats) -> Floats:
        first, second, third, fourth = self.dense
        to_second, to_output = self.shortcuts
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
        return np.asarray(output / lengths[:, None], dtype=np.float32)


def read_network(weights_path: Path) -> Network:
    """Read the network from the package's weights, of which it is a small part.

    Raises KeyError if they are not as expected, and whatever reading a broken file raises.
    """
    with weights_path.open("rb") as file, np.load(file, allow_pickle=False) as arrays:
        dense = arrays["d0"], arrays["d1"], arrays["d2"], arrays["d3"]
        shortcuts = arrays["p1"], arrays["p3"]
    with (files(__package__) / "boundary.npy").open("rb") as stored:
        boundary = np.load(stored, allow_pickle=False)
    return Network(dense, shortcuts, boundary)
