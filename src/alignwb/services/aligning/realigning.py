"""The alignment done again around what a reviewer has confirmed."""

from typing import TYPE_CHECKING

from alignwb.alignment.beads import Bead
from alignwb.core.bead_replacement import replace_run
from alignwb.core.bead_runs import read_run
from alignwb.core.bitext import Bitext
from alignwb.core.edits import Edit
from alignwb.services.aligning.embedding import lexical_embedders
from alignwb.services.aligning.pairing_up import Pins, finished, pair_up
from alignwb.services.aligning.side_text import alignable

if TYPE_CHECKING:
    from alignwb.alignment.ports import Embedder


def realign(bitext: Bitext, embedder: "Embedder | None") -> Edit | None:
    """The edit that aligns anew what lies between the beads a human vouches for.

    embedder: as `open_embedder` gives it; None to do with what the words alone say.

    Beads that come out as they are keep everything but their confidence.  None if all do.  Takes
    as long as the embedder takes for the sentences it has not read yet, and a fraction of a second.
    Raises EngineError.
    """
    run = read_run(bitext)
    if not run.source or not run.target:
        return None
    texts = (
        alignable((each.text for each in run.source), run.source_paragraphs),
        alignable((each.text for each in run.target), run.target_paragraphs),
    )
    pins = [
        Bead(*span)
        for segment, span in zip(run.segments, run.spans, strict=True)
        if segment.status.is_done
    ]
    embedders = (embedder, embedder) if embedder else lexical_embedders(*texts, None)
    alignment = finished(pair_up(*texts, embedders, Pins(pins))).alignment
    return replace_run(bitext, alignment.beads, alignment.confidences)
