"""The size of a bitext and its progress: paragraphs, segments and words by status."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from alignwb.core.bitext.bitext import Bitext, Kind
from alignwb.core.bitext.markers import plain_text
from alignwb.core.bitext.segment import OriginKind, Segment, Status


@dataclass(frozen=True, slots=True)
class Statistics:
    """The size and state of one bitext, or of several added up.

    Attributes:
        paragraphs: Their number.
        segments: Their number by status; every status is there, in rising order.
        words: The number of source words by status; likewise.
    """

    paragraphs: int
    segments: Mapping[Status, int]
    words: Mapping[Status, int]

    @property
    def segment_total(self) -> int:
        """Segments of any status."""
        return sum(self.segments.values())

    @property
    def word_total(self) -> int:
        """Source words of any status."""
        return sum(self.words.values())

    @property
    def confirmed_percent(self) -> int:
        """Percent of the segments that a human has confirmed, rounded down: 100 means all.

        100 for a bitext without segments: nothing is left to do.
        """
        if not self.segment_total:
            return 100
        done = sum(count for status, count in self.segments.items() if status.is_done)
        return 100 * done // self.segment_total


@dataclass(frozen=True, slots=True)
class Figures:
    """What else is counted in one bitext.

    Attributes:
        title: The source of its first title, else of its first heading, else of what comes first.
        characters: Of all sources, spaces included, markers not.
        repetitions: Segments whose source stands earlier in the bitext already.
        repeated_words: Their source words.
        origins: Segments with a target, by where it is from; every origin is there.
    """

    title: str
    characters: int
    repetitions: int
    repeated_words: int
    origins: Mapping[OriginKind, int]


def figures(bitext: Bitext) -> Figures:
    """The figures of one bitext."""
    sources = [segment.source for _, segment in bitext.segments() if segment.source]
    words = sum(map(count_words, sources))
    first = first_occurrences(bitext)
    origins = dict.fromkeys(OriginKind, 0)
    for _, segment in bitext.segments():
        if segment.target and segment.origin:
            origins[segment.origin.kind] += 1
    return Figures(
        title_of(bitext),
        sum(len(plain_text(source)) for source in sources),
        len(sources) - len(first),
        words - sum(count_words(segment.source) for segment in first),
        origins,
    )


def first_occurrences(bitext: Bitext) -> tuple[Segment, ...]:
    """The first segment of every source, in document order; those without a source are left out."""
    first: dict[str, Segment] = {}
    for _, segment in bitext.segments():
        if segment.source:
            first.setdefault(plain_text(segment.source), segment)
    return tuple(first.values())


def title_of(bitext: Bitext) -> str:
    """The source of the first title, else of the first heading, else of the first paragraph."""
    for kinds in ({Kind.TITLE}, {Kind.HEADING}, set(Kind)):
        for paragraph in bitext.paragraphs:
            if paragraph.kind in kinds and paragraph.source:
                return plain_text(paragraph.source)
    return ""


def count_words(text: str) -> int:
    """Words as a word processor counts them: runs without white space that hold a letter or digit.

    Markers are not words, nor are dashes that stand alone.
    """
    return sum(any(map(str.isalnum, word)) for word in plain_text(text).split())


def measure(bitext: Bitext) -> Statistics:
    """The statistics of one bitext."""
    segments = dict.fromkeys(Status, 0)
    words = dict.fromkeys(Status, 0)
    for _, segment in bitext.segments():
        segments[segment.stage] += 1
        words[segment.stage] += count_words(segment.source)
    return Statistics(len(bitext.paragraphs), segments, words)


def total(parts: Iterable[Statistics]) -> Statistics:
    """The statistics of several bitexts together."""
    paragraphs = 0
    segments = dict.fromkeys(Status, 0)
    words = dict.fromkeys(Status, 0)
    for part in parts:
        paragraphs += part.paragraphs
        for status in Status:
            segments[status] += part.segments[status]
            words[status] += part.words[status]
    return Statistics(paragraphs, segments, words)
