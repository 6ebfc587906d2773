"""Which texts belong together by what they say, where their names do not tell."""

from collections.abc import Callable, Iterable, Sequence
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from alignwb.core.bitext.pairing import Side
from alignwb.errors import AlignwbError
from alignwb.services.aligning.pair_reading import AlignSettings, read_one
from alignwb.services.project.project import Project

if TYPE_CHECKING:
    from alignwb.alignment.ports import Embedder, Vectors

_SAMPLE = 80
"""Sentences of a text that are read, evenly spread."""

_FEW = 3
"""Texts on a side; of fewer the mean says nothing of what they have in common."""

_LEAST_LEAD = 0.05
"""So much closer than to any other; of 40 chapters of a book with their translations none was
nearer to a wrong one."""

Found = list[tuple[Path, Path]]


def pairs_by_content(
    sources: Sequence[Path],
    targets: Sequence[Path],
    project: Project | None,
    settings: AlignSettings,
    embedder: "Embedder",
    watch: Callable[[int, int], None] = lambda _done, _total: None,
) -> Found:
    """The texts that are closest to each other, and clearly closer than to any other.

    A text is the mean of the vectors of some of its sentences, less what all texts of its side
    have in common.  What cannot be read is left out here, as it is where nothing is close.  watch:
    is told how many texts are read, of how many.  Raises EngineError.
    """
    import numpy as np

    from alignwb.engines.blas_limit import one_blas_thread

    sides = [(Side.SOURCE, path) for path in sources] + [(Side.TARGET, path) for path in targets]
    read: dict[Side, list[tuple[Path, Vectors]]] = {side: [] for side in Side}
    with one_blas_thread():
        for done, (side, path) in enumerate(sides):
            watch(done, len(sides))
            try:
                text = read_one(str(path), side, project, settings)
            except AlignwbError:
                continue
            sample = text.sentences[:: len(text.sentences) // _SAMPLE + 1]
            sums = np.concatenate(list(embedder.sums(sample)))
            read[side].append((path, embedder.embed(sums).mean(axis=0)))
    if not all(read.values()):
        return []
    own, other = (_centred([vector for _, vector in read[side]]) for side in Side)
    return [(read[Side.SOURCE][i][0], read[Side.TARGET][j][0]) for i, j in _clear(own @ other.T)]


def _centred(vectors: "Sequence[Vectors]") -> "Vectors":
    """Unit vectors, of enough texts without what they have in common."""
    import numpy as np

    rows = np.stack(vectors)
    if len(rows) >= _FEW:
        rows = rows - rows.mean(axis=0)
    lengths = np.linalg.norm(rows, axis=1, keepdims=True)
    unit: Vectors = rows / np.maximum(lengths, 1e-6)
    return unit


def _clear(cosines: "Vectors") -> Iterable[tuple[int, int]]:
    """The cells that lead their row and their column."""
    import numpy as np

    for i, row in enumerate(cosines):
        j = int(row.argmax())
        rivals = np.array(list(chain(np.delete(row, j), np.delete(cosines[:, j], i))))
        if not len(rivals) or row[j] - rivals.max() >= _LEAST_LEAD:
            yield i, j
