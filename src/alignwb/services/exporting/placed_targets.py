"""The translation of each place of a document that is written back in its own format."""

import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from alignwb.core.bitext.bitext import Bitext, Paragraph
from alignwb.core.bitext.code_numbers import numbers_there
from alignwb.core.bitext.codes import CODE, InlineCode, renumbered, without_codes
from alignwb.core.reading.blocks import Block
from alignwb.errors import ProjectError
from alignwb.formats.documents.placed_text import PlacedText
from alignwb.services.exporting.export_units import Selection

_CELL = "\t"


@dataclass
class _Place:
    """What is to stand in a place, as it is gathered from the paragraphs that go there."""

    codes: dict[int, InlineCode] = field(default_factory=dict)
    paragraph: str = ""
    pieces: list[str] = field(default_factory=list)


def placed_targets(
    bitext: Bitext, blocks: Sequence[Block], selection: Selection
) -> dict[str, PlacedText]:
    """The text for each place: the targets of its segments, put together as its sources stand.

    Paragraphs that were joined stand in the place of the first, and leave the others empty; those
    that were divided are one again.  Raises ProjectError if the blocks are not those that were
    imported.
    """
    by_place = {block.place: block for block in blocks}
    refuse_other_blocks(bitext, by_place)
    places: dict[str, _Place] = {}
    for paragraph in bitext.paragraphs:
        if not paragraph.places:
            continue
        for emptied in paragraph.places[1:]:
            places.setdefault(emptied, _Place(paragraph=paragraph.id))
        block = by_place[paragraph.places[0]]
        place = places.setdefault(block.place, _Place(dict(block.codes), paragraph.id))
        # Paragraphs that stand in one place may have given a number to two different codes.
        numbers, codes = numbers_there((), paragraph.codes, place.codes)
        place.codes = dict(codes)
        text = _target(paragraph, block.text, selection)
        if text:
            place.pieces.append(renumbered(text, numbers, paragraph.codes))
    return {name: PlacedText(" ".join(place.pieces), place.codes) for name, place in places.items()}


def paragraph_of(bitext: Bitext, place: str) -> str:
    """The id of the paragraph whose text goes into a place."""
    found = (each.id for each in bitext.paragraphs if each.places[:1] == (place,))
    return next(found, place)


def _target(paragraph: Paragraph, original: str, selection: Selection) -> str:
    """The target of a paragraph; a gap that the sources have not is none in it either."""
    segments = paragraph.in_target_order()
    gaps = _gaps(original, [segment.first_source for segment in segments])
    text = ""
    for segment, gap in zip(segments, gaps, strict=True):
        piece = selection.text(segment)
        if piece and text:
            # The code that parted the words may have moved.
            is_parted = not gap and (CODE.match(text[-1]) or CODE.match(piece[0]))
            text += piece if is_parted else f"{gap or ' '}{piece}"
        elif gap == _CELL:
            text += f"{gap}{piece}"  # a cell stays, empty or not
        else:
            text += piece
    return text


def _gaps(original: str, sources: Sequence[str]) -> Iterator[str]:
    """What stands between each source and the one before: nothing, a space or the end of a cell."""
    end: int | None = None
    for source in sources:
        start = original.find(source, end or 0) if source else -1
        gap = original[end:start] if start >= 0 and end is not None else " "
        yield _CELL if _CELL in gap else gap and " "
        end = start + len(source) if start >= 0 else end


def refuse_other_blocks(bitext: Bitext, blocks: Mapping[str, Block]) -> None:
    """Raise ProjectError if the texts of some places are not the sources of their paragraphs."""
    for places, paragraphs in groups_of(bitext):
        sources = [each.first_source for paragraph in paragraphs for each in paragraph.segments]
        texts = (blocks[place].text if place in blocks else "?" for place in places)
        if letters(texts) != letters(sources):
            raise ProjectError(
                f"{bitext.document}: the source document is not read as it was when it was"
                f" imported, from “{' '.join(sources)[:40]}” on",
                hint="Was it imported by another version of alignwb?  Import it again, as long as"
                " nobody has worked on it: alignwb import --replace FILE. The text alone goes out"
                " with: --to txt",
            )


def groups_of(bitext: Bitext) -> Iterator[tuple[list[str], list[Paragraph]]]:
    """Places that share paragraphs, with these; each place is in one group."""
    places: list[str] = []
    paragraphs: list[Paragraph] = []
    for paragraph in bitext.paragraphs:
        if not paragraph.places:
            continue
        if places and set(places).isdisjoint(paragraph.places):
            yield places, paragraphs
            places, paragraphs = [], []
        places += (place for place in paragraph.places if place not in places)
        paragraphs.append(paragraph)
    if places:
        yield places, paragraphs


def letters(texts: Iterator[str] | Sequence[str]) -> str:
    """The letters and signs of some texts, in which white space and codes do not count."""
    joined = "".join("".join(without_codes(text).split()) for text in texts)
    return unicodedata.normalize("NFC", joined)
