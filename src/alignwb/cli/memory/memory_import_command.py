"""`alignwb memory import`: a file of another tool into the translation memory."""

import argparse
from pathlib import Path

from alignwb.cli.current_folder import current_project
from alignwb.cli.printing.export_remarks import remark_written
from alignwb.services.memory.transfer import import_memory


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the action's arguments."""
    parser.add_argument("file", metavar="FILE", type=Path, help="a .tmx, .xlf or .tsv file")
    parser.add_argument(
        "--penalty",
        type=int,
        choices=range(100),
        default=0,
        metavar="N",
        help="take N percent off their match rate: they go to memory/penalty-N/",
    )
    parser.add_argument("--replace", action="store_true", help="write over what is there")


def run(arguments: argparse.Namespace) -> int:
    """Write the file's units to the memory."""
    project = current_project()
    written = import_memory(
        project, arguments.file, penalty=arguments.penalty, replace=arguments.replace
    )
    remark_written(written.path.relative_to(project.root), written.units, "unit")
    return 0
