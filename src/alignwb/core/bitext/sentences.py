"""The sentences a segment is made of, taken apart and put together.

A segment that was not aligned is one sentence on each side that holds something.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from itertools import accumulate, pairwise

from alignwb.core.bitext.pairing import Pairing, Side
from alignwb.core.bitext.segment import Origin, OriginKind, ParagraphStart, Segment, Status
from alignwb.core.bitext.stretches import stretches

_PLAIN = Pairing()
_MOST_PRODUCT = 10_000
"""`difflib` takes time as the cube of the length where the same words come over and over."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of one side.

    Attributes:
        text: What it reads now; never "".
        original: Its part of the side as it was imported or aligned; None if the side was not
            edited.
        begins_paragraph: True if a paragraph of the target text begins with it; False in sources.
        place: Its number in the target text, where it stands elsewhere there; else None.
        starts: The paragraphs of the source that begin in it, their offsets counted in its text;
            () in targets.
    """

    text: str
    original: str | None = None
    begins_paragraph: bool = False
    place: int | None = None
    starts: tuple[ParagraphStart, ...] = ()


def sentence_texts(segment: Segment, side: Side) -> tuple[str, ...]:
    """The sentences of a side as they read now; none where it is empty."""
    text = segment.text(side)
    if not text:
        return ()
    if segment.pairing is None:
        return (text,)
    starts = (0, *segment.pairing.breaks(side), len(text) + 1)
    return tuple([text[start : end - 1] for start, end in pairwise(starts)])


def sentences_as_aligned(
    segment: Segment, side: Side, known: Mapping[str, Sequence[str]]
) -> Iterator[str]:
    """The sentences of a side as they read before somebody corrected them.

    known: those that there were, by their first word, longer ones first.  What was corrected and
    is none of them is one.
    """
    left = segment.pairing.original(side) if segment.pairing else ""
    if not left:
        yield from sentence_texts(segment, side)
    while left:
        candidates = known.get(left.partition(" ")[0], ())
        found = next((each for each in candidates if _begins_with(left, each)), left)
        yield found
        left = left[len(found) + 1 :]


def _begins_with(text: str, sentence: str) -> bool:
    return text.startswith(sentence) and text[len(sentence) : len(sentence) + 1] in {"", " "}


def sentence_counts(segment: Segment) -> tuple[int, int]:
    """The numbers of source and target sentences: (1, 1) for a plain pair, a 0 for a null."""
    pairing = segment.pairing or _PLAIN
    return (
        len(pairing.source_breaks) + 1 if segment.source else 0,
        len(pairing.target_breaks) + 1 if segment.target else 0,
    )


def sentences_of(segment: Segment, side: Side) -> tuple[Sentence, ...]:
    """The sentences of a side, each with its original; none where the side is empty."""
    parts = sentence_texts(segment, side)
    pairing = segment.pairing or Pairing(original_source=segment.original_source)
    breaks = pairing.paragraph_breaks if side is Side.TARGET else ()
    places = pairing.target_places if side is Side.TARGET else ()
    original = pairing.original(side)
    originals = assign_words(original, parts) if original else (None,) * len(parts)
    starts = _shared_out(segment.paragraph_starts if side is Side.SOURCE else (), parts)
    return tuple(
        [
            Sentence(
                text, former, number in breaks, places[number] if places[number:] else None, own
            )
            for number, (text, former, own) in enumerate(zip(parts, originals, starts, strict=True))
        ]
    )


def _shared_out(
    starts: Sequence[ParagraphStart], parts: Sequence[str]
) -> Sequence[tuple[ParagraphStart, ...]]:
    """The starts of a side for each of its sentences, counted in that sentence."""
    if not starts:
        return ((),) * len(parts)
    shared: list[tuple[ParagraphStart, ...]] = []
    begin = 0
    for text in parts:
        end = begin + len(text) + 1
        shared.append(tuple(each.moved(-begin) for each in starts if begin <= each.offset < end))
        begin = end
    return shared


def with_sentences(
    segment: Segment,
    source: Sequence[Sentence],
    target: Sequence[Sentence],
    *,
    origin: Origin | None = None,
) -> Segment:
    """The segment made of other sentences, which nobody has reviewed yet.

    It keeps id, note and flag, and the draft if the source reads the same.  If it has a target, it
    keeps its origin, or takes `origin` if it had none.  What was done to another target than it has
    is not kept.  It has no confidence: a person decided.
    """
    text = " ".join(each.text for each in target)
    changed = replace(
        segment,
        source=" ".join(each.text for each in source),
        target=text,
        status=Status.EDITED if text else Status.INITIAL,
        origin=(segment.origin or origin) if text else None,
        original_source="",
        is_outdated=False,
        post_edit=segment.post_edit if text == segment.target else None,
        paragraph_starts=_joined_starts(source),
    )
    if changed.source != segment.source:
        changed = replace(changed, draft=None)
    if segment.pairing is None:
        return replace(changed, original_source=_original(source, changed.source))
    pairing = Pairing(
        source_breaks=_starts(source),
        target_breaks=_starts(target),
        paragraph_breaks=tuple(n for n, each in enumerate(target) if each.begins_paragraph),
        target_places=_places(target),
        is_flagged=segment.pairing.is_flagged,
        original_source=_original(source, changed.source),
        original_target=_original(target, text),
    )
    return replace(changed, pairing=pairing)


def joined_segments(first: Segment, second: Segment) -> Segment:
    """Two segments as one with the id of `first`, both notes, and a flag if either has one."""
    is_bead = first.pairing is not None or second.pairing is not None
    pairing = Pairing(is_flagged=first.is_flagged or second.is_flagged) if is_bead else None
    note = joined_notes((first.note, second.note))
    dismissed = tuple(dict.fromkeys((*first.dismissed, *second.dismissed)))
    return with_sentences(
        replace(first, pairing=pairing, note=note, dismissed=dismissed),
        sentences_of(first, Side.SOURCE) + sentences_of(second, Side.SOURCE),
        sentences_of(first, Side.TARGET) + sentences_of(second, Side.TARGET),
        origin=second.origin,
    )


def joined_notes(notes: Iterable[str]) -> str:
    """Notes as one note, a line each."""
    return "\n".join(filter(None, notes))


def cut_sentences(
    parts: Sequence[Sentence], offset: int
) -> tuple[tuple[Sentence, ...], tuple[Sentence, ...]]:
    """Cut a side in two at a character of it; the sentence there is cut too.

    White space at the cut is dropped.
    """
    left: list[Sentence] = []
    right: list[Sentence] = []
    start = 0
    for sentence in parts:
        head, tail = _halves(sentence, offset - start)
        left += head
        right += tail
        start += len(sentence.text) + 1
    return tuple(left), tuple(right)


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
    bead = with_sentences(Segment(segment_id, "", pairing=Pairing()), source, target, origin=origin)
    assert bead.pairing is not None
    return replace(bead, pairing=replace(bead.pairing, confidence=confidence))


def _halves(sentence: Sentence, offset: int) -> tuple[list[Sentence], list[Sentence]]:
    """The parts of a sentence before and after a character, which may lie outside of it."""
    at = max(offset, 0)
    head, tail = sentence.text[:at].rstrip(), sentence.text[at:].lstrip()
    before = len(sentence.text) - len(tail)
    if not head or not tail:
        starts = tuple(
            each.moved(-min(each.offset, 0 if head else before)) for each in sentence.starts
        )
        whole = [replace(sentence, text=head or tail, starts=starts)] if head or tail else []
        return (whole, []) if head else ([], whole)
    originals: tuple[str | None, ...] = (None, None)
    if sentence.original is not None:
        originals = assign_words(sentence.original, (head, tail))
    starts = tuple(each for each in sentence.starts if each.offset < at)
    later = tuple(
        each.moved(-min(each.offset, before)) for each in sentence.starts if each.offset >= at
    )
    first = replace(sentence, text=head, original=originals[0], starts=starts)
    return [first], [Sentence(tail, originals[1], place=sentence.place, starts=later)]


def _starts(parts: Sequence[Sentence]) -> tuple[int, ...]:
    ends = accumulate(len(each.text) + 1 for each in parts)
    return tuple(ends)[:-1]


def _places(parts: Sequence[Sentence]) -> tuple[int | None, ...]:
    places = tuple([each.place for each in parts])
    return places if any(place is not None for place in places) else ()


def _joined_starts(parts: Sequence[Sentence]) -> tuple[ParagraphStart, ...]:
    """The starts of a side's sentences, counted in the side."""
    begins = (0, *_starts(parts))
    return tuple(
        start.moved(begin)
        for begin, each in zip(begins, parts, strict=False)
        for start in each.starts
    )


def _original(parts: Sequence[Sentence], text: str) -> str:
    """The side as it was aligned; "" if it reads the same now."""
    former = (each.text if each.original is None else each.original for each in parts)
    original = " ".join(filter(None, former))
    return "" if original == text else original


def assign_words(original: str, parts: Sequence[str]) -> tuple[str, ...]:
    """The words of an original text, divided like the text it has become.

    parts: the text now, divided.  The result has an original for each part; joined by single
    spaces, without empty ones, it is `original`.
    """
    if len(parts) < 2:
        return (original,) * len(parts)
    before = original.split(" ")
    now: list[str] = []
    cuts: list[int] = []
    for part in parts:
        cuts.append(len(now))
        now += part.split(" ")
    blocks = [
        (start + own, start + own_end, first + other, first + other_end)
        for start, end, first, last in stretches(before, now, _MOST_PRODUCT)
        for _, own, own_end, other, other_end in SequenceMatcher(
            None, before[start:end], now[first:last], autojunk=False
        ).get_opcodes()
    ]
    places = [0, *(_place(blocks, cut) for cut in cuts[1:]), len(before)]
    return tuple(_words(before, places))


def _place(blocks: Sequence[tuple[int, int, int, int]], cut: int) -> int:
    """The number of the original word before which a cut falls."""
    for start, end, first, last in blocks:
        if first <= cut <= last:
            return min(end, start + cut - first)
    raise AssertionError("the blocks cover the text")


def _words(before: Sequence[str], places: Sequence[int]) -> Iterator[str]:
    for start, end in pairwise(places):
        yield " ".join(before[start:end])
