"""Where the parts of a Dutch separable verb stand in a clause."""

from collections.abc import Callable, Collection, Sequence
from typing import Protocol

from alignwb.core.dutch_spelling import word_list

FURTHEST_STEM = 5
"""Words from a particle to its verb, both counted: `op te hebben willen geven`."""
FURTHEST_PARTICLE = 18
"""Words from a verb to its particle, both counted; longer clauses are rare."""

_BETWEEN_PARTICLE_AND_STEM = word_list(
    """
    te zal zult zullen zou zouden wil willen wilde wilden kan kunnen kon konden moet moeten moest
    moesten mag mogen mocht mochten heeft hebben had hadden is zijn was waren wordt worden werd
    werden laat laten liet lieten ging gaan gaat blijft bleef durft durfde hoeft hoeven
    """
)
"""What may stand between a particle and the verb it precedes."""

_BEGIN_CLAUSES = word_list(
    """
    en of maar want doch noch dus dat omdat doordat zodat opdat totdat nadat voordat hoewel
    ofschoon terwijl toen als indien tenzij wanneer zoals alsof zonder dan aangezien zodra sinds
    waarbij waardoor waarna waarop die wat om
    """
)
"""Words a new clause begins with: what stands before them stood last in its own."""
_TAKES_A_PREPOSITION = frozenset(("er", "daar", "hier", "waar", "ergens", "nergens"))
"""Behind these a word like `op` is no particle: `hij geeft er niets op`."""
_STOPS = frozenset(".!?;:")
_PAUSES = frozenset('.!?;:,()[]…–—”»"')


class _Word(Protocol):
    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...
    @property
    def surface(self) -> str: ...


def closes_clause(particle: str, text: str, words: Sequence[_Word]) -> bool:
    """Whether a particle ends the clause a verb stands in, of which it is the first of `words`."""
    for word, following in zip(words, [*words[1:], None], strict=True):
        if word is not words[0] and word.surface == particle:
            return following is None or _is_end(text[word.end : following.start], following)
        if following is None or word.surface in _TAKES_A_PREPOSITION:
            return False
        if not _STOPS.isdisjoint(text[word.end : following.start]):
            return False
    return False


def _is_end(gap: str, following: _Word) -> bool:
    return not _PAUSES.isdisjoint(gap) or following.surface in _BEGIN_CLAUSES


def words_to_stem(words: Sequence[_Word], forms: Collection[str], key: Callable[[str], str]) -> int:
    """How many words from a particle, the first, to the verb behind it; 0 if there is none.

    What stands between are `te` and auxiliaries, at least one.  `forms` are the verb's with its
    particle, as `key` writes them.
    """
    for count, word in enumerate(words[1:], start=2):
        if count > 2 and key(words[0].surface + word.surface) in forms:
            return count
        if word.surface not in _BETWEEN_PARTICLE_AND_STEM:
            return 0
    return 0
