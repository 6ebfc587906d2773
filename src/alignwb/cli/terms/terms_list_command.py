"""`alignwb terms list`, and how the other actions show a term."""

import argparse

from alignwb.cli.current_folder import current_project
from alignwb.cli.printing.output import print_each
from alignwb.cli.printing.remarks import remark
from alignwb.cli.terms.loaded_terms import loaded_terms
from alignwb.core.terms.termbase import Term, member_of


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the action's arguments."""
    parser.add_argument("--json", action="store_true", help="one JSON object a line")


def run(arguments: argparse.Namespace) -> int:
    """Print every term; having none is no error, 1 if rows make no term."""
    project = current_project()
    terms = loaded_terms(project)
    print_each(terms.termbase.terms, as_json=arguments.json, to_json=term_json, to_line=term_line)
    if not (terms.termbase.terms or terms.problems):
        remark(f"there are no terms in {project.glossary}")
    for conflict in terms.conflicts:
        remark(conflict.in_words)
    return 1 if terms.problems else 0


def term_json(term: Term) -> dict[str, object]:
    """A row of the termbase as a JSON object; one of a member of the team has an `author`."""
    member = {"author": term.author} if term.author else {}
    return {
        "source": term.source,
        "target": term.target,
        "status": term.status,
        "pos": term.pos,
        "note": term.note,
        "variants": term.variants,
        **member,
    }


def term_line(term: Term) -> str:
    """A row of the termbase on a line."""
    spellings = " | ".join((term.source, *term.variants))
    note = f"  — {term.note}" if term.note else ""
    facts = ", ".join(filter(None, (str(term.status), term.pos, member_of(term))))
    return f"{spellings} → {term.target}  ({facts}){note}"
