"""What is known about one document, for people and as JSON."""

from collections.abc import Mapping
from datetime import datetime

from alignwb.cli.printing.edit_amounts import totals_as_json
from alignwb.cli.printing.output import print_line, print_table
from alignwb.core.bitext.statistics import Figures
from alignwb.core.checks.findings import FindingCounts
from alignwb.core.memory.bands import BandCount
from alignwb.services.memory.document_page import Amounts, DocumentFacts, PageTable

Bands = Mapping[str, BandCount]


def figures_as_json(figures: Figures, saved_at_s: float | None) -> dict[str, object]:
    """What is counted beside segments and words by status."""
    saved = datetime.fromtimestamp(saved_at_s).astimezone() if saved_at_s is not None else None
    return {
        "title": figures.title,
        "characters": figures.characters,
        "repetitions": figures.repetitions,
        "repeated_words": figures.repeated_words,
        "targets_by_origin": dict(figures.origins),
        "last_saved": saved.isoformat(timespec="seconds") if saved else None,
    }


def bands_as_json(bands: Bands) -> dict[str, object]:
    """Segments and words by match band."""
    return {
        band: {"segments": count.segments, "words": count.words} for band, count in bands.items()
    }


def work_as_json(facts: DocumentFacts) -> dict[str, object]:
    """How fast a document is translated, and how long the rest takes; null where not known."""
    measured, left = facts.pace.all, facts.seconds_left
    speed = measured.words_an_hour
    return {
        "words_an_hour": None if speed is None else round(speed),
        "minutes_left": None if left is None else round(left / 60),
        "measured_words": measured.words,
        "measured_minutes": round(measured.seconds / 60, 1),
    }


def findings_as_json(counts: FindingCounts | None) -> dict[str, int] | None:
    """The numbers of findings; None where they are not known."""
    return None if counts is None else counts._asdict()


def amounts_as_json(amounts: Amounts) -> dict[str, object]:
    """What was done to confirmed targets, by what they were made from."""
    return {kind or "not_known": totals_as_json(totals) for kind, totals in amounts.items()}


def print_page(title: str, page: list[PageTable]) -> None:
    """Print the page of one document."""
    print_line(title)
    for heading, rows in page:
        if not rows:
            continue
        if heading:
            print_line(heading)
        print_table(rows, indent="  ")
