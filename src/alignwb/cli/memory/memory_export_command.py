"""`alignwb memory export`: the whole translation memory as one file for other tools."""

import argparse
from pathlib import Path

from alignwb.cli.memory.open_memory import current_memory
from alignwb.cli.printing.export_remarks import remark_written
from alignwb.services.memory.transfer import export_memory


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the action's arguments."""
    parser.add_argument(
        "-o",
        "--output",
        metavar="FILE",
        type=Path,
        default=Path("memory.tmx"),
        help="file to write; default: memory.tmx in the current folder",
    )
    parser.add_argument("--replace", action="store_true", help="write over what is there")


def run(arguments: argparse.Namespace) -> int:
    """Write the file; 1 if a file of the memory cannot be read."""
    with current_memory() as memory:
        written = export_memory(memory, arguments.output, replace=arguments.replace)
        remark_written(written.path, written.units, "unit")
        return 1 if memory.problems else 0
