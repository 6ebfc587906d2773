"""The alignment done again around what a reviewer has confirmed."""

from typing import TYPE_CHECKING

from alignwb.alignment.sentences.beads import Bead
from alignwb.core.beads.bead_replacement import replace_run
from alignwb.core.beads.bead_runs import read_run
from alignwb.core.bitext.bitext import Bitext
from alignwb.core.bitext.edits import Edit
from alignwb.services.aligning.embedding import lexical_embedders
from alignwb.services.aligning.kept_beads import settled
from alignwb.services.aligning.pairing_up import Pins, finished, pair_up
from alignwb.services.aligning.side_text import alignable

if TYPE_CHECKING:
    from alignwb.alignment.ports import Embedder


def realign(bitext: Bitext, embedder: "Embedder | None") -> Edit | None:
    """The edit that aligns anew what a person's changes throw another light on.

    Beads that a human has confirmed stay, and so do those far from anything that was changed.

    embedder: as `open_embedder` gives it; None to do with what the words alone say.

    Beads that come out as they are keep everything but their confidence.  None if all do.  Takes
    as long as the embedder takes for the sentences it has not read yet, and a fraction of a second.
    Raises EngineError.
    """
    run = read_run(bitext)
    stays = settled(run.segments)
    if not run.source or not run.target or all(stays):
        return None
    texts = (
        alignable((each.text for each in run.source), run.source_paragraphs),
        alignable((each.text for each in run.target), run.target_paragraphs),
    )
    pins = {Bead(*span) for span, is_pin in zip(run.spans, stays, strict=True) if is_pin}
    embedders = (embedder, embedder) if embedder else lexical_embedders(*texts, None)
    alignment = finished(pair_up(*texts, embedders, Pins(sorted(pins)))).alignment
    confidences = [
        None if bead in pins else confidence
        for bead, confidence in zip(alignment.beads, alignment.confidences, strict=True)
    ]
    return replace_run(bitext, alignment.beads, confidences)
