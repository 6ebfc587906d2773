"""From the text of a document to its blocks: page furniture out, paragraphs whole, kinds told.

Each step is a function over values that reports its repairs: lines, markup, pages, notes, runs,
joins, kinds, then the text of each block with its hyphens and markers.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from alignwb.core.bitext.bitext import Kind
from alignwb.core.reading.block_kinds import classify
from alignwb.core.reading.block_text import BlockText, text_of
from alignwb.core.reading.blocks import Block, ReadDocument, Repair, RepairKind
from alignwb.core.reading.footnotes import FoundMarker, find_markers
from alignwb.core.reading.hyphens import collect_words
from alignwb.core.reading.joins import join_runs
from alignwb.core.reading.layout import layout_of
from alignwb.core.reading.left_out import take_out_frame
from alignwb.core.reading.lines import join_drop_capitals, read_lines
from alignwb.core.reading.markup import read_markup
from alignwb.core.reading.notes import find_label, find_signs, mark_notes
from alignwb.core.reading.pages import take_out_furniture
from alignwb.core.reading.rows import mark_rows
from alignwb.core.reading.runs import LineRun, form_runs

__all__ = ["BlockLines", "read_blocks", "read_with_lines"]

_CELL = "\t"


@dataclass(frozen=True, slots=True)
class BlockLines:
    """What a block was made from.

    Attributes:
        lines: The number of each of its lines in the file, and what of the line is in the block:
            without outer white space, with single spaces inside.
        markers: The label of each marker in it, and how that stands in the file.
    """

    lines: tuple[tuple[int, str], ...]
    markers: tuple[tuple[str, str], ...]


def read_blocks(text: str) -> ReadDocument:
    """The blocks of a text and the repairs made; takes time linear in its length.

    Any line ends, with or without form feeds.  Words stay as they stand, slips included.  A block
    that stood inside a paragraph comes after it; otherwise blocks are in the order of the text.
    """
    return read_with_lines(text)[0]


def read_with_lines(text: str) -> tuple[ReadDocument, tuple[BlockLines, ...]]:
    """The same, and for each block what it was made from."""
    lines, repairs = read_lines(text)
    lines, frame = take_out_frame(lines)
    lines, marks = read_markup(lines)
    lines = mark_rows(lines)
    repairs += [*frame, *marks]
    lines, furniture = take_out_furniture(lines, layout_of(lines))
    lines = mark_notes(join_drop_capitals(lines))
    layout = layout_of(lines)
    runs, joins = join_runs(form_runs(lines, layout), layout)
    words = collect_words(lines)
    runs = classify(runs, layout)
    texts: list[BlockText] = []
    for run in runs:
        block_text, hyphens = text_of(run.lines, words)
        texts.append(block_text)
        repairs += hyphens
    blocks, block_lines, markers = _blocks(runs, texts)
    repairs += [*furniture, *joins, *markers]
    read = ReadDocument(blocks, tuple(sorted(repairs, key=lambda repair: repair.line)))
    return read, block_lines


def _blocks(
    runs: Sequence[LineRun], texts: Sequence[BlockText]
) -> tuple[tuple[Block, ...], tuple[BlockLines, ...], list[Repair]]:
    """The blocks that have a text, their lines, and the markers that were recognised in them."""
    is_note = [run.kind is Kind.NOTE for run in runs]
    found = find_markers(
        ["" if note else text.text for text, note in zip(texts, is_note, strict=True)]
    )
    found += find_signs([text.text for text in texts], is_note)
    markers: dict[int, list[FoundMarker]] = {}
    for n, note in enumerate(is_note):
        label = find_label(n, texts[n].text) if note else None
        if label:
            found.append(label)
    for marker in sorted(found):
        markers.setdefault(marker.block, []).append(marker)
    there = [n for n, text in enumerate(texts) if text.text]
    blocks = tuple(_block(runs[n], texts[n].text, markers.get(n, ())) for n in there)
    block_lines = tuple(_lines(runs[n], markers.get(n, ())) for n in there)
    repairs = [
        Repair(RepairKind.MARKER, texts[marker.block].line_at(marker.end - 1), marker.text)
        for marker in found
    ]
    return blocks, block_lines, repairs


def _lines(run: LineRun, markers: Sequence[FoundMarker]) -> BlockLines:
    lines = tuple((line.number, line.text) for line in run.lines)
    return BlockLines(lines, tuple((marker.label, marker.text) for marker in markers))


def _block(run: LineRun, text: str, markers: Sequence[FoundMarker]) -> Block:
    pieces: list[str] = []
    end = 0
    for marker in markers:
        pieces += (text[end : marker.start], f"[^{marker.label}]")
        end = marker.end
    pieces.append(text[end:])
    assert run.kind is not None
    numbers = [line.number for line in run.lines]
    block = Block(run.kind, "".join(pieces), (min(numbers), max(numbers)), run.first.page)
    return replace(block, is_row=True) if _CELL in block.text else block
