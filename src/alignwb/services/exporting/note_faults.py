"""Footnote markers that a document would lack, and its readers the notes."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping

from alignwb.core.reading.blocks import Block, ReadDocument
from alignwb.formats.documents.placed_text import PlacedText

_MARKER = re.compile(r"\[\^([^\[\]\s]+)\]")
_LEFT_EMPTY = "put it in, or leave its note empty too"


def note_faults(read: ReadDocument, texts: Mapping[str, PlacedText]) -> Iterator[tuple[str, str]]:
    """The places whose texts lack a marker, or have one too often, with what is wrong, for people.

    A marker may have gone to another text of the document; the marker of a note that has nothing
    in it any more may be gone.
    """
    of_note = {place: label for label, places in read.notes.items() for place in places}
    notes = {
        of_note[block.place]
        for block in read.blocks
        if block.place in of_note and _now(block, texts)
    }
    before = _counted(read.blocks, lambda block: block.text, of_note)
    after = _counted(read.blocks, lambda block: _now(block, texts), of_note)
    for block in read.blocks:
        text = _now(block, texts)
        for label in dict.fromkeys(_MARKER.findall(block.text)):
            key = label, of_note.get(block.place) == label
            if label in notes and not after[key] and f"[^{label}]" not in text:
                yield block.place, f"the footnote marker [^{label}] is missing: {_LEFT_EMPTY}"
        for label in dict.fromkeys(_MARKER.findall(text)):
            is_single = label in notes and before[label, True]
            if is_single and of_note.get(block.place) != label and after[label, False] > 1:
                yield block.place, f"the footnote marker [^{label}] stands more than once"


def numbered_in_order(read: ReadDocument, texts: Mapping[str, PlacedText]) -> list[str]:
    """The texts of all blocks, with others in some places, and the markers of notes numbered in the
    order in which they stand, as a document numbers them that says no numbers itself.
    """
    of_note = {place for places in read.notes.values() for place in places}
    now = [(block.place in of_note, _now(block, texts)) for block in read.blocks]
    order = sorted(range(len(now)), key=lambda at: now[at][0])  # notes behind the text
    found = dict.fromkeys(label for at in order for label in _MARKER.findall(now[at][1]))
    numbers = {label: n for n, label in enumerate((x for x in found if x in read.notes), 1)}
    return [
        _MARKER.sub(lambda marker: f"[^{numbers.get(marker[1], marker[1])}]", text)
        for _, text in now
    ]


def _now(block: Block, texts: Mapping[str, PlacedText]) -> str:
    return texts[block.place].text if block.place in texts else block.text


def _counted(
    blocks: Iterable[Block], text_of: Callable[[Block], str], of_note: Mapping[str, str]
) -> Counter[tuple[str, bool]]:
    """How often each marker stands in the text, and how often (True) in its own note."""
    count: Counter[tuple[str, bool]] = Counter()
    for block in blocks:
        for label in _MARKER.findall(text_of(block)):
            count[label, of_note.get(block.place) == label] += 1
    return count
