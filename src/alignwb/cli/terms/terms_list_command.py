"""`alignwb terms list`, and how the other actions show a term."""

import argparse

from alignwb.cli.current_folder import current_project
from alignwb.cli.printing.output import print_each
from alignwb.cli.printing.remarks import remark
from alignwb.core.terms.termbase import Term
from alignwb.services.terms.project_terms import load_terms


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the action's arguments."""
    parser.add_argument("--json", action="store_true", help="one JSON object a line")


def run(arguments: argparse.Namespace) -> int:
    """Print every term; having none is no error."""
    project = current_project()
    terms = load_terms(project).termbase.terms
    print_each(terms, as_json=arguments.json, to_json=term_json, to_line=term_line)
    if not terms:
        remark(f"there are no terms in {project.glossary}")
    return 0


def term_json(term: Term) -> dict[str, object]:
    """A row of the termbase as a JSON object."""
    return {
        "source": term.source,
        "target": term.target,
        "status": term.status,
        "pos": term.pos,
        "note": term.note,
        "variants": term.variants,
    }


def term_line(term: Term) -> str:
    """A row of the termbase on a line."""
    spellings = " | ".join((term.source, *term.variants))
    note = f"  — {term.note}" if term.note else ""
    return f"{spellings} → {term.target}  ({term.status}){note}"
