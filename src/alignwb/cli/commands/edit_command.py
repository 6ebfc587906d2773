"""`alignwb edit`: the workbench."""

import argparse
from shlex import quote

from alignwb.cli.commands.screen import add_screen_arguments, can_show, show
from alignwb.cli.commands.status_command import print_status
from alignwb.cli.current_folder import current_project, current_project_or_none, named_document
from alignwb.cli.printing.remarks import remark, remark_error, remark_hint
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
    # A document that is not there is told without a terminal too, or scripts would pass over it.
    named = named_document(arguments.document) if arguments.document else None
    if not can_show(arguments):
        print_status(project)
        start = f"alignwb edit {quote(arguments.document)}" if named else "alignwb"
        remark("the workbench needs a terminal")
        remark_hint(f"In one, start it with: {start}")
        return 0
    if named:
        work = OpenWork(named)
    else:
        work = first_with_open_work(project)
        for problem in work.problems:
            remark_error(problem, consequence="passed over")
    return show(project, work.document, Mode.EDIT, arguments, work.problems)
