"""A stretch of a document with tags in it as a text with codes, and such a text as tags again."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from alignwb.core.bitext.codes import CODE, Codes, End, InlineCode, PlacedEnd, read_code
from alignwb.errors import FormatError
from alignwb.formats.documents.code_numbers import BlockCodes, is_own
from alignwb.formats.documents.document_text import DocumentText
from alignwb.formats.documents.placed_text import PlacedText

HALF = re.compile("[\ud800-\udfff]")
"""A half character, which no file can hold."""


@dataclass(frozen=True, slots=True)
class PlacedTag:
    """A tag, or what else stands in a text and is none.

    Attributes:
        start: Where it begins in the document.
        end: Where it ends.
        name: What it is called; a tag that ends a span has the name of the one that begins it.
        which: What it is of its code, as far as it looks.
        kind: What it does, by XLIFF's name for it.
        equiv: What it reads as in plain text.
    """

    start: int
    end: int
    name: str
    which: End = End.POINT
    kind: str = "other"
    equiv: str = ""


@dataclass(frozen=True, slots=True)
class TaggedText:
    """A stretch as a text.

    Attributes:
        text: The text, with a character for each code.
        codes: The codes by number.
        start: Where it begins in the document.
        end: Where it ends.
        outside: The tags before and behind it, which belong to no text.
    """

    text: str
    codes: Codes
    start: int
    end: int
    outside: tuple[PlacedTag, ...] = ()


def tagged_text(
    document: DocumentText,
    span: tuple[int, int],
    tags: Sequence[PlacedTag],
    plain: Callable[[str], str] = str,
) -> TaggedText | None:
    """A stretch as a text; None if there is nothing in it to translate.

    tags: those in the stretch, in order.  plain: what a piece between them reads as.  White space
    and tags at the ends, and tags around all of it, are no part of the text.  Raises FormatError if
    bytes in it do not fit the encoding of the document, or if it has too many codes.
    """
    partners = _partners(tags)
    start, end, first, last = _trimmed(document.text, span, tags, partners)
    if start >= end:
        return None
    inside = tags[first : last + 1]
    if not _has_text(document.text, start, end, inside):
        return None
    codes = BlockCodes(f"{document.path}, line {document.line(start)}")
    pieces: list[str] = []
    numbers: dict[int, int] = {}
    at = start
    for index, tag in enumerate(inside, first):
        pieces.append(_plain(document, at, tag.start, codes, plain))
        at = tag.end
        partner = partners.get(index)
        if partner is not None and partner in numbers:
            pieces.append(PlacedEnd(numbers[partner], End.CLOSE).text)
            continue
        other = tags[partner] if partner is not None else None
        code = codes.add(_code(codes.next_number(), tag, other, document.text))
        numbers[index] = code.number
        pieces.append(code.ends[0].text)
    pieces.append(_plain(document, at, end, codes, plain))
    outside = (*tags[:first], *tags[last + 1 :])
    return TaggedText("".join(pieces), codes.codes, start, end, outside)


def render_tagged(
    placed: PlacedText, own: Codes, path: object, escape: Callable[[str], str] = str
) -> str:
    """A text as it stands in a document.  Raises FormatError on a code of which nothing is known.

    escape: spells a piece between two codes.
    """
    pieces: list[str] = []
    done = 0
    for found in CODE.finditer(placed.text):
        pieces.append(escape(HALF.sub("\ufffd", placed.text[done : found.start()])))
        number, which = read_code(found[0])
        given = placed.codes.get(number)
        code = own.get(number) if is_own(own.get(number), given) else given
        data = "" if code is None else code.data_end if which is End.CLOSE else code.data
        if not data:
            raise FormatError(
                f"{path}: code {number} of a text is none of its place",
                hint="Look at the codes of that segment.",
            )
        pieces.append(data)
        done = found.end()
    pieces.append(escape(HALF.sub("\ufffd", placed.text[done:])))
    return "".join(pieces)


def _partners(tags: Sequence[PlacedTag]) -> dict[int, int]:
    """Which tag belongs to which, by their numbers, both ways; pairs may overlap."""
    open_tags: dict[str, list[int]] = {}
    partners: dict[int, int] = {}
    for number, tag in enumerate(tags):
        if tag.which is End.OPEN:
            open_tags.setdefault(tag.name, []).append(number)
        elif tag.which is End.CLOSE and open_tags.get(tag.name):
            start = open_tags[tag.name].pop()
            partners[start], partners[number] = number, start
    return partners


def _trimmed(
    text: str, span: tuple[int, int], tags: Sequence[PlacedTag], partners: dict[int, int]
) -> tuple[int, int, int, int]:
    """Where the text begins and ends, and its first and last tag."""
    start, end = _bare(text, *span)
    first, last = 0, len(tags) - 1
    while first <= last and start < end:
        at_start, at_end = tags[first].start == start, tags[last].end == end
        if at_start and first not in partners:
            start, first = tags[first].end, first + 1
        elif at_end and last not in partners:
            end, last = tags[last].start, last - 1
        elif at_start and at_end and partners.get(first) == last:
            start, end = tags[first].end, tags[last].start
            first, last = first + 1, last - 1
        else:
            break
        start, end = _bare(text, start, end)
    return start, end, first, last


def _bare(text: str, start: int, end: int) -> tuple[int, int]:
    """A stretch without white space at its ends."""
    inside = text[start:end]
    rest = inside.lstrip()
    start = end - len(rest)
    return start, start + len(rest.rstrip())


def _has_text(text: str, start: int, end: int, tags: Sequence[PlacedTag]) -> bool:
    at = start
    for tag in tags:
        if text[at : tag.start].strip():
            return True
        at = tag.end
    return bool(text[at:end].strip())


def _plain(
    document: DocumentText, start: int, end: int, codes: BlockCodes, plain: Callable[[str], str]
) -> str:
    return codes.protected(plain(document.sound(document.text[start:end], start)))


def _code(number: int, tag: PlacedTag, other: PlacedTag | None, text: str) -> InlineCode:
    data = text[tag.start : tag.end]
    if other is not None:
        return InlineCode(
            number,
            True,
            tag.kind,
            disp=tag.name,
            data=data,
            data_end=text[other.start : other.end],
        )
    is_half = tag.which is not End.POINT
    return InlineCode(
        number,
        False,
        tag.kind,
        equiv=tag.equiv,
        disp=f"/{tag.name}" if tag.which is End.CLOSE else tag.name,
        data=data,
        may_be_deleted=not is_half,
        may_be_copied=not is_half,
    )
