"""The text of one side of an alignment, in paragraphs and sentences."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import accumulate

from alignwb.alignment.sentences.text import Text
from alignwb.core.bitext.bitext import Kind
from alignwb.core.bitext.markers import plain_text
from alignwb.core.bitext.structure.paragraph_layout import PLAIN, Layout


@dataclass(frozen=True, slots=True)
class SideParagraph:
    """A paragraph and its sentences.

    Attributes:
        id: Unique in its text; that of the document's paragraph, where the text is a document.
        kind: What it is in its document.
        sentences: In order, none of them empty; at least one.
        page: Page of the file it starts on, where known.
        lines: First and last line in the file (1-based, inclusive), where known.
        layout: What it is a part of in its document.
    """

    id: str
    kind: Kind
    sentences: tuple[str, ...]
    page: int | None = None
    lines: tuple[int, int] | None = None
    layout: Layout = PLAIN


@dataclass(frozen=True, slots=True)
class SideText:
    """One of the two texts, as it was read.

    Attributes:
        name: The document's name, or the file's stem.
        place: What it was read from, for messages.
        paragraphs: In order; at least one.
        original: The file the document came from, relative to its project; "" if unknown.
    """

    name: str
    place: str
    paragraphs: tuple[SideParagraph, ...]
    original: str = ""

    @property
    def sentences(self) -> tuple[str, ...]:
        """All sentences in order; a sentence's number is its index here."""
        return tuple([each for paragraph in self.paragraphs for each in paragraph.sentences])

    @property
    def paragraph_starts(self) -> tuple[int, ...]:
        """The number of each paragraph's first sentence."""
        counts = (len(paragraph.sentences) for paragraph in self.paragraphs)
        return tuple(accumulate(counts, initial=0))[:-1]

    def as_text(self) -> Text:
        """The text as the aligner takes it."""
        return alignable(self.sentences, self.paragraph_starts)


def alignable(sentences: Iterable[str], paragraph_starts: tuple[int, ...]) -> Text:
    """Sentences as the aligner takes them: without footnote markers."""
    return Text(tuple([plain_text(each) or each for each in sentences]), paragraph_starts)
