"""A segment with its number, for reading and as JSON."""

from alignwb.cli.printing.edit_amounts import amount_as_json
from alignwb.cli.printing.output import print_line, print_wrapped
from alignwb.core.bitext.bitext import Bitext
from alignwb.core.bitext.post_edits.amounts import edit_amount
from alignwb.core.bitext.segment import SegmentRef
from alignwb.formats.numbered_tags import tagged


def segment_json(bitext: Bitext, ref: SegmentRef, number: int) -> dict[str, object]:
    """The segment as a JSON object; inline codes are tags with numbers."""
    segment = bitext.segment(ref)
    codes = bitext.paragraph(ref.paragraph).codes
    origin, draft = segment.origin, segment.draft
    return {
        "number": number,
        "paragraph": ref.paragraph,
        "segment": ref.segment,
        "source": tagged(segment.source, codes),
        "target": tagged(segment.target, codes),
        "status": segment.stage,
        "origin": origin.kind if origin else None,
        "match_rate": origin.match_rate if origin else None,
        **amount_as_json(edit_amount(segment)),
        "note": segment.note,
        "draft_score": draft.score if draft else None,
        "draft_confidence": draft.confidence if draft else None,
    }


def print_segment(bitext: Bitext, ref: SegmentRef, number: int) -> None:
    """Print the segment: number, name and status, then its texts."""
    segment = bitext.segment(ref)
    print_line(f"{number}  {ref}  {segment.stage}")
    print_wrapped(segment.source, label=f"  {bitext.source_lang}  ")
    if segment.target:
        print_wrapped(segment.target, label=f"  {bitext.target_lang}  ")
    if segment.note:
        print_wrapped(segment.note, label="  note  ")
