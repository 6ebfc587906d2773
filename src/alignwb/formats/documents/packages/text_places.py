"""The places of a document that hold a text, as blocks, and with other texts in them."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from alignwb.core.bitext.bitext import Kind
from alignwb.core.bitext.codes import CODE, without_codes
from alignwb.core.bitext.structure.paragraph_layout import PLAIN, Layout
from alignwb.core.reading.blocks import Block
from alignwb.errors import FormatError
from alignwb.files.reading_limits import MEGABYTE, MOST_TEXT_BYTES, beyond_limit
from alignwb.formats.documents.inline.composing import DATA_MARK, Composed
from alignwb.formats.documents.inline.items import Marker, Raw, StyledText
from alignwb.formats.documents.inline.rendering import Run, is_same_text, render
from alignwb.formats.documents.packages.xml_nodes import (
    Edits,
    Span,
    XmlPart,
    escaped,
    escaped_value,
)
from alignwb.formats.documents.placed_text import PlacedText

_SIGN = r"[^\w\s\[\U00100000-\U0010FFFF]"
"""A sign of a first word: no code, and nothing that a marker begins with."""
_ACCENTS = r"[\u0300-\u036F]*"


@dataclass(slots=True)
class FoundParagraph:
    """A paragraph with a text.

    Attributes:
        place: Its place.
        composed: Its text.
        kind: The part it plays.
        comment: What reviewers say about it.
        span: Where what it holds stands, behind its properties.
        new_run: Gives what writes its texts, from its beginning on.
        shown_label: The label of the note that it begins, where the format writes the marker
            elsewhere and the text gets it here; "" if it is none.
        twins: The same paragraph for programs that cannot draw the first (text boxes).
        layout: What it is a part of.
        emptied: Where the rest of it stood in the document, which another text leaves empty.
        note: The label of the note that it is a text of; "" if it is none.
        initial: The first letter of its text, where that is a paragraph of its own before it.
    """

    place: str
    composed: Composed
    kind: Kind
    comment: str
    span: Span
    new_run: Callable[[], Run]
    shown_label: str = ""
    twins: list["FoundParagraph"] = field(default_factory=list)
    layout: Layout = PLAIN
    emptied: list[Span] = field(default_factory=list)
    note: str = ""
    initial: "FoundParagraph | None" = None

    @property
    def text(self) -> str:
        """Its text as its block has it."""
        marker = f"[^{self.shown_label}] " if self.shown_label else ""
        return marker + self._first_letters + self.composed.text

    @property
    def _first_letters(self) -> str:
        if self.initial is None:
            return ""
        between = (*self.initial.composed.tail, *self.composed.head)
        is_word = any(isinstance(each, StyledText) and each.text for each in between)
        return f"{self.initial.text} " if is_word else self.initial.text

    def divided(self, text: str) -> tuple[str, str]:
        """The part of a text that goes into its initial, as much as there is in it, and the rest.

        The codes before that part stay with the rest.
        """
        own = self._first_letters
        letters = max(1, sum(each.isalnum() for each in own))
        words = rf"{_SIGN}*\w(?:{_ACCENTS}\w){{0,{letters - 1}}}{_ACCENTS}"
        if own.endswith(" "):
            words = rf"(?:{_SIGN}|\w)+\s*"
        found = re.match(rf"((?:{CODE.pattern})*)({words})", text)
        if found is None:
            return "", text
        return found[2].rstrip(), found[1] + text[found.end() :]

    def without_label(self, text: str) -> str:
        """A text for it without its own marker, and without the space that parted that from it."""
        if not self.shown_label:
            return text
        marker = f"[^{self.shown_label}]"
        before, *others = text.split(marker)
        for behind in others:
            # A code may stand before the marker; the note begins with it all the same.
            is_parted = not without_codes(before).strip() or before[-1].isspace()
            before += behind.lstrip() if is_parted else behind
        return before.strip()


@dataclass(slots=True)
class FoundValue:
    """A text without codes: in attributes, or all of an element.

    Attributes:
        place: Its place.
        text: The text.
        kind: The part it plays.
        comment: What it is.
        spans: Where it stands, each with the quotation mark around it, b"" in an element.
    """

    place: str
    text: str
    kind: Kind
    comment: str
    spans: list[tuple[bytes, Span]]


TITLE_PROPERTY = "title in the properties of the document"
"""The comment on the block of a title that readers of the document do not see in its text."""

Found = FoundParagraph | FoundValue


@dataclass(frozen=True, slots=True)
class FoundPart:
    """A part and the places in it that hold a text, each paragraph before those inside it.

    Attributes:
        name: The name of the part.
        part: The part.
        found: The places, in document order.
        markers: The markers of its notes, by label.
    """

    name: str
    part: XmlPart
    found: list[Found]
    markers: dict[str, Marker] = field(default_factory=dict)


def blocks_of(found: Iterable[Found], path: Path) -> tuple[Block, ...]:
    """The blocks of places.  Raises FormatError if there are none, or more than is read."""
    blocks = tuple(_block(each) for each in found)
    if all(block.comment == TITLE_PROPERTY for block in blocks):
        raise FormatError(
            f"{path}: there is no text in it",
            hint="If its pages are pictures, have a program read them (OCR) first.",
        )
    if sum(len(block.text) for block in blocks) > MOST_TEXT_BYTES:
        limit = f"{MOST_TEXT_BYTES // MEGABYTE} million characters"
        raise beyond_limit(path, "it has too much text", limit, "Split it.")
    return blocks


def notes_of(found: Iterable[Found]) -> dict[str, tuple[str, ...]]:
    """The places of the texts of each note, by its label."""
    notes: dict[str, tuple[str, ...]] = {}
    for each in found:
        if isinstance(each, FoundParagraph) and each.note:
            notes[each.note] = (*notes.get(each.note, ()), each.place)
    return notes


def _block(found: Found) -> Block:
    if isinstance(found, FoundValue):
        return Block(found.kind, found.text, None, place=found.place, comment=found.comment)
    return Block(
        found.kind,
        found.text,
        None,
        place=found.place,
        codes=found.composed.codes,
        comment=found.comment,
        layout=found.layout,
    )


def part_with(part: FoundPart, texts: Mapping[str, PlacedText]) -> bytes | None:
    """The part with other texts in some of its places; None if it has no other.

    A text that is, but for white space, that of its place is no other one.
    """
    edits = Edits(part.part.data)
    emptied: list[Span] = []
    composed = {
        each.place: each.composed for each in part.found if isinstance(each, FoundParagraph)
    }
    # What is inside a paragraph goes first: it is a part of one of that paragraph's codes.
    for found in _innermost_first(part.found):
        placed = texts.get(found.place)
        if placed is None or is_same_text(placed.text, found.text):
            continue
        if isinstance(found, FoundValue):
            for quote, span in found.spans:
                value = escaped_value(placed.text, quote) if quote else escaped(placed.text)
                edits.put(span, value)
        else:
            text = placed.text
            if found.initial is not None:
                letters, text = found.divided(text)
                edits.put(found.initial.span, _rendered(found.initial, letters, part, edits))
            for each in (found, *found.twins):
                joined = _with_joined(each, placed, composed)
                edits.put(each.span, _rendered(joined, text, part, edits))
            emptied += found.emptied
    for span in emptied:  # what is written from pieces of them has been written
        edits.put(span, b"")
    if not edits:
        return None
    return part.part.in_its_encoding(edits.rendered(0, len(part.part.data)))


def _innermost_first(found: list[Found]) -> list[Found]:
    values = [each for each in found if isinstance(each, FoundValue)]
    paragraphs = [each for each in found if isinstance(each, FoundParagraph)]
    ends: list[int] = []
    depths: dict[str, int] = {}
    for paragraph in paragraphs:
        while ends and ends[-1] <= paragraph.span[0]:
            ends.pop()
        depths[paragraph.place] = len(ends)
        ends.append(paragraph.span[1])
    return [*values, *sorted(paragraphs, key=lambda each: -depths[each.place])]


def _with_joined(
    found: FoundParagraph, placed: PlacedText, composed: Mapping[str, Composed]
) -> FoundParagraph:
    """The paragraph with the codes of those that were joined to it."""
    own = found.composed
    pieces, bases = dict(own.pieces), dict(own.bases)
    for number, code in placed.codes.items():
        place, _, stated = code.data.rpartition(DATA_MARK)
        if place == found.place and stated == str(number):
            continue
        other = composed.get(place)
        if other is not None and stated.isdecimal() and (piece := other.pieces.get(int(stated))):
            pieces[number] = piece
            bases[number] = other.bases.get(int(stated), {})
    return replace(found, composed=replace(own, pieces=pieces, bases=bases))


def _rendered(found: FoundParagraph, text: str, part: FoundPart, edits: Edits) -> bytes:
    def raw(pieces: Raw) -> bytes:
        return b"".join(
            each if isinstance(each, bytes) else edits.rendered(*each) for each in pieces
        )

    def marker(label: str) -> Marker | None:
        return found.composed.markers.get(label) or part.markers.get(label)

    return render(found.composed, found.without_label(text), found.new_run(), raw, marker)
