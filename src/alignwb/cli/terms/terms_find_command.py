"""`alignwb terms find`: the terms in a text or in the source of a document."""

import argparse
from collections.abc import Iterator
from dataclasses import dataclass

from alignwb.cli.current_folder import current_project, named_document
from alignwb.cli.printing.output import print_each
from alignwb.cli.terms.loaded_terms import loaded_terms
from alignwb.cli.terms.terms_list_command import term_json, term_line
from alignwb.cli.unsaved_work import remark_unsaved
from alignwb.core.bitext.segment import SegmentRef
from alignwb.core.terms.termbase import TermHit
from alignwb.errors import UsageError
from alignwb.services.project.documents import load_bitext
from alignwb.services.terms.project_terms import ProjectTerms


@dataclass(frozen=True, slots=True)
class _PlacedHit:
    """A term that was found in a text; `ref` is the segment that has this text, if any."""

    hit: TermHit
    text: str
    ref: SegmentRef | None = None

    @property
    def spelling(self) -> str:
        """The term as it is written in the text."""
        return self.text[self.hit.start : self.hit.end]


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the action's arguments."""
    parser.add_argument("text", metavar="TEXT", nargs="*", help="a Dutch text")
    parser.add_argument(
        "--document", metavar="DOC", help="a document's name, its beginning or a path"
    )
    parser.add_argument("--json", action="store_true", help="one JSON object a line")


def run(arguments: argparse.Namespace) -> int:
    """Print the terms found, in the order of the text; finding none is no error.

    1 if rows of the glossary make no term.
    """
    if bool(arguments.text) == bool(arguments.document):
        raise UsageError(
            "either a text or a document is searched for terms",
            hint="Say: alignwb terms find TEXT, or: alignwb terms find --document DOC",
        )
    terms = loaded_terms(current_project())
    if arguments.document:
        hits = _find_in_document(terms, arguments.document)
    else:
        text = " ".join(arguments.text)
        hits = (_PlacedHit(hit, text) for hit in terms.find(text))
    print_each(hits, as_json=arguments.json, to_json=_as_json, to_line=_as_line)
    return 1 if terms.problems else 0


def _find_in_document(terms: ProjectTerms, name: str) -> Iterator[_PlacedHit]:
    document = named_document(name)
    remark_unsaved([document])
    for ref, segment in load_bitext(document).segments():
        for hit in terms.find(segment.source):
            yield _PlacedHit(hit, segment.source, ref)


def _as_json(placed: _PlacedHit) -> dict[str, object]:
    hit, ref = placed.hit, placed.ref
    place = {"paragraph": ref.paragraph, "segment": ref.segment} if ref else {}
    where = {"start": hit.start, "end": hit.end, "text": placed.spelling}
    return place | where | term_json(hit.term)


def _as_line(placed: _PlacedHit) -> str:
    hit = placed.hit
    place = f"{placed.ref}  " if placed.ref else ""
    return f"{place}{hit.start}-{hit.end}  {placed.spelling}: {term_line(hit.term)}"
