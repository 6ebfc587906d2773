"""Parts of a file that are no text of its author: a licence, a head for programs, code."""

import re
from collections.abc import Sequence
from dataclasses import replace

from alignwb.core.reading.blocks import Repair, RepairKind
from alignwb.core.reading.lines import Line

_GUTENBERG = re.compile(
    r"\*{3} ?(?P<place>START|END) OF (?:THE|THIS) PROJECT GUTENBERG E(?:TEXT|BOOK)\b.*",
    re.IGNORECASE,
)
_CREDIT = re.compile(
    r"(?:produced|prepared|transcribed|digiti[sz]ed|updated|proofread|e-?(?:text|book))"
    r" (?:by|prepared|produced)",
    re.IGNORECASE,
)
_FENCE = re.compile(r"(?P<mark>`{3,}|~{3,})[^`]*")
_KEY_LINE = re.compile(r"[\w.-]+\s?:(?:\s.*)?|[-#].*|\s.*")
_LONGEST_HEAD = 60  # lines
_TABLE_RULE = re.compile(r"[|:+= -]++")
_RULES = ("---", "===")
_SPACES = re.compile(" {2,}")
_PAGE_MARK = re.compile(
    r"(?:(?<!\s)\s++)?[\[{](?:blz|bladz|pag|pagina|p|pg)\.?\s?\d{1,4}[\]}]\s*", re.IGNORECASE
)


def take_out_frame(lines: Sequence[Line]) -> tuple[list[Line], list[Repair]]:
    """The lines of the text itself, and what was left out around and inside it.

    Left out are what stands around the START and END lines of a Gutenberg text, the head of keys
    between `---` lines that a Markdown file may begin with, code between fences, and the rules of
    tables; page marks ([Blz. 12]) go out of the lines they stand in.
    """
    kept = list(lines)
    repairs: list[Repair] = []
    for step in (_licence, _head, _code, _table_rules):
        is_out = step(kept)
        if not any(is_out):
            continue
        repairs += [
            Repair(RepairKind.LEFT_OUT, line.number, line.text)
            for line, out in zip(kept, is_out, strict=True)
            if out
        ]
        kept = _without(kept, is_out)
    kept, marks = _without_page_marks(kept)
    return kept, [*repairs, *marks]


def _without(lines: Sequence[Line], is_out: Sequence[bool]) -> list[Line]:
    """The other lines; what came after a part left out stands off from what came before it."""
    kept: list[Line] = []
    gap, breaks_page = 0, False
    for line, out in zip(lines, is_out, strict=True):
        if out:
            gap, breaks_page = max(1, gap + line.gap), breaks_page or line.breaks_page
            continue
        kept.append(
            replace(
                line,
                gap=line.gap + gap,
                breaks_page=(line.breaks_page or breaks_page) and bool(kept),
            )
        )
        gap, breaks_page = 0, False
    return kept


def _licence(lines: Sequence[Line]) -> list[bool]:
    places = {
        match["place"].upper(): n
        for n, line in reversed(list(enumerate(lines)))
        if (match := _GUTENBERG.fullmatch(line.text))
    }
    start, end = places.get("START", -1), places.get("END", len(lines))
    if end < start or not places:
        return [False] * len(lines)
    while start + 1 < end and start >= 0 and _is_credit(lines, start + 1):
        start += 1
    return [n <= start or n >= end for n in range(len(lines))]


def _is_credit(lines: Sequence[Line], n: int) -> bool:
    """True for a line that says who made the file, and for the lines that go on with it."""
    if _CREDIT.match(lines[n].text):
        return True
    return lines[n].gap == 0 and not _GUTENBERG.fullmatch(lines[n - 1].text)


def _head(lines: Sequence[Line]) -> list[bool]:
    end = 0
    if lines and lines[0].text == "---" and lines[0].number == 1:
        closing = (n for n, line in enumerate(lines) if n and line.text in {"---", "..."})
        end = next(closing, 0)
        keys = lines[1:end]
        if end > _LONGEST_HEAD or not all(_KEY_LINE.fullmatch(_indented(line)) for line in keys):
            end = 0
    return [bool(end) and n <= end for n in range(len(lines))]


def _indented(line: Line) -> str:
    return " " * line.indent + line.text


def _code(lines: Sequence[Line]) -> list[bool]:
    is_out = [False] * len(lines)
    opened: int | None = None
    for n, line in enumerate(lines):
        match = _FENCE.fullmatch(line.text)
        if match is None:
            continue
        if opened is None:
            opened = n
        elif line.text.startswith(_mark(lines[opened])) and line.text == match["mark"]:
            is_out[opened : n + 1] = [True] * (n + 1 - opened)
            opened = None
    return is_out


def _mark(line: Line) -> str:
    match = _FENCE.fullmatch(line.text)
    return match["mark"] if match else line.text


def _table_rules(lines: Sequence[Line]) -> list[bool]:
    """Lines of dashes under the head of a table whose rows have bars."""
    return [
        n > 0
        and "|" in line.text
        and "|" in lines[n - 1].text
        and any(rule in line.text for rule in _RULES)
        and _TABLE_RULE.fullmatch(line.text) is not None
        for n, line in enumerate(lines)
    ]


def _without_page_marks(lines: Sequence[Line]) -> tuple[list[Line], list[Repair]]:
    kept: list[Line] = []
    repairs: list[Repair] = []
    for line in lines:
        marks = [match[0].strip() for match in _PAGE_MARK.finditer(line.text)]
        repairs += [Repair(RepairKind.PAGE_NUMBER, line.number, mark) for mark in marks]
        left = _SPACES.sub(" ", _PAGE_MARK.sub(" ", line.text)).strip() if marks else ""
        kept.append(replace(line, text=left) if marks else line)
    gone = [not line.text for line in kept]
    return _page_broken(kept, gone), repairs


def _page_broken(lines: Sequence[Line], gone: Sequence[bool]) -> list[Line]:
    """The lines that still have text; a page begins where a mark stood alone."""
    kept: list[Line] = []
    was_gone = False
    for line, is_gone in zip(lines, gone, strict=True):
        if not is_gone:
            begins = was_gone and bool(kept) and not line.breaks_page
            kept.append(replace(line, breaks_page=True) if begins else line)
        was_gone = is_gone
    return kept
