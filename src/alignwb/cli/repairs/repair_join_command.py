"""`alignwb repair join`: a paragraph and the next one made one."""

import argparse

from alignwb.cli.repairs.carrying_out import PlannedRepair, add_arguments, carry_out
from alignwb.core.bitext.segment import SegmentRef
from alignwb.services.editing import repairs
from alignwb.services.opening import OpenedDocument


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the action's arguments."""
    add_arguments(parser)


def run(arguments: argparse.Namespace) -> int:
    """Join the paragraph of the segment with the next one."""
    return carry_out(arguments, _plan)


def _plan(opened: OpenedDocument, ref: SegmentRef) -> PlannedRepair:
    edit = repairs.join_paragraphs(opened.session, ref.paragraph)
    assert edit.paragraphs is not None
    first, second = edit.paragraphs.before
    [joined] = edit.paragraphs.after
    seam = len(first.segments)
    return PlannedRepair(
        edit,
        f"paragraphs {first.id} and {second.id} are one, {joined.id}",
        tuple(
            SegmentRef(joined.id, segment.id) for segment in joined.segments[seam - 1 : seam + 1]
        ),
        facts={"paragraphs": [joined.id]},
    )
