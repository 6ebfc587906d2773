"""The short blocks a document opens with: its author, title and subtitle, and an abstract."""

import re
from collections.abc import Sequence

from alignwb.core.bitext.bitext import Kind
from alignwb.core.reading.layout import Layout
from alignwb.core.reading.runs import LineRun
from alignwb.core.reading.shape import is_capitals, is_ordinal, starts_lower

_MAX_BLOCKS = 8
_ABSTRACT_WIDTH = 0.85  # of the measure: an abstract is narrower than this
_PARTICLES = frozenset(
    (
        *(
            "van",
            "de",
            "den",
            "der",
            "het",
            "'t",
            "’t",
            "'s",
            "’s",
            "te",
            "ten",
            "ter",
            "tot",
            "op",
        ),
        *("von", "zu", "di", "da", "del", "la", "le", "du", "el", "bin", "en", "and", "&"),
    )
)
_BY = frozenset({"door", "by"})
_NAME = re.compile(r"(?:[^\W\d_]\.(?:-?[^\W\d_]\.)*|[^\W\d_][\w’'-]+),?")


def front_kinds(runs: Sequence[LineRun], is_short: Sequence[bool], layout: Layout) -> list[Kind]:
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
    """Whether a block is a word or two between parts of a title page: or, by."""
    return n > 0 and len(run.lines) == 1 and run.text.islower() and run.text.count(" ") < 2


def _may_be_title(run: LineRun) -> bool:
    return not is_ordinal(run.text) and run.kind in {None, Kind.TITLE}


def _authors(front: Sequence[LineRun]) -> set[int]:
    for n, run in enumerate(front[:-1]):
        if run.text.lower() in _BY:
            return {n, n + 1}
    names = [n for n, run in enumerate(front) if run.kind is None and _is_name(run.text)]
    return {names[-1]} if names and len(front) > 1 else set()


def _is_name(text: str) -> bool:
    """Two to eight words, capitalised or initials, but for particles; not all in capitals."""
    words = text.split(" ")
    if words[0].lower() in _BY:
        return len(words) > 1
    proper = [word for word in words if word not in _PARTICLES]
    return (
        2 <= len(proper) <= len(words) <= 8
        and not is_capitals(text)
        and all(word[0].isupper() and _NAME.fullmatch(word) for word in proper)
    )


def _is_subtitle(run: LineRun, before: LineRun) -> bool:
    """Right under the title, or plainly more of it."""
    goes_on = starts_lower(run.text) or run.text.startswith("(")
    announced = before.text.endswith(":") or _is_link(before, 1)
    return run.kind is None and (run.first.gap == 0 or goes_on or announced)


def _is_abstract(runs: Sequence[LineRun], n: int, layout: Layout) -> bool:
    """Whether run n is a paragraph set narrower than the text that follows it."""
    run = runs[n]
    if layout.measure is None or len(run.lines) < 3 or n + 1 == len(runs) or run.kind:
        return False
    return max(line.width for line in run.lines) <= _ABSTRACT_WIDTH * layout.measure
