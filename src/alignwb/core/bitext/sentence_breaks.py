"""The offsets where sentences and paragraphs begin, adjusted when a text changes."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import accumulate, pairwise

from alignwb.core.bitext.pairing import Pairing, Side
from alignwb.core.bitext.segment import ParagraphStart, Segment
from alignwb.core.bitext.sentences import assign_words

_INSIDE_SENTENCE = frozenset({*",-–—", *map(chr, range(ord("a"), ord("z") + 1)), ""})
"""What a sentence hardly ever ends with, and the beginning of a text."""


def with_text(segment: Segment, side: Side, text: str) -> Segment:
    """The segment with another text on one side; its sentence breaks follow as far as they can.

    Breaks before and after the changed part stay.  For those inside it the words that followed are
    looked for in the new text, and if a sentence can end before them they stay too; where a
    paragraph of the source begins, it is never lost.
    """
    before = segment.text(side)
    if side is Side.SOURCE:
        starts = _moved_starts(before, text, segment.paragraph_starts)
        changed = replace(segment, source=text, paragraph_starts=starts)
    else:
        changed = replace(segment, target=text)
    pairing = segment.pairing
    if pairing is None or text == before:
        return changed
    breaks = pairing.breaks(side)
    moved = _moved_breaks(before, text, breaks)
    begins = _paragraph_offsets(segment, side)
    lost = [number for number, place in enumerate(moved) if place is None]
    found = _places_of_words(before, text, [breaks[number] for number in lost])
    for number, place in zip(lost, found, strict=True):
        is_kept_always = side is Side.SOURCE and breaks[number] in begins
        # What was made one sentence with the one before begins none.
        if is_kept_always or _last_letter(text, place) not in _INSIDE_SENTENCE:
            moved[number] = place
    return replace(changed, pairing=_with_breaks(pairing, side, text, moved))


def with_possible_starts(segment: Segment) -> Segment:
    """The segment whose paragraphs of the source all begin at a word of it.

    Another program may have changed its source without knowing of them.
    """
    source = segment.source
    moved = tuple(
        replace(each, offset=source.rfind(" ", 0, max(0, min(each.offset, len(source) - 1))) + 1)
        for each in segment.paragraph_starts
        if source
    )
    return (
        segment if moved == segment.paragraph_starts else replace(segment, paragraph_starts=moved)
    )


def _paragraph_offsets(segment: Segment, side: Side) -> frozenset[int]:
    """Where paragraphs begin in a side that has several sentences, by characters."""
    if side is Side.SOURCE:
        return frozenset(each.offset for each in segment.paragraph_starts)
    assert segment.pairing is not None
    offsets = (0, *segment.pairing.target_breaks)
    return frozenset(offsets[n] for n in segment.pairing.paragraph_breaks if n < len(offsets))


def _moved_starts(
    before: str, after: str, starts: Sequence[ParagraphStart]
) -> tuple[ParagraphStart, ...]:
    """Where the paragraphs of a source begin in what it has become; none where nothing is left."""
    if not starts or not after:
        return ()
    moved: list[ParagraphStart] = []
    places = _moved_breaks(before, after, [each.offset for each in starts])
    for start, kept in zip(starts, places, strict=True):
        is_there = kept is not None and _begins_word(after, kept)
        place = kept if is_there else _place_of_words(before, after, start.offset)
        least = moved[-1].offset if moved else 0
        moved.append(replace(start, offset=max(place or 0, least)))
    return tuple(moved)


def _begins_word(text: str, place: int) -> bool:
    return place == 0 or (place < len(text) and text[place - 1] == " ")


def _last_letter(text: str, place: int) -> str:
    """The last character but spaces before a place; "" if there is none."""
    while place and text[place - 1].isspace():
        place -= 1
    return text[place - 1 : place]


def _place_of_words(before: str, after: str, place: int) -> int:
    """Where the words that began at a place of a text begin in what it has become."""
    return _places_of_words(before, after, (place,))[0]


def _places_of_words(before: str, after: str, places: Sequence[int]) -> list[int]:
    """The same of several places, which are in order."""
    if not places:
        return []
    parts = [before[start:end].rstrip() for start, end in pairwise((0, *places))]
    own = assign_words(after, (*parts, before[places[-1] :]))
    ends = [0, *accumulate(len(words) + bool(words) for words in own)]
    # Behind each part that has words there is a space, but for the last.
    last_word = after.rfind(" ") + 1
    return [end if end <= len(after) else last_word for end in ends[1 : len(places) + 1]]


def with_possible_breaks(pairing: Pairing, source: str, target: str) -> Pairing:
    """The pairing without the breaks that cannot be in these texts.

    Another program may have changed a text without knowing of its breaks.
    """
    for side, text in ((Side.SOURCE, source), (Side.TARGET, target)):
        breaks = pairing.breaks(side)
        pairing = _with_breaks(pairing, side, text, breaks)
    return pairing


def _with_breaks(
    pairing: Pairing, side: Side, text: str, candidates: Sequence[int | None]
) -> Pairing:
    """The pairing of a side's new text.

    candidates: for each break there was, where it is now, None for nowhere.
    """
    breaks: list[int] = []
    numbers = {0: 0} if text else {}
    for number, place in enumerate(candidates, 1):
        if place is not None and _begins_sentence(text, breaks[-1] if breaks else 0, place):
            breaks.append(place)
            numbers[number] = len(breaks)
    if side is Side.SOURCE:
        return replace(pairing, source_breaks=tuple(breaks))
    starts = tuple(numbers[n] for n in pairing.paragraph_breaks if n in numbers)
    return replace(
        pairing,
        target_breaks=tuple(breaks),
        paragraph_breaks=starts,
        target_places=_kept_places(pairing.target_places, numbers),
    )


def _kept_places(
    places: tuple[int | None, ...], numbers: Mapping[int, int]
) -> tuple[int | None, ...]:
    """The places of the sentences that are left, by their numbers before."""
    kept = tuple([places[old] if places[old:] else None for old in sorted(numbers)])
    return kept if any(place is not None for place in kept) else ()


def _begins_sentence(text: str, previous: int, place: int) -> bool:
    """True if a sentence can begin at `place`, after one that begins at `previous`."""
    return previous + 1 < place < len(text) and text[place - 1] == " "


def _moved_breaks(before: str, after: str, breaks: Sequence[int]) -> list[int | None]:
    shorter = min(len(before), len(after))
    prefix = 0
    while prefix < shorter and before[prefix] == after[prefix]:
        prefix += 1
    suffix = 0
    while suffix < shorter - prefix and before[-1 - suffix] == after[-1 - suffix]:
        suffix += 1
    moved: list[int | None] = []
    for place in breaks:
        if place <= prefix:
            moved.append(place)
        elif len(before) - place <= suffix:
            moved.append(place + len(after) - len(before))
        else:
            moved.append(None)
    return moved
