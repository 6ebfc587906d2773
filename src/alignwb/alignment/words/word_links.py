"""Word links: words of a segment's target that translate words of its source."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from alignwb.core.languages.words import Span


class WordLink(NamedTuple):
    """A word of the source and a word of the target that say the same, or a part of it.

    Attributes:
        source: The number of the source word.
        target: The number of the target word.
        score: How close they are, 0 to 1.
        is_certain: Whether each was the other's best, and close; else the link was added to such
            a one, or was made of what was left over.
    """

    source: int
    target: int
    score: float
    is_certain: bool


@dataclass(frozen=True, slots=True)
class WordLinks:
    """The links of a segment.

    Attributes:
        source_words: Where the words of the source stand, in order.
        target_words: Where the words of the target stand, in order.
        links: In the order of their words; a word may have none, or several.
    """

    source_words: tuple[Span, ...] = ()
    target_words: tuple[Span, ...] = ()
    links: tuple[WordLink, ...] = ()

    @property
    def inverse(self) -> "WordLinks":
        """The same with source and target exchanged."""
        links = (link._replace(source=link.target, target=link.source) for link in self.links)
        return WordLinks(self.target_words, self.source_words, tuple(sorted(links)))

    def targets_of(self, start: int, end: int, *, is_certain: bool = False) -> tuple[Span, ...]:
        """The target words linked to the source words at characters `start` to `end`, in order.

        If `start` is `end`, to the word that place stands in or at.  With `is_certain` only the
        links of that kind count.
        """
        places = words_at(self.source_words, start, end)
        numbers = {
            link.target
            for link in self.links
            if link.source in places and link.is_certain >= is_certain
        }
        return tuple(self.target_words[number] for number in sorted(numbers))

    def sources_of(self, start: int, end: int, *, is_certain: bool = False) -> tuple[Span, ...]:
        """The source words linked to the target words at characters `start` to `end`, in order.

        The arguments are those of `targets_of`.
        """
        places = words_at(self.target_words, start, end)
        numbers = {
            link.source
            for link in self.links
            if link.target in places and link.is_certain >= is_certain
        }
        return tuple(self.source_words[number] for number in sorted(numbers))


def words_at(spans: Sequence[Span], start: int, end: int) -> frozenset[int]:
    """The numbers of the words at characters `start` to `end`.

    If `start` is `end`, of the word that place stands in or at.
    """
    if start == end:
        return frozenset(n for n, span in enumerate(spans) if span.start <= start <= span.end)
    return frozenset(n for n, span in enumerate(spans) if span.start < end and start < span.end)
