"""Aligning again around what a reviewer has confirmed."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from alignwb.alignment.sentences.beads import Bead
from alignwb.core.beads.bead_replacement import replace_run
from alignwb.core.beads.bead_runs import read_run
from alignwb.core.bitext.bitext import Bitext
from alignwb.core.bitext.edits import Edit
from alignwb.core.bitext.segment import Segment
from alignwb.core.defaults import DOUBTFUL_BELOW
from alignwb.services.aligning.aligner_run import Pins, finished, pair_up
from alignwb.services.aligning.embedding import lexical_embedders
from alignwb.services.aligning.side_text import alignable

if TYPE_CHECKING:
    from alignwb.alignment.ports import Embedder

_SURE_FROM = DOUBTFUL_BELOW
"""Confidence; most beads of a clean text have it.  What a reviewer has set as doubtful says what to
look at, and not how far a correction reaches."""
_SURE_RUN = 6
"""So many sure beads in a row: what lies beyond them does not depend on what lies before."""


def realign(bitext: Bitext, embedder: "Embedder | None") -> Edit | None:
    """The edit that aligns again the beads near a person's changes; None if nothing changes.

    Beads that a person has confirmed stay, and so do those far from any change.  A bead that comes
    out as it was keeps everything but its confidence.

    embedder: as `open_embedder` gives it; None to align by the words alone.  Takes as long as the
    embedder takes for the sentences it has not read yet, and a fraction of a second.  Raises
    EngineError.
    """
    run = read_run(bitext)
    stays = beads_to_keep(run.segments)
    if not run.source or not run.target or all(stays):
        return None
    texts = (
        alignable((each.text for each in run.source), run.source_paragraphs),
        alignable((each.text for each in run.target), run.target_paragraphs),
    )
    pins = {Bead(*span) for span, is_pin in zip(run.spans, stays, strict=True) if is_pin}
    embedders = (embedder, embedder) if embedder else lexical_embedders(*texts, None)
    # What stands elsewhere in the target stands here with its source, as a person or an earlier
    # alignment put it, so that nothing has to cross.
    fixed = Pins(sorted(pins), keeps_order=True)
    alignment = finished(pair_up(*texts, embedders, fixed)).alignment
    confidences = [
        None if bead in pins else confidence
        for bead, confidence in zip(alignment.beads, alignment.confidences, strict=True)
    ]
    return replace_run(bitext, alignment.beads, confidences)


def beads_to_keep(beads: Sequence[Segment]) -> tuple[bool, ...]:
    """For each bead, whether it stays as it is.

    Confirmed beads do, and so do those far from everything a person changed, because the aligner
    would find them again.  A bead that a person only confirmed tells the aligner nothing new.
    """
    is_open = [False] * len(beads)
    for step in (1, -1):
        quiet = _SURE_RUN
        places = range(len(beads)) if step == 1 else range(len(beads) - 1, -1, -1)
        for place in places:
            bead = beads[place]
            if _is_changed(bead):
                quiet = 0
            elif bead.status.is_done:
                # Nothing passes a bead that stays whatever happens.
                quiet = _SURE_RUN
            elif _is_sure(bead):
                quiet += 1
            else:
                quiet = quiet if quiet >= _SURE_RUN else 0
            is_open[place] |= quiet < _SURE_RUN
    return tuple(
        bead.status.is_done or not opened for bead, opened in zip(beads, is_open, strict=True)
    )


def _is_changed(bead: Segment) -> bool:
    pairing = bead.pairing
    return (
        pairing is None
        or pairing.confidence is None
        or bool(pairing.original_source or pairing.original_target)
    )


def _is_sure(bead: Segment) -> bool:
    pairing = bead.pairing
    return (
        pairing is not None and pairing.confidence is not None and pairing.confidence >= _SURE_FROM
    )
