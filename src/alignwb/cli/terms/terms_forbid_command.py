"""`alignwb terms forbid`: a rendering of the glossary that must not be used any more."""

import argparse
from dataclasses import replace

from alignwb.cli.current_folder import current_project
from alignwb.cli.terms.term_change_report import add_term_arguments, print_change
from alignwb.core.terms.termbase import TermStatus
from alignwb.services.terms.changing import change_project_term, term_named


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the action's arguments."""
    add_term_arguments(parser)


def run(arguments: argparse.Namespace) -> int:
    """Set the status of the row and say so."""
    project = current_project()
    old = term_named(project, arguments.dutch.strip(), arguments.english.strip())
    new = replace(old, status=TermStatus.FORBIDDEN)
    change = change_project_term(project, old, new)
    print_change(project, old, new, is_changed=change is not None, as_json=arguments.json)
    return 0
