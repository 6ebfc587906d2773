"""`alignwb review`: the screen on which an alignment is corrected."""

import argparse

from alignwb.cli.commands.screen import add_screen_arguments, can_show, show
from alignwb.cli.current_folder import current_project
from alignwb.errors import UsageError
from alignwb.services.opening import first_to_review
from alignwb.tui.shared.modes import Mode


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the command's arguments."""
    parser.add_argument(
        "document",
        metavar="DOC",
        nargs="?",
        help="default: the first alignment with unconfirmed beads",
    )
    add_screen_arguments(parser, segment="bead")


def run(arguments: argparse.Namespace) -> int:
    """Open the review, or take a picture of it."""
    project = current_project()
    if arguments.document:
        document = project.reference(arguments.document)
    else:
        document = first_to_review(project)
    if not can_show(arguments):
        raise UsageError(
            "the review needs a terminal", hint="A picture of it can be had with: --screenshot"
        )
    return show(project, document, Mode.REVIEW, arguments)
