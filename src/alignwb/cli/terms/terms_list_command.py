"""`alignwb terms list`."""

import argparse
from pathlib import Path

HELP = "every term of glossary.tsv, in its order"


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the action's arguments."""
    parser.add_argument("--json", action="store_true", help="one JSON object a line")


def run(arguments: argparse.Namespace) -> int:
    """Print them; having none is no error."""
    from alignwb.cli.printing.output import print_json, print_line, remark
    from alignwb.cli.terms.showing import term_json, term_line
    from alignwb.services.project.project import find_project
    from alignwb.services.terms.project_terms import load_terms

    project = find_project(Path.cwd())
    terms = load_terms(project).termbase.terms
    for term in terms:
        if arguments.json:
            print_json(term_json(term))
        else:
            print_line(term_line(term))
    if not terms:
        remark(f"there are no terms in {project.glossary}")
    return 0
