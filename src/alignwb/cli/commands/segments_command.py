"""`alignwb segments`: a document's segments as data or for reading."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from alignwb.core.bitext.bitext import Bitext, Paragraph
    from alignwb.core.bitext.segment import Segment

HELP = "a document's segments: source, target, status, origin"

# Spelled out because the table of commands must load nothing.
STATUSES = ("initial", "draft", "edited", "confirmed", "reviewed", "locked")


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the command's arguments."""
    parser.add_argument(
        "document", metavar="DOC", help="a document's name, its beginning or a path"
    )
    parser.add_argument("--json", action="store_true", help="one JSON object a line")
    parser.add_argument(
        "--status",
        choices=STATUSES,
        action="append",
        help="only segments of this status; may be given several times",
    )


def run(arguments: argparse.Namespace) -> int:
    """Print them in document order."""
    from alignwb.services.project.documents import find_documents, load_bitext

    [document] = find_documents([arguments.document], Path.cwd())
    bitext = load_bitext(document)
    statuses = frozenset(arguments.status or STATUSES)
    if arguments.json:
        _print_json(bitext, statuses)
    else:
        _print_text(bitext, statuses)
    return 0


def _print_json(bitext: "Bitext", statuses: frozenset[str]) -> None:
    from alignwb.cli.printing.output import print_json

    for paragraph in bitext.paragraphs:
        for segment in paragraph.segments:
            if segment.status in statuses:
                print_json(_as_json(paragraph, segment))


def _as_json(paragraph: "Paragraph", segment: "Segment") -> dict[str, object]:
    origin, draft = segment.origin, segment.draft
    return {
        "paragraph": paragraph.id,
        "kind": paragraph.kind,
        "segment": segment.id,
        "source": segment.source,
        "target": segment.target,
        "status": segment.status,
        "origin": origin.kind if origin else None,
        "origin_name": origin.name if origin else None,
        "match_rate": origin.match_rate if origin else None,
        "note": segment.note,
        "draft": draft.text if draft else None,
        "draft_score": draft.score if draft else None,
    }


def _print_text(bitext: "Bitext", statuses: frozenset[str]) -> None:
    from alignwb.cli.printing.output import print_line, print_wrapped

    for paragraph in bitext.paragraphs:
        segments = [segment for segment in paragraph.segments if segment.status in statuses]
        if not segments:
            continue
        print_line(f"{paragraph.id} {paragraph.kind}")
        for segment in segments:
            print_line(f"  {segment.id}  {segment.status}{_origin(segment)}")
            print_wrapped(segment.source, label=f"    {bitext.source_lang}  ")
            print_wrapped(segment.target or "—", label=f"    {bitext.target_lang}  ")
            if segment.note:
                print_wrapped(segment.note, label="    note  ")
        print()


def _origin(segment: "Segment") -> str:
    if segment.origin is None:
        return ""
    rate = "" if segment.origin.match_rate is None else f"{segment.origin.match_rate} %"
    words = (str(segment.origin.kind), segment.origin.name, rate)
    return " · " + " ".join(word for word in words if word)
