"""Batches: sentences of like length together, those of the document's beginning first."""

from collections.abc import Iterable, Iterator, Sequence
from typing import TypeVar

from alignwb.engines.argos.restoring import SourcePiece

_FIRST_WINDOW_TOKENS = 1_500
_LAST_WINDOW_TOKENS = 12_000

Item = TypeVar("Item", bound=tuple[object, SourcePiece])


def make_batches(items: Iterable[Item], batch_tokens: int) -> Iterator[list[Item]]:
    """Batches whose padded size (longest × count) is at most `batch_tokens`, or one item.

    Sorting by length saves padding, but sorting a whole document would give its beginning last.
    So it is sorted in windows, small at first, since somebody may be waiting at the first page.
    Items are taken a window at a time.
    """
    items = iter(items)
    size = _FIRST_WINDOW_TOKENS
    while window := list(_window(items, size)):
        yield from _fill(window, batch_tokens)
        size = min(2 * size, _LAST_WINDOW_TOKENS)


def _window(items: Iterator[Item], size: int) -> Iterator[Item]:
    tokens = 0
    for item in items:
        yield item
        tokens += len(item[1].tokens)
        if tokens >= size:
            return


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
