"""Edits: every change to a bitext is one, and every one has an inverse.

An edit holds the segments before it and the segments after it.  So it can be undone, refused when
it no longer fits, written to a journal and merged, whatever it changes: a target, a status, a
note, a draft, a segment boundary.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace

from alignwb.core.bitext.bitext import Bitext, Paragraph
from alignwb.core.bitext.codes import without_codes
from alignwb.core.bitext.pairing import Pairing, Side
from alignwb.core.bitext.paragraph_runs import ParagraphChange, with_run
from alignwb.core.bitext.post_edits import tracing
from alignwb.core.bitext.segment import (
    Dismissal,
    Draft,
    Origin,
    PostEdit,
    Segment,
    SegmentRef,
    Status,
)
from alignwb.core.bitext.sentence_breaks import with_text
from alignwb.core.bitext.sentences import (
    Sentence,
    assign_words,
    cut_sentences,
    joined_segments,
    sentences_of,
    with_sentences,
)
from alignwb.errors import EditError


@dataclass(frozen=True, slots=True)
class Change:
    """A run of segments of one paragraph replaced by another run.

    Attributes:
        paragraph: Id of the paragraph.
        start: Position in it of the first segment of `before`.
        before: The segments there; never empty.
        after: The segments that replace them; never empty.
    """

    paragraph: str
    start: int
    before: tuple[Segment, ...]
    after: tuple[Segment, ...]


@dataclass(frozen=True, slots=True)
class GlossaryChange:
    """A line of the glossary that became another; "" where there is none.

    The glossary is no part of the bitext: who does or undoes the edit changes its file.

    Attributes:
        before: The line, without its end.
        after: What it became.
        place: The index it has among the lines, if it goes back to that; None for the end.
    """

    before: str
    after: str
    place: int | None = None

    @property
    def undone(self) -> "GlossaryChange":
        """The change that takes this one back."""
        return GlossaryChange(self.after, self.before, self.place)


@dataclass(frozen=True, slots=True)
class Edit:
    """Changes that are done and undone as one.

    Attributes:
        label: Names it in the undo message ("confirm", "split segment").
        changes: Applied in order.
        focus: The segment to show after doing or undoing it.
        glossary: What it changes in the glossary, so that this is undone in order with the rest.
        paragraphs: What it changes in how the document is cut into paragraphs; then it has no
            `changes`.
        at_s: When it was done, in seconds since 1970; None where that is not known.
    """

    label: str
    changes: tuple[Change, ...]
    focus: SegmentRef
    glossary: GlossaryChange | None = None
    paragraphs: ParagraphChange | None = None
    at_s: int | None = field(default=None, compare=False)


def apply(bitext: Bitext, edit: Edit) -> Bitext:
    """The bitext after the edit.  Raises EditError if the segments it expects are not there."""
    if edit.paragraphs is not None:
        return with_run(bitext, edit.paragraphs)
    changed: dict[str, Paragraph] = {}
    for change in edit.changes:
        paragraph = changed.get(change.paragraph) or _paragraph(bitext, change.paragraph)
        end = change.start + len(change.before)
        if paragraph.segments[change.start : end] != change.before:
            raise EditError(
                f"“{edit.label}” does not fit: paragraph {change.paragraph} of"
                f" {bitext.document} has changed since",
                hint="Look at the paragraph and make the change again.",
            )
        segments = paragraph.segments[: change.start] + change.after + paragraph.segments[end:]
        changed[change.paragraph] = replace(paragraph, segments=segments)
    return bitext.with_paragraphs(tuple(changed.values()))


def inverse(edit: Edit) -> Edit:
    """The edit that takes this one back, so that applying both leaves the bitext as it was."""
    changes = tuple(
        replace(change, before=change.after, after=change.before)
        for change in reversed(edit.changes)
    )
    row = edit.glossary
    glossary = row.undone if row else None
    run = edit.paragraphs
    paragraphs = ParagraphChange(run.after, run.before) if run else None
    return replace(edit, changes=changes, glossary=glossary, paragraphs=paragraphs)


def set_target(
    bitext: Bitext,
    ref: SegmentRef,
    text: str,
    *,
    status: Status | None = None,
    origin: Origin | None = None,
    post_edit: PostEdit | None = None,
    label: str = "edit",
) -> Edit | None:
    """Give a segment a target.

    Without a status it becomes EDITED (INITIAL if the text is empty), and so leaves CONFIRMED or
    REVIEWED when the text differs.

    origin: where the text is from, if it was put in as a whole.  post_edit: what is known of how
    the text was made; without it and an origin, the words that the target has already are kept.
    The target is a human's once every word of it was typed.  A bead keeps it as it was aligned.

    None if nothing would change.  Raises EditError on a locked segment, and if nothing would be
    left of a bead.
    """
    segment = locate(bitext, ref)[2]
    is_seen_again = segment.is_outdated and status is not None
    is_same = text == segment.target and origin is None and status in {None, segment.status}
    if is_same and not is_seen_again and post_edit is None:
        # Another tool says nothing of the origin; to go past a segment is not to have written it.
        return None
    if segment.pairing and not text and not segment.source:
        raise EditError(
            f"nothing would be left of segment {segment.id}, which has no source",
            hint="Merge it with a neighbour first.",
        )
    if status is None:
        is_touched = text != segment.target or post_edit is not None
        status = _status_when_edited(segment, text) if is_touched else segment.status
    if post_edit is None:
        post_edit = _post_edit(segment, text, origin)
    changed = replace(
        _with_target(segment, text),
        status=status,
        origin=tracing.origin_of(post_edit, text),
        is_outdated=False,
        post_edit=None,
    )
    if status is not Status.DRAFT:
        changed = tracing.with_post_edit(changed, post_edit)
    return replace_segment(bitext, ref, changed, label=label)


def _with_target(segment: Segment, text: str) -> Segment:
    """The segment with another target; a bead keeps it as it was aligned."""
    changed = with_text(segment, Side.TARGET, text)
    if changed.pairing is None or text == segment.target:
        return changed
    pairing = changed.pairing.corrected(Side.TARGET, segment.target, text)
    return replace(changed, pairing=pairing)


def _status_when_edited(segment: Segment, text: str) -> Status:
    if text == segment.target and not segment.status.may_be_overwritten:
        return segment.status
    return Status.EDITED if text else Status.INITIAL


def _post_edit(segment: Segment, text: str, origin: Origin | None) -> PostEdit:
    if origin is not None:
        return tracing.put_in(text, origin)
    return tracing.rewritten(tracing.post_edit_of(segment), segment.target, text)


def set_status(bitext: Bitext, ref: SegmentRef, status: Status) -> Edit | None:
    """Change the status of a segment, also to lock and unlock it.  None if nothing changes."""
    segment = replace(tracing.touched(locate(bitext, ref)[2]), status=status, is_outdated=False)
    return replace_segment(bitext, ref, segment, label=f"mark {status}", unlock=True)


def set_note(bitext: Bitext, ref: SegmentRef, note: str) -> Edit | None:
    """Write, replace or (with "") remove a segment's note; also on a locked one."""
    segment = replace(locate(bitext, ref)[2], note=note)
    return replace_segment(bitext, ref, segment, label="note", unlock=True)


def set_dismissed(bitext: Bitext, ref: SegmentRef, dismissed: tuple[Dismissal, ...]) -> Edit | None:
    """Dismiss findings of a segment, or have them told again; also on a locked one."""
    segment = replace(locate(bitext, ref)[2], dismissed=dismissed)
    return replace_segment(bitext, ref, segment, label="dismiss finding", unlock=True)


def attach_drafts(
    bitext: Bitext,
    drafts: Mapping[SegmentRef, Draft],
    sources: Mapping[SegmentRef, str] | None = None,
) -> Edit | None:
    """Keep drafts beside their segments, and use them as targets where no human has worked.

    Segments whose status is EDITED or higher keep target, status and origin, and so do those that
    a memory has filled in, because a human once wrote that.  Segments that were split or merged
    since the draft was asked for are passed over: references that no longer exist and, where
    `sources` has the drafted sources, segments with another one.  None if nothing would change.
    """
    changes: list[Change] = []
    focus: SegmentRef | None = None
    for ref, draft in drafts.items():
        try:
            paragraph = bitext.paragraph(ref.paragraph)
            position = paragraph.position(ref.segment)
        except KeyError:
            continue
        old = paragraph.segments[position]
        if sources is not None and sources.get(ref) != old.source:
            continue
        new = with_draft(old, draft)
        if new != old:
            changes.append(Change(ref.paragraph, position, (old,), (new,)))
            focus = focus or ref
    return Edit("draft", tuple(changes), focus) if focus else None


def with_draft(segment: Segment, draft: Draft) -> Segment:
    """The segment with a draft, which becomes its target too.

    A target stays if a human has touched it or a memory has filled it in.
    """
    drafted = replace(segment, draft=draft)
    if segment.stage.may_be_overwritten and not segment.is_from_memory and draft.text:
        filled = with_text(drafted, Side.TARGET, draft.text)
        return replace(filled, status=Status.DRAFT, origin=draft.origin, post_edit=None)
    return drafted


def split_segment(bitext: Bitext, ref: SegmentRef, source_offset: int, target_offset: int) -> Edit:
    """Cut a segment in two at the given characters of its source and target.

    White space at the cut is dropped; an inline code around the cut spans both parts.  Both parts
    become EDITED at most, keep the origin as far as it is theirs, and lose the draft, which was for
    the whole.  Raises EditError if the segment is locked or either source part would be empty.
    """
    paragraph, position, segment = locate(bitext, ref)
    refuse_locked(segment)
    sources = cut_sentences(sentences_of(segment, Side.SOURCE), source_offset)
    targets = cut_sentences(sentences_of(segment, Side.TARGET), target_offset)
    if not all(_holds_words(source) for source in sources):
        raise EditError(
            "a segment cannot be split at its edge",
            hint="Put the cursor inside the sentence, where the second part begins.",
        )
    second = replace(
        segment,
        id=fresh_id({each.id for each in paragraph.segments}),
        note="",
        dismissed=(),
        pairing=segment.pairing and Pairing(),
    )
    parts = [
        replace(with_sentences(part, source, target), draft=None)
        for part, source, target in zip((segment, second), sources, targets, strict=True)
    ]
    if segment.pairing is None:
        parts = _with_post_edits(segment, parts)
    change = Change(paragraph.id, position, (segment,), tuple(parts))
    return Edit("split segment", (change,), ref)


def _with_post_edits(whole: Segment, parts: Sequence[Segment]) -> list[Segment]:
    """The parts of a segment, each with its part of what is known of the whole target."""
    post_edit = tracing.post_edit_of(whole)
    targets = [part.target for part in parts]
    raws = assign_words(post_edit.raw or "", targets)
    divided = tracing.divided(post_edit, whole.target, targets, raws)
    return [
        replace(part, origin=tracing.origin_of(own, part.target), post_edit=own)
        for part, own in zip(parts, divided, strict=True)
    ]


def _holds_words(sentences: tuple[Sentence, ...]) -> bool:
    """Whether sentences have more than inline codes."""
    return any(without_codes(each.text).strip() for each in sentences)


def merge_with_next(bitext: Bitext, ref: SegmentRef) -> Edit:
    """Join a segment with the next one of its paragraph; sources and targets join by a space.

    The result keeps the first one's id, its origin unless that is human and the other's is not, the
    weaker status but EDITED at most, both notes, and no draft.  Raises EditError at the end of a
    paragraph or if either is locked.
    """
    paragraph, position, segment = locate(bitext, ref)
    if position + 1 == len(paragraph.segments):
        raise EditError(
            "this is the last sentence of its paragraph",
            hint="Segments are merged inside a paragraph; merge from the sentence before.",
        )
    following = paragraph.segments[position + 1]
    refuse_locked(segment)
    refuse_locked(following)
    merged = replace(joined_segments(segment, following), draft=None)
    if segment.pairing is None and following.pairing is None:
        post_edit = tracing.merged(segment, following)
        origin = tracing.origin_of(post_edit, merged.target)
        merged = replace(merged, origin=origin, post_edit=post_edit)
    change = Change(paragraph.id, position, (segment, following), (merged,))
    return Edit("merge segments", (change,), ref)


def replace_segment(
    bitext: Bitext, ref: SegmentRef, segment: Segment, *, label: str, unlock: bool = False
) -> Edit | None:
    """The edit that puts `segment` where `ref` stands; None if it stands there already.

    Raises EditError on a locked segment, unless `unlock` says that this is meant.
    """
    paragraph, position, old = locate(bitext, ref)
    if segment == old:
        return None
    if not unlock:
        refuse_locked(old)
    return Edit(label, (Change(paragraph.id, position, (old,), (segment,)),), ref)


def refuse_locked(segment: Segment) -> None:
    """Raises EditError if the segment is locked."""
    if segment.status is Status.LOCKED:
        raise EditError(
            f"segment {segment.id} is locked", hint="Unlock it first if the change is meant."
        )


def fresh_id(taken: Collection[str]) -> str:
    """An id for a new segment of a paragraph, none of the `taken` ones."""
    number = len(taken) + 1
    while f"s{number}" in taken:
        number += 1
    return f"s{number}"


def locate(bitext: Bitext, ref: SegmentRef) -> tuple[Paragraph, int, Segment]:
    """The segment with its paragraph and its position there.  Raises EditError if there is none."""
    paragraph = _paragraph(bitext, ref.paragraph)
    try:
        position = paragraph.position(ref.segment)
    except KeyError:
        raise EditError(f"{bitext.document} has no segment {ref}") from None
    return paragraph, position, paragraph.segments[position]


def _paragraph(bitext: Bitext, paragraph_id: str) -> Paragraph:
    try:
        return bitext.paragraph(paragraph_id)
    except KeyError:
        raise EditError(f"{bitext.document} has no paragraph {paragraph_id}") from None
