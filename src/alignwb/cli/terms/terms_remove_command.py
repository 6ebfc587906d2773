"""`alignwb terms remove`: a term out of the glossary."""

import argparse

from alignwb.cli.current_folder import current_project
from alignwb.cli.terms.term_change_report import add_term_arguments, print_change
from alignwb.services.terms.changing import remove_project_term, term_named


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the action's arguments."""
    add_term_arguments(parser)


def run(arguments: argparse.Namespace) -> int:
    """Take the row out and say so."""
    project = current_project()
    term = term_named(project, arguments.dutch.strip(), arguments.english.strip())
    remove_project_term(project, term)
    print_change(project, term, None, is_changed=True, as_json=arguments.json)
    return 0
