"""`alignwb terms check`: where translations depart from the termbase."""

import argparse
from collections.abc import Iterable, Iterator

from alignwb.cli.current_folder import current_project, named_or_imported_documents
from alignwb.cli.document_arguments import add_documents_argument
from alignwb.cli.printing.output import print_each
from alignwb.cli.terms.loaded_terms import loaded_terms
from alignwb.cli.unsaved_work import remark_unsaved
from alignwb.core.terms.checking import TermFinding
from alignwb.formats.numbered_tags import tagged, tagged_text
from alignwb.services.project.documents import load_bitext
from alignwb.services.project.project import Document
from alignwb.services.terms.bitext_checks import PlacedFinding, check_bitext
from alignwb.services.terms.project_terms import ProjectTerms


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the action's arguments."""
    add_documents_argument(parser)
    parser.add_argument("--all", action="store_true", help="also drafts that nobody has touched")
    parser.add_argument("--json", action="store_true", help="one JSON object a line")


def run(arguments: argparse.Namespace) -> int:
    """Print the findings; 1 if there are any, or if rows of the glossary make no term."""
    terms = loaded_terms(current_project())
    documents = named_or_imported_documents(arguments.documents)
    remark_unsaved(documents)
    count = print_each(
        _findings(documents, terms, drafts=arguments.all),
        as_json=arguments.json,
        to_json=_as_json,
        to_line=_as_text,
    )
    return 1 if count or terms.problems else 0


def _findings(
    documents: Iterable[Document], terms: ProjectTerms, *, drafts: bool
) -> Iterator[tuple[str, PlacedFinding]]:
    """Each finding with its document's name."""
    for document in documents:
        for placed in check_bitext(load_bitext(document), terms, drafts=drafts):
            yield document.name, placed


def _as_json(each: tuple[str, PlacedFinding]) -> dict[str, object]:
    document, placed = each
    finding = placed.finding
    source = tagged_text(placed.segment.source, placed.codes)
    start, end = source.placed(finding.start, finding.end)
    return {
        "document": document,
        "paragraph": placed.ref.paragraph,
        "segment": placed.ref.segment,
        "problem": finding.problem,
        "term": placed.term,
        "start": start,
        "end": end,
        "expected": finding.expected,
        "found": finding.found or None,
        "source": source.text,
        "target": tagged(placed.segment.target, placed.codes),
        "status": placed.segment.stage,
    }


def _as_text(each: tuple[str, PlacedFinding]) -> str:
    document, placed = each
    return f"{document} {placed.ref}  {placed.term}: {_problem(placed.finding)}"


def _problem(finding: TermFinding) -> str:
    expected = " or ".join(f"“{rendering}”" for rendering in finding.expected)
    if finding.found:
        instead = f"; use {expected}" if expected else ""
        return f"“{finding.found}” is forbidden{instead}"
    if finding.problem == "translated":
        return f"is not to be translated; {expected} is not in the translation"
    return f"{expected} is not in the translation"
