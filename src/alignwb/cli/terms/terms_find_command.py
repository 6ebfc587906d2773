"""`alignwb terms find`."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from alignwb.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from alignwb.core.bitext.segment import SegmentRef
    from alignwb.core.terms.termbase import TermHit

HELP = "the terms that stand in a Dutch text, or in the source of a document"


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the action's arguments."""
    parser.add_argument("text", metavar="TEXT", nargs="*", help="a Dutch text")
    parser.add_argument(
        "--document", metavar="DOC", help="a document's name, its beginning or a path"
    )
    parser.add_argument("--json", action="store_true", help="one JSON object a line")


def run(arguments: argparse.Namespace) -> int:
    """Print them; finding none is no error."""
    if arguments.document and not arguments.text:
        _find_in_document(arguments.document, as_json=arguments.json)
    elif arguments.text and not arguments.document:
        _find_in_text(" ".join(arguments.text), as_json=arguments.json)
    else:
        raise UsageError(
            "either a text or a document is searched for terms",
            hint="Say: alignwb terms find TEXT, or: alignwb terms find --document DOC",
        )
    return 0


def _find_in_text(text: str, *, as_json: bool) -> None:
    from alignwb.cli.printing.output import print_json, print_line
    from alignwb.cli.terms.showing import hit_json, hit_line
    from alignwb.services.project.project import find_project
    from alignwb.services.terms.project_terms import load_terms

    for hit in load_terms(find_project(Path.cwd())).find(text):
        if as_json:
            print_json(hit_json(hit, text))
        else:
            print_line(hit_line(hit, text))


def _find_in_document(asked: str, *, as_json: bool) -> None:
    from alignwb.cli.printing.output import print_json, print_line
    from alignwb.cli.terms.showing import hit_json, hit_line

    for ref, source, hit in _document_hits(asked):
        if as_json:
            place = {"paragraph": ref.paragraph, "segment": ref.segment}
            print_json(place | hit_json(hit, source))
        else:
            print_line(f"{ref}  {hit_line(hit, source)}")


def _document_hits(asked: str) -> "Iterator[tuple[SegmentRef, str, TermHit]]":
    from alignwb.services.project.documents import load_bitext
    from alignwb.services.project.project import find_project
    from alignwb.services.terms.project_terms import load_terms

    project = find_project(Path.cwd())
    terms = load_terms(project)
    for ref, segment in load_bitext(project.find(asked)).segments():
        for hit in terms.find(segment.source):
            yield ref, segment.source, hit
