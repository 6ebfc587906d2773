"""Edits that fill in earlier translations; targets that a human has touched never change."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from alignwb.core.bitext import markers
from alignwb.core.bitext.bitext import Bitext
from alignwb.core.bitext.codes import has_codes, words_alone
from alignwb.core.bitext.edits import Change, Edit, locate
from alignwb.core.bitext.segment import Origin, OriginKind, Segment, SegmentRef, Status
from alignwb.core.memory.match_codes import rate_with_codes, with_codes_of_source
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
                filled = _filled(segment, match.unit.source, match.unit.target, match.file)
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
    repeats = _is_same(own.plain(confirmed.source))
    # A document may be one sentence many thousand times, and this is done at every confirmation.
    changes = [
        Change(paragraph.id, position, (segment,), (filled,))
        for paragraph in bitext.paragraphs
        for position, segment in enumerate(paragraph.segments)
        if (segment.target != confirmed.target or paragraph.codes)
        and repeats(paragraph.plain(segment.source) if paragraph.codes else segment.source)
        and (filled := _filled(segment, confirmed.source, confirmed.target, bitext.document))
        is not segment
    ]
    return _edit("repeat translation", changes)


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


def _filled(segment: Segment, source: str, target: str, memory: str) -> Segment:
    """The segment with the target of a source of the same words, and with its own inline codes.

    Unchanged if it may not or need not be filled.
    """
    if not may_be_filled(segment) or not target:
        return segment
    fitted = target
    if has_codes(segment.source) or has_codes(target):
        fitted = with_codes_of_source(segment.source, source, target, words_alone(target))
    if segment.target == fitted:
        return segment
    if sorted(markers.labels(fitted)) != sorted(markers.labels(segment.source)):
        return segment
    origin = Origin(OriginKind.TM, memory, rate_with_codes(100, segment.source, source))
    return replace(segment, target=fitted, status=Status.DRAFT, origin=origin, post_edit=None)


def _edit(label: str, changes: Sequence[Change]) -> Edit | None:
    if not changes:
        return None
    first = changes[0]
    return Edit(label, tuple(changes), SegmentRef(first.paragraph, first.after[0].id))
