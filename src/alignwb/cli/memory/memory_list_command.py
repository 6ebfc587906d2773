"""`alignwb memory list`: the TMX files of the translation memory."""

import argparse
from collections.abc import Sequence

from alignwb.cli.current_folder import current_project, path_from_here
from alignwb.cli.printing.output import print_json, print_table
from alignwb.cli.printing.remarks import remark, remark_error
from alignwb.services.memory.memory_folder import MemoryFile, list_memories


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the action's arguments."""
    parser.add_argument("--json", action="store_true", help="one JSON object a line")


def run(arguments: argparse.Namespace) -> int:
    """Print a row for each file; 1 if one cannot be read."""
    project = current_project()
    files = list_memories(project)
    if arguments.json:
        for file in files:
            print_json(_as_json(file))
    elif files:
        _print_rows(files)
    else:
        remark(f"there is no memory in {project.memory}; make one with: alignwb memory add DOC")
    problems = [file.problem for file in files if file.problem]
    for problem in problems:
        remark_error(problem)
    return 1 if problems else 0


def _print_rows(files: Sequence[MemoryFile]) -> None:
    rows = [["", "units", "languages", "made by"]]
    for file in files:
        known = file.summary
        cells = [str(known.units), " ".join(known.languages), known.tool] if known else ["?"] * 3
        rows.append([str(path_from_here(file.path)), *cells])
    print_table(rows)


def _as_json(file: MemoryFile) -> dict[str, object]:
    known = file.summary
    return {
        "file": str(path_from_here(file.path)),
        "units": known.units if known else None,
        "languages": known.languages if known else None,
        "made_by": known.tool if known else None,
        "problem": file.problem.message if file.problem else None,
    }
