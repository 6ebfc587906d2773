"""Plain text as a document: its repaired paragraphs, and the text with others in their places.

What was joined is one place: the first stretch of its lines has the new text, the others go.  What
was taken out (page numbers, running heads) stays as it stands.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from alignwb.core.reading.blocks import Block, ReadDocument, RepairKind
from alignwb.core.reading.lines import BLANKS, LINE_END, PAGE_END, PARAGRAPH_END, SOFT_ENDS
from alignwb.core.reading.reflow import BlockLines, read_with_lines
from alignwb.errors import FormatError
from alignwb.files.reading import reading
from alignwb.formats.documents.code_numbers import is_same
from alignwb.formats.documents.document_text import DocumentText, document_text
from alignwb.formats.documents.placed_text import PlacedText
from alignwb.formats.documents.plain.line_places import LinePlace, line_places
from alignwb.formats.documents.tagged_text import HALF, render_tagged

_CELL = "\t"
_LEAD = re.compile(r"[\s>|#]*")  # an indent, or the marks of a quotation, a row or a heading
_LABEL = re.compile(r"(\S+)([ \t]{2,}|\t)(?=\S)")
_MARKER = re.compile(r"\[\^([^\]\s]{1,20})\]")


@dataclass(frozen=True)
class _Slot:
    """A block with its lines, and where they stand."""

    block: Block
    lines: BlockLines
    places: tuple[LinePlace, ...]


def read_plain_document(data: bytes, text: str, path: Path) -> ReadDocument:
    """The blocks of a text with their places.

    text: what is in the bytes, composed.  A text whose lines were put in another order (columns),
    or whose lines cannot be told again, has no places, and is not written back.
    """
    read, slots = _slots(data, text, path)
    if not slots:
        return read
    return replace(read, blocks=tuple(slot.block for slot in slots))


def write_plain_document(
    data: bytes, text: str, texts: Mapping[str, PlacedText], path: Path
) -> bytes:
    """The text with others in some places, in lines as long as theirs were.

    Raises FormatError if it has no places.
    """
    with reading(path, "text"):
        _, slots = _slots(data, text, path)
        if not slots:
            raise FormatError(
                f"{path}: where its texts stand is not known",
                hint="Its translation goes out with: --to txt",
            )
        document = document_text(data, path)
        changes: list[tuple[int, int, str]] = []
        for slot in slots:
            placed = texts.get(slot.block.place)
            if placed is not None and not is_same(placed.text, slot.block.text):
                changes += _changes(document, slot, placed, path)
        return document.with_changes(changes) if changes else data


def _slots(data: bytes, text: str, path: Path) -> tuple[ReadDocument, tuple[_Slot, ...]]:
    read, lines = read_with_lines(text)
    if any(repair.kind is RepairKind.COLUMNS for repair in read.repairs):
        return read, ()
    try:
        document = document_text(data, path)
    except FormatError:
        return read, ()  # it is read all the same, only not written back
    places = line_places(document.text, lines)
    if places is None:
        return read, ()
    slots = tuple(
        _Slot(replace(block, place=str(number)), own, where)
        for number, (block, own, where) in enumerate(
            zip(read.blocks, lines, places, strict=True), 1
        )
    )
    return read, slots


def _changes(
    document: DocumentText, slot: _Slot, placed: PlacedText, path: Path
) -> Iterator[tuple[int, int, str]]:
    text = render_tagged(placed, slot.block.codes, path)
    text = _with_own_markers(HALF.sub("\ufffd", text), slot.lines.markers)
    cells = [BLANKS.sub(" ", cell).strip(" ") for cell in text.split(_CELL)]
    own_cells = slot.lines.lines[0][1].split(_CELL)
    if slot.block.is_row and len(slot.places) == 1 and len(cells) == len(own_cells):
        yield from _cell_changes(document.text, slot.places[0], own_cells, cells)
        return
    stretches = list(_stretches(document.text, slot.places))
    words = [word for cell in cells for word in cell.split(" ") if word]
    if words:
        first = stretches.pop(0)
        words = _with_own_gap(document.text[first[0].start : first[0].end], words)
        yield first[0].start, first[-1].end, _wrapped(document.text, words, first, slot.places)
    for stretch in stretches:
        yield _removal(document.text, stretch)


def _with_own_markers(text: str, markers: Sequence[tuple[str, str]]) -> str:
    """A text with its markers as they stand in the file."""
    own = dict(markers)
    return _MARKER.sub(lambda marker: own.get(marker[1], marker[0]), text)


def _cell_changes(
    text: str, place: LinePlace, own_cells: Sequence[str], cells: Sequence[str]
) -> Iterator[tuple[int, int, str]]:
    """The changes of the cells of a row, between which everything stays."""
    at = place.start
    for own, new in zip(own_cells, cells, strict=True):
        while text[at].isspace():
            at += 1
        start = at
        letters = sum(not character.isspace() for character in own)
        while letters:
            letters -= not text[at].isspace()
            at += 1
        if new != own:
            yield start, at, new


def _stretches(text: str, places: Sequence[LinePlace]) -> Iterator[list[LinePlace]]:
    """The places in stretches of lines that follow each other and hold nothing else."""
    stretch: list[LinePlace] = []
    for place in places:
        if stretch and not _follows(text, stretch[-1], place):
            yield stretch
            stretch = []
        stretch.append(place)
    yield stretch


def _follows(text: str, before: LinePlace, place: LinePlace) -> bool:
    return (
        before.next_start == place.line_start
        and not text[before.end : before.line_end].strip()
        and not _ends_paragraph(_end_of(text, before))
        and _LEAD.fullmatch(text, place.line_start, place.start) is not None
    )


def _end_of(text: str, place: LinePlace) -> str:
    """What ends the line of a place; "" at the end of the text."""
    return text[place.line_end : place.next_start]


def _ends_paragraph(line_end: str) -> bool:
    return line_end in {PAGE_END, PARAGRAPH_END}


def _wrapped(
    text: str, words: Sequence[str], stretch: Sequence[LinePlace], places: Sequence[LinePlace]
) -> str:
    """Words in lines as wide as the widest of the block; one that stood on a line stays on one."""
    if len(places) == 1:
        return " ".join(words)
    width = max(place.end - place.line_start for place in places)
    line_end = _inner_end(text, places)
    second = stretch[1] if len(stretch) > 1 else places[1]
    lead = text[second.line_start : second.start]
    lead = lead if _LEAD.fullmatch(lead) else ""
    lines: list[str] = []
    line, used = "", stretch[0].start - stretch[0].line_start
    for word in words:
        if line and used + len(line) + 1 + len(word) > width:
            lines.append(line)
            line, used = word, len(lead)
        else:
            line = f"{line} {word}" if line else word
    lines.append(line)
    return f"{line_end}{lead}".join(lines)


def _with_own_gap(line: str, words: list[str]) -> list[str]:
    """Words with the wide gap that their line has behind its label, if they begin with that."""
    label = _LABEL.match(line)
    if label is None or len(words) < 2 or words[0] != label[1]:
        return words
    return [f"{words[0]}{label[2]}{words[1]}", *words[2:]]


def _inner_end(text: str, places: Sequence[LinePlace]) -> str:
    """What ends the lines inside a block of several: a soft end only where there is no other."""
    ends = [end for place in places[:-1] if not _ends_paragraph(end := _end_of(text, place))]
    if hard := next((end for end in ends if end not in SOFT_ENDS), None):
        return hard
    if ends:
        return ends[0]
    first = LINE_END.search(text)
    return first[0] if first else "\n"


def _removal(text: str, stretch: Sequence[LinePlace]) -> tuple[int, int, str]:
    """The change that takes lines out, with their line ends where nothing else is on them.

    What ends a page or a paragraph stays, and so does the end of a numbered line that has more.
    """
    first, last = stretch[0], stretch[-1]
    behind = text[last.end : last.line_end]
    if behind.strip() or not _LEAD.fullmatch(text, first.line_start, first.start):
        return first.start, last.end, ""
    line_end = _end_of(text, last)
    begins_line = first.line_start == 0 or text[first.line_start - 1] in "\r\n"
    if _ends_paragraph(line_end) or not (begins_line or line_end in SOFT_ENDS):
        return first.line_start, last.line_end, ""
    return first.line_start, last.next_start, ""
