"""Texts as tokens of the model's vocabulary, in batches that are worked on in portions."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from alignwb.core.languages.half_characters import without_half_characters
from alignwb.engines.usem3.weights import TokenNumbers

BEGIN = 1
END = 2

LONGEST_RUN = 2048
"""A text of more tokens is read in runs of so many; at their ends a few tokens see less."""

_TEXTS_AT_ONCE = 32


class Tokenizer:
    """Cuts texts into tokens, as the package does, by the library `sentencepiece`, which is quick.

    Args:
        path: The vocabulary.  Raises OSError or RuntimeError if it cannot be read.
    """

    def __init__(self, path: Path) -> None:
        from sentencepiece import SentencePieceProcessor

        self._processor: Any = SentencePieceProcessor(model_file=str(path))

    def ids(self, texts: Sequence[str]) -> list[list[int]]:
        """The tokens of each text as numbers of the vocabulary, without BEGIN and END."""
        found: list[list[int]] = self._processor.encode(
            list(map(without_half_characters, texts)), out_type=int, num_threads=1
        )
        return found


@dataclass(frozen=True, slots=True)
class Batch:
    """The tokens of some texts.

    Attributes:
        ids: All texts' tokens one after the other, with BEGIN and END, as numbers of the
            vocabulary.
        lengths: How many of them each run has.
        runs: How many runs each text has; at least one.
    """

    ids: TokenNumbers
    lengths: TokenNumbers
    runs: TokenNumbers

    @property
    def counts(self) -> TokenNumbers:
        """The number of tokens of each text, without BEGIN and END."""
        counts = np.add.reduceat(self.lengths, np.cumsum(self.runs) - self.runs) - 2
        return np.asarray(counts, dtype=np.int64)

    def portions(self, most_tokens: int) -> Iterator[tuple[slice, slice]]:
        """The batch in portions of at most so many tokens, or of a single run: tokens and runs."""
        token = run = tokens = 0
        for number, length in enumerate(self.lengths.tolist()):
            if tokens and tokens + length > most_tokens:
                yield slice(token, token + tokens), slice(run, number)
                token, run, tokens = token + tokens, number, 0
            tokens += length
        yield slice(token, token + tokens), slice(run, len(self.lengths))


def make_batches(
    tokenizer: Tokenizer, texts: Sequence[str], most_texts: int, most_tokens: int
) -> Iterator[Batch]:
    """Batches of about so many texts or so many tokens, whichever comes first."""
    waiting: list[list[int]] = []
    tokens = 0
    for start in range(0, len(texts), _TEXTS_AT_ONCE):
        found = tokenizer.ids(texts[start : start + _TEXTS_AT_ONCE])
        waiting += found
        tokens += sum(map(len, found))
        if len(waiting) >= most_texts or tokens >= most_tokens:
            yield _batch(waiting)
            waiting, tokens = [], 0
    if waiting:
        yield _batch(waiting)


def _batch(texts: Sequence[Sequence[int]]) -> Batch:
    """A batch of at least one text, given as its tokens without BEGIN and END."""
    ids: list[int] = []
    lengths: list[int] = []
    runs: list[int] = []
    for text in texts:
        ids += [BEGIN, *text, END]
        length = len(text) + 2
        whole, rest = divmod(length, LONGEST_RUN)
        lengths += [LONGEST_RUN] * whole + [rest] * bool(rest)
        runs.append(whole + bool(rest))
    return Batch(*(np.array(numbers, dtype=np.int64) for numbers in (ids, lengths, runs)))
