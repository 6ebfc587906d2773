"""What documents took, as a report to read, to print, and to send with an offer or an invoice."""

from collections.abc import Iterator, Mapping, Sequence

from alignwb.core.bitext.post_edits.effort import LIGHT_SHARE, Effort
from alignwb.core.bitext.segment import OriginKind
from alignwb.core.memory.bands import NO_MATCH, BandCount
from alignwb.formats.report_page.report_parts import (
    Bars,
    Part,
    ReportPage,
    ReportSection,
    ReportTable,
    Words,
)
from alignwb.services.memory.document_page import in_hours
from alignwb.services.reporting.effort import EffortTotals, SegmentEffort

_MOST_SHOWN = 200
"""Findings listed one by one; of more the rest is counted."""

_MADE_FROM = {
    OriginKind.MT: "drafts",
    OriginKind.TM: "matches",
    OriginKind.REFERENCE: "a reference",
    OriginKind.HUMAN: "nothing",
}
_SHARES = (0.0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9)


def effort_page(documents: Sequence[EffortTotals], total: EffortTotals, about: str) -> ReportPage:
    """The report; total: all of the documents as one.  about: of what, and when."""
    sections = [
        ReportSection("Size", list(_size(documents, total))),
        ReportSection("Known from the memory", list(_bands(total))),
        ReportSection("Confirmed, by what it took", list(_efforts(total))),
        ReportSection("Time", list(_time(documents, total))),
        ReportSection("Terms and checks", list(_quality(documents, total))),
        ReportSection("Findings that were let stand", list(_dismissed(total))),
        ReportSection("How this is counted", list(_explanations(total))),
    ]
    return ReportPage("What the translation took", about, [each for each in sections if each.parts])


def _size(documents: Sequence[EffortTotals], total: EffortTotals) -> Iterator[Part]:
    head = ["document", "words", "characters", "segments", "confirmed", "words confirmed"]
    rows = [
        [
            each.name,
            *(str(each.words), str(each.characters), str(len(each.segments))),
            str(len(each.confirmed)),
            str(sum(segment.words for segment in each.confirmed)),
        ]
        for each in _with_total(documents, total)
    ]
    yield ReportTable(head, rows)


def _bands(total: EffortTotals) -> Iterator[Part]:
    if total.bands is None:
        return
    rows = {"repetitions": total.repetitions}
    for band, count in total.bands.items():
        rows["no match" if band == NO_MATCH else f"{band} %"] = count
    yield _counted("match", rows, total.words)
    words = [float(count.words) for count in rows.values()]
    yield Bars("Words by match band", list(rows), {"": words}, "match rate", "source words")


def _efforts(total: EffortTotals) -> Iterator[Part]:
    if not total.confirmed:
        return
    head = ["made from", "segments", "unedited", "light", "heavy", "not known", "edit distance"]
    rows = []
    for kind, name in _MADE_FROM.items():
        counts = total.by_effort(kind)
        segments = sum(count.segments for count in counts.values())
        if not segments:
            continue
        steps = (Effort.UNEDITED, Effort.LIGHT, Effort.HEAVY, Effort.UNKNOWN)
        cells = [f"{counts[step].segments} ({counts[step].words} words)" for step in steps]
        is_typed = kind is OriginKind.HUMAN
        share = total.edit_share(kind)
        rows.append(
            [
                name,
                str(segments),
                *([""] * len(steps) if is_typed else cells),
                "" if is_typed or share is None else f"{100 * share:.0f} %",
            ]
        )
    unknown = [each for each in total.confirmed if each.made_from is None]
    if unknown:
        words = sum(each.words for each in unknown)
        of_unknown = f"{len(unknown)} ({words} words)"
        rows.append(["not known", str(len(unknown)), "", "", "", of_unknown, ""])
    yield ReportTable(head, rows)
    efforts = {step.value: count for step, count in total.by_effort().items() if count.segments}
    heights = [float(count.words) for count in efforts.values()]
    yield Bars("Words by effort", list(efforts), {"": heights}, "effort", "source words")
    shares = [
        each.amount.share
        for each in total.confirmed
        if each.amount and each.amount.share is not None and each.effort is not Effort.TYPED
    ]
    if shares:
        numbers = [0.0] * len(_SHARES)
        for share in shares:
            numbers[min(int(share * len(_SHARES)), len(_SHARES) - 1)] += 1
        labels = [f"{100 * share:.0f} %" for share in _SHARES]
        title = "Edit distance from draft or match to final"
        yield Bars(title, labels, {"": numbers}, "share edited, from … on", "segments")


def _time(documents: Sequence[EffortTotals], total: EffortTotals) -> Iterator[Part]:
    if total.pace is None:
        return
    timed = [each for each in total.segments if each.seconds]
    if not timed:
        yield Words("The journals know of no time. They know that of edits not yet cleared away.")
        return
    rows = []
    for each in _with_total(documents, total):
        speed = each.pace.words_an_hour if each.pace else None
        known = [segment for segment in each.segments if segment.seconds]
        rows.append(
            [
                each.name,
                str(len(known)),
                in_hours(each.seconds) if known else "",
                f"{each.seconds / len(known):.0f} s" if known else "",
                "" if speed is None else f"{speed:.0f}",
            ]
        )
    yield ReportTable(["document", "segments", "time", "a segment", "words an hour"], rows)
    by_effort = {
        step.value: _seconds_a_word([each for each in timed if each.effort is step])
        for step in Effort
    }
    if any(value is not None for value in by_effort.values()):
        labels = [step for step, value in by_effort.items() if value is not None]
        values = [by_effort[step] for step in labels]
        yield Bars("Seconds a word, by effort", labels, {"": values}, "effort", "seconds a word")


def _quality(documents: Sequence[EffortTotals], total: EffortTotals) -> Iterator[Part]:
    head = ["document", "terms", "honoured", "findings: stop", "mark", "let stand"]
    rows = []
    for each in _with_total(documents, total):
        honoured, terms = each.terms
        found = ("", "") if each.findings is None else map(str, each.findings)
        dismissed = str(sum(1 for _ in each.dismissed))
        rows.append([each.name, str(terms), str(honoured), *found, dismissed])
    yield ReportTable(head, rows)


def _dismissed(total: EffortTotals) -> Iterator[Part]:
    listed = list(total.dismissed)
    if not listed:
        return
    rows = [
        [f"{each.document} {each.ref}", dismissal.kind, dismissal.subject, dismissal.reason]
        for each, dismissal in listed[:_MOST_SHOWN]
    ]
    yield ReportTable(["segment", "finding", "about", "reason"], rows, is_text=True)
    if len(listed) > _MOST_SHOWN:
        yield Words(f"And {len(listed) - _MOST_SHOWN} more.")


def _explanations(total: EffortTotals) -> Iterator[Part]:
    yield Words(
        "Words are source words, as a word processor counts them. Repetitions are segments whose"
        " source stands earlier in the same document; match rates are those of the project's"
        " memory without the document itself, repetitions left out."
    )
    yield Words(
        "Effort counts confirmed segments: unedited as the draft or match came; light with at most"
        f" {100 * LIGHT_SHARE:.0f} % of it edited, heavy with more of it, or every word typed over;"
        " typed into an empty box; unknown where nobody has kept what it was made from. The edit"
        " distance is the fewest characters put in, taken out or replaced, as a share of the"
        " longer text."
    )
    if total.pace is not None:
        yield Words(
            "Time is that between one edit and the next, as the journal has it; more than five"
            " minutes are a pause and not counted."
        )


def _counted(what: str, rows: Mapping[str, BandCount], words: int) -> ReportTable:
    return ReportTable(
        [what, "segments", "words", "share of words"],
        [
            [
                name,
                str(count.segments),
                str(count.words),
                f"{100 * count.words / words:.0f} %" if words else "",
            ]
            for name, count in rows.items()
        ],
    )


def _with_total(documents: Sequence[EffortTotals], total: EffortTotals) -> list[EffortTotals]:
    return [*documents, total] if len(documents) > 1 else list(documents)


def _seconds_a_word(segments: Sequence[SegmentEffort]) -> float | None:
    words = sum(each.words for each in segments)
    return sum(each.seconds or 0 for each in segments) / words if words else None
