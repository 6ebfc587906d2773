"""`alignwb terms`: the project's termbase, and which of its terms stand in a text."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from alignwb.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from alignwb.core.segment import SegmentRef
    from alignwb.core.termbase import Term, TermHit

HELP = "the project's terms: list them, or find them in a text"


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the command's arguments."""
    actions = parser.add_subparsers(
        dest="action", metavar="ACTION", required=True, help="what to do"
    )
    lists = "every term of glossary.tsv, in its order"
    listing = actions.add_parser("list", help=lists, description=lists)
    finds = "the terms that stand in a Dutch text, or in the source of a document"
    finding = actions.add_parser("find", help=finds, description=finds)
    finding.add_argument("text", metavar="TEXT", nargs="*", help="a Dutch text")
    finding.add_argument(
        "--document", metavar="DOC", help="a document's name, its beginning or a path"
    )
    for action in (listing, finding):
        action.add_argument("--json", action="store_true", help="one JSON object a line")


def run(arguments: argparse.Namespace) -> int:
    """Print them; finding none is no error."""
    if arguments.action == "list":
        _list(as_json=arguments.json)
    elif arguments.document and not arguments.text:
        _find_in_document(arguments.document, as_json=arguments.json)
    elif arguments.text and not arguments.document:
        _find_in_text(" ".join(arguments.text), as_json=arguments.json)
    else:
        raise UsageError(
            "either a text or a document is searched for terms",
            hint="Say: alignwb terms find TEXT, or: alignwb terms find --document DOC",
        )
    return 0


def _list(*, as_json: bool) -> None:
    from alignwb.cli.output import print_json, print_line, remark
    from alignwb.services.project import find_project
    from alignwb.services.terms import load_terms

    project = find_project(Path.cwd())
    terms = load_terms(project).termbase.terms
    for term in terms:
        if as_json:
            print_json(_as_json(term))
        else:
            print_line(_as_text(term))
    if not terms:
        remark(f"there are no terms in {project.glossary}")


def _find_in_text(text: str, *, as_json: bool) -> None:
    from alignwb.cli.output import print_json, print_line
    from alignwb.services.project import find_project
    from alignwb.services.terms import load_terms

    for hit in load_terms(find_project(Path.cwd())).find(text):
        if as_json:
            print_json(_hit_as_json(hit, text))
        else:
            print_line(_hit_as_text(hit, text))


def _find_in_document(asked: str, *, as_json: bool) -> None:
    from alignwb.cli.output import print_json, print_line

    for ref, source, hit in _document_hits(asked):
        if as_json:
            place = {"paragraph": ref.paragraph, "segment": ref.segment}
            print_json(place | _hit_as_json(hit, source))
        else:
            print_line(f"{ref}  {_hit_as_text(hit, source)}")


def _document_hits(asked: str) -> "Iterator[tuple[SegmentRef, str, TermHit]]":
    from alignwb.services.documents import load_bitext
    from alignwb.services.project import find_project
    from alignwb.services.terms import load_terms

    project = find_project(Path.cwd())
    terms = load_terms(project)
    for ref, segment in load_bitext(project.find(asked)).segments():
        for hit in terms.find(segment.source):
            yield ref, segment.source, hit


def _as_json(term: "Term") -> dict[str, object]:
    return {
        "source": term.source,
        "target": term.target,
        "status": term.status,
        "pos": term.pos,
        "note": term.note,
        "variants": term.variants,
    }


def _hit_as_json(hit: "TermHit", text: str) -> dict[str, object]:
    place = {"start": hit.start, "end": hit.end, "text": text[hit.start : hit.end]}
    return place | _as_json(hit.term)


def _as_text(term: "Term") -> str:
    spellings = " | ".join((term.source, *term.variants))
    note = f"  — {term.note}" if term.note else ""
    return f"{spellings} → {term.target}  ({term.status}){note}"


def _hit_as_text(hit: "TermHit", text: str) -> str:
    return f"{hit.start}-{hit.end}  {text[hit.start : hit.end]}: {_as_text(hit.term)}"
