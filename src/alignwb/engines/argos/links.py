"""Which target word came from which source word, by the model's attention."""

import html
from collections.abc import Sequence
from functools import cached_property
from itertools import groupby

from alignwb.engines.argos.words import Word, words_of

Span = tuple[int, int]
_NEAR = 24


def surface_spans(text: str, tokens: Sequence[str]) -> list[Span]:
    """Where each token stands in `text`, for SentencePiece pieces and BPE tokens alike.

    A token whose characters are not found near where it should be (a byte piece, a character
    that was normalised away) gets an empty span there, and the next one is looked for again.
    """
    spans: list[Span] = []
    position = 0
    for token in tokens:
        surface = html.unescape(token.replace("▁", "").removesuffix("@@"))
        found = text.find(surface, position, position + len(surface) + _NEAR) if surface else -1
        if found < 0:
            spans.append((position, position))
            continue
        position = found + len(surface)
        spans.append((found, position))
    return spans


class WordLinks:
    """Links between the words of a source and of one hypothesis.

    Args:
        source: Text of the source.
        source_tokens: Its tokens, as the model read them.
        target: Text of the hypothesis; may differ a little from what its tokens spell.
        target_tokens: Its tokens.
        attention: One row for each target token, one weight for each source token.

    Everything is worked out at the first question: most hypotheses are never asked about.
    """

    def __init__(
        self,
        source: str,
        source_tokens: Sequence[str],
        target: str,
        target_tokens: Sequence[str],
        attention: Sequence[Sequence[float]],
    ) -> None:
        self._source = source
        self._source_tokens = source_tokens
        self._target = target
        self._target_tokens = target_tokens
        self._attention = attention

    @cached_property
    def source_words(self) -> tuple[Word, ...]:
        """Words of the source."""
        return words_of(self._source)

    @cached_property
    def target_words(self) -> tuple[Word, ...]:
        """Words of the hypothesis."""
        return words_of(self._target)

    def target_of(self, source_index: int) -> int | None:
        """The target word that draws most on a source word; None if none does."""
        weights = [row[source_index] for row in self._weights]
        best = max(range(len(weights)), key=weights.__getitem__, default=None)
        return best if best is not None and weights[best] > 0.05 else None

    def source_of(self, target_index: int) -> int | None:
        """The source word that a target word draws most on; None if none."""
        weights = self._weights[target_index]
        best = max(range(len(weights)), key=weights.__getitem__, default=None)
        return best if best is not None and weights[best] > 0.05 else None

    def share(self, target_index: int, source_words: range) -> float:
        """How much of what a target word draws on any word is from `source_words` (0 to 1)."""
        weights = self._weights[target_index]
        total = sum(weights)
        return sum(weights[source_words.start : source_words.stop]) / total if total else 0.5

    @cached_property
    def _weights(self) -> list[list[float]]:
        """For each target word, how much of its attention each source word has (sum ≤ 1)."""
        owners = _owners(self.source_words, surface_spans(self._source, self._source_tokens))
        ranges = _token_ranges(owners)
        target_owner = _owners(self.target_words, surface_spans(self._target, self._target_tokens))
        weights = [[0.0] * len(self.source_words) for _ in self.target_words]
        tokens = [0] * len(self.target_words)
        for owner, row in zip(target_owner, self._attention, strict=False):
            if owner is None:
                continue
            tokens[owner] += 1
            sums = weights[owner]
            for word, start, stop in ranges:
                sums[word] += sum(row[start:stop])
        for sums, count in zip(weights, tokens, strict=True):
            if count > 1:
                sums[:] = [weight / count for weight in sums]
        return weights


def _owners(words: Sequence[Word], spans: Sequence[Span]) -> list[int | None]:
    """For each token the word it is part of; None for punctuation and tokens without a place."""
    owners: list[int | None] = []
    word = 0
    for start, end in spans:
        while word < len(words) and words[word].end <= start:
            word += 1
        inside = word < len(words) and start < end and words[word].start < end
        owners.append(word if inside else None)
    return owners


def _token_ranges(owners: Sequence[int | None]) -> list[tuple[int, int, int]]:
    """(word, first token, token after the last) of each run of tokens that are one word's."""
    ranges: list[tuple[int, int, int]] = []
    start = 0
    for owner, run in groupby(owners):
        stop = start + sum(1 for _ in run)
        if owner is not None:
            ranges.append((owner, start, stop))
        start = stop
    return ranges
