"""`alignwb memory add`: a bitext into the translation memory."""

import argparse
from pathlib import Path

from alignwb.cli.current_folder import named_document, path_from_here
from alignwb.cli.printing.export_remarks import remark_left_out, remark_written
from alignwb.cli.printing.remarks import remark
from alignwb.cli.unsaved_work import remark_unsaved
from alignwb.services.memory.memory_folder import add_memory


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the action's arguments."""
    parser.add_argument(
        "document",
        metavar="DOC",
        help="a document's name or its beginning: of that its aligned bitext, or else its own; or"
        " the path of a bitext",
    )
    parser.add_argument("--all", action="store_true", help="also pairs that nobody has confirmed")
    parser.add_argument(
        "-o",
        "--output",
        metavar="FILE",
        help="file to write, or a folder; default: memory/<document>.tmx",
    )
    parser.add_argument(
        "--list", action="store_true", help="show each pair left out that lacks a side"
    )
    parser.add_argument(
        "--replace", action="store_true", help="write over a file that another tool made"
    )


def run(arguments: argparse.Namespace) -> int:
    """Write the bitext as TMX, then say what was left out."""
    added = add_memory(
        arguments.document,
        Path.cwd(),
        arguments.output,
        drafts=arguments.all,
        replace=arguments.replace,
    )
    remark_unsaved([named_document(str(added.bitext))])
    remark_written(path_from_here(added.path), added.report.written, "pair")
    remark(f"taken from {path_from_here(added.bitext)}")
    remark_left_out(added.report, "pair", list_nulls=arguments.list)
    return 0
