"""`alignwb terms`: the project's termbase."""

import argparse

from alignwb.cli.terms import (
    add_action,
    check_action,
    export_action,
    find_action,
    import_action,
    list_action,
    suggest_action,
)

HELP = "the project's terms: list, find, add, check, import, export, suggest"

ACTIONS = {
    "list": list_action,
    "find": find_action,
    "add": add_action,
    "check": check_action,
    "import": import_action,
    "export": export_action,
    "suggest": suggest_action,
}
"""Every action, in the order of the help; each module offers what a command's does."""


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the command's arguments."""
    actions = parser.add_subparsers(
        dest="action", metavar="ACTION", required=True, help="what to do"
    )
    for name, module in ACTIONS.items():
        action = actions.add_parser(name, help=module.HELP, description=module.HELP)
        module.configure(action)


def run(arguments: argparse.Namespace) -> int:
    """Do it; the exit code is the action's."""
    return int(ACTIONS[arguments.action].run(arguments))
