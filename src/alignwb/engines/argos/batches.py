"""Batches: sentences of like length together, those of the document's beginning first."""

from collections.abc import Iterator, Sequence
from typing import TypeVar

from alignwb.engines.argos.restoring import SourcePiece

_FIRST_WINDOW_TOKENS = 1_500
_LAST_WINDOW_TOKENS = 12_000

Item = TypeVar("Item", bound=tuple[object, SourcePiece])


def make_batches(items: Sequence[Item], batch_tokens: int) -> Iterator[list[Item]]:
    """Batches whose padded size (longest × count) is at most `batch_tokens`, or one item.

    Sorting by length saves padding, but sorting a whole document would give its beginning last.
    So it is sorted in windows, small at first, since somebody may be waiting at the first page.
    """
    start, window = 0, _FIRST_WINDOW_TOKENS
    while start < len(items):
        stop, tokens = start, 0
        while stop < len(items) and tokens < window:
            tokens += len(items[stop][1].tokens)
            stop += 1
        yield from _fill(items[start:stop], batch_tokens)
        start, window = stop, min(2 * window, _LAST_WINDOW_TOKENS)


def _fill(items: Sequence[Item], batch_tokens: int) -> Iterator[list[Item]]:
    batch: list[Item] = []
    for item in sorted(items, key=lambda item: len(item[1].tokens), reverse=True):
        longest = len(batch[0][1].tokens) if batch else 0
        if batch and longest * (len(batch) + 1) > batch_tokens:
            yield batch
            batch = []
        batch.append(item)
    if batch:
        yield batch
