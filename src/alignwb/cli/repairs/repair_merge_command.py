"""`alignwb repair merge`: a segment and the next one of its paragraph made one."""

import argparse

from alignwb.cli.repairs.carrying_out import PlannedRepair, add_arguments, carry_out
from alignwb.core.bitext.segment import SegmentRef
from alignwb.services.editing import repairs
from alignwb.services.opening import OpenedDocument


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the action's arguments."""
    add_arguments(parser)


def run(arguments: argparse.Namespace) -> int:
    """Merge the segment with the next one."""
    return carry_out(arguments, _plan)


def _plan(opened: OpenedDocument, ref: SegmentRef) -> PlannedRepair:
    edit = repairs.merge_segments(opened.session, ref)
    [change] = edit.changes
    first, second = change.before
    merged = SegmentRef(ref.paragraph, change.after[0].id)
    words = f"segments {first.id} and {second.id} of paragraph {ref.paragraph} are one, {merged}"
    return PlannedRepair(edit, words, (merged,))
