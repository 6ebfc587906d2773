"""`alignwb init`: a new project."""

import argparse
from pathlib import Path

from alignwb.cli.printing.output import print_line
from alignwb.cli.printing.remarks import remark
from alignwb.core.shell_words import argument
from alignwb.services.project.new_project import make_project
from alignwb.services.project.project import Project, real_path


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the command's arguments."""
    parser.add_argument(
        "folder",
        metavar="DIR",
        nargs="?",
        default=".",
        help="folder to make it in; made if it is not there (default: here)",
    )


def run(arguments: argparse.Namespace) -> int:
    """Make the project; print what was made and what comes next."""
    folder = Path(arguments.folder)
    result = make_project(folder)
    root = real_path(folder)
    if result.made:
        print_line(f"Made in {root}:")
        for name in result.made:
            print_line(f"  {name}")
    else:
        print_line(f"{root} is an alignwb project already; nothing was missing.")
    if result.remark:
        remark(result.remark)
    if root != Path.cwd():
        print_line(f"Next: cd {argument(folder)}")
    print_line(f"Next: {_next_command(result.project)}")
    return 0


def _next_command(project: Project) -> str:
    documents = project.documents()
    if any(not document.is_imported for document in documents):
        return "alignwb import seeds/*"
    return "alignwb edit" if documents else "alignwb import FILE"
