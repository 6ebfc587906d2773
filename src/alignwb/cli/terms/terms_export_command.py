"""`alignwb terms export`: the glossary as a termbase of other tools."""

import argparse
from pathlib import Path

from alignwb.cli.current_folder import current_project
from alignwb.cli.printing.export_remarks import remark_spreadsheets
from alignwb.cli.printing.output import add_spreadsheet_argument, file_on_stdout, one_of
from alignwb.cli.printing.remarks import remark, remark_left_out_of_terms
from alignwb.services.terms.exchange import EXPORTED, export_terms, format_of, write_terms


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the action's arguments."""
    parser.add_argument(
        "--to",
        metavar="FORMAT",
        choices=tuple(EXPORTED),
        help=f"{one_of(EXPORTED)}; default: as the file's name says, or tbx",
    )
    add_spreadsheet_argument(parser)
    parser.add_argument("-o", "--output", metavar="FILE", help="file to write; default: stdout")


def run(arguments: argparse.Namespace) -> int:
    """Write the export, then say what was left out; 1 if rows make no term."""
    path = Path(arguments.output) if arguments.output not in {None, "-"} else None
    to = arguments.to or (format_of(path) if path else "tbx")
    project = current_project()
    exported = export_terms(project, to, for_spreadsheets=arguments.for_spreadsheets)
    if path:
        write_terms(project, path, exported)
        remark(f"{path}: {exported.terms} terms")
    else:
        with file_on_stdout() as stdout:
            stdout.write(exported.written.data)
    remark_spreadsheets(exported.written.guarded, exported.written.misread)
    if exported.left_out:
        remark(f"{len(exported.left_out)} forbidden renderings are left out: OmegaT would use them")
    if exported.of_team:
        remark(f"terms of the team that the glossary lacks, left out: {exported.of_team}")
    remark_left_out_of_terms(exported.problems)
    return 1 if exported.problems else 0
