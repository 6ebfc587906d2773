"""What is known about one document, as tables for the screen and the command line."""

from collections.abc import Mapping
from datetime import datetime
from typing import NamedTuple

from alignwb.core.bitext.segment import OriginKind
from alignwb.core.bitext.statistics import Figures, Statistics
from alignwb.core.memory.bands import BANDS, BandCount
from alignwb.services.project.documents import DocumentStatus

ORIGIN_NAMES = {
    OriginKind.HUMAN: "human",
    OriginKind.MT: "draft",
    OriginKind.TM: "match",
    OriginKind.REFERENCE: "reference",
}

_TITLE = 32  # characters of a title that are shown in a list


class PageTable(NamedTuple):
    """A table of a page; the first cell of a row names it."""

    heading: str
    rows: list[list[str]]


def page_of(
    statistics: Statistics,
    figures: Figures,
    bands: Mapping[str, BandCount] | None,
    saved_at_s: float | None,
) -> list[PageTable]:
    """The page of one document: tables with their headings.  None for bands that are not known."""
    size = [
        ["paragraphs", str(statistics.paragraphs)],
        ["segments", str(statistics.segment_total)],
        ["words", str(statistics.word_total)],
        ["characters", str(figures.characters)],
        ["done", f"{statistics.confirmed_percent} %"],
        ["last saved", day_of(saved_at_s)],
    ]
    by_status = [
        [status, str(count), str(statistics.words[status])]
        for status, count in statistics.segments.items()
        if count
    ]
    origins = [[ORIGIN_NAMES[kind], str(count)] for kind, count in figures.origins.items() if count]
    known = [["repetitions", str(figures.repetitions), str(figures.repeated_words)]]
    if bands is not None:
        known += [
            [f"{band} %" if band != BANDS[-1] else band, str(count.segments), str(count.words)]
            for band, count in bands.items()
        ]
    return [
        PageTable("", size),
        PageTable("By status", [["", "segments", "words"], *by_status]),
        PageTable("Targets from", origins),
        PageTable("Known from the memory", [["", "segments", "words"], *known]),
    ]


def in_a_line(each: DocumentStatus, *, is_open: bool) -> str:
    """What is to be known of a document before it is opened."""
    if each.problem:
        return f"cannot be opened: {each.problem.message}"
    if each.statistics is None or each.figures is None:
        return "not imported"
    title = each.figures.title
    words = (
        "open" if is_open else "",
        title if len(title) <= _TITLE else f"{title[:_TITLE].rstrip()}…",
        f"{each.statistics.word_total} words",
        f"{each.statistics.confirmed_percent} %",
        day_of(each.saved_at_s),
    )
    return " · ".join(filter(None, words))


def day_of(saved_at_s: float | None) -> str:
    """A day and time of the local calendar; "" for None."""
    if saved_at_s is None:
        return ""
    return datetime.fromtimestamp(saved_at_s).strftime("%Y-%m-%d %H:%M")
