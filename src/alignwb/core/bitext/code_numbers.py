"""The numbers of codes where paragraphs meet: joined, divided, or read from two files."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import count

from alignwb.core.bitext.bitext import Paragraph
from alignwb.core.bitext.codes import (
    Codes,
    End,
    InlineCode,
    codes_of,
    numbers_in,
    plain_equivalent,
    renumbered,
    text_ends,
)
from alignwb.core.bitext.pairing import Side
from alignwb.core.bitext.segment import Segment


def texts_of(segment: Segment) -> Iterator[str]:
    """Every text of a segment that may have codes; its note has none."""
    yield segment.source
    yield segment.target
    yield segment.original_source
    if segment.pairing is not None:
        yield from (segment.pairing.original(side) for side in Side)
    if segment.post_edit is not None:
        yield segment.post_edit.raw or ""
    if segment.draft is not None:
        yield from (hypothesis.text for hypothesis in segment.draft.hypotheses)


def segment_renumbered(segment: Segment, numbers: Mapping[int, int], codes: Codes) -> Segment:
    """The segment with other numbers for the codes in all of its texts.

    codes: those of its paragraph, as they were numbered before.
    """
    if not numbers or not (numbers_in(texts_of(segment)) & numbers.keys()):
        return segment
    draft, pairing, post_edit = segment.draft, segment.pairing, segment.post_edit
    if post_edit is not None and post_edit.raw:
        post_edit = replace(post_edit, raw=renumbered(post_edit.raw, numbers, codes))
    if draft is not None:
        hypotheses = (
            replace(each, text=renumbered(each.text, numbers, codes)) for each in draft.hypotheses
        )
        draft = replace(draft, hypotheses=tuple(hypotheses))
    if pairing is not None:
        pairing = replace(
            pairing,
            original_source=renumbered(pairing.original_source, numbers, codes),
            original_target=renumbered(pairing.original_target, numbers, codes),
        )
    return replace(
        segment,
        source=renumbered(segment.source, numbers, codes),
        target=renumbered(segment.target, numbers, codes),
        original_source=renumbered(segment.original_source, numbers, codes),
        draft=draft,
        pairing=pairing,
        post_edit=post_edit,
    )


def paragraph_renumbered(paragraph: Paragraph, numbers: Mapping[int, int]) -> Paragraph:
    """The paragraph with other numbers for its codes, in all its texts; no two may become one."""
    if not numbers:
        return paragraph
    return replace(
        paragraph,
        codes=codes_renumbered(paragraph.codes, numbers),
        segments=tuple(
            segment_renumbered(each, numbers, paragraph.codes) for each in paragraph.segments
        ),
    )


def codes_renumbered(codes: Codes, numbers: Mapping[int, int]) -> Codes:
    """The codes with other numbers; those that are not in `numbers` keep theirs."""
    moved = (replace(code, number=numbers.get(code.number, code.number)) for code in codes.values())
    return {code.number: code for code in moved}


def free_numbers(taken: Iterable[int]) -> Iterator[int]:
    """The numbers, from the lowest, that are not taken."""
    known = frozenset(taken)
    return (number for number in count(1) if number not in known)


def disjoint(first: Paragraph, second: Paragraph) -> tuple[Paragraph, Paragraph]:
    """Two paragraphs that have no number of a code in common, so that they can be one.

    The first keeps its numbers, except where the second has a character that is no code there and
    would become one.  A pair that was cut in two when one paragraph was divided is one again.
    """
    if not first.codes and not second.codes:
        return first, second
    raw = [
        {
            end.number
            for end in text_ends(
                (text for each in side.segments for text in texts_of(each)), side.codes
            )
        }
        for side in (first, second)
    ]
    free = free_numbers({*first.codes, *second.codes, *raw[0], *raw[1]})
    hidden = sorted(first.codes.keys() & raw[1])
    first = paragraph_renumbered(first, dict(zip(hidden, free, strict=False)))
    taken = first.codes.keys() | raw[0]
    halves = _halves(first, second)
    numbers = {
        number: halves.get(number) or next(free)
        for number in second.codes
        if number in halves or number in taken
    }
    second = paragraph_renumbered(second, numbers)
    if halves:
        whole = {
            number: _whole(code, second.codes[number]) if number in halves.values() else code
            for number, code in first.codes.items()
        }
        first = replace(first, codes=whole)
    return first, second


def _halves(first: Paragraph, second: Paragraph) -> dict[int, int]:
    """The numbers of pairs of `second` that end there and begin in `first`, and theirs there."""
    begun = {code.id: code.number for code in _half(first, End.OPEN) if code.id}
    return {
        code.number: begun[code.id]
        for code in _half(second, End.CLOSE)
        if code.id in begun and code.kind == first.codes[begun[code.id]].kind
    }


def _half(paragraph: Paragraph, end: End) -> Iterator[InlineCode]:
    """The pairs of which the sources of a paragraph have this end alone."""
    ends = {each for segment in paragraph.segments for each in codes_of(segment.source)}
    for code in paragraph.codes.values():
        if code.is_half and [each.end for each in code.ends if each in ends] == [end]:
            yield code


def _whole(begun: InlineCode, ended: InlineCode) -> InlineCode:
    return replace(
        begun,
        equiv_end=ended.equiv_end,
        disp_end=ended.disp_end,
        data_end=ended.data_end,
        is_half=False,
    )


def with_codes_that_it_has(paragraph: Paragraph, *, keeps_unused: bool) -> Paragraph:
    """The paragraph with the codes of its texts alone, after some of its segments have left it.

    A pair of which its sources have one end is half now.  keeps_unused: whether codes that no text
    has stay too, which undoing an edit may bring back.
    """
    if not paragraph.codes:
        return paragraph
    has = numbers_in(text for segment in paragraph.segments for text in texts_of(segment))
    placed = {end for segment in paragraph.segments for end in codes_of(segment.source)}
    kept: dict[int, InlineCode] = {}
    for number, code in paragraph.codes.items():
        if number not in has and not keeps_unused:
            continue
        there = sum(end in placed for end in code.ends)
        kept[number] = replace(code, is_half=True) if code.is_pair and there == 1 else code
    return replace(paragraph, codes=kept)


def numbered_like(paragraph: Paragraph, base: Paragraph, taken: Iterable[int]) -> Paragraph:
    """The paragraph with the numbers that its codes have in `base`, another state of it.

    Codes are told by their ids in the file, or by what they are.  Those that `base` lacks get
    numbers that neither it nor `taken` has, unless theirs is free.
    """
    if paragraph.codes == base.codes or not paragraph.codes:
        return paragraph
    ids = {(code.id, code.is_pair): code.number for code in base.codes.values() if code.id}
    numbers: dict[int, int] = {}
    given: set[int] = set()
    for number, code in paragraph.codes.items():
        there = ids.get((code.id, code.is_pair)) if code.id else None
        if there is None and base.codes.get(number) == code:
            there = number
        if there is not None and there not in given:
            numbers[number] = there
            given.add(there)
    blocked = {*base.codes, *taken, *given}
    free = free_numbers(blocked | paragraph.codes.keys())
    for number in paragraph.codes:
        if number not in numbers:
            numbers[number] = number if number not in blocked else next(free)
    moved = {number: new for number, new in numbers.items() if number != new}
    return paragraph_renumbered(paragraph, moved)


def numbers_there(
    pairs: Iterable[tuple[Segment, Segment]], codes: Codes, there: Codes
) -> tuple[dict[int, int], Codes]:
    """The numbers that the codes of a paragraph have in another that its segments went to.

    pairs: segments as they were before they went and as they were there at first; codes at the same
    places of their sources are one if they are the same.  codes: those of the paragraph.  there:
    those of the other one; codes that it lacks are added to the result.
    """
    numbers: dict[int, int] = {}
    for before, after in pairs:
        ours, theirs = codes_of(before.source), codes_of(after.source)
        if [each.end for each in ours] != [each.end for each in theirs]:
            continue
        for here, other in zip(ours, theirs, strict=True):
            code = codes.get(here.number)
            is_free = numbers.get(here.number, other.number) == other.number
            if is_free and code and is_same_code(there.get(other.number), code):
                numbers[here.number] = other.number
    added = dict(there)
    given = set(numbers.values())
    free = free_numbers({*there, *given, *codes})
    for number, code in codes.items():
        if number in numbers:
            continue
        if number in given or not is_same_code(there.get(number), code):
            numbers[number] = number if number not in {*there, *given} else next(free)
            added[numbers[number]] = replace(code, number=numbers[number])
    return {old: new for old, new in numbers.items() if old != new}, added


def is_same_code(one: InlineCode | None, other: InlineCode) -> bool:
    """Whether two codes are one, of which a division may have left a half.

    An id is one of its unit in its file, so that what they write has to agree too.
    """
    if one is None or one.is_pair is not other.is_pair:
        return False
    if replace(one, is_half=other.is_half) == other:
        return True
    written = ((one.data, other.data), (one.data_end, other.data_end))
    is_unlike = any(ours and theirs and ours != theirs for ours, theirs in written)
    return bool(one.id) and one.id == other.id and not is_unlike


def merged_codes(base: Codes, ours: Codes, theirs: Codes) -> Codes:
    """The codes of both sides, numbered alike; of one that both changed ours is taken."""
    merged = {**theirs, **ours}
    merged |= {
        number: code
        for number, code in theirs.items()
        if number in ours and ours[number] == base.get(number)
    }
    return dict(sorted(merged.items()))


def with_codes_there(segment: Segment, before: Segment, there: Segment, codes: Codes) -> Segment:
    """A segment of an edit that was made without inline codes, as it is where there are some.

    before: the segment before the edit, without codes too.  there: the same as it is now.  A text
    that the edit left alone is the one that is there; one that it changed has no codes.
    """

    def own(text: str, old: str, now: str) -> str:
        is_same = text == old and _letters(old) == _letters(plain_equivalent(now, codes))
        return now if is_same else text

    return replace(
        segment,
        source=own(segment.source, before.source, there.source),
        target=own(segment.target, before.target, there.target),
    )


def _letters(text: str) -> str:
    # White space beside a code was read otherwise then.
    return "".join(text.split())
