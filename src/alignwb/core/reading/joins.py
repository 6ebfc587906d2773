"""Joins the parts of paragraphs over page breaks, stray blank lines and inserted blocks."""

from collections.abc import Sequence
from dataclasses import replace

from alignwb.core.bitext.bitext import Kind
from alignwb.core.reading.blocks import LINE_END, Repair, RepairKind
from alignwb.core.reading.hyphens import split_word
from alignwb.core.reading.layout import TextLayout, is_full, local_measure
from alignwb.core.reading.lines import INDENT
from alignwb.core.reading.runs import LineRun, item_mark
from alignwb.core.reading.shape import ends_sentence, opens_quote, starts_lower

_USUAL_MEASURE = 80  # columns, for a document that breaks no lines
_NARROW = 0.75  # of the measure: a caption or a heading is narrower than this
_MAX_INSERTED = 2  # blocks between the parts of one paragraph
_MAX_NOTES = 20  # at the foot of a page
_MAX_LINES = 3  # of such a block


def join_runs(runs: Sequence[LineRun], layout: TextLayout) -> tuple[list[LineRun], list[Repair]]:
    """Join the parts of each paragraph; a block that stood inside one follows it as a caption."""
    joined: list[LineRun] = []
    repairs: list[Repair] = []
    n = 0
    while n < len(runs):
        run = runs[n]
        inserted: list[LineRun] = []
        n += 1
        while (target := _continuation(run, runs, n, layout)) is not None:
            inserted += runs[n:target]
            repairs.append(_join_repair(run, runs[target], runs[n:target]))
            run = replace(run, lines=run.lines + runs[target].lines)
            n = target + 1
        if n < len(runs) and _is_hidden_boundary(run, runs[n], layout):
            repairs.append(_repair(RepairKind.SPLIT_AT_PAGE, run, runs[n]))
        joined.append(run)
        joined += [replace(block, kind=block.kind or Kind.CAPTION) for block in inserted]
    return joined, repairs


def is_small(run: LineRun, layout: TextLayout) -> bool:
    """True for few and narrow lines: a heading, a caption or the end of a paragraph."""
    if len(run.lines) > _MAX_LINES:
        return False
    return max(line.width for line in run.lines) < _NARROW * (layout.measure or _USUAL_MEASURE)


def _continuation(run: LineRun, runs: Sequence[LineRun], n: int, layout: TextLayout) -> int | None:
    """Index of the run that goes on with `run`, at n or a little after; None if there is none."""
    if run.kind in {Kind.TITLE, Kind.HEADING} or n >= len(runs):
        return None
    is_open = _is_open(run, layout)
    if _goes_on(run, runs[n], runs[n + 1 : n + 2], layout, is_open=is_open):
        return n
    if not is_open or run.is_sealed or run.kind is not None:
        return None
    dropped = 0
    for target in range(n + 1, min(len(runs), n + 1 + _MAX_NOTES)):
        is_note = runs[target - 1].kind is Kind.NOTE
        dropped += not is_note
        if dropped > _MAX_INSERTED or not (is_note or is_small(runs[target - 1], layout)):
            return None
        if _resumes(runs[n:target], runs[target], layout):
            return target
    return None


def _is_open(run: LineRun, layout: TextLayout) -> bool:
    if not run.last.is_open or (len(run.lines) == 1 and is_small(run, layout)):
        return False
    return run.last.width >= _NARROW * (_last_measure(run, layout) or _USUAL_MEASURE)


def _last_measure(run: LineRun, layout: TextLayout) -> int:
    return local_measure(run.lines, len(run.lines) - 1, layout)


def _goes_on(
    run: LineRun, following: LineRun, after: Sequence[LineRun], layout: TextLayout, *, is_open: bool
) -> bool:
    line = following.first
    if line.starts_block or item_mark(line.text) or not _may_be_one(run, following):
        return False
    lower = starts_lower(line.text)
    if lower and split_word(run.last.text, line.text):
        return True
    if not line.breaks_page:
        return is_open and lower and line.gap > 0 and not run.is_sealed
    if len(run.lines) == 1 and is_small(run, layout) and not run.is_sealed:
        return False
    if is_open or lower:
        return lower or not is_small(following, layout) or _is_tail(following, after)
    return not run.is_sealed and not _starts_paragraph(run, following, layout)


def _may_be_one(run: LineRun, following: LineRun) -> bool:
    return following.kind is run.kind or (following.kind is None and run.is_sealed)


def _is_tail(following: LineRun, after: Sequence[LineRun]) -> bool:
    """True if a few words after a page break end the paragraph before it."""
    resumes_later = bool(after) and starts_lower(after[0].first.text)
    return ends_sentence(following.last.text) and not resumes_later


def _starts_paragraph(run: LineRun, following: LineRun, layout: TextLayout) -> bool:
    """True if a page that starts with a new sentence starts with a new paragraph too."""
    line = following.first
    if layout.indents:
        return line.indent >= INDENT or is_small(following, layout)
    if layout.measure is None or opens_quote(line.text) or is_small(following, layout):
        return True
    if line.gap > 0 and not layout.pages_have_gaps:
        return True
    return not is_full(run.last, line, layout.tightness * _last_measure(run, layout))


def _resumes(inserted: Sequence[LineRun], run: LineRun, layout: TextLayout) -> bool:
    """True if an open paragraph goes on in `run`, after the small blocks `inserted`."""
    if run.kind is not None or item_mark(run.first.text):
        return False
    if any(block.kind not in {None, Kind.NOTE} for block in inserted):
        return False
    if starts_lower(run.first.text):
        return True
    at_page = run.first.breaks_page or inserted[0].first.breaks_page
    looks_set_apart = at_page or ends_sentence(inserted[-1].last.text)
    return looks_set_apart and not is_small(run, layout)


def _is_hidden_boundary(run: LineRun, following: LineRun, layout: TextLayout) -> bool:
    """True if only the page break, and no blank line, parts two paragraphs of running text."""
    if not following.first.breaks_page or following.first.gap > 0 or layout.measure is None:
        return False
    return run.kind is following.kind is None and not (
        is_small(run, layout) or is_small(following, layout)
    )


def _join_repair(run: LineRun, following: LineRun, inserted: Sequence[LineRun]) -> Repair:
    if inserted:
        kind = RepairKind.JOINED_OVER_BLOCK
    elif following.first.breaks_page:
        kind = RepairKind.JOINED_OVER_PAGE
    else:
        kind = RepairKind.JOINED_OVER_GAP
    return _repair(kind, run, following)


def _repair(kind: RepairKind, run: LineRun, following: LineRun) -> Repair:
    last = run.last.text.rsplit(maxsplit=1)[-1]
    first = following.first.text.split(maxsplit=1)[0]
    return Repair(kind, following.first.number, f"{last}{LINE_END}{first}")
