"""Our aligner as a function of two texts."""

from collections.abc import Sequence

import numpy as np
from alignment_peers import AlignFunction

from alignwb.alignment.blocks.moved_blocks import with_moved_blocks
from alignwb.alignment.ports import Embedder
from alignwb.alignment.sentences.aligner import align
from alignwb.alignment.sentences.beads import Bead
from alignwb.alignment.sentences.spans import Spans
from alignwb.alignment.sentences.text import Text
from alignwb.engines.blas_limit import one_blas_thread
from alignwb.services.aligning.embedding import lexical_embedders

Aligned = tuple[Sequence[Bead], Sequence[float]]


def usem3() -> Embedder:
    """The embedder that alignment uses."""
    from alignwb.engines.registry import make_embedder

    return make_embedder()


def ours(embedder: Embedder) -> AlignFunction:
    """Embeds and aligns; nothing is kept from one text to the next."""

    def aligned(source: Text, target: Text) -> Aligned:
        return _aligned(source, target, (embedder, embedder))

    return aligned


def without_engine(source: Text, target: Text) -> Aligned:
    """What is done where there is no embedder, in a project that knows no words yet."""
    return _aligned(source, target, lexical_embedders(source, target, None))


def _aligned(source: Text, target: Text, embedders: tuple[Embedder, Embedder]) -> Aligned:
    def spans(text: Text, embedder: Embedder) -> Spans:
        return Spans(np.concatenate(list(embedder.sums(text.sentences))), embedder.embed)

    with one_blas_thread():
        both = spans(source, embedders[0]), spans(target, embedders[1])
        found = with_moved_blocks(source, target, *both, align(source, target, *both))
    return found.beads, found.confidences
