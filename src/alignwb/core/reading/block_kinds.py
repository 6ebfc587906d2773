"""The kind of each run, told by its shape, its marks and its neighbours.

The short blocks a document opens with are its author, title and subtitle, and an abstract.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from alignwb.core.bitext.bitext import Kind
from alignwb.core.languages.function_words import BYLINE_PARTICLES
from alignwb.core.reading.joins import is_small
from alignwb.core.reading.layout import TextLayout
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
    r"\[?(?:foto|afb(?:eelding)?|fig(?:uur|ure)?|tabel|table|illustratie|illustration|kaart|plate)\b"
    r"\.?\s?\d*[.:]"
    r"|bron\s?:",
    re.IGNORECASE,
)
_ENDS_WITH_YEAR = re.compile(r",\s\(?(?:c\.|ca\.|circa|omstreeks)?\s?[12]\d{3}\)?\.?$")
_ENCLOSED = re.compile(r"[’'\"”»]\s?(?:[.,;]\s?)?(?:\d{1,3}|\[\^?\w{1,3}\]|[⁰¹²³⁴-⁹]{1,3})?[.]?$")
_REPORTING = re.compile(r"[,.!?…][’”\"»]\s")

_MAX_BLOCKS = 8
_ABSTRACT_WIDTH = 0.85  # of the measure: an abstract is narrower than this
_BY = frozenset({"door", "by"})
_NAME = re.compile(r"(?:[^\W\d_]\.(?:-?[^\W\d_]\.)*|[^\W\d_][\w’'-]+),?")


def classify(runs: Sequence[LineRun], layout: TextLayout) -> list[LineRun]:
    """The runs, each with its kind.

    A caption is small and starts with a label, or stands at the edge of a page and ends in a
    comma and a year.  A heading is small, ends in no stop and has text after it.  A quote is
    announced by a colon, is wholly inside quotation marks, and no answer follows.
    """
    is_short = [_has_heading_shape(run, layout) for run in runs]
    front = _front_kinds(runs, is_short, layout)
    kinds = [run.kind or _kind(runs, n, is_short, layout) for n, run in enumerate(runs)]
    kinds[: len(front)] = front
    return [replace(run, kind=kind) for run, kind in zip(runs, kinds, strict=True)]


def _kind(runs: Sequence[LineRun], n: int, is_short: Sequence[bool], layout: TextLayout) -> Kind:
    if _is_caption(runs, n, layout):
        return Kind.CAPTION
    if is_short[n] and _heads_text(is_short, n):
        return Kind.HEADING
    return Kind.QUOTE if _is_quote(runs, n) else Kind.PARAGRAPH


def _has_heading_shape(run: LineRun, layout: TextLayout) -> bool:
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
    """True if text follows, with no more headings before it than a heading has parts."""
    start = end = n
    while start > 0 and is_short[start - 1] and end - start < _MAX_HEADINGS:
        start -= 1
    while end < len(is_short) and is_short[end] and end - start <= _MAX_HEADINGS:
        end += 1
    return end < len(is_short) and end - start <= _MAX_HEADINGS


def _is_caption(runs: Sequence[LineRun], n: int, layout: TextLayout) -> bool:
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


def _front_kinds(
    runs: Sequence[LineRun], is_short: Sequence[bool], layout: TextLayout
) -> list[Kind]:
    """Kinds of the blocks before the text proper begins; empty if it begins at once.

    `is_short` says of each run whether it has the shape of a heading.  The author is the block
    that is a name; of several, the last, for the title may be a name.
    """
    end = 0
    while end < min(len(runs), _MAX_BLOCKS) and (is_short[end] or _is_link(runs[end], end)):
        end += 1
    if end == 0 or end == len(runs):
        return []
    front = runs[:end]
    authors = _authors(front)
    title = next((n for n in range(end) if n not in authors and _may_be_title(front[n])), None)
    kinds = [Kind.HEADING] * end
    for author in authors:
        kinds[author] = Kind.AUTHOR
    if title is not None:
        kinds[title] = Kind.TITLE
        for n in range(title + 1, end):
            if n in authors or not _is_subtitle(front[n], front[n - 1]):
                break
            kinds[n] = Kind.SUBTITLE
        if _is_abstract(runs, end, layout):
            kinds.append(Kind.ABSTRACT)
    return kinds


def _is_link(run: LineRun, n: int) -> bool:
    """True if a block is a word or two between parts of a title page: or, by."""
    return n > 0 and len(run.lines) == 1 and run.text.islower() and len(run.text.split()) <= 2


def _may_be_title(run: LineRun) -> bool:
    return not is_ordinal(run.text) and run.kind in {None, Kind.TITLE}


def _authors(front: Sequence[LineRun]) -> set[int]:
    for n, run in enumerate(front[:-1]):
        if run.text.lower() in _BY:
            return {n, n + 1}
    names = [n for n, run in enumerate(front) if run.kind is None and _is_name(run.text)]
    return {names[-1]} if names and len(front) > 1 else set()


def _is_name(text: str) -> bool:
    """True for two to eight words, all capitalised except particles, not all in capitals."""
    words = text.split()
    if words[0].lower() in _BY:
        return len(words) > 1
    proper = [word for word in words if word not in BYLINE_PARTICLES]
    return (
        2 <= len(proper) <= len(words) <= 8
        and not is_capitals(text)
        and all(word[0].isupper() and _NAME.fullmatch(word) for word in proper)
    )


def _is_subtitle(run: LineRun, before: LineRun) -> bool:
    """True if a block stands right under the title or goes on with it."""
    goes_on = starts_lower(run.text) or run.text.startswith("(")
    announced = before.text.endswith(":") or _is_link(before, 1)
    return run.kind is None and (run.first.gap == 0 or goes_on or announced)


def _is_abstract(runs: Sequence[LineRun], n: int, layout: TextLayout) -> bool:
    """True if run n is a paragraph set narrower than the text that follows it."""
    run = runs[n]
    if layout.measure is None or len(run.lines) < 3 or n + 1 == len(runs) or run.kind:
        return False
    return max(line.width for line in run.lines) <= _ABSTRACT_WIDTH * layout.measure
