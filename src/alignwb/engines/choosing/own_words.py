"""The translator's own words: what Dutch words became in the segments that are confirmed."""

from collections import Counter, defaultdict
from collections.abc import Iterable

from alignwb.core.languages.function_words import DUTCH_FUNCTION_WORDS, ENGLISH_FUNCTION_WORDS
from alignwb.engines.choosing.word_match import words_in

_OFTEN = 2
_ALONE = 0.6
"""The likeness (Dice) from which words that met once count."""


class OwnWords:
    """Counts which words of content stand in the same confirmed segments.

    Args:
        confirmed: Sources and targets.
    """

    def __init__(self, confirmed: Iterable[tuple[str, str]] = ()) -> None:
        self._dutch: Counter[str] = Counter()
        self._english: Counter[str] = Counter()
        self._both: defaultdict[str, Counter[str]] = defaultdict(Counter)
        for source, target in confirmed:
            dutch = set(words_in(source)) - DUTCH_FUNCTION_WORDS
            english = set(words_in(target)) - ENGLISH_FUNCTION_WORDS
            self._dutch.update(dutch)
            self._english.update(english)
            for word in dutch:
                self._both[word].update(english)

    def for_source(self, source: str) -> dict[str, float]:
        """English words that words of a source had, and how surely they belong together, 0 to 1."""
        found: dict[str, float] = {}
        for dutch in set(words_in(source)) & self._both.keys():
            for english, count in self._both[dutch].items():
                likeness = 2 * count / (self._dutch[dutch] + self._english[english])
                if count >= _OFTEN or likeness >= _ALONE:
                    sure = likeness * min(1.0, count / _OFTEN)
                    found[english] = max(found.get(english, 0.0), sure)
        return found
