"""What each run is in its document, told by its shape, its marks and its neighbours."""

import re
from collections.abc import Sequence
from dataclasses import replace

from alignwb.core.bitext.bitext import Kind
from alignwb.core.reading.front_matter import front_kinds
from alignwb.core.reading.joins import is_small
from alignwb.core.reading.layout import Layout
from alignwb.core.reading.runs import LineRun
from alignwb.core.reading.shape import (
    ends_sentence,
    is_capitals,
    is_ordinal,
    opens_quote,
    starts_lower,
)

_HEADING_CHARACTERS = 100
_MAX_HEADINGS = 3  # that follow each other; more are a list
_LABEL = re.compile(
    r"(?:foto|afb(?:eelding)?|fig(?:uur|ure)?|tabel|table|illustratie|kaart|plate)\b\.? ?\d*[.:]"
    r"|bron ?:",
    re.IGNORECASE,
)
_ENDS_WITH_YEAR = re.compile(r", \(?(?:c\.|ca\.|circa|omstreeks)? ?[12]\d{3}\)?\.?$")
_ENCLOSED = re.compile(r"[’'\"”»]\s?(?:[.,;]\s?)?(?:\d{1,3}|\[\^?\w{1,3}\]|[⁰¹²³⁴-⁹]{1,3})?[.]?$")
_REPORTING = re.compile(r"[,.!?…][’”\"»]\s")


def classify(runs: Sequence[LineRun], layout: Layout) -> list[LineRun]:
    """The runs, each with its kind.

    A caption is small and starts with a label, or stands at the edge of a page and ends in a
    comma and a year.  A heading is small, ends in no stop and has text after it.  A quote is
    announced by a colon, wholly inside quotation marks, and nobody answers it.
    """
    is_short = [_has_heading_shape(run, layout) for run in runs]
    front = front_kinds(runs, is_short, layout)
    kinds = [run.kind or _kind(runs, n, is_short, layout) for n, run in enumerate(runs)]
    kinds[: len(front)] = front
    return [replace(run, kind=kind) for run, kind in zip(runs, kinds, strict=True)]


def _kind(runs: Sequence[LineRun], n: int, is_short: Sequence[bool], layout: Layout) -> Kind:
    if _is_caption(runs, n, layout):
        return Kind.CAPTION
    if is_short[n] and _heads_text(is_short, n):
        return Kind.HEADING
    return Kind.QUOTE if _is_quote(runs, n) else Kind.PARAGRAPH


def _has_heading_shape(run: LineRun, layout: Layout) -> bool:
    if run.kind is not None or run.is_sealed:
        return run.kind in {Kind.TITLE, Kind.HEADING}
    text = run.text
    if len(text) > _HEADING_CHARACTERS or not is_small(run, layout):
        return False
    if is_capitals(text) or is_ordinal(text):
        return True
    if opens_quote(text) or starts_lower(text) or not any(map(str.isalnum, text)):
        return False
    return not ends_sentence(text) and text[-1] not in ",;:-–—"


def _heads_text(is_short: Sequence[bool], n: int) -> bool:
    """Whether text follows, with no more headings before it than a heading has parts."""
    start = end = n
    while start > 0 and is_short[start - 1] and end - start < _MAX_HEADINGS:
        start -= 1
    while end < len(is_short) and is_short[end] and end - start <= _MAX_HEADINGS:
        end += 1
    return end < len(is_short) and end - start <= _MAX_HEADINGS


def _is_caption(runs: Sequence[LineRun], n: int, layout: Layout) -> bool:
    run = runs[n]
    if not is_small(run, layout):
        return False
    if _LABEL.match(run.text):
        return True
    starts_page = run.first.breaks_page
    ends_page = n + 1 < len(runs) and runs[n + 1].first.breaks_page
    return (starts_page or ends_page) and _ENDS_WITH_YEAR.search(run.text) is not None


def _is_quote(runs: Sequence[LineRun], n: int) -> bool:
    text = runs[n].text
    if n == 0 or not runs[n - 1].text.endswith(":") or not opens_quote(text):
        return False
    is_answered = n + 1 < len(runs) and opens_quote(runs[n + 1].first.text)
    is_enclosed = _ENCLOSED.search(text) and not _REPORTING.search(text[:-1])
    return bool(is_enclosed) and not is_answered
