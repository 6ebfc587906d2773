"""A bitext: a document's paragraphs, each a run of segments that cover it once, in order."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from alignwb.core.bitext.codes import Codes, plain_equivalent
from alignwb.core.bitext.segment import Kind, Segment, SegmentRef
from alignwb.core.bitext.structure.paragraph_layout import PLAIN, Layout

__all__ = ["Bitext", "Kind", "Paragraph"]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A source paragraph and its translation.

    Attributes:
        id: Unique in its bitext and stable over saves ("p1").
        kind: The part it plays in its document.
        segments: In document order; their sources, where they have one, joined by single spaces
            are the paragraph.
        page: Page of the source it starts on, where known.
        lines: First and last line (1-based, inclusive) in the source file, where known.
        target_order: Ids of the segments in the order in which their targets are read; () where
            that is the order of the sources.
        client_notes: What the client has to say about it: in its file only, never changed here.
        places: Where its text stands in a source document that is written back in its own format,
            as the format names it; more than one after paragraphs were joined, () if unknown.
        codes: The inline codes of its texts, by their numbers.
        layout: What it is a part of in its document: lists, tables, headings by level.
    """

    id: str
    kind: Kind
    segments: tuple[Segment, ...]
    page: int | None = None
    lines: tuple[int, int] | None = None
    target_order: tuple[str, ...] = field(default=(), compare=False)
    client_notes: tuple[str, ...] = field(default=(), compare=False)
    places: tuple[str, ...] = ()
    codes: Codes = field(default_factory=dict, hash=False)
    layout: Layout = PLAIN

    @property
    def source(self) -> str:
        """The whole source paragraph; segments without a source are left out."""
        return " ".join(segment.source for segment in self.segments if segment.source)

    @property
    def target(self) -> str:
        """The whole target paragraph; segments without a target are left out."""
        return " ".join(segment.target for segment in self.in_target_order() if segment.target)

    def plain(self, text: str) -> str:
        """A text of this paragraph with what its inline codes read as in plain text."""
        return plain_equivalent(text, self.codes) if self.codes else text

    def in_target_order(self) -> tuple[Segment, ...]:
        """The segments in the order in which their targets are read.

        One that was split off since goes behind the one it stands behind.
        """
        if not self.target_order:
            return self.segments
        ranks = {segment_id: rank for rank, segment_id in enumerate(self.target_order)}
        ranked: list[tuple[int, Segment]] = []
        rank = -1
        for segment in self.segments:
            rank = ranks.get(segment.id, rank)
            ranked.append((rank, segment))
        return tuple(segment for _, segment in sorted(ranked, key=lambda each: each[0]))

    def position(self, segment_id: str) -> int:
        """The index of a segment in this paragraph.  Raises KeyError if it is not here."""
        for position, segment in enumerate(self.segments):
            if segment.id == segment_id:
                return position
        raise KeyError(segment_id)


@dataclass(frozen=True)
class Bitext:
    """Two aligned documents as a sequence of paragraphs.

    Attributes:
        document: The document's name: its source file's stem.
        original: The source file, relative to the project ("seeds/letter.txt"); "" if unknown.
        paragraphs: In document order, ids unique.
        source_lang: BCP 47.
        target_lang: BCP 47.
        remarks: What of its file is read otherwise than it says, for people.
        original_digest: The SHA-256 of the source file as it was imported, in hexadecimal; "" if it
            is not known, or the document is not written back in its own format.
        original_encoding: The encoding that the source file was read in, where somebody has named
            one; "" for what the file says itself.
    """

    document: str
    original: str
    paragraphs: tuple[Paragraph, ...]
    source_lang: str = "nl"
    target_lang: str = "en"
    remarks: tuple[str, ...] = field(default=(), compare=False)
    original_digest: str = ""
    original_encoding: str = ""

    @cached_property
    def positions(self) -> dict[str, int]:
        """The index of each paragraph, by its id."""
        return {paragraph.id: n for n, paragraph in enumerate(self.paragraphs)}

    def paragraph(self, paragraph_id: str) -> Paragraph:
        """The paragraph of that id.  Raises KeyError if there is none."""
        return self.paragraphs[self.positions[paragraph_id]]

    def segment(self, ref: SegmentRef) -> Segment:
        """The segment of that reference.  Raises KeyError if there is none."""
        paragraph = self.paragraph(ref.paragraph)
        return paragraph.segments[paragraph.position(ref.segment)]

    def segments(self) -> Iterator[tuple[SegmentRef, Segment]]:
        """Every segment with its reference, in document order."""
        for paragraph in self.paragraphs:
            for segment in paragraph.segments:
                yield SegmentRef(paragraph.id, segment.id), segment

    def with_paragraphs(self, changed: Sequence[Paragraph]) -> "Bitext":
        """This bitext with some paragraphs replaced by others of the same id.

        Costs one copy of the paragraph tuple however many change.  Raises KeyError on a new id.
        """
        paragraphs = list(self.paragraphs)
        for paragraph in changed:
            paragraphs[self.positions[paragraph.id]] = paragraph
        result = replace(self, paragraphs=tuple(paragraphs))
        # Ids and order are the same, so the index is not made again for every keystroke.
        result.__dict__["positions"] = self.positions
        return result
