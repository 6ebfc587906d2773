"""The offsets where sentences begin, adjusted when a text changes."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from alignwb.core.bitext.pairing import Pairing, Side
from alignwb.core.bitext.segment import Segment


def with_text(segment: Segment, side: Side, text: str) -> Segment:
    """The segment with another text on one side; its sentence breaks follow as far as they can.

    Breaks before and after the changed part stay, those inside it go.
    """
    before = segment.text(side)
    changed = (
        replace(segment, source=text) if side is Side.SOURCE else replace(segment, target=text)
    )
    pairing = segment.pairing
    if pairing is None or text == before:
        return changed
    moved = _moved_breaks(before, text, pairing.breaks(side))
    return replace(changed, pairing=_with_breaks(pairing, side, text, moved))


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
