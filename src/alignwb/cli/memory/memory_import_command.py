"""`alignwb memory import`: a file of another tool into the translation memory."""

import argparse
from pathlib import Path

from alignwb.cli.current_folder import current_project
from alignwb.cli.printing.export_remarks import remark_written
from alignwb.cli.printing.output import print_json
from alignwb.cli.printing.read_remarks import remark_read, report_json
from alignwb.services.memory.transfer import import_memory


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the action's arguments."""
    parser.add_argument(
        "file",
        metavar="FILE",
        type=Path,
        help="a .tmx (also in .gz or .zip) or .xlf file, a .po, a .jsonl, or a table"
        " (.tsv, .csv, .txt, .xlsx, .ods)",
    )
    parser.add_argument(
        "--penalty",
        type=int,
        choices=range(100),
        default=0,
        metavar="N",
        help="take N percent off their match rate: they go to memory/penalty-N/",
    )
    parser.add_argument("--replace", action="store_true", help="write over what is there")
    parser.add_argument(
        "--encoding", metavar="ENC", help="of a table that is not in Unicode, such as cp1252"
    )
    parser.add_argument(
        "--all",
        "--unconfirmed",
        dest="unconfirmed",
        action="store_true",
        help="of a bitext also the segments that nobody has confirmed",
    )
    parser.add_argument("--json", action="store_true", help="one JSON object with the counts")


def run(arguments: argparse.Namespace) -> int:
    """Write the file's units to the memory."""
    project = current_project()
    written = import_memory(
        project,
        arguments.file,
        penalty=arguments.penalty,
        replace=arguments.replace,
        encoding=arguments.encoding,
        unconfirmed=arguments.unconfirmed,
    )
    path = written.path.relative_to(project.root)
    if arguments.json:
        print_json({"memory": str(path), "units": written.units} | report_json(written.read))
        return 0
    remark_written(path, written.units, "unit")
    remark_read(written.read)
    return 0
