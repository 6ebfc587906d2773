"""`alignwb terms`: the project's termbase."""

import argparse

from alignwb.cli.terms import (
    terms_add_command,
    terms_check_command,
    terms_export_command,
    terms_find_command,
    terms_import_command,
    terms_list_command,
    terms_suggest_command,
)

HELP = "the project's terms: list, find, add, check, import, export, suggest"

ACTIONS = {
    "list": terms_list_command,
    "find": terms_find_command,
    "add": terms_add_command,
    "check": terms_check_command,
    "import": terms_import_command,
    "export": terms_export_command,
    "suggest": terms_suggest_command,
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
