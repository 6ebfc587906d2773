"""`alignwb edit`: the workbench."""

import argparse
import sys

from alignwb.cli.commands.screen import add_screen_arguments, can_show, show
from alignwb.cli.commands.status_command import print_status
from alignwb.cli.current_folder import current_project, current_project_or_none, named_document
from alignwb.cli.printing.remarks import remark_error
from alignwb.services.opening import OpenWork, first_with_open_work
from alignwb.tui.commands import project_keymap
from alignwb.tui.keys_page import keys_page
from alignwb.tui.shared.modes import Mode


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the command's arguments."""
    parser.add_argument(
        "document", metavar="DOC", nargs="?", help="default: the first with open work"
    )
    add_screen_arguments(parser, segment="segment")
    parser.add_argument(
        "--keys", action="store_true", help="print the page of the keys in force and leave"
    )


def run(arguments: argparse.Namespace) -> int:
    """Open the workbench; without a terminal print the status and how to start."""
    if arguments.keys:
        project = current_project_or_none()
        keymap = project_keymap(project.config, project.settings) if project else None
        print(keys_page(keymap), end="")
        return 0
    project = current_project()
    if not can_show(arguments):
        print_status(project)
        print("\nThe workbench needs a terminal. In one, start it with: alignwb", file=sys.stderr)
        return 0
    if arguments.document:
        work = OpenWork(named_document(arguments.document))
    else:
        work = first_with_open_work(project)
        for problem in work.problems:
            remark_error(problem, consequence="passed over")
    return show(project, work.document, Mode.EDIT, arguments, work.problems)
