"""What a document must be when texts in it are written: the texts asked for, and no others."""

import unicodedata
from collections.abc import Callable, Mapping
from pathlib import Path

from alignwb.core.bitext.codes import CODE, without_codes
from alignwb.core.reading.blocks import Block, ReadDocument
from alignwb.formats.documents.placed_text import PlacedText

Reader = Callable[[bytes, Path], ReadDocument]
Writer = Callable[[bytes, Mapping[str, PlacedText], Path], bytes]


def refuse_lost_bytes(data: bytes, path: Path, read: Reader, write: Writer) -> ReadDocument:
    """Assert that sources in place of targets give the same bytes; returns what was read."""
    document = read(data, path)
    places = [block.place for block in document.blocks]
    assert len(set(places)) == len(places)
    assert all(places)
    same = {block.place: PlacedText(block.text, block.codes) for block in document.blocks}
    assert write(data, same, path) == data
    assert write(data, {}, path) == data
    return document


def rewritten(
    data: bytes, path: Path, read: Reader, write: Writer, change: Callable[[Block], str]
) -> tuple[bytes, list[str]]:
    """The document with changed texts, after asserting that they read back as they were asked for.

    Returns the texts too, in the order of the places.
    """
    document = read(data, path)
    texts = {block.place: change(block) for block in document.blocks}
    placed = {block.place: PlacedText(texts[block.place], block.codes) for block in document.blocks}
    written = write(data, placed, path)
    after = read(written, path)
    wanted = [squeezed(text) for text in texts.values()]
    assert [squeezed(block.text) for block in after.blocks] == [each for each in wanted if each]
    return written, list(texts.values())


def squeezed(text: str) -> str:
    """A text without codes, and with single spaces."""
    return " ".join(unicodedata.normalize("NFC", without_codes(text)).split())


def with_words(block: Block, word: str) -> str:
    """The block's text with another word at its beginning and its end, and each code kept."""
    return f"{word} {block.text} {word}"


def codes_in(text: str) -> list[str]:
    """The characters of a text that are codes."""
    return CODE.findall(text)
