"""How much of a document the memory knows from elsewhere."""

from collections.abc import Callable, Iterator, Mapping

from alignwb.core.bitext.bitext import Bitext
from alignwb.core.bitext.segment import Segment
from alignwb.core.bitext.statistics import count_words, first_occurrences
from alignwb.core.memory.bands import BANDS, BandCount, band_of
from alignwb.core.memory.units import MemoryQuery
from alignwb.services.memory.project_memory import ProjectMemory

_AT_ONCE = 20


class BandCounter:
    """Counts the segments and words of a document by the rate of their best match, in steps.

    The document's own units, and those of its reference, are no matches; sources that repeat an
    earlier one are repetitions, and not counted.

    Attributes:
        counts: What is counted so far; every band is there, in order.
        done: How many sources have been looked up.
        total: How many there are.
    """

    def __init__(self, bitext: Bitext) -> None:
        self._bitext = bitext
        segments = first_occurrences(bitext)
        self._left: Iterator[Segment] = iter(segments)
        self._plain = {
            segment.source: paragraph.plain(segment.source)
            for paragraph in bitext.paragraphs
            if paragraph.codes
            for segment in paragraph.segments
        }
        self.counts: dict[str, BandCount] = dict.fromkeys(BANDS, BandCount())
        self.done = 0
        self.total = len(segments)

    def step(self, memory: ProjectMemory) -> bool:
        """Look a few more up; False if none was left."""
        without, serves = memory.all_but(self._bitext), memory.serves(self._bitext)
        for _ in range(_AT_ONCE):
            segment = next(self._left, None)
            if segment is None:
                return False
            source = self._plain.get(segment.source, segment.source)
            query = MemoryQuery(source, limit=1, least_rate=50, without=without)
            best = next(iter(memory.find(query)), None) if serves else None
            self._count(band_of(best.rate if best else None), count_words(segment.source))
        return True

    def _count(self, band: str, words: int) -> None:
        before = self.counts[band]
        self.counts[band] = BandCount(before.segments + 1, before.words + words)
        self.done += 1


def match_bands(
    memory: ProjectMemory, bitext: Bitext, progress: Callable[[int, int], None] = lambda *_: None
) -> Mapping[str, BandCount]:
    """All of the document counted at once; `progress` is told how many of how many are done."""
    counter = BandCounter(bitext)
    while counter.step(memory):
        progress(counter.done, counter.total)
    return counter.counts
