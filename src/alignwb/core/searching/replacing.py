"""Replacing in targets: every place with what would stand there, and one edit for the chosen ones.

Footnote markers and inline codes stay whatever is asked for.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from alignwb.core.bitext import edits, markers
from alignwb.core.bitext.bitext import Bitext
from alignwb.core.bitext.codes import codes_of, without_codes
from alignwb.core.bitext.edits import Change, Edit
from alignwb.core.bitext.post_edits import tracing
from alignwb.core.bitext.repairs.texts_around_codes import with_codes_of
from alignwb.core.bitext.segment import Segment, SegmentRef, Status
from alignwb.core.searching.search import Finder, Substitution
from alignwb.errors import EditError

LABEL = "replace"


class Obstacle(StrEnum):
    """Why a place keeps its text."""

    LOCKED = "the segment is locked"
    CONFIRMED = "the segment is confirmed"
    MARKER = "a footnote marker or an inline code would be lost, added or moved"
    EMPTY = "nothing would be left of the target"
    TOGETHER = (
        "with the other places of its segment it would damage a marker or a code, or leave nothing"
    )


@dataclass(frozen=True, slots=True)
class Replacement:
    """One place in a target where another text is to stand.

    Attributes:
        ref: The segment.
        target: Its target, as it is now.
        start: Of the place in it.
        end: Of the place, exclusive.
        text: What is to stand there.
        obstacle: Why it stays as it is; None if it can be replaced.
    """

    ref: SegmentRef
    target: str
    start: int
    end: int
    text: str
    obstacle: Obstacle | None = None

    @property
    def found(self) -> str:
        """What stands there now."""
        return self.target[self.start : self.end]

    @property
    def after(self) -> str:
        """The target with this place alone replaced."""
        return self.target[: self.start] + self.text + self.target[self.end :]


def replacements(
    segment: Segment, ref: SegmentRef, finder: Finder, text: str, *, with_confirmed: bool
) -> Iterator[Replacement]:
    """The places in a segment's target where something would change.  Raises SearchError."""
    for found in finder.substitutions(segment.target, text):
        each = _with_codes(segment.target, found)
        if segment.target[each.start : each.end] != each.text:
            obstacle = _obstacle(segment, each, with_confirmed=with_confirmed)
            yield Replacement(ref, segment.target, *each, obstacle)


def _with_codes(target: str, place: Substitution) -> Substitution:
    """The substitution with the inline codes of what it replaces, each beside its words."""
    replaced_text = target[place.start : place.end]
    return Substitution(place.start, place.end, with_codes_of(replaced_text, place.text))


def replace_edit(bitext: Bitext, chosen: Collection[Replacement]) -> Edit | None:
    """The one edit that replaces all of these places; those with an obstacle are passed over.

    The segments become EDITED, confirmed ones too: nobody has confirmed what stands there now.  A
    segment in which a marker or a code would be damaged, or nothing left, by several of its places
    together is passed over.  None if nothing would change.  Raises EditError if a target has
    changed since.
    """
    by_segment: dict[SegmentRef, list[Replacement]] = {}
    for each in chosen:
        if each.obstacle is None:
            by_segment.setdefault(each.ref, []).append(each)
    changes: list[Change] = []
    for ref, places in by_segment.items():
        target = replaced(places)
        before = edits.locate(bitext, ref)[2]
        if before.target != places[0].target:
            raise EditError(
                f"segment {ref} has changed since",
                hint="Look for the places to replace once more.",
            )
        if not is_whole(before.target, target):
            continue
        changes_in_it = [tracing.TextChange(each.start, each.end, each.text) for each in places]
        post_edit = tracing.replaced_in(tracing.post_edit_of(before), changes_in_it)
        edit = edits.set_target(bitext, ref, target, status=Status.EDITED, post_edit=post_edit)
        changes += edit.changes if edit else ()
    if not changes:
        return None
    first = changes[0]
    return Edit(LABEL, tuple(changes), SegmentRef(first.paragraph, first.after[0].id))


def replaced(places: Sequence[Replacement]) -> str:
    """The target of one segment with all of these places replaced."""
    pieces: list[str] = []
    at = 0
    target = places[0].target
    for each in sorted(places, key=lambda place: (place.start, place.end)):
        pieces += (target[at : each.start], each.text)
        at = each.end
    return "".join((*pieces, target[at:]))


def is_whole(before: str, after: str) -> bool:
    """Whether a changed target still says something and has what is no words, in its order.

    That is its footnote markers and its inline codes.
    """
    return (
        bool(without_codes(after).strip())
        and markers.labels(before) == markers.labels(after)
        and codes_of(before) == codes_of(after)
    )


def _obstacle(segment: Segment, place: Substitution, *, with_confirmed: bool) -> Obstacle | None:
    if segment.status is Status.LOCKED:
        return Obstacle.LOCKED
    if segment.status.is_done and not with_confirmed:
        return Obstacle.CONFIRMED
    target = segment.target
    after = target[: place.start] + place.text + target[place.end :]
    if not without_codes(after).strip():
        return Obstacle.EMPTY
    cuts_marker = any(
        marker.start() < edge < marker.end()
        for marker in markers.MARKER.finditer(target)
        for edge in (place.start, place.end)
    )
    found = markers.labels(target[place.start : place.end])
    if cuts_marker or found != markers.labels(place.text) or not is_whole(target, after):
        return Obstacle.MARKER
    return None
