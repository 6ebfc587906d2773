"""The words that the translator has written in this document, from the confirmed segments on."""

from bisect import bisect_left
from collections import Counter

from alignwb.core.bitext.bitext import Bitext
from alignwb.core.bitext.segment import SegmentRef
from alignwb.core.languages.words import words_of
from alignwb.services.completing.completion import Completion, CompletionSource

_LEAST_LETTERS = 2
_LEAST_ADDED = 2
"""Letters that a word has to add to those that are typed: fewer are typed as fast."""
_OF_LETTERS = {2: 0.3, 3: 0.45, 4: 0.6}
"""How likely a word is meant, of all that begin with so many letters the only one that is known."""
_OF_MORE = 0.7


class TextWords:
    """Counts the words of confirmed targets, and completes words that are begun.

    For one thread.
    """

    def __init__(self) -> None:
        self._targets: dict[SegmentRef, str] = {}
        self._counts: Counter[str] = Counter()
        self._sorted: list[str] | None = None

    def learn(self, bitext: Bitext) -> None:
        """Count the words of a document as it is now; only what has changed takes time."""
        known, self._targets = self._targets, {}
        for ref, segment in bitext.segments():
            if segment.status.is_done:
                self._targets[ref] = segment.target
                old = known.pop(ref, "")
                if old is not segment.target and old != segment.target:
                    self._change(old, segment.target)
        for old in known.values():
            self._change(old, "")

    def completed(self, stem: str) -> Completion | None:
        """The word that is likeliest to be begun by these letters; None if there is none."""
        if len(stem) < _LEAST_LETTERS:
            return None
        words = self._sorted = self._sorted if self._sorted is not None else sorted(self._counts)
        first, last = bisect_left(words, stem), bisect_left(words, f"{stem}\U0010ffff")
        begun = words[first:last]
        if not begun:
            return None
        best = max(begun, key=lambda word: self._counts[word])
        if len(best) < len(stem) + _LEAST_ADDED:
            return None
        share = self._counts[best] / sum(self._counts[word] for word in begun)
        likely = share * _OF_LETTERS.get(len(stem), _OF_MORE)
        return Completion(best[len(stem) :], likely, CompletionSource.TEXT)

    def _change(self, old: str, new: str) -> None:
        for text, count in ((old, -1), (new, 1)):
            for word in words_of(text):
                self._counts[word.text] += count
        self._counts = +self._counts if old else self._counts
        self._sorted = None
