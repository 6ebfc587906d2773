"""Footnote markers back into a draft, after the word that came from the word they stood at."""

from collections.abc import Sequence

from alignwb.core.bitext.markers import PlacedMarker
from alignwb.engines.draft_making.fidelity.attention import AttentionLinks
from alignwb.engines.draft_making.fidelity.replacements import TextReplacement

_CLAUSE = ",;:!?…"
_CLOSING = _CLAUSE + ".’”'\"»)]"


def place_markers(
    source: str, target: str, markers: Sequence[PlacedMarker], links: AttentionLinks
) -> list[TextReplacement]:
    """Insertions that put each marker of `source` once into `target`, in source order.

    A marker at the edge of the source goes to the same edge.  One inside goes after the same
    clause punctuation if both texts have it equally often, else after the word linked to the
    word before it, past the punctuation that closes that word.
    """
    insertions: list[TextReplacement] = []
    earliest = 0
    for marker in markers:
        offset = max(earliest, _offset(source, target, marker.offset, links))
        insertions.append(TextReplacement(offset, offset, marker.text))
        earliest = offset
    return insertions


def _offset(source: str, target: str, marker: int, links: AttentionLinks) -> int:
    if not any(character.isalnum() for character in source[marker:]):
        return len(target)
    if not any(character.isalnum() for character in source[:marker]):
        return 0
    before = source[:marker].rstrip("’”'\"»)]")
    mark = before[-1]
    if mark in _CLAUSE and source.count(mark) == target.count(mark):
        return _past_closing(target, _nth(target, mark, before.count(mark)))
    return _past_closing(target, _end_of_linked_word(source, target, marker, links))


def _end_of_linked_word(source: str, target: str, marker: int, links: AttentionLinks) -> int:
    """The end of the target word that is linked to the last source word before `marker`.

    Without any link, that of the word at the same share of the text.
    """
    before = [n for n, word in enumerate(links.source_words) if word.end <= marker]
    for index in reversed(before[-3:]):
        linked = links.target_of(index)
        if linked is not None:
            return links.target_words[linked].end
    if not links.target_words:
        return len(target)
    share = marker / max(1, len(source))
    return links.target_words[int(share * (len(links.target_words) - 1))].end


def _nth(text: str, character: str, count: int) -> int:
    """Offset just past the count-th occurrence of a character; count is at least 1."""
    position = -1
    for _ in range(count):
        position = text.index(character, position + 1)
    return position + 1


def _past_closing(text: str, offset: int) -> int:
    while offset < len(text) and text[offset] in _CLOSING:
        # An apostrophe or a full stop with a letter after it belongs to the word.
        if offset + 1 < len(text) and text[offset + 1].isalnum():
            break
        offset += 1
    return offset
