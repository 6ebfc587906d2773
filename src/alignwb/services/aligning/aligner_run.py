"""Running the alignment: the sentences' sums from an engine, then what pairs with what."""

from collections.abc import Callable, Generator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from alignwb.alignment.sentences.beads import Bead
from alignwb.alignment.sentences.text import Text

if TYPE_CHECKING:
    from alignwb.alignment.ports import Embedder, Vectors
    from alignwb.alignment.sentences.aligner import Alignment

_SAMPLE = 300

Outcome = TypeVar("Outcome")


class AlignProgress(NamedTuple):
    """How far an alignment is."""

    step: str
    done: int
    total: int


@dataclass(frozen=True, slots=True)
class Pins:
    """What an alignment may not change.

    Attributes:
        beads: Beads that must be in the result.
        keeps_order: Whether no bead may cross another.
    """

    beads: Sequence[Bead] = ()
    keeps_order: bool = False


@dataclass(frozen=True, slots=True)
class PairedUp:
    """A finished alignment.

    Attributes:
        alignment: What pairs with what.
        closeness: The mean cosine of the sides of its beads, nulls left out; 0 if all are nulls.
    """

    alignment: "Alignment"
    closeness: float


def pair_up(
    source: Text, target: Text, embedders: "tuple[Embedder, Embedder]", pins: Pins = Pins()
) -> Generator[AlignProgress, None, PairedUp]:
    """Align.  Raises EngineError.

    embedders: of either text; their vectors must be comparable.
    """
    import numpy as np

    from alignwb.alignment.blocks.moved_blocks import with_moved_blocks
    from alignwb.alignment.sentences.aligner import align
    from alignwb.alignment.sentences.spans import Spans
    from alignwb.engines.blas_limit import one_blas_thread

    total = len(source.sentences) + len(target.sentences)
    source_sums = yield from _sums(embedders[0], source.sentences, 0, total)
    target_sums = yield from _sums(embedders[1], target.sentences, len(source.sentences), total)
    yield AlignProgress("pairing", total, total)
    # Two threads in products as small as these were measured to take seven times the processor.
    with one_blas_thread():
        texts = source, target
        spans = Spans(source_sums, embedders[0].embed), Spans(target_sums, embedders[1].embed)
        alignment = align(*texts, *spans, pins=pins.beads)
        if not pins.keeps_order:
            alignment = with_moved_blocks(*texts, *spans, alignment)
    paired = [bead for bead in alignment.beads if not bead.is_null]
    # The mean of a few hundred, evenly spread, is that of all.
    sample = paired[:: len(paired) // _SAMPLE + 1]
    ours = [source_sums[bead.source_start : bead.source_end].sum(axis=0) for bead in sample]
    theirs = [target_sums[bead.target_start : bead.target_end].sum(axis=0) for bead in sample]
    if not sample:
        return PairedUp(alignment, 0.0)
    cosines = embedders[0].embed(np.stack(ours)) * embedders[1].embed(np.stack(theirs))
    return PairedUp(alignment, float(cosines.sum(axis=1).mean()))


def finished(
    steps: Generator[AlignProgress, None, Outcome],
    watch: Callable[[AlignProgress], None] = lambda _progress: None,
) -> Outcome:
    """Run all steps and return their result; `watch` is called with each."""
    while True:
        try:
            progress = next(steps)
        except StopIteration as end:
            outcome: Outcome = end.value
            return outcome
        watch(progress)


def _sums(
    embedder: "Embedder", sentences: Sequence[str], before: int, total: int
) -> "Generator[AlignProgress, None, Vectors]":
    """The sums of the sentences, shape (sentences, width)."""
    import numpy as np

    rows = np.empty((len(sentences), embedder.width), np.float32)
    done = 0
    for batch in embedder.sums(sentences):
        rows[done : done + len(batch)] = batch
        done += len(batch)
        yield AlignProgress("reading", before + done, total)
    return rows
