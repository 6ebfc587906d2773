"""The marks of plain-text mark-up that give a line its kind: `# Heading`, `> quote`, underlines."""

import re
from collections.abc import Sequence
from dataclasses import replace

from alignwb.core.bitext.bitext import Kind
from alignwb.core.reading.blocks import Repair, RepairKind
from alignwb.core.reading.lines import Line

_HEADING = re.compile(r"(?P<marks>#{1,6})\s++(?P<text>.*[^\s#].*?)(?:\s(?P<closing>#+))?")
_QUOTE = re.compile(r"(?P<marks>>(?:\s?>)*)\s*+(?P<text>.*)")
_UNDERLINE = re.compile(r"={3,}|-{3,}")


def read_markup(lines: Sequence[Line]) -> tuple[list[Line], list[Repair]]:
    """The lines without such marks and with the kind they name, and the marks removed.

    The first heading is the title if it has one mark and nothing stands before it.
    """
    kept: list[Line] = []
    repairs: list[Repair] = []
    gap, breaks_page = 0, False
    for line in lines:
        if kept and _underlines(line, kept[-1]):
            repairs.append(Repair(RepairKind.MARKUP, line.number, line.text))
            is_title = len(kept) == 1 and line.text[0] == "="
            kind = Kind.TITLE if is_title else Kind.HEADING
            kept[-1] = replace(kept[-1], kind=kind, starts_block=True)
            continue
        read, marks = _read(line, is_first=not kept)
        repairs += [Repair(RepairKind.MARKUP, line.number, mark) for mark in marks]
        gap, breaks_page = gap + line.gap, breaks_page or line.breaks_page
        if not read.text:
            gap += 1
            continue
        kept.append(replace(read, gap=gap, breaks_page=breaks_page and bool(kept)))
        gap, breaks_page = 0, False
    return kept, repairs


def _read(line: Line, *, is_first: bool) -> tuple[Line, list[str]]:
    if match := _HEADING.fullmatch(line.text):
        marks = [mark for mark in (match["marks"], match["closing"]) if mark]
        kind = Kind.TITLE if is_first and marks[0] == "#" else Kind.HEADING
        return replace(line, text=match["text"].rstrip(), kind=kind, starts_block=True), marks
    if line.text[0] == ">" and (match := _QUOTE.fullmatch(line.text)):
        return replace(line, text=match["text"], kind=Kind.QUOTE), [match["marks"]]
    return line, []


def _underlines(line: Line, before: Line) -> bool:
    """True for a row of marks right under a single line of about its length."""
    return (
        line.follows_directly
        and before.kind is None
        and (before.gap > 0 or before.number == line.number - 1 == 1)
        and _UNDERLINE.fullmatch(line.text) is not None
        and abs(line.width - before.width) <= max(3, before.width // 2)
    )
