"""Links from words of a hypothesis to the source words they came from, by the model's attention."""

import html
import re
from collections.abc import Collection, Iterator, Sequence
from functools import cached_property
from itertools import accumulate, pairwise, zip_longest

from alignwb.core.languages.words import Word, words_of

_HYPHENS = "-‐‑"
_HYPHEN = re.compile(f"[{_HYPHENS}]")
_NEAR = 24
_LEAST_WEIGHT = 0.05


def surface_spans(text: str, tokens: Sequence[str]) -> list[tuple[int, int]]:
    """The place of each token in `text`, for SentencePiece pieces and BPE tokens alike.

    A token whose characters are not found near where it should be (a byte piece, a character
    that was normalised away) gets an empty span there, and the next one is looked for again.
    """
    spans: list[tuple[int, int]] = []
    position = 0
    for token in tokens:
        surface = token.replace("▁", "").removesuffix("@@")
        if "&" in surface:
            surface = html.unescape(surface)
        found = text.find(surface, position, position + len(surface) + _NEAR) if surface else -1
        if found < 0:
            spans.append((position, position))
            continue
        position = found + len(surface)
        spans.append((found, position))
    return spans


class TokenisedText:
    """A text with the tokens a model read or wrote for it.

    Words and tokens are matched when first asked for: most texts are never asked about.

    Args:
        text: May differ a little from what the tokens spell.
        tokens: In order.
        cuts: Offsets at which a word is two: a code ends inside *EU-landen*, behind *EU*.
    """

    def __init__(self, text: str, tokens: Sequence[str], cuts: Collection[int] = ()) -> None:
        self.text = text
        self.tokens = tokens
        self._cuts = cuts

    @cached_property
    def words(self) -> tuple[Word, ...]:
        """Words of the text."""
        words = words_of(self.text)
        if not self._cuts:
            return words
        return tuple(part for word in words for part in _cut(word, self._cuts))

    @cached_property
    def word_tokens(self) -> list[tuple[int, int]]:
        """For each word its first token and the one after its last; the same for none."""
        ranges: list[tuple[int, int]] = []
        spans = surface_spans(self.text, self.tokens)
        token = 0
        for word in self.words:
            while token < len(spans) and spans[token][1] <= word.start:
                token += 1
            first = token
            while token < len(spans) and spans[token][0] < word.end:
                token += 1
            ranges.append((first, token))
        return ranges


def _cut(word: Word, cuts: Collection[int]) -> Iterator[Word]:
    """The parts of a word, without the hyphens at their edges; the word itself if it is one."""
    inside = sorted({cut for cut in cuts if word.start < cut < word.end})
    if not inside:
        yield word
        return
    for start, end in pairwise((word.start, *inside, word.end)):
        text = word.text[start - word.start : end - word.start]
        bare = text.strip(_HYPHENS)
        if bare:
            begin = start + len(text) - len(text.lstrip(_HYPHENS))
            yield Word(begin, begin + len(bare), bare)


class AttentionLinks:
    """Links between the words of a source and of one hypothesis.

    Args:
        source: The source, as the model read it.
        target: The hypothesis.
        attention: One row for each target token, one weight for each source token; rows sum to 1.
    """

    def __init__(
        self,
        source: TokenisedText,
        target: TokenisedText,
        attention: Sequence[Sequence[float]],
    ) -> None:
        self._source = source
        self._target = target
        self._attention = attention

    @property
    def source_words(self) -> tuple[Word, ...]:
        """Words of the source."""
        return self._source.words

    @property
    def target_words(self) -> tuple[Word, ...]:
        """Words of the hypothesis."""
        return self._target.words

    def with_source_cut(self, offsets: Collection[int]) -> "AttentionLinks":
        """The links of the same texts, the source's words cut where something stands in them.

        The target's are cut at their hyphens then.
        """
        if not any(word.start < each < word.end for each in offsets for word in self.source_words):
            return self
        source, target = self._source, self._target
        hyphens = [match.end() for match in _HYPHEN.finditer(target.text)]
        return AttentionLinks(
            TokenisedText(source.text, source.tokens, offsets),
            TokenisedText(target.text, target.tokens, hyphens),
            self._attention,
        )

    def replaced(
        self, text: str, first: int, last: int, words: str, source: range
    ) -> "AttentionLinks":
        """The links of `text`, in which target words `first` to `last` (inclusive) became `words`.

        The attention of the new words is spread evenly over the `source` words.
        """
        start = self._target.word_tokens[first][0]
        stop = max(start, self._target.word_tokens[last][1])
        from_token = self._source.word_tokens[source[0]][0]
        to_token = max(from_token + 1, self._source.word_tokens[source[-1]][1])
        weight = 1 / (to_token - from_token)
        row = [
            weight if from_token <= token < to_token else 0.0
            for token in range(len(self._source.tokens) + 1)
        ]
        put = [f"▁{word}" for word in words.split()]
        tokens = [*self._target.tokens[:start], *put, *self._target.tokens[stop:]]
        rows = [*self._attention[:start], *([row] * len(put)), *self._attention[stop:]]
        return AttentionLinks(self._source, TokenisedText(text, tokens), rows)

    def target_of(self, source_index: int) -> int | None:
        """The target word with most attention to a source word; None if none has enough."""
        words = range(source_index, source_index + 1)
        weights = [self.share(index, words) for index in range(len(self.target_words))]
        best = max(range(len(weights)), key=weights.__getitem__, default=None)
        return best if best is not None and weights[best] > _LEAST_WEIGHT else None

    def share(self, target_index: int, source_words: range) -> float:
        """The share of a target word's attention that goes to a run of source words (0 to 1)."""
        first, last = self._target.word_tokens[target_index]
        rows = self._attention[first:last]
        if not rows or not source_words:
            return 0.0
        start = self._source.word_tokens[source_words[0]][0]
        stop = self._source.word_tokens[source_words[-1]][1]
        return sum([sum(row[start:stop]) for row in rows]) / len(rows)

    def shares_of(self, target_index: int) -> list[float]:
        """The shares of a target word's attention that go to each source word."""
        first, last = self._target.word_tokens[target_index]
        rows = self._attention[first:last]
        if not rows:
            return [0.0] * len(self.source_words)
        # Rows of words that were put in have a place more.
        sums = [0.0, *accumulate(map(sum, zip_longest(*rows, fillvalue=0.0)))]
        most = len(sums) - 1
        return [
            (sums[min(stop, most)] - sums[min(start, most)]) / len(rows)
            for start, stop in self._source.word_tokens
        ]
