"""The renderings of searched words in the units that contain them."""

from collections.abc import Iterator, Sequence

from alignwb.alignment.words.linked_runs import linked_run
from alignwb.alignment.words.word_links import WordLinks
from alignwb.core.bitext.pairing import Side
from alignwb.core.languages.function_words import DUTCH_FUNCTION_WORDS, ENGLISH_FUNCTION_WORDS
from alignwb.core.languages.words import Span
from alignwb.core.memory.concordance import find_places
from alignwb.core.memory.units import MemoryUnit


def renderings_of(
    wanted: Sequence[str], unit: MemoryUnit, side: Side, links: WordLinks
) -> tuple[Span, ...]:
    """The spans in the other side of a unit that render the words, in the order of the words.

    Args:
        wanted: The words, folded as `search_words` does.
        unit: The unit that contains them.
        side: The side they were searched on.
        links: The word links of the unit's texts.
    """
    return tuple(_renderings(wanted, unit, side, links))


def _renderings(
    wanted: Sequence[str], unit: MemoryUnit, side: Side, links: WordLinks
) -> Iterator[Span]:
    if side is Side.SOURCE:
        text, other, loose = unit.source, unit.target, ENGLISH_FUNCTION_WORDS
    else:
        text, other, loose = unit.target, unit.source, DUTCH_FUNCTION_WORDS
        links = links.inverse
    for start, end in find_places(wanted, text):
        run = linked_run(links, start, end, other, loose)
        if run is not None:
            yield run
