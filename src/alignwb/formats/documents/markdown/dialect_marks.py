"""Marks that other kinds of Markdown know: alerts, fenced boxes, shortcodes, formulas, wiki links.

To CommonMark they are text.  Where a translation has them as they stood, they are written as they
stood, unescaped and on lines of their own.
"""

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import NamedTuple

_LINE_END = re.compile(r"\r\n?|\n")
_LEAD = re.compile(r"[ \t>]*")
_INLINE = re.compile(
    r"!?\[\[[^\[\]\n]{1,300}\]\]"
    r"|\$\$[^$\n]{1,300}\$\$|\$(?!\s)[^$\n]{1,300}\$(?!\d)"
    r"|\{\{[^{}\n]{1,300}\}\}|\{%[^%\n]{1,300}%\}"
    r"|\{(?:[.#:][\w-]|[\w-]{1,40}=)[^{}\n]{0,300}\}"
)
"""A piece of a line: a wiki link, a formula, a shortcode, attributes."""

_LINE = re.compile(
    r"\[![A-Za-z][\w-]{0,40}\][+-]?"
    r"|:{3,}[ \t]*(?:\{[^{}\n]{1,300}\}|[\w-]{1,40}(?:\{[^{}\n]{1,300}\})?)?"
    r"|\$\$"
    r"|\{\{[^{}\n]{1,300}\}\}|\{%[^%\n]{1,300}%\}"
)
"""What is alone on its line: an alert, a fence of a box, of a formula, a shortcode."""

_TITLED = re.compile(r'((?:!!!|\?\?\?\+?)[ \t]+[\w-]{1,40})(?:[ \t]+"[^"\n]{0,300}")?')
"""The line of a box whose title is a text."""

_BEGINNING = re.compile(r"\[![A-Za-z][\w-]{0,40}\][+-]?|(?<!:):{3,}+[ \t]*+[\w-]{1,40}|:(?=[ \t])")
"""What a line begins with: an alert or a box with a title, a definition."""

_DEFINITION = re.compile(r":[ \t]")


_CODE_SPAN = re.compile(r"`[^`\n]{1,300}`")
_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")
_FORMULA = "$$"
CODED = "\0"
"""Stands for a code in a text that marks are looked for in."""


class Mark(NamedTuple):
    """A mark in a text: where it stands, and what is written for it."""

    start: int
    end: int
    written: str
    before: str = ""
    behind: str = ""


@dataclass(frozen=True, slots=True)
class _LineMark:
    """A mark of the place, as an expression that finds it in a text.

    Attributes:
        expression: Finds it.
        written: What it is written as; "" where it is as it was found.
        before: The line end before it, with what the next line begins with; "" for none.
        behind: The same behind it.
        passed: How often the expression is found in running text between it and the mark before.
    """

    expression: str
    written: str
    before: str
    behind: str
    passed: int

    def find(self, text: str, at: int, *, passes: bool) -> re.Match[str] | None:
        """The mark in a text from character `at` on.

        passes: whether the text has what is found in running text too.
        """
        found = _standing_alone(self.expression).finditer(text, at)
        return next(islice(found, self.passed if passes else 0, None), None)


class DialectMarks:
    """The marks in what stands in a place of a document.

    source: that, with its line ends and what its lines begin with.
    """

    def __init__(self, source: str) -> None:
        self._inline = {_read(each): each for each in _INLINE.findall(source)}
        links = [each for each in self._inline if "[[" in each[:3]]
        # A bar in a link has to be escaped in a table.
        self._links_with = {"|" in each for each in links if self._inline[each] == each}
        self._lines = list(_line_marks(source))

    def in_text(self, text: str) -> list[Mark]:
        """The marks that a text has as they stood, in order; those of lines only if it has all."""
        marks = self._on_lines(text)
        starts, ends = [mark.start for mark in marks], [mark.end for mark in marks]
        for found in _INLINE.finditer(text):
            is_link = "[[" in found[0][:3] and ("|" in found[0]) in self._links_with
            written = self._inline.get(found[0], found[0] if is_link else "")
            # Those that a mark of a line holds, or a part of them, are in it.
            is_free = bisect_right(ends, found.start()) == bisect_left(starts, found.end())
            if written and is_free:
                marks.append(Mark(found.start(), found.end(), written))
        return sorted(marks)

    def _on_lines(self, text: str) -> list[Mark]:
        at = 0
        found: list[Mark] = []
        counts = Counter(mark.expression for mark in self._lines)
        doubtful = {mark.expression for mark in self._lines if mark.passed}
        passing = {
            each for each in doubtful if len(_standing_alone(each).findall(text)) != counts[each]
        }
        for mark in self._lines:
            match = mark.find(text, at, passes=mark.expression in passing)
            if match is None:
                return []
            is_behind_one = not found or found[-1].behind
            is_on_line = is_behind_one and not text[at : match.start()].strip()
            before = "" if is_on_line else mark.before
            written = mark.written or match[0]
            found.append(Mark(match.start(), match.end(), written, before, mark.behind))
            at = match.end()
        return found


def _standing_alone(expression: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![^\s\0]){expression}(?![^\s\0])")


def _line_marks(source: str) -> Iterator[_LineMark]:
    ends = [*_LINE_END.finditer(source)]
    starts = [0, *(end.end() for end in ends)]
    lines = [
        source[start:end]
        for start, end in zip(starts, [*(end.start() for end in ends), len(source)], strict=True)
    ]
    breaks = list(_breaks(lines, ends[0][0] if ends else ""))
    formula_end = -1
    running = ""
    for number, line in enumerate(lines):
        bare = _bare(line)
        if number <= formula_end:
            continue
        last = number
        expression, written = _expression(bare, is_first=not number)
        if bare == _FORMULA:
            closing = (n for n in range(number + 1, len(lines)) if _bare(lines[n]) == _FORMULA)
            last = formula_end = next(closing, number)
            inner = (re.escape(_read(_bare(each))) for each in lines[number : last + 1])
            expression = r"\s+".join(filter(None, inner))
            begin = starts[number] + line.index(_FORMULA)
            written = source[begin : starts[last] + len(lines[last].rstrip())]
        if not expression:
            running += f" {bare}"
            continue
        passed = len(_standing_alone(expression).findall(_read(_CODE_SPAN.sub(CODED, running))))
        running = bare[len(written) :] if written else ""
        goes_on = _DEFINITION.match(bare) or not _is_whole(bare)
        behind = "" if goes_on or last + 1 == len(lines) else breaks[last + 1]
        yield _LineMark(expression, written, breaks[number], behind, passed)


def _breaks(lines: list[str], line_end: str) -> Iterator[str]:
    """What is written before each line; "" for the first, and behind a line break that is shown,
    which is a code of the text.
    """
    for before, line in zip(["  ", *lines], lines, strict=False):
        lead = _LEAD.match(line)
        is_shown = before.endswith(("  ", "\\"))
        yield "" if is_shown or lead is None else f"{line_end}{lead[0]}"


def _expression(bare: str, *, is_first: bool) -> tuple[str, str]:
    """What finds the mark that a line is or begins with, "" for none, and how it is written."""
    titled = _TITLED.fullmatch(bare)
    if titled:
        return rf'{re.escape(titled[1])}(?:[ \t]+"[^"\n]{{0,300}}")?', ""
    if _LINE.fullmatch(bare):
        return re.escape(_read(bare)), bare
    begun = _BEGINNING.match(bare)
    if begun and (is_first or _DEFINITION.match(bare)):
        return re.escape(begun[0]), begun[0]
    return "", ""


def _is_whole(bare: str) -> bool:
    return bool(_TITLED.fullmatch(bare) or _LINE.fullmatch(bare))


def _bare(line: str) -> str:
    return line.strip(" \t>")


def _read(source: str) -> str:
    """What a stretch without codes reads as."""
    return _ESCAPE.sub(r"\1", source)
