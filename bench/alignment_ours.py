"""Our aligner as a function of two texts."""

from collections.abc import Sequence

import numpy as np
from alignment_peers import AlignFunction

from alignwb.alignment.aligner import align
from alignwb.alignment.beads import Bead
from alignwb.alignment.ports import Embedder
from alignwb.alignment.spans import Spans
from alignwb.alignment.text import Text
from alignwb.engines.usem3.one_thread import OneThread


def usem3() -> Embedder:
    """The embedder that alignment uses."""
    from alignwb.engines.registry import make_embedder

    return make_embedder()


def ours(embedder: Embedder) -> AlignFunction:
    """Embeds and aligns; nothing is kept from one text to the next."""

    def spans(text: Text) -> Spans:
        return Spans(np.concatenate(list(embedder.sums(text.sentences))), embedder.embed)

    def aligned(source: Text, target: Text) -> tuple[Sequence[Bead], Sequence[float]]:
        with OneThread():
            found = align(source, target, spans(source), spans(target))
        return found.beads, found.confidences

    return aligned
