"""The sentences that a segment is made of: taken apart, put together, followed through edits.

A segment that was not aligned is one sentence on each side that holds something.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, pairwise

from alignwb.core.original import assign_words
from alignwb.core.pairing import Pairing, Side
from alignwb.core.segment import Origin, OriginKind, Segment, Status


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of one side.

    Attributes:
        text: What it reads now; never "".
        original: What of the side as it was aligned belongs to it; None if it was not edited.
        begins_paragraph: Whether a paragraph of the target text begins with it; False in sources.
    """

    text: str
    original: str | None = None
    begins_paragraph: bool = False


def text_of(segment: Segment, side: Side) -> str:
    """The segment's text on that side."""
    return segment.source if side is Side.SOURCE else segment.target


def texts(segment: Segment, side: Side) -> tuple[str, ...]:
    """The sentences of a side as they read now; none where it is empty."""
    text = text_of(segment, side)
    if not text:
        return ()
    if segment.pairing is None:
        return (text,)
    starts = (0, *segment.pairing.breaks(side), len(text) + 1)
    return tuple([text[start : end - 1] for start, end in pairwise(starts)])


def shape(segment: Segment) -> tuple[int, int]:
    """How many sentences it has on either side: (1, 1) for a plain pair, a 0 for a null."""
    pairing = segment.pairing or _PLAIN
    return (
        len(pairing.source_breaks) + 1 if segment.source else 0,
        len(pairing.target_breaks) + 1 if segment.target else 0,
    )


def sentences(segment: Segment, side: Side) -> tuple[Sentence, ...]:
    """The sentences of a side with what is known of each; none where it is empty."""
    parts = texts(segment, side)
    pairing = segment.pairing or _PLAIN
    starts = pairing.paragraph_breaks if side is Side.TARGET else ()
    original = pairing.original(side)
    originals = assign_words(original, parts) if original else (None,) * len(parts)
    return tuple(
        [
            Sentence(text, former, number in starts)
            for number, (text, former) in enumerate(zip(parts, originals, strict=True))
        ]
    )


def assembled(
    segment: Segment,
    source: Sequence[Sentence],
    target: Sequence[Sentence],
    *,
    origin: Origin | None = None,
) -> Segment:
    """The segment made of other sentences, which nobody has reviewed yet.

    It keeps id, note and mark; its own origin, or else takes `origin`, if it has a target; and
    the draft if the source reads the same.  It has no confidence: a person decided.
    """
    text = " ".join(each.text for each in target)
    changed = replace(
        segment,
        source=" ".join(each.text for each in source),
        target=text,
        status=Status.EDITED if text else Status.INITIAL,
        origin=(segment.origin or origin) if text else None,
    )
    if changed.source != segment.source:
        changed = replace(changed, draft=None)
    if segment.pairing is None:
        return changed
    pairing = Pairing(
        source_breaks=_starts(source),
        target_breaks=_starts(target),
        paragraph_breaks=tuple(n for n, each in enumerate(target) if each.begins_paragraph),
        is_marked=segment.pairing.is_marked,
        original_source=_original(source, changed.source),
        original_target=_original(target, text),
    )
    return replace(changed, pairing=pairing)


def new_bead(
    segment_id: str,
    source: Sequence[Sentence],
    target: Sequence[Sentence],
    *,
    confidence: float | None = None,
    origin: Origin | None = None,
) -> Segment:
    """A bead as an aligner makes it; one of the sides may be empty, never both.

    Without an origin its target is a reference's.
    """
    if not source and not target:
        raise ValueError("a bead needs a sentence on one of its sides")
    origin = origin or Origin(OriginKind.REFERENCE)
    bead = assembled(Segment(segment_id, "", pairing=Pairing()), source, target, origin=origin)
    assert bead.pairing is not None
    return replace(bead, pairing=replace(bead.pairing, confidence=confidence))


def with_text(segment: Segment, side: Side, text: str) -> Segment:
    """The segment with another text on one side; its sentence breaks follow as far as they can.

    Breaks before and after what changed stay, those inside it go.
    """
    before = text_of(segment, side)
    changed = (
        replace(segment, source=text) if side is Side.SOURCE else replace(segment, target=text)
    )
    pairing = segment.pairing
    if pairing is None or text == before:
        return changed
    moved = _moved_breaks(before, text, pairing.breaks(side))
    return replace(changed, pairing=_with_breaks(pairing, side, text, moved))


def fitted(pairing: Pairing, source: str, target: str) -> Pairing:
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
    return replace(pairing, target_breaks=tuple(breaks), paragraph_breaks=starts)


def _begins_sentence(text: str, previous: int, place: int) -> bool:
    """Whether a sentence can begin there, after one that begins at `previous`."""
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


def _starts(parts: Sequence[Sentence]) -> tuple[int, ...]:
    ends = accumulate(len(each.text) + 1 for each in parts)
    return tuple(ends)[:-1]


def _original(parts: Sequence[Sentence], text: str) -> str:
    """The side as it was aligned; "" if it is so still."""
    former = (each.text if each.original is None else each.original for each in parts)
    original = " ".join(filter(None, former))
    return "" if original == text else original


_PLAIN = Pairing()
