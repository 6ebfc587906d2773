"""Text in another order: blocks that stand elsewhere in the other text, found and paired.

A path through both texts never turns back, so what stands elsewhere is left alone on both sides, or
paired with something in its way that the aligner itself doubts.  Here these sentences are compared
with each other.  Two that are closest to each other, and clearly closer than to any others, are an
anchor; anchors that follow each other on both sides are a chain, also where other text stands
between them, as between notes.  What a chain holds is aligned like any text.

A chain needs evidence: a sentence by itself has to be much like the other one, a chapter only as
much as translations usually are.  Notes with the same marker need hardly any.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from alignwb.alignment.blocks.anchors import Alone, BlockAnchor, anchors, left_alone
from alignwb.alignment.blocks.chains import chains, is_enough, likelihood
from alignwb.alignment.blocks.passed_over import with_doubt
from alignwb.alignment.blocks.regrouped import with_beads
from alignwb.alignment.sentences.aligner import Alignment, align_section, length_ratio
from alignwb.alignment.sentences.beads import Bead
from alignwb.alignment.sentences.sections import Section, measure
from alignwb.alignment.sentences.spans import Spans
from alignwb.alignment.sentences.text import Text

_BEYOND = 4
"""Sentences before and after the anchors of a block that may belong to it, on either side."""

_LEAST_CONFIDENCE = 0.5
"""Of a bead in a block; what is less sure stays alone."""


def with_moved_blocks(
    source: Text,
    target: Text,
    source_spans: Spans,
    target_spans: Spans,
    alignment: Alignment,
) -> Alignment:
    """The alignment with blocks paired that stand elsewhere in the target.

    alignment: of the whole texts, whose beads never cross.  What is in no block stays as it was,
    but for doubtful beads that a block has taken sentences from: the others are alone then.  Nulls
    that may belong together are no surer than that they do not.
    """
    alone = left_alone(alignment, source_spans, target_spans)
    if alone is None:
        return alignment
    known = anchors(alone, source, target)
    blocks = [chain for chain in chains(known) if is_enough(chain, alone, source, target)]
    paired = _with_blocks(source, target, source_spans, target_spans, alignment, alone, blocks)
    inside = {anchor for chain in blocks for anchor in chain}
    return with_doubt(paired, alone, (each for each in known if each not in inside))


def _with_blocks(
    source: Text,
    target: Text,
    source_spans: Spans,
    target_spans: Spans,
    alignment: Alignment,
    alone: Alone,
    blocks: Sequence[Sequence[BlockAnchor]],
) -> Alignment:
    """The alignment with what the chains hold aligned by itself."""
    sections = dict(_sections(blocks, alone))
    if not sections:
        return alignment
    sides = measure(source, target, source_spans), measure(target, source, target_spans)
    ratio = length_ratio(*sides)
    found: dict[Bead, float] = {}
    for section, likely in sections.items():
        block = align_section(*sides, section, ratio, 1 - alone.usual)
        found |= {
            bead: min(confidence, likely)
            for bead, confidence in zip(block.beads, block.confidences, strict=True)
            if not bead.is_null and confidence >= _LEAST_CONFIDENCE
        }
    return with_beads(alignment, found)


def _sections(
    blocks: Iterable[Sequence[BlockAnchor]], alone: Alone
) -> Iterator[tuple[Section, float]]:
    """The stretches of the texts that chains hold, cut where other text stands in between.

    Each is as long as the sentences left alone around its anchors allow, and overlaps no other;
    with it comes how likely its chain is no accident.
    """
    cores = {
        Section(
            alone.source[piece[0].source],
            alone.source[piece[-1].source] + 1,
            alone.target[piece[0].target],
            alone.target[piece[-1].target] + 1,
        ): likelihood(chain)
        for chain in blocks
        for piece in _pieces(chain, alone)
    }
    free = set(alone.source), set(alone.target)
    for core in cores:
        free[0].difference_update(range(core.source_start, core.source_end))
        free[1].difference_update(range(core.target_start, core.target_end))
    for core, likely in cores.items():
        source = _widened(core.source_start, core.source_end, free[0])
        target = _widened(core.target_start, core.target_end, free[1])
        yield Section(*source, *target), likely
        free[0].difference_update(range(*source))
        free[1].difference_update(range(*target))


def _pieces(chain: Sequence[BlockAnchor], alone: Alone) -> Iterator[list[BlockAnchor]]:
    """The parts of a chain between which there is no other text on either side."""
    piece = [chain[0]]
    for before, after in pairwise(chain):
        own = alone.source[after.source] - alone.source[before.source]
        other = alone.target[after.target] - alone.target[before.target]
        if own > after.source - before.source or other > after.target - before.target:
            yield piece
            piece = []
        piece.append(after)
    yield piece


def _widened(start: int, end: int, free: set[int]) -> tuple[int, int]:
    """A run of sentences with those beside it that are free, a few on either side."""
    first, last = start, end
    while first - 1 in free and start - first < _BEYOND:
        first -= 1
    while last in free and last - end < _BEYOND:
        last += 1
    return first, last
