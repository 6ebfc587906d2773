"""`alignwb repair divide`: a paragraph made two."""

import argparse

from alignwb.cli.repairs.carrying_out import PlannedRepair, add_arguments, carry_out
from alignwb.core.bitext.segment import SegmentRef
from alignwb.services.editing import repairs
from alignwb.services.opening import OpenedDocument


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the action's arguments."""
    add_arguments(parser)


def run(arguments: argparse.Namespace) -> int:
    """Let the segment begin a paragraph."""
    return carry_out(arguments, _plan)


def _plan(opened: OpenedDocument, ref: SegmentRef) -> PlannedRepair:
    edit = repairs.divide_paragraph(opened.session, ref)
    assert edit.paragraphs is not None
    first, second = edit.paragraphs.after
    return PlannedRepair(
        edit,
        f"segment {ref.segment} of paragraph {first.id} begins a paragraph, {second.id}",
        (
            SegmentRef(first.id, first.segments[-1].id),
            SegmentRef(second.id, second.segments[0].id),
        ),
        facts={"paragraphs": [first.id, second.id]},
    )
