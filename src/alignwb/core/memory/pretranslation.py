"""Edits that fill in earlier translations; targets that a human has touched never change."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from alignwb.core.bitext import markers
from alignwb.core.bitext.bitext import Bitext, Paragraph
from alignwb.core.bitext.codes import codes_of, has_codes, renumbered
from alignwb.core.bitext.edits import Change, Edit, locate
from alignwb.core.bitext.segment import Origin, OriginKind, Segment, SegmentRef, Status
from alignwb.core.memory.match_rate import same_words
from alignwb.core.memory.units import MemoryMatch
from alignwb.errors import EditError


def may_be_filled(segment: Segment) -> bool:
    """True if a batch job may give it a target: no human has touched it, and it is no bead."""
    return bool(segment.source and segment.pairing is None and segment.stage.may_be_overwritten)


def pretranslate(bitext: Bitext, matches: Mapping[SegmentRef, MemoryMatch]) -> Edit | None:
    """Fill segments with the targets of their exact matches, as drafts, in one edit.

    Matches below 100 percent are passed over, and so are those whose source differs from the
    segment's by now, those whose target has other footnote markers, and segments that
    `may_be_filled` refuses.  None if nothing would change.
    """
    changes: list[Change] = []
    for paragraph in bitext.paragraphs:
        for position, segment in enumerate(paragraph.segments):
            match = matches.get(SegmentRef(paragraph.id, segment.id))
            if (
                match
                and match.rate == 100
                and _is_same(match.unit.source)(paragraph.plain(segment.source))
            ):
                origin = Origin(OriginKind.TM, match.file, match.rate)
                filled = _filled(segment, match.unit.target, origin)
                if filled is not segment:
                    changes.append(Change(paragraph.id, position, (segment,), (filled,)))
    return _edit("pre-translate", changes)


def propagate(bitext: Bitext, ref: SegmentRef) -> Edit | None:
    """Give the target of a confirmed segment to all that repeat its source, as drafts.

    Segments that `may_be_filled` refuses stay as they are.  None if nothing would change.  Raises
    EditError if nobody has confirmed the segment.
    """
    own, _, confirmed = locate(bitext, ref)
    if not confirmed.status.is_done:
        raise EditError(
            f"segment {ref} is not confirmed", hint="Confirm it first, then it can be repeated."
        )
    if not confirmed.source or not confirmed.target:
        return None
    origin = Origin(OriginKind.TM, bitext.document, 100)
    repeats = _is_same(own.plain(confirmed.source))
    # A document may be one sentence many thousand times, and this is done at every confirmation.
    changes = [
        Change(paragraph.id, position, (segment,), (filled,))
        for paragraph in bitext.paragraphs
        for position, segment in enumerate(paragraph.segments)
        if (segment.target != confirmed.target or paragraph.codes)
        and repeats(paragraph.plain(segment.source))
        and (filled := _filled(segment, _fitted(confirmed, own, segment), origin)) is not segment
    ]
    return _edit("repeat translation", changes)


def _fitted(confirmed: Segment, own: Paragraph, segment: Segment) -> str:
    """The target of a confirmed segment with the inline codes of one that repeats its source.

    Codes are put in where both sources have the same in the same order; elsewhere it has none.
    """
    if not has_codes(confirmed.target):
        return confirmed.target
    ours, theirs = codes_of(confirmed.source), codes_of(segment.source)
    numbers = {one.number: other.number for one, other in zip(ours, theirs, strict=False)}
    is_alike = [(numbers[each.number], each.end) for each in ours] == [
        (each.number, each.end) for each in theirs
    ]
    if len(ours) != len(theirs) or not is_alike:
        return own.plain(confirmed.target)
    if not {each.number for each in codes_of(confirmed.target)} <= numbers.keys():
        return own.plain(confirmed.target)
    return renumbered(confirmed.target, numbers)


def _is_same(source: str) -> Callable[[str], bool]:
    """A test whether a text has the same words as a source; quick for one that begins otherwise."""
    words = same_words(source)
    first = words[0] if words else ""
    reach = len(first) + 1

    def has_same_words(text: str) -> bool:
        if text == source:
            return True
        may_begin_so = text.startswith(first) or text[:1].isspace() or not text[:reach].isascii()
        return may_begin_so and same_words(text) == words

    return has_same_words


def _filled(segment: Segment, target: str, origin: Origin) -> Segment:
    """The segment with that target; unchanged if it may not or need not be filled."""
    if not may_be_filled(segment) or segment.target == target or not target:
        return segment
    if sorted(markers.labels(target)) != sorted(markers.labels(segment.source)):
        return segment
    return replace(segment, target=target, status=Status.DRAFT, origin=origin, post_edit=None)


def _edit(label: str, changes: Sequence[Change]) -> Edit | None:
    if not changes:
        return None
    first = changes[0]
    return Edit(label, tuple(changes), SegmentRef(first.paragraph, first.after[0].id))
