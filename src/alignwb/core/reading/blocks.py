"""A source file as it is read: blocks of text with a kind, and a report of repairs."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum

from alignwb.core.bitext.bitext import Kind, Paragraph
from alignwb.core.bitext.codes import Codes
from alignwb.core.bitext.segment import Origin, Segment, Status
from alignwb.core.bitext.structure.paragraph_layout import PLAIN, Layout
from alignwb.core.languages.language_codes import is_language


@dataclass(frozen=True, slots=True)
class BlockSegment:
    """A segment of a block in a document that has segments and targets of its own.

    Attributes:
        source: Its source, with a character for each inline code of the block.
        target: Its target, likewise; "" for none.
        status: How far the target has come.
        origin: Where the target is from; None if that is not known.
    """

    source: str
    target: str = ""
    status: Status = Status.INITIAL
    origin: Origin | None = None


@dataclass(frozen=True, slots=True)
class Proposal:
    """A translation that a bilingual document proposes, such as another memory's match.

    Attributes:
        source: What it is the translation of, with a character for each inline code of the block;
            "" if the document does not say it.
        target: The translation, likewise.
        origin: Where it is from, as the document says; "" if it does not.
        rate: How like the sources are, in percent, as the document says; None if it does not.
        segment: The number, from 0, of the segment of its block that it is for; None for the block.
    """

    source: str
    target: str
    origin: str = ""
    rate: int | None = None
    segment: int | None = None


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph of a source document, repaired.

    Attributes:
        kind: The part it plays in its document.
        text: One line; words separated by single spaces, cells of a table by tabs, markers as
            `[^2]`.  Of a document that is written back in its own format it is the text as it
            stands there, with a character for each inline code (`codes`).
        lines: First and last line of the file it came from (1-based, inclusive); None where the
            format has no lines.
        page: Page it starts on: the printed number where the file shows page numbers, else
            counted from its first page as 1; None if no page break was found.
        place: Where its text stands in a document that is written back, as its format names it;
            "" in other documents.
        codes: What the codes of the text are.
        comment: What the document says about it for translators; "" for nothing.
        segments: The segments that its document has it in, with their targets; () where its
            sentences are still to be found.
        comments: What the document says about it for translators, where that is more than one.
        is_row: Whether it is a row of a table, with tabs between its cells.
        proposals: What a bilingual document proposes as its translation.
        layout: What it is a part of in its document: lists, tables, headings by level.
    """

    kind: Kind
    text: str
    lines: tuple[int, int] | None
    page: int | None = None
    place: str = ""
    codes: Codes = field(default_factory=dict, hash=False)
    comment: str = ""
    segments: tuple[BlockSegment, ...] = ()
    comments: tuple[str, ...] = ()
    is_row: bool = False
    proposals: tuple[Proposal, ...] = ()
    layout: Layout = PLAIN


@dataclass(frozen=True, slots=True)
class Untranslated:
    """Text of a document that is in no block, because it is not to be translated.

    Attributes:
        what: What it is, in words for people ("hidden text", "deleted text (tracked changes)").
        texts: Each text, in document order.
    """

    what: str
    texts: tuple[str, ...]


class RepairKind(StrEnum):
    """The kinds of repairs."""

    PAGE_NUMBER = "page number removed"
    RUNNING_HEAD = "running head removed"
    MARKUP = "heading or quote mark removed"
    JOINED_OVER_PAGE = "paragraph joined over a page break"
    JOINED_OVER_BLOCK = "paragraph joined around a block"
    JOINED_OVER_GAP = "paragraph joined over a blank line"
    SPLIT_AT_PAGE = "paragraph boundary found at a page break"
    HYPHEN_JOINED = "hyphenated word joined"
    HYPHEN_KEPT = "hyphen kept at a line end"
    SOFT_HYPHEN = "soft hyphen removed"
    MARKER = "footnote marker recognised"
    DIAERESIS = "diaeresis put back at a line end"
    COLUMNS = "columns read one after the other"
    LETTER_SPACING = "spaced-out letters closed up"
    LEFT_OUT = "left out, no text of the author"


LINE_END = "|"
"""Stands for the line end in the text of a repair that spans one ("revo-|lutie")."""


@dataclass(frozen=True, slots=True)
class Repair:
    """One repair of the text.

    Attributes:
        kind: Its kind.
        line: Line of the file (1-based) where it was done; of a join, the line that was joined.
        text: The text removed, joined or recognised, as it stood in the file.
    """

    kind: RepairKind
    line: int
    text: str


@dataclass(frozen=True, slots=True)
class ReadDocument:
    """The blocks of a source file in document order, and every repair, by line.

    Every character of the source except white space is in a block or in a repair, and no other is:
    in the blocks each `[^2]` that a MARKER repair names stands for that repair's text, and
    HYPHEN_JOINED and SOFT_HYPHEN have each taken the hyphens of the word they name, DIAERESIS has
    also put one on the letter after the line end, and LEFT_OUT names what is in no block.  Of a
    document that is written back in its own format nothing is repaired: what is in no block is in
    `left_out`, and `remarks` say what is done with the rest (tracked changes, fields).  `languages`
    are those of the sources and the targets, where the document states them; "" for one that it
    does not.  `notes` are the places of the texts of each of its notes, by the label of its marker,
    where a note that has no marker is in no reader's sight.
    """

    blocks: tuple[Block, ...]
    repairs: tuple[Repair, ...] = ()
    left_out: tuple[Untranslated, ...] = ()
    remarks: tuple[str, ...] = ()
    languages: tuple[str, str] | None = None
    notes: Mapping[str, tuple[str, ...]] = field(default_factory=dict, hash=False)

    @property
    def is_bilingual(self) -> bool:
        """Whether it has targets of its own, and is written back with others."""
        return any(block.segments for block in self.blocks)

    @property
    def has_places(self) -> bool:
        """Whether the document is written back in its own format."""
        return any(block.place for block in self.blocks)

    def languages_among(self, usual: tuple[str, str]) -> tuple[str, str]:
        """Its languages; one that it does not state is of the usual pair, not the same twice."""
        source, target = self.languages or ("", "")
        if not source:
            source = usual[1] if is_language(target, usual[0]) else usual[0]
        if not target:
            target = usual[0] if is_language(source, usual[1]) else usual[1]
        return source, target

    def without_places(self) -> "ReadDocument":
        """The same as a document that is not written back."""
        return replace(self, blocks=tuple(replace(block, place="") for block in self.blocks))


def tables_in(blocks: Iterable[Block]) -> int:
    """The highest number of a table that blocks stand in; 0 for none."""
    return max((each.layout.cell.table for each in blocks if each.layout.cell), default=0)


def client_paragraph(paragraph_id: str, block: Block) -> Paragraph:
    """The paragraph of a block that its document has in segments; they stay as they are."""
    segments = tuple(
        Segment(f"s{number}", each.source, each.target, each.status, each.origin)
        for number, each in enumerate(block.segments, 1)
    )
    return Paragraph(
        paragraph_id,
        block.kind,
        segments,
        block.page,
        block.lines,
        client_notes=block.comments,
        places=(block.place,),
        codes=block.codes,
        layout=block.layout,
    )
