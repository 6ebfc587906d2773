"""`alignwb terms suggest`."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from alignwb.errors import UsageError

if TYPE_CHECKING:
    from alignwb.services.terms.suggesting import TermSuggestion

HELP = "what of a document may belong into glossary.tsv, and the English it has for it"

_DEFAULT_COUNT = 50


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the action's arguments."""
    parser.add_argument(
        "document", metavar="DOC", help="a document's name, its beginning or a path"
    )
    parser.add_argument(
        "--count",
        metavar="N",
        type=int,
        default=_DEFAULT_COUNT,
        help=f"how many, the likeliest first ({_DEFAULT_COUNT}); 0 for all",
    )
    parser.add_argument("--json", action="store_true", help="one JSON object a line")


def run(arguments: argparse.Namespace) -> int:
    """Print them; finding none is no error."""
    from alignwb.cli.printing.output import print_json, print_line, remark
    from alignwb.services.project.documents import find_documents, load_bitext
    from alignwb.services.project.project import find_project
    from alignwb.services.terms.project_terms import load_terms
    from alignwb.services.terms.suggesting import suggest_terms, with_targets
    from alignwb.services.words.project_word_links import project_word_links

    if arguments.count < 0:
        raise UsageError("--count is how many: 0 or more")
    project = find_project(Path.cwd())
    terms = load_terms(project)
    [document] = find_documents((arguments.document,), Path.cwd())
    bitext = load_bitext(document)
    candidates = suggest_terms([bitext], terms)
    shown = candidates[: arguments.count or None]
    for suggestion in with_targets(shown, bitext, terms, project_word_links(project)):
        if arguments.json:
            print_json(_as_json(suggestion))
        else:
            print_line(_as_text(suggestion))
    if len(shown) < len(candidates):
        remark(f"{len(candidates) - len(shown)} more are less likely; see them with: --count 0")
    return 0


def _as_json(suggestion: "TermSuggestion") -> dict[str, object]:
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


def _as_text(suggestion: "TermSuggestion") -> str:
    candidate = suggestion.candidate
    rendering = f" → {suggestion.target}" if suggestion.target else ""
    places = ", ".join(map(str, candidate.places))
    return f"{candidate.count:4}  {candidate.text}{rendering}  ({candidate.kind}: {places})"
