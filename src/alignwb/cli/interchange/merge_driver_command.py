"""`alignwb merge-driver`: two versions of a bitext merged by segment, called by git."""

import argparse
from pathlib import Path
from shlex import quote

from alignwb.cli.printing.remarks import remark, remark_hint
from alignwb.services.session.disk_changes import name_segments
from alignwb.services.team.version_merge import merge_versions


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the command's arguments, which git fills in: %O %A %B %P."""
    parser.add_argument("base", metavar="BASE", type=Path, help="%%O: the version both come from")
    parser.add_argument("ours", metavar="OURS", type=Path, help="%%A: our version, written over")
    parser.add_argument("theirs", metavar="THEIRS", type=Path, help="%%B: their version")
    parser.add_argument(
        "name", metavar="NAME", type=Path, nargs="?", help="%%P: what the file is called"
    )


def run(arguments: argparse.Namespace) -> int:
    """Merge, and say which segments are in conflict; 1 if there are any, and git stops for them."""
    name = arguments.name or arguments.ours
    merged = merge_versions(arguments.base, arguments.ours, arguments.theirs, name)
    if not merged.conflicts:
        return 0
    count = len(merged.conflicts)
    what = "a segment was" if count == 1 else f"{count} segments were"
    remark(f"{name}: {what} changed differently on both sides: {name_segments(merged.conflicts)}")
    remark_hint(
        "The file has our text, and theirs in the note of the segment. Decide with alignwb, then:"
        f" git add {quote(str(name))}"
    )
    return 1
