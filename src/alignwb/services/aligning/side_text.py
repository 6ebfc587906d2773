"""The text of one side of an alignment, in paragraphs and sentences."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import accumulate

from alignwb.alignment.sentences.text import Text
from alignwb.core.bitext.bitext import Kind
from alignwb.core.bitext.markers import plain_text
from alignwb.core.bitext.structure.paragraph_layout import PLAIN, Layout

_LABEL = re.compile(
    r"""\[\^?([0-9A-Za-z*†‡§]{1,8})\]             # as this program, and others, write it
    | \(?([0-9]{1,4}|[A-Za-z])[.)](?=\s)         # 1.  1)  (1)  a)
    | ([⁰¹²³⁴⁵⁶⁷⁸⁹]{1,4}|[*†‡§]{1,4})\s*(?=\w)  # superscripts and signs""",
    re.VERBOSE,
)


_SCENE_BREAK = re.compile(r"\s*(?:[*∗⁎＊•·~#=_–—-]\s*){3,}|\s*[*⁂☙❦❧]\s*")
_BREAK = "* * *"


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
        text = alignable(self.sentences, self.paragraph_starts)
        return replace(text, note_labels=self._note_labels())

    def _note_labels(self) -> dict[int, str]:
        """What the markers say that paragraphs begin with, by the numbers of their sentences."""
        begins = zip(self.paragraph_starts, self.paragraphs, strict=True)
        found = {start: _LABEL.match(paragraph.sentences[0]) for start, paragraph in begins}
        return {start: _plain_label(match) for start, match in found.items() if match}


def alignable(sentences: Iterable[str], paragraph_starts: tuple[int, ...]) -> Text:
    """Sentences as the aligner takes them.

    They have no footnote markers, and what parts two scenes is the same whatever a book has for it.
    """
    plain = (plain_text(each) or each for each in sentences)
    return Text(
        tuple([_BREAK if _SCENE_BREAK.fullmatch(each) else each for each in plain]),
        paragraph_starts,
    )


def _plain_label(match: re.Match[str]) -> str:
    label = next(filter(None, match.groups()))
    return unicodedata.normalize("NFKC", label).casefold()
