"""What of a target nobody has typed, followed through everything that is done to it.

A word is typed if every letter and digit of it was put in by a person: by keys, by pasting, by a
command that puts in a term, or by replacing.  Footnote markers, punctuation and spaces are no
words.  So who selects all and types, deletes word by word, or writes in the middle and deletes the
rest has typed every word; who corrects a comma, a letter or an ending has not.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from difflib import SequenceMatcher
from itertools import pairwise
from typing import NamedTuple

from alignwb.core.bitext.markers import MARKER
from alignwb.core.bitext.segment import Origin, OriginKind, PostEdit, Segment, Status
from alignwb.core.bitext.stretches import stretches

_TOKEN = re.compile(r"\w+|\s+|[^\w\s]")
_MOST_PRODUCT = 10_000
"""`difflib` takes time as the cube of the length where the same words come over and over."""

Kept = tuple[tuple[int, int], ...]
"""Parts of a text, as (start, end)."""


class TextChange(NamedTuple):
    """A part of a text replaced: its first character, its end, and what stands there now."""

    start: int
    end: int
    text: str

    def applied(self, before: str) -> str:
        """The text after the change."""
        return before[: self.start] + self.text + before[self.end :]


def post_edit_of(segment: Segment) -> PostEdit:
    """What is known of how a segment's target was made.

    A target that nobody has touched is its own raw text, and so is one that is a draft's to the
    letter.  An aligned text has its original.  Of others that say nothing all counts as kept, for
    nobody knows what was typed; of a person's target nothing does.
    """
    target, origin = segment.target, segment.origin
    if segment.post_edit is not None:
        return segment.post_edit
    if not target:
        return PostEdit("", typed=0)
    if segment.stage in {Status.INITIAL, Status.DRAFT}:
        return put_in(target, origin)
    kind = origin.kind if origin else None
    if kind is OriginKind.MT and segment.draft:
        if target in {each.text for each in segment.draft.hypotheses}:
            return replace(put_in(target, origin), typed=None)
    elif kind is OriginKind.REFERENCE and segment.pairing:
        original = segment.pairing.original_target or target
        return rewritten(put_in(original, origin), original, target)
    if kind is OriginKind.HUMAN:
        return PostEdit(None, origin)
    return replace(put_in(target, origin), raw=None, typed=None)


def touched(segment: Segment) -> Segment:
    """The segment as a person begins to work on it: what it was made from is kept from now on."""
    is_untouched = segment.stage in {Status.INITIAL, Status.DRAFT} and bool(segment.target)
    if segment.post_edit is not None or not is_untouched:
        return segment
    return replace(segment, post_edit=post_edit_of(segment))


def with_post_edit(segment: Segment, post_edit: PostEdit) -> Segment:
    """The segment with a post-edit; without one where it says no more than the segment itself."""
    bare = replace(segment, post_edit=None)
    if post_edit.raw is None and post_edit_of(bare) == post_edit:
        return bare
    return replace(segment, post_edit=post_edit)


def put_in(text: str, origin: Origin | None) -> PostEdit:
    """A text that was put in as a whole, and that nobody has touched."""
    return PostEdit(text, origin if text else None, ((0, len(text)),) if text else (), 0)


def typed_in(post_edit: PostEdit, change: TextChange, kept: Kept = ()) -> PostEdit:
    """After a change that a person made; kept: what of the text put in was not typed by it."""
    start, end, text = change
    shift = start + len(text) - end
    parts: list[tuple[int, int]] = []
    for first, last in post_edit.kept:
        if first < start:
            parts.append((first, min(last, start)))
    parts += ((start + first, start + last) for first, last in kept)
    for first, last in post_edit.kept:
        if last > end:
            parts.append((max(first, end) + shift, last + shift))
    count = 0 if kept else len(text)
    typed = None if post_edit.typed is None else post_edit.typed + count
    return replace(post_edit, kept=_joined(parts), typed=typed)


def rewritten(post_edit: PostEdit, before: str, after: str) -> PostEdit:
    """After a change of which only the two texts are known: words that both have are kept."""
    if before == after:
        return post_edit
    if after == post_edit.raw:
        return replace(post_edit, kept=((0, len(after)),) if after else (), typed=None)
    parts: list[tuple[int, int]] = []
    for place, other, length in _same_words(before, after):
        for first, last in post_edit.kept:
            start, end = max(first, place), min(last, place + length)
            if start < end:
                parts.append((start + other - place, end + other - place))
    return replace(post_edit, kept=_joined(parts), typed=None)


def replaced_in(post_edit: PostEdit, changes: Iterable[TextChange]) -> PostEdit:
    """After changes in different places of one text, whose places are those before all of them."""
    for change in sorted(changes, reverse=True):
        post_edit = typed_in(post_edit, change)
    return post_edit


def is_retyped(post_edit: PostEdit, target: str) -> bool:
    """Whether a person has typed every word of the target."""
    if not post_edit.kept:
        return True
    if not _has_word(target, ((0, len(target)),)):
        return False
    return not _has_word(target, post_edit.kept)


def origin_of(post_edit: PostEdit, target: str) -> Origin | None:
    """The origin of a target with this post-edit; None if there is no target."""
    if not target:
        return None
    origin = post_edit.origin
    if origin is not None and origin.kind is OriginKind.HUMAN:
        return origin
    return Origin(OriginKind.HUMAN) if not origin or is_retyped(post_edit, target) else origin


def divided(
    whole: PostEdit, target: str, parts: Sequence[str], raws: Sequence[str]
) -> list[PostEdit]:
    """The post-edit of each part of a target that is cut; between the parts is only white space.

    raws: the raw text, divided likewise.  What was typed for either part is not known, unless it
    is nothing.
    """
    found: list[PostEdit] = []
    at = 0
    for part, raw in zip(parts, raws, strict=True):
        start = target.index(part, at)
        at = start + len(part)
        own_raw = None if whole.raw is None else raw
        typed = 0 if whole.typed == 0 else None
        found.append(PostEdit(own_raw, whole.origin, part_of(whole.kept, start, at), typed))
    return found


def part_of(kept: Kept, start: int, end: int) -> Kept:
    """What of a part of the text was kept, as places in that part."""
    return tuple(
        (max(first, start) - start, min(last, end) - start)
        for first, last in kept
        if first < end and last > start
    )


def merged(first: Segment, second: Segment) -> PostEdit:
    """The post-edit of two targets joined by a space, or of the one that is not empty."""
    parts = [post_edit_of(each) for each in (first, second)]
    shift = len(first.target) + 1 if first.target and second.target else 0
    raws = [part.raw for part in parts]
    kept = (*parts[0].kept, *((start + shift, end + shift) for start, end in parts[1].kept))
    counts = [part.typed for part in parts]
    return PostEdit(
        None if None in raws else " ".join(filter(None, raws)),
        _origin_of_both(parts, (first.target, second.target)),
        _joined(kept),
        None if None in counts else sum(filter(None, counts)),
    )


def checked_kept(kept: Iterable[tuple[int, int]], length: int) -> Kept:
    """Parts of a text of that length.  Raises ValueError if they are none, or in disorder."""
    parts = tuple(kept)
    is_ordered = all(one[1] < other[0] for one, other in pairwise(parts))
    if not is_ordered or any(not 0 <= start < end <= length for start, end in parts):
        raise ValueError("the parts that were kept do not fit the text")
    return parts


def _origin_of_both(parts: Sequence[PostEdit], targets: Sequence[str]) -> Origin | None:
    """Of the first that is not a person's own: words of it stand in both together."""
    origins = [origin_of(*pair) for pair in zip(parts, targets, strict=True)]
    others = [each for each in origins if each and each.kind is not OriginKind.HUMAN]
    return next(iter((*others, *(part.origin for part in parts if part.origin))), None)


def _joined(parts: Iterable[tuple[int, int]]) -> Kept:
    """Parts in order as fewer: those that touch are one, empty ones are none."""
    joined: list[tuple[int, int]] = []
    for start, end in parts:
        if start >= end:
            continue
        if joined and start <= joined[-1][1]:
            joined[-1] = joined[-1][0], end
        else:
            joined.append((start, end))
    return tuple(joined)


def _has_word(text: str, parts: Kept) -> bool:
    """Whether a letter or digit stands in one of the parts, outside of footnote markers."""
    if "[^" in text:
        text = MARKER.sub(lambda marker: " " * len(marker[0]), text)
    return any(any(map(str.isalnum, text[start:end])) for start, end in parts)


def _same_words(before: str, after: str) -> Iterator[tuple[int, int, int]]:
    """Stretches of whole words that both texts have: their place in either, and their length."""
    ours, theirs = _TOKEN.findall(before), _TOKEN.findall(after)
    our_places, their_places = _places(ours), _places(theirs)
    for start, end, first, last in stretches(ours, theirs, _MOST_PRODUCT):
        matcher = SequenceMatcher(None, ours[start:end], theirs[first:last], autojunk=False)
        for own, other, size in matcher.get_matching_blocks():
            if size:
                place, there = our_places[start + own], their_places[first + other]
                yield place, there, our_places[start + own + size] - place


def _places(tokens: Sequence[str]) -> list[int]:
    places = [0]
    for token in tokens:
        places.append(places[-1] + len(token))
    return places
