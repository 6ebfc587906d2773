"""`alignwb segments`: a document's segments as data or for reading."""

import argparse

from alignwb.cli.current_folder import named_document
from alignwb.cli.document_arguments import add_document_argument
from alignwb.cli.printing.edit_amounts import amount_as_json
from alignwb.cli.printing.output import print_json, print_line, print_wrapped
from alignwb.cli.printing.remarks import remark
from alignwb.cli.unsaved_work import remark_unsaved
from alignwb.core.bitext.bitext import Bitext, Paragraph
from alignwb.core.bitext.codes import numbers_in
from alignwb.core.bitext.post_edits.amounts import Edited, edit_amount
from alignwb.core.bitext.segment import OriginKind, Segment, Status
from alignwb.services.project.documents import load_bitext


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the command's arguments."""
    add_document_argument(parser)
    parser.add_argument("--json", action="store_true", help="one JSON object a line")
    parser.add_argument(
        "--status",
        choices=tuple(map(str, Status)),
        action="append",
        help="only segments of this status; may be given several times",
    )


def run(arguments: argparse.Namespace) -> int:
    """Print the segments in document order."""
    document = named_document(arguments.document)
    bitext = load_bitext(document)
    remark_unsaved([document])
    for text in bitext.remarks:
        remark(f"{bitext.document}: {text}")
    statuses = frozenset(map(Status, arguments.status or Status))
    if arguments.json:
        _print_json(bitext, statuses)
    else:
        _print_text(bitext, statuses)
    return 0


def _print_json(bitext: Bitext, statuses: frozenset[Status]) -> None:
    for paragraph in bitext.paragraphs:
        for segment in paragraph.segments:
            if segment.stage in statuses:
                print_json(_as_json(paragraph, segment))


def _as_json(paragraph: Paragraph, segment: Segment) -> dict[str, object]:
    origin, draft = segment.origin, segment.draft
    return {
        "paragraph": paragraph.id,
        "kind": paragraph.kind,
        "segment": segment.id,
        "source": paragraph.plain(segment.source),
        "target": paragraph.plain(segment.target),
        "status": segment.stage,
        "origin": origin.kind if origin else None,
        "origin_name": origin.name if origin else None,
        "match_rate": origin.match_rate if origin else None,
        **amount_as_json(edit_amount(segment)),
        "note": segment.note,
        "client_notes": list(paragraph.client_notes),
        "codes": len(numbers_in([segment.source, segment.target]) & paragraph.codes.keys()),
        "draft": paragraph.plain(draft.text) if draft else None,
        "draft_score": draft.score if draft else None,
        "draft_confidence": draft.confidence if draft else None,
        "first_source": paragraph.plain(segment.first_source),
        "outdated": segment.is_outdated,
    }


def _print_text(bitext: Bitext, statuses: frozenset[Status]) -> None:
    for paragraph in bitext.paragraphs:
        segments = [segment for segment in paragraph.segments if segment.stage in statuses]
        if not segments:
            continue
        print_line(f"{paragraph.id} {paragraph.kind}")
        for note in paragraph.client_notes:
            print_wrapped(note, label="  client's note  ")
        for segment in segments:
            print_line(f"  {segment.id}  {segment.stage}{_late(segment)}{_origin(segment)}")
            print_wrapped(paragraph.plain(segment.source), label=f"    {bitext.source_lang}  ")
            if segment.first_source != segment.source:
                print_wrapped(paragraph.plain(segment.first_source), label="    as imported  ")
            print_wrapped(
                paragraph.plain(segment.target) or "—", label=f"    {bitext.target_lang}  "
            )
            if segment.note:
                print_wrapped(segment.note, label="    note  ")
        print()


def _late(segment: Segment) -> str:
    return ", before its source was corrected" if segment.is_outdated else ""


def _edited(segment: Segment) -> str:
    """How far an edited target is from what it was made from, where that is known."""
    amount = edit_amount(segment)
    if amount is None or amount.share is None or amount.edited is Edited.NO:
        return ""
    if amount.made_from in {OriginKind.HUMAN, None}:
        return ""
    kind = "" if amount.edited is Edited.PARTLY else f", first {amount.made_from}"
    return f"({100 * amount.share:.0f} % edited{kind})"


def _origin(segment: Segment) -> str:
    if segment.origin is None:
        return ""
    rate = "" if segment.origin.match_rate is None else f"{segment.origin.match_rate} %"
    words = (str(segment.origin.kind), segment.origin.name, rate, _edited(segment))
    return " · " + " ".join(word for word in words if word)
