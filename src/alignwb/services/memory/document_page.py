"""What is known about one document, as tables for the screen and the command line."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import NamedTuple, TypeAlias

from alignwb.core.bitext.bitext import Bitext
from alignwb.core.bitext.overview.pace import Pace
from alignwb.core.bitext.post_edits.amounts import Edited, EditTotals
from alignwb.core.bitext.segment import OriginKind
from alignwb.core.bitext.statistics import Figures, Statistics, figures, measure
from alignwb.core.checks.findings import FindingCounts
from alignwb.core.memory.bands import BANDS, BandCount
from alignwb.services.project.documents import DocumentStatus

Amounts: TypeAlias = Mapping[OriginKind | None, EditTotals]

ORIGIN_NAMES = {
    OriginKind.HUMAN: "human",
    OriginKind.MT: "draft",
    OriginKind.TM: "match",
    OriginKind.REFERENCE: "reference",
}

_MADE_FROM: Mapping[OriginKind | None, str] = {
    OriginKind.HUMAN: "nothing",
    OriginKind.MT: "draft",
    OriginKind.TM: "match",
    OriginKind.REFERENCE: "reference",
    None: "not known",
}

NOT_YET = "…"
"""In the place of what is still being counted."""

_NOT_KNOWN = "not known yet"
_HOUR_S = 3600
_MINUTE_S = 60


class PageTable(NamedTuple):
    """A table of a page; the first cell of a row names it."""

    heading: str
    rows: list[list[str]]


@dataclass(frozen=True, slots=True)
class DocumentFacts:
    """All that its page says of a document.

    Attributes:
        statistics: Its size, by status.
        figures: What else is counted.
        saved_at_s: When its file was last written; None where that is not known.
        pace: How fast it is translated.
        seconds_left: How long the rest takes at that pace; None where that is not known.
        bands: What the memory knows of it; None until that is looked up.
        findings: What the checks find in it, in words.
        amounts: How much of its confirmed targets people have made, by what they were made from;
            none until that is counted.
    """

    statistics: Statistics
    figures: Figures
    saved_at_s: float | None
    pace: Pace
    seconds_left: float | None
    bands: Mapping[str, BandCount] | None = None
    findings: str = NOT_YET
    amounts: Amounts = field(default_factory=dict)


def facts_of(bitext: Bitext, pace: Pace, saved_at_s: float | None) -> DocumentFacts:
    """What is known of a document before the memory is asked."""
    return DocumentFacts(
        measure(bitext), figures(bitext), saved_at_s, pace, pace.seconds_left(bitext)
    )


def page_of(facts: DocumentFacts) -> list[PageTable]:
    """The page of one document: tables with their headings."""
    statistics, counted = facts.statistics, facts.figures
    size = [
        ["paragraphs", str(statistics.paragraphs)],
        ["segments", str(statistics.segment_total)],
        ["words", str(statistics.word_total)],
        ["characters", str(counted.characters)],
        ["done", f"{statistics.confirmed_percent} %"],
        ["checks", facts.findings],
        ["last saved", day_of(facts.saved_at_s)],
    ]
    by_status = [
        [status, str(count), str(statistics.words[status])]
        for status, count in statistics.segments.items()
        if count
    ]
    origins = [[ORIGIN_NAMES[kind], str(count)] for kind, count in counted.origins.items() if count]
    known = [["repetitions", str(counted.repetitions), str(counted.repeated_words)]]
    if facts.bands is not None:
        known += [
            [f"{band} %" if band != BANDS[-1] else band, str(count.segments), str(count.words)]
            for band, count in facts.bands.items()
        ]
    return [
        PageTable("", size),
        PageTable("Your work on it", _work(facts)),
        PageTable("By status", [["", "segments", "words"], *by_status]),
        PageTable("Targets from", origins),
        PageTable("Confirmed, made from", _edited_rows(facts.amounts)),
        PageTable("Known from the memory", [["", "segments", "words"], *known]),
    ]


def _edited_rows(amounts: Amounts) -> list[list[str]]:
    if not amounts:
        return []
    head = ["", "unedited", "edited", "all typed", "not known", "distance", "characters"]
    rows = [
        [
            _MADE_FROM[kind],
            *(str(totals.targets[how]) for how in Edited),
            "" if kind is OriginKind.HUMAN else _percent(totals.share),
            "" if totals.typed is None else str(totals.typed),
        ]
        for kind, totals in amounts.items()
    ]
    return [head, *rows]


def _percent(share: float | None) -> str:
    return "" if share is None else f"{100 * share:.0f} %"


def _work(facts: DocumentFacts) -> list[list[str]]:
    speed, left = facts.pace.all.words_an_hour, facts.seconds_left
    rows = [
        ["words an hour", _NOT_KNOWN if speed is None else f"{speed:.0f}"],
        ["time left", _NOT_KNOWN if left is None else _about(left)],
    ]
    if speed is not None:
        measured = facts.pace.all
        rows.append(["measured on", f"{measured.words} words, {in_hours(measured.seconds)}"])
    return rows


def _about(seconds: float) -> str:
    return f"about {in_hours(seconds)}" if seconds else "none"


def in_hours(seconds: float) -> str:
    """A time as people say it, no more exact than it is known: 12 min, 3 h 20 min, 41 h."""
    minutes = max(1, round(seconds / _MINUTE_S))
    if minutes < 60:
        return f"{minutes} min"
    if minutes < 20 * 60:
        hours, rest = divmod(5 * round(minutes / 5), 60)
        return f"{hours} h {rest} min" if rest else f"{hours} h"
    return f"{round(seconds / _HOUR_S)} h"


class DocumentRow(NamedTuple):
    """What is to be known of a document before it is opened; "" for what is not known.

    Attributes:
        title: Its title.
        words: How many source words it has.
        done: How much of it is confirmed.
        findings: What the checks find in it.
        saved: When it was last saved.
        problem: Why there is nothing else to be known.
    """

    title: str = ""
    words: str = ""
    done: str = ""
    findings: str = ""
    saved: str = ""
    problem: str = ""


def row_of(each: DocumentStatus, findings: str) -> DocumentRow:
    """The row of a document in a list of several."""
    if each.problem:
        return DocumentRow(problem=f"cannot be opened: {each.problem.message}")
    if each.statistics is None or each.figures is None:
        return DocumentRow(problem="not imported")
    return DocumentRow(
        each.figures.title,
        f"{each.statistics.word_total} words",
        f"{each.statistics.confirmed_percent} %",
        findings,
        day_of(each.saved_at_s),
    )


def findings_in_words(counts: FindingCounts | None) -> str:
    """What the checks find in a document, those first that stop Enter; None if not counted."""
    if counts is None:
        return "not counted"
    parts = [
        f"{counts.stopping} stop" if counts.stopping else "",
        f"{counts.others} mark" if counts.others else "",
    ]
    return ", ".join(filter(None, parts)) or "no findings"


def day_of(saved_at_s: float | None) -> str:
    """A day and time of the local calendar; "" for None."""
    if saved_at_s is None:
        return ""
    return datetime.fromtimestamp(saved_at_s).strftime("%Y-%m-%d %H:%M")
