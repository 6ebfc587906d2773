"""`alignwb review`: the screen on which an alignment is corrected."""

import argparse
from pathlib import Path

from alignwb.cli.commands.screen import add_screen_arguments, has_terminal, size_of
from alignwb.errors import UsageError

HELP = "correct the alignment of a document and its translation"


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
    from alignwb.services.opening import first_to_review
    from alignwb.services.project.project import find_project

    project = find_project(Path.cwd())
    if arguments.document:
        document = project.reference(arguments.document)
    else:
        document = first_to_review(project)
    if arguments.screenshot is None and not has_terminal():
        raise UsageError(
            "the review needs a terminal", hint="A picture of it can be had with: --screenshot"
        )
    from alignwb.tui.shared.modes import Mode

    if arguments.screenshot is not None:
        from alignwb.tui.screenshot import take_screenshot

        size = size_of(arguments.size)
        take_screenshot(
            project,
            document,
            arguments.screenshot,
            size=size,
            segment=arguments.segment,
            mode=Mode.REVIEW,
        )
        return 0
    from alignwb.tui.app import AlignwbApp

    app = AlignwbApp(project, document, mode=Mode.REVIEW, read_only=arguments.read_only)
    app.run()
    if app.failure is not None:
        raise app.failure
    return app.return_code or 0
