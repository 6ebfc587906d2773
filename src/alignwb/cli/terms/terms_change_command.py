"""`alignwb terms change`: another rendering, status or note for a term of the glossary."""

import argparse
from dataclasses import replace

from alignwb.cli.current_folder import current_project
from alignwb.cli.terms.term_change_report import add_term_arguments, print_change
from alignwb.core.terms.termbase import TermStatus
from alignwb.errors import UsageError
from alignwb.services.terms.changing import change_project_term, term_named


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the action's arguments."""
    add_term_arguments(parser)
    parser.add_argument("--source", metavar="TEXT", help="the Dutch it gets")
    parser.add_argument("--target", metavar="TEXT", help="the English it gets")
    parser.add_argument("--status", choices=tuple(map(str, TermStatus)), help="the status it gets")
    parser.add_argument("--pos", metavar="NAME", help='part of speech; "" for none')
    parser.add_argument("--note", metavar="TEXT", help='for the translator; "" for none')
    parser.add_argument(
        "--variant",
        metavar="TEXT",
        action="append",
        help='another spelling of the Dutch, in the place of those it has; "" for none',
    )


def run(arguments: argparse.Namespace) -> int:
    """Change the row and say so."""
    names = ("source", "target", "pos", "note")
    given = {name: getattr(arguments, name) for name in names}
    values = {name: value.strip() for name, value in given.items() if value is not None}
    if arguments.status is not None:
        values["status"] = TermStatus(arguments.status)
    if arguments.variant is not None:
        values["variants"] = tuple(filter(None, map(str.strip, arguments.variant)))
    if not values:
        raise UsageError(
            f"nothing is said of what “{arguments.dutch}” is to become",
            hint="Say: alignwb terms change DUTCH --target ENGLISH, or --status, --note …",
        )
    if not values.get("source", "?") or not values.get("target", "?"):
        raise UsageError("a term needs its Dutch and its English")
    project = current_project()
    old = term_named(project, arguments.dutch.strip(), arguments.english.strip())
    new = replace(old, **values)
    change = change_project_term(project, old, new)
    print_change(project, old, new, is_changed=change is not None, as_json=arguments.json)
    return 0
