"""What documents took, as tables: a row for each document, or for each segment."""

from collections.abc import Iterator, Sequence

from alignwb.core.bitext.post_edits.effort import Effort
from alignwb.core.bitext.segment import OriginKind
from alignwb.core.memory.bands import BANDS
from alignwb.services.reporting.effort import EffortTotals, SegmentEffort

Row = dict[str, str | int | float | None]
"""Cells by the names of their columns; None for what is not known."""


def document_rows(documents: Sequence[EffortTotals]) -> Iterator[Row]:
    """A row for each document; all have the same columns."""
    for each in documents:
        honoured, terms = each.terms
        row: Row = {
            "document": each.name,
            "title": each.title,
            "words": each.words,
            "characters": each.characters,
            "segments": len(each.segments),
            "confirmed_segments": len(each.confirmed),
            "confirmed_words": sum(segment.words for segment in each.confirmed),
            "repetitions": each.repetitions.segments,
            "repeated_words": each.repetitions.words,
        }
        for band in BANDS:
            count = each.bands[band] if each.bands is not None else None
            row[f"match_{band}_segments"] = count.segments if count else None
            row[f"match_{band}_words"] = count.words if count else None
        for kind, name in ((OriginKind.MT, "drafts"), (OriginKind.TM, "matches")):
            for effort, count in each.by_effort(kind).items():
                if effort in {Effort.UNEDITED, Effort.LIGHT, Effort.HEAVY}:
                    row[f"{name}_{effort}_segments"] = count.segments
                    row[f"{name}_{effort}_words"] = count.words
            row[f"{name}_edit_share"] = rounded(each.edit_share(kind), 3)
        typed = each.by_effort()[Effort.TYPED]
        row |= {
            "typed_segments": typed.segments,
            "typed_words": typed.words,
            "terms": terms,
            "terms_honoured": honoured,
            "findings_stopping": each.findings.stopping if each.findings else None,
            "findings_marking": each.findings.others if each.findings else None,
            "findings_dismissed": sum(1 for _ in each.dismissed),
            "minutes": None if each.pace is None else rounded(each.seconds / 60, 1),
            "words_an_hour": rounded(each.pace.words_an_hour, 0) if each.pace else None,
        }
        yield row


def segment_rows(documents: Sequence[EffortTotals]) -> Iterator[Row]:
    """A row for each segment; all have the same columns."""
    return (segment_row(segment) for each in documents for segment in each.segments)


def segment_row(segment: SegmentEffort) -> Row:
    """The row of one segment."""
    amount = segment.amount
    return {
        "document": segment.document,
        "paragraph": segment.ref.paragraph,
        "segment": segment.ref.segment,
        "words": segment.words,
        "status": str(segment.status),
        "made_from": segment.made_from and str(segment.made_from),
        "effort": segment.effort and str(segment.effort),
        "edit_distance": amount.distance if amount else None,
        "edit_share": rounded(amount.share, 3) if amount else None,
        "characters_typed": amount.typed if amount else None,
        "seconds": rounded(segment.seconds, 1),
        "terms": segment.terms,
        "terms_honoured": segment.honoured,
        "findings_dismissed": len(segment.dismissed),
    }


def rounded(value: float | None, digits: int) -> float | int | None:
    """A figure with so many decimals at most; None for None."""
    if value is None:
        return None
    return round(value, digits) if digits else round(value)
