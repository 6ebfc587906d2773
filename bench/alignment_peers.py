"""Other aligners, on the same texts in the same run.

Gale and Church's (1993) is written here from their paper, and so is the search of bertalign, in
alignment_anchored.py.  hunalign (LGPL) and vecalign (Apache 2.0) are run where they can be found:
ALIGNWB_HUNALIGN names hunalign's program, ALIGNWB_VECALIGN a folder from which `import
vecalign.dp_utils` works; ALIGNWB_DICTIONARY may name a dictionary for hunalign in its own format.
"""

import importlib
import math
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from pathlib import Path

import numpy as np
import numpy.typing as npt
from alignment_anchored import LARGEST, anchored_beads

from alignwb.alignment.ports import Embedder, Vectors
from alignwb.alignment.sentences.beads import Bead
from alignwb.alignment.sentences.text import Text

AlignFunction = Callable[[Text, Text], tuple[Sequence[Bead], Sequence[float]]]
"""Two texts in; their beads out, and how sure each is (nothing where the aligner cannot say)."""

Aligned = tuple[list[Bead], list[float]]


def single_nulls(beads: Sequence[Bead], confidences: Sequence[float] = ()) -> Aligned:
    """The same alignment with each sentence that has no counterpart in a bead of its own."""
    found: list[Bead] = []
    sure: list[float] = []
    for number, bead in enumerate(beads):
        parts = [bead]
        if not bead.target:
            parts = [Bead(n, n + 1, bead.target_start, bead.target_start) for n in bead.source]
        elif not bead.source:
            parts = [Bead(bead.source_start, bead.source_start, n, n + 1) for n in bead.target]
        found += parts
        sure += [confidences[number]] * len(parts) if confidences else []
    return found, sure


_GALE_CHURCH_STEPS = ((1, 1, 0), (1, 0, 450), (0, 1, 450), (2, 1, 230), (1, 2, 230), (2, 2, 440))
"""Source sentences, target sentences, penalty in hundredths of a nat, as in their program."""
_VARIANCE = 6.8
_FINEST = 0.005
_FAR = 2500.0


def _length_costs() -> npt.NDArray[np.float32]:
    """-100 log of both tails beyond a number of standard deviations, in steps of _FINEST."""
    tails = [math.erfc(n * _FINEST / math.sqrt(2)) for n in range(int(12 / _FINEST))]
    return np.array([min(_FAR, -100 * math.log(max(tail, 1e-30))) for tail in tails], np.float32)


def gale_church(source: Text, target: Text) -> Aligned:
    """Lengths in characters alone, over the whole text; time and memory grow with its square."""
    n, m = len(source.sentences), len(target.sentences)
    table = _length_costs()
    ends = [
        np.concatenate([[0], np.cumsum([len(s) for s in text.sentences])]).astype(np.float32)
        for text in (source, target)
    ]
    empty = np.full(n + 1, np.inf, np.float32)
    diagonals = [empty] * 4  # costs by source boundary of the four diagonals before
    taken: list[npt.NDArray[np.uint8]] = []
    for diagonal in range(n + m + 1):
        first, last = max(0, diagonal - m), min(n, diagonal)
        here = np.full(n + 1, np.inf, np.float32)
        step_taken = np.zeros(last - first + 1, np.uint8)
        if diagonal == 0:
            here[0] = 0
        for number, (source_step, target_step, penalty) in enumerate(_GALE_CHURCH_STEPS):
            low = max(first, source_step)
            high = min(last, diagonal - target_step)
            if low > high or diagonal == 0:
                continue
            at = np.arange(low, high + 1)
            lengths = [
                ends[0][at] - ends[0][at - source_step],
                ends[1][diagonal - at] - ends[1][diagonal - at - target_step],
            ]
            mean = (lengths[0] + lengths[1]) / 2
            far = np.abs(lengths[0] - lengths[1]) / np.sqrt(_VARIANCE * mean + 1e-9)
            rows = np.minimum(far / _FINEST, len(table) - 1).astype(np.int32)
            before = diagonals[-(source_step + target_step)]
            cost = before[low - source_step : high - source_step + 1] + table[rows] + penalty
            better = cost < here[low : high + 1]
            here[low : high + 1][better] = cost[better]
            step_taken[low - first : high - first + 1][better] = number
        diagonals = [*diagonals[1:], here]
        taken.append(step_taken)
    return single_nulls(list(_steps_back(taken, n, m)))


def _steps_back(taken: list[npt.NDArray[np.uint8]], n: int, m: int) -> list[Bead]:
    beads, targets = [], m
    while n or m:
        step = taken[n + m][n - max(0, n + m - targets)]
        source_step, target_step, _ = _GALE_CHURCH_STEPS[step]
        beads.append(Bead(n - source_step, n, m - target_step, m))
        n, m = n - source_step, m - target_step
    return beads[::-1]


def hunalign(program: Path, dictionary: Path | None = None) -> AlignFunction:
    """Lengths and a dictionary; without one it makes one of a first pass."""

    def align(source: Text, target: Text) -> Aligned:
        with tempfile.TemporaryDirectory() as folder:
            files = [Path(folder, "null.dic"), Path(folder, "source"), Path(folder, "target")]
            files[0].write_text("")
            for file, text in zip(files[1:], (source, target), strict=True):
                file.write_text("\n".join(map(tokens, text.sentences)) + "\n", encoding="utf-8")
            ran = subprocess.run(
                hunalign_command(program, dictionary or files[0], files[1:]),
                capture_output=True,
                check=True,
                cwd=folder,
            )
        return ladder_beads([line.split("\t") for line in ran.stdout.decode().splitlines()])

    return align


def hunalign_command(program: Path, dictionary: Path, texts: Sequence[Path]) -> list[str | Path]:
    """What to run for texts with a sentence a line, words apart."""
    return [program, "-utf", "-realign", dictionary, *texts]


def ladder_beads(rungs: Sequence[Sequence[str]]) -> Aligned:
    """The beads between the rungs of hunalign's ladder: source, target, quality of what follows."""
    beads = [
        Bead(int(one[0]), int(two[0]), int(one[1]), int(two[1])) for one, two in pairwise(rungs)
    ]
    return single_nulls(beads, [float(rung[2]) for rung in rungs[:-1]])


def tokens(sentence: str) -> str:
    """The sentence's words in small letters, and its marks, with spaces between."""
    return " ".join(re.findall(r"\w+|[^\w\s]", sentence.lower())) or "-"


def vecalign(folder: Path, embedder: Embedder, largest: int = 8) -> AlignFunction:
    """The search and costs of vecalign over the vectors of the embedder, set as in its command.

    `largest` is its --alignment_max_size: so many sentences both sides of a bead have together.
    """
    sys.path.insert(0, str(folder))
    dp_utils = importlib.import_module("vecalign.dp_utils")

    def align(source: Text, target: Text) -> Aligned:
        np.random.seed(42)
        stack = dp_utils.vecalign(
            vecs0=_overlaps(embedder, source, largest),
            vecs1=_overlaps(embedder, target, largest),
            final_alignment_types=dp_utils.make_alignment_types(largest),
            del_percentile_frac=0.2,
            width_over2=math.ceil(largest / 2) + 5,
            max_size_full_dp=300,
            costs_sample_size=20_000,
            num_samps_for_norm=100,
        )
        beads, source_at, target_at = [], 0, 0
        for sources, targets in stack[0]["final_alignments"]:
            beads.append(
                Bead(source_at, source_at + len(sources), target_at, target_at + len(targets))
            )
            source_at, target_at = beads[-1].source_end, beads[-1].target_end
        costs = stack[0]["alignment_scores"]
        return single_nulls(beads, [-float(cost) for cost in costs])

    return align


def bertalign(embedder: Embedder) -> AlignFunction:
    """The search and costs of bertalign over the vectors of the embedder."""

    def align(source: Text, target: Text) -> Aligned:
        spans = [_overlaps(embedder, text, LARGEST - 1) for text in (source, target)]
        return single_nulls(*anchored_beads(source, target, *spans))

    return align


def _overlaps(embedder: Embedder, text: Text, sizes: int) -> Vectors:
    """Vectors of the spans of 1 … sizes sentences by the sentence they end with."""
    sums = np.concatenate(list(embedder.sums(text.sentences)))
    layers = []
    for size in range(1, sizes + 1):
        spans = sums.copy()
        for back in range(1, size):
            spans[back:] += sums[:-back]
        spans[: size - 1] = 0
        layers.append(embedder.embed(spans))
        layers[-1][: size - 1] = 0
    return np.stack(layers)


def peers(embedder: Embedder | None) -> Iterator[tuple[str, AlignFunction]]:
    """Those that can be run here, by name."""
    yield "gale-church", gale_church
    if program := os.environ.get("ALIGNWB_HUNALIGN"):
        dictionary = os.environ.get("ALIGNWB_DICTIONARY")
        yield "hunalign", hunalign(Path(program), Path(dictionary) if dictionary else None)
    if embedder:
        yield "bertalign", bertalign(embedder)
    if (folder := os.environ.get("ALIGNWB_VECALIGN")) and embedder:
        yield "vecalign", vecalign(Path(folder), embedder)
