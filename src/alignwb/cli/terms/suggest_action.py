"""`alignwb terms suggest`."""

import argparse
from pathlib import Path

from alignwb.errors import UsageError

HELP = "what of a document may belong into glossary.tsv: names, words from elsewhere, phrases"

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
    from alignwb.cli.output import print_json, print_line, remark
    from alignwb.services.documents import find_documents, load_bitext
    from alignwb.services.project import find_project
    from alignwb.services.term_suggesting import suggest_terms
    from alignwb.services.terms import load_terms

    if arguments.count < 0:
        raise UsageError("--count is how many: 0 or more")
    terms = load_terms(find_project(Path.cwd()))
    [document] = find_documents((arguments.document,), Path.cwd())
    candidates = suggest_terms([load_bitext(document)], terms)
    shown = candidates[: arguments.count or None]
    for candidate in shown:
        places = [str(place) for place in candidate.places]
        if arguments.json:
            print_json(
                {
                    "text": candidate.text,
                    "kind": candidate.kind,
                    "count": candidate.count,
                    "score": candidate.score,
                    "places": places,
                }
            )
        else:
            print_line(
                f"{candidate.count:4}  {candidate.text}  ({candidate.kind}: {', '.join(places)})"
            )
    if len(shown) < len(candidates):
        remark(f"{len(candidates) - len(shown)} more are less likely; see them with: --count 0")
    return 0
