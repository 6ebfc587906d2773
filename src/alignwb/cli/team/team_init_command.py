"""`alignwb team init`: the team's tables."""

import argparse

from alignwb.cli.current_folder import current_project
from alignwb.cli.printing.remarks import remark
from alignwb.services.team.syncing import set_up


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the action's arguments."""
    parser.add_argument(
        "--writer",
        metavar="ROLE",
        action="append",
        default=[],
        help="a user of the database who may read and add units; may be given again",
    )
    parser.add_argument(
        "--reader",
        metavar="ROLE",
        action="append",
        default=[],
        help="a user of the database who may only read; may be given again",
    )


def run(arguments: argparse.Namespace) -> int:
    """Make the tables where they are not there, and let the roles in."""
    address = set_up(current_project(), arguments.writer, arguments.reader)
    remark(f"the team's memory is set up: {address}")
    return 0
