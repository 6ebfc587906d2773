"""`alignwb memory`: what goes into the translation memory, and what is asked of it."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from alignwb.cli.memory import memory_import_command, memory_search_command

if TYPE_CHECKING:
    from collections.abc import Sequence

    from alignwb.services.memory.folder import MemoryFile

HELP = "the translation memory: search it, add bitexts and files, list what is there"


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the command's arguments."""
    actions = parser.add_subparsers(
        dest="action", metavar="ACTION", required=True, help="what to do"
    )
    adds = "write the pairs of a bitext to memory/, as TMX"
    adding = actions.add_parser("add", help=adds, description=adds)
    adding.add_argument(
        "document",
        metavar="DOC",
        help="a document's name or its beginning: of that its aligned bitext, or else its own; or"
        " the path of a bitext",
    )
    adding.add_argument("--all", action="store_true", help="also pairs that nobody has confirmed")
    adding.add_argument(
        "-o",
        "--output",
        metavar="FILE",
        help="file to write, or a folder; default: memory/<document>.tmx",
    )
    adding.add_argument(
        "--list", action="store_true", help="show each pair left out that lacks a side"
    )
    adding.add_argument(
        "--replace", action="store_true", help="write over a file that another tool made"
    )
    lists = "the TMX files of memory/, and how many units each has"
    listing = actions.add_parser("list", help=lists, description=lists)
    listing.add_argument("--json", action="store_true", help="one JSON object a line")
    memory_search_command.configure(actions)
    memory_import_command.configure(actions)


def run(arguments: argparse.Namespace) -> int:
    """Do the action; those that read end with 1 if a file cannot be read."""
    actions = {
        "add": _add,
        "list": _list,
        "search": memory_search_command.search,
        "stats": memory_search_command.stats,
        "import": memory_import_command.import_file,
        "export": memory_import_command.export,
    }
    return actions[arguments.action](arguments)


def _add(arguments: argparse.Namespace) -> int:
    from alignwb.cli.printing.export_remarks import remark_left_out, remark_written
    from alignwb.cli.printing.output import remark
    from alignwb.services.memory.folder import add_memory

    added = add_memory(
        arguments.document,
        Path.cwd(),
        arguments.output,
        drafts=arguments.all,
        replace=arguments.replace,
    )
    remark_written(_shown(added.path), added.report.written, "pair")
    remark(f"taken from {_shown(added.bitext)}")
    remark_left_out(added.report, "pair", list_nulls=arguments.list)
    return 0


def _list(arguments: argparse.Namespace) -> int:
    from alignwb.cli.printing.output import print_json, remark
    from alignwb.services.memory.folder import list_memories
    from alignwb.services.project.project import find_project

    project = find_project(Path.cwd())
    files = list_memories(project)
    if arguments.json:
        for file in files:
            print_json(_as_json(file))
    elif files:
        _print(files)
    else:
        remark(f"there is no memory in {project.memory}; make one with: alignwb memory add DOC")
    problems = [file.problem.message for file in files if file.problem]
    for problem in problems:
        remark(problem)
    return 1 if problems else 0


def _print(files: "Sequence[MemoryFile]") -> None:
    from alignwb.cli.printing.output import print_table

    rows = [["", "units", "languages", "made by"]]
    for file in files:
        known = file.summary
        cells = [str(known.units), " ".join(known.languages), known.tool] if known else ["?"] * 3
        rows.append([str(_shown(file.path)), *cells])
    print_table(rows)


def _as_json(file: "MemoryFile") -> dict[str, object]:
    known = file.summary
    return {
        "file": str(_shown(file.path)),
        "units": known.units if known else None,
        "languages": known.languages if known else None,
        "made_by": known.tool if known else None,
        "problem": file.problem.message if file.problem else None,
    }


def _shown(path: Path) -> Path:
    """The path from here, where it lies under here."""
    here = Path.cwd()
    return path.relative_to(here) if path.is_relative_to(here) else path
