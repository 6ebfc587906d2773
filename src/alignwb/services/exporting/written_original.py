"""A document that was written in the format of its source: its bytes, and figures about it."""

from dataclasses import dataclass

from alignwb.core.reading.blocks import Untranslated


@dataclass(frozen=True, slots=True)
class WrittenOriginal:
    """A document that was written in the format of its source.

    Attributes:
        data: Its bytes.
        blocks: How many texts it has.
        changed: How many of them are others than in the source document.
        unconfirmed: Segments that are in the source language, because nobody confirmed them.
        untranslated: The same, because they have no target.
        left_out: What of the source document was never in a segment.
        is_bilingual: Whether it has targets of its own, which stand where none was taken; then its
            texts are segments.
    """

    data: bytes
    blocks: int
    changed: int
    unconfirmed: int
    untranslated: int
    left_out: tuple[Untranslated, ...]
    is_bilingual: bool = False
