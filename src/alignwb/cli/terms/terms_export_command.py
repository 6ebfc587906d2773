"""`alignwb terms export`."""

import argparse
import sys
from pathlib import Path

HELP = "glossary.tsv for other tools: TBX, CSV, TSV, OmegaT"

FORMAT_NAMES = ("tbx", "csv", "tsv", "omegat")


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the action's arguments."""
    parser.add_argument(
        "--to",
        metavar="FORMAT",
        choices=FORMAT_NAMES,
        help="tbx, csv, tsv or omegat; default: as the file's name says, or tbx",
    )
    parser.add_argument("-o", "--output", metavar="FILE", help="file to write; default: stdout")


def run(arguments: argparse.Namespace) -> int:
    """Write the export, then say what was left out."""
    from alignwb.cli.printing.output import print_line, remark
    from alignwb.services.project.project import find_project
    from alignwb.services.terms.exchange import TermFormat, export_terms, format_of, write_terms

    path = Path(arguments.output) if arguments.output not in {None, "-"} else None
    by_name = format_of(path) if path and not arguments.to else TermFormat.TBX
    to = TermFormat(arguments.to or by_name)
    project = find_project(Path.cwd())
    exported = export_terms(project, to)
    if path:
        write_terms(project, path, exported)
        remark(f"{path}: {exported.written} terms")
    elif sys.stdout.isatty():
        for line in exported.data.decode().removesuffix("\n").split("\n"):
            print_line(line)
    else:
        sys.stdout.buffer.write(exported.data)
    if exported.left_out:
        remark(f"{len(exported.left_out)} forbidden renderings are left out: OmegaT would use them")
    return 0
