"""`alignwb edit`: the workbench."""

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from alignwb.cli.commands.screen import add_screen_arguments, has_terminal, size_of

if TYPE_CHECKING:
    from alignwb.services.project.project import Project

HELP = "the workbench (the default command)"


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the command's arguments."""
    parser.add_argument(
        "document", metavar="DOC", nargs="?", help="default: the first with open work"
    )
    add_screen_arguments(parser, segment="segment")
    parser.add_argument("--keys", action="store_true", help="print the page of keys and leave")


def run(arguments: argparse.Namespace) -> int:
    """Open the workbench, or do without a terminal what can be done without one."""
    if arguments.keys:
        from alignwb.tui.keys_page import keys_page

        print(keys_page(), end="")
        return 0
    from alignwb.services.opening import first_with_open_work
    from alignwb.services.project.project import find_project

    project = find_project(Path.cwd())
    if arguments.screenshot is None and not has_terminal():
        return _without_terminal(project)
    if arguments.document:
        from alignwb.services.project.documents import find_documents

        [document] = find_documents([arguments.document], Path.cwd())
    else:
        document = first_with_open_work(project)
    if arguments.screenshot is not None:
        from alignwb.tui.screenshot import take_screenshot

        size = size_of(arguments.size)
        take_screenshot(
            project, document, arguments.screenshot, size=size, segment=arguments.segment
        )
        return 0
    from alignwb.tui.app import AlignwbApp

    app = AlignwbApp(project, document, read_only=arguments.read_only)
    app.run()
    if app.failure is not None:
        raise app.failure
    return app.return_code or 0


def _without_terminal(project: "Project") -> int:
    from alignwb.cli.commands.status_command import print_status

    print_status(project)
    print("\nThe workbench needs a terminal. In one, start it with: alignwb", file=sys.stderr)
    return 0
