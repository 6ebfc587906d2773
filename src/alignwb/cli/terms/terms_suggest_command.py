"""`alignwb terms suggest`: what of a document the glossary may lack."""

import argparse

from alignwb.cli.current_folder import current_project, named_document
from alignwb.cli.document_arguments import add_document_argument
from alignwb.cli.number_arguments import whole_number
from alignwb.cli.printing.output import print_each
from alignwb.cli.printing.remarks import remark
from alignwb.cli.terms.loaded_terms import loaded_terms
from alignwb.cli.unsaved_work import remark_unsaved
from alignwb.core.bitext.bitext import Bitext
from alignwb.core.bitext.segment import SegmentRef
from alignwb.errors import UsageError
from alignwb.services.project.documents import load_bitext
from alignwb.services.terms.refusals import refused_terms, without_refused
from alignwb.services.terms.suggesting import (
    TermSuggestion,
    in_segment,
    suggest_terms,
    with_targets,
)
from alignwb.services.words.project_word_links import project_word_links

_DEFAULT_COUNT = 50


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the action's arguments."""
    add_document_argument(parser)
    parser.add_argument(
        "--count",
        metavar="N",
        type=whole_number(),
        default=_DEFAULT_COUNT,
        help=f"how many, the likeliest first ({_DEFAULT_COUNT}); 0 for all",
    )
    parser.add_argument(
        "--segment", metavar="P/S", help="only what stands in this segment, such as p12/s2"
    )
    parser.add_argument("--json", action="store_true", help="one JSON object a line")


def run(arguments: argparse.Namespace) -> int:
    """Print the suggestions, the likeliest first; finding none is no error.

    1 if rows of the glossary make no term.
    """
    if arguments.count < 0:
        raise UsageError("--count is how many: 0 or more")
    project = current_project()
    terms = loaded_terms(project)
    document = named_document(arguments.document)
    remark_unsaved([document])
    bitext = load_bitext(document)
    found = suggest_terms([bitext], terms)
    candidates = without_refused(found, refused_terms(project))
    refused = len(found) - len(candidates)
    if arguments.segment is not None:
        candidates = in_segment(candidates, bitext, _ref(arguments.segment, bitext))
    shown = candidates[: arguments.count or None]
    print_each(
        with_targets(shown, bitext, terms, project_word_links(project)),
        as_json=arguments.json,
        to_json=_as_json,
        to_line=_as_text,
    )
    if refused:
        remark(f"{refused} are left out, as {project.refused_terms.name} says")
    if len(shown) < len(candidates):
        remark(f"{len(candidates) - len(shown)} more are less likely; see them with: --count 0")
    return 1 if terms.problems else 0


def _ref(name: str, bitext: Bitext) -> SegmentRef:
    """The segment that is named so.  Raises UsageError if there is none."""
    for ref, _ in bitext.segments():
        if str(ref) == name:
            return ref
    raise UsageError(
        f"{bitext.document} has no segment {name}",
        hint="They are named as alignwb terms suggest and alignwb segments name them: p12/s2",
    )


def _as_json(suggestion: TermSuggestion) -> dict[str, object]:
    candidate = suggestion.candidate
    return {
        "text": candidate.text,
        "target": suggestion.target,
        "share": suggestion.share,
        "kind": candidate.kind,
        "count": candidate.count,
        "score": candidate.score,
        "places": [str(place) for place in candidate.places],
    }


def _as_text(suggestion: TermSuggestion) -> str:
    candidate = suggestion.candidate
    rendering = f" → {suggestion.target}" if suggestion.target else ""
    places = ", ".join(map(str, candidate.places))
    return f"{candidate.count:4}  {candidate.text}{rendering}  ({candidate.kind}: {places})"
