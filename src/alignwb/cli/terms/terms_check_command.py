"""`alignwb terms check`."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from alignwb.services.terms.checks import PlacedFinding

HELP = "translations that depart from the termbase"


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the action's arguments."""
    parser.add_argument(
        "documents",
        metavar="DOC",
        nargs="*",
        help="a document's name, its beginning or a path; default: all that are imported",
    )
    parser.add_argument("--all", action="store_true", help="also drafts that nobody has touched")
    parser.add_argument("--json", action="store_true", help="one JSON object a line")


def run(arguments: argparse.Namespace) -> int:
    """Print the findings; 1 if there are any."""
    from alignwb.cli.printing.output import print_json, print_line
    from alignwb.services.project.documents import find_documents, load_bitext
    from alignwb.services.project.project import find_project
    from alignwb.services.terms.checks import check_bitext
    from alignwb.services.terms.project_terms import load_terms

    terms = load_terms(find_project(Path.cwd()))
    documents = find_documents(arguments.documents, Path.cwd())
    if not arguments.documents:
        documents = tuple(document for document in documents if document.is_imported)
    count = 0
    for document in documents:
        bitext = load_bitext(document)
        for placed in check_bitext(bitext, terms, drafts=arguments.all):
            count += 1
            if arguments.json:
                print_json({"document": document.name} | _as_json(placed))
            else:
                print_line(f"{document.name} {placed.ref}  {_as_text(placed)}")
    return 1 if count else 0


def _as_json(placed: "PlacedFinding") -> dict[str, object]:
    finding = placed.finding
    return {
        "paragraph": placed.ref.paragraph,
        "segment": placed.ref.segment,
        "problem": finding.problem,
        "term": placed.term,
        "start": finding.start,
        "end": finding.end,
        "expected": finding.expected,
        "found": finding.found or None,
        "source": placed.segment.source,
        "target": placed.segment.target,
        "status": placed.segment.status,
    }


def _as_text(placed: "PlacedFinding") -> str:
    finding = placed.finding
    expected = " or ".join(f"“{rendering}”" for rendering in finding.expected)
    if finding.found:
        instead = f"; use {expected}" if expected else ""
        return f"{placed.term}: “{finding.found}” is forbidden{instead}"
    if finding.problem == "translated":
        return f"{placed.term}: is not to be translated; {expected} is not in the translation"
    return f"{placed.term}: {expected} is not in the translation"
