"""The open segment: what is typed but not yet part of the bitext.

Keystrokes go to the session's journal as they are typed; leaving the segment makes one edit of
them.  Knows no widget, so that every rule of it can be tested without a screen.
"""

from collections.abc import Sequence
from typing import NamedTuple

from alignwb.core.bitext import edits, navigation
from alignwb.core.bitext.edits import Edit
from alignwb.core.bitext.pairing import Side
from alignwb.core.bitext.post_edits.tracing import origin_of, post_edit_of
from alignwb.core.bitext.regrouping import moved_place
from alignwb.core.bitext.repairs import source_edits
from alignwb.core.bitext.segment import Origin, PostEdit, Segment, SegmentRef, Status
from alignwb.core.memory.pretranslation import propagate
from alignwb.errors import AlignwbError
from alignwb.services.editing import repairs
from alignwb.services.editing.typed_target import Step, TypedTarget
from alignwb.services.session import Session


class _Step(NamedTuple):
    """A text that undo leads back to, and how it was made."""

    text: str
    post_edit: PostEdit


class OpenSegment:
    """The segment the translator is at, over a session.

    Attributes:
        session: The document.
        ref: The segment.
    """

    def __init__(self, session: Session, ref: SegmentRef) -> None:
        self.session = session
        self.ref = ref
        self._typed = TypedTarget(self.segment)
        self._loaded = self.text
        self._steps: list[_Step] = []

    @property
    def segment(self) -> Segment:
        """The open segment as the bitext has it."""
        return self.session.bitext.segment(self.ref)

    @property
    def text(self) -> str:
        """What is typed; set, it is not kept in the journal."""
        return self._typed.text

    @text.setter
    def text(self, text: str) -> None:
        self._typed.hold(text, None)

    @property
    def post_edit(self) -> PostEdit:
        """How what is typed was made."""
        return self._typed.post_edit

    @property
    def origin(self) -> Origin | None:
        """The origin of what is typed; a human's once every word of it was typed."""
        return self._typed.origin if self._is_changed else self.segment.origin

    @property
    def is_gone(self) -> bool:
        """True if another program took the segment out of the document."""
        return self._nearest(self.ref) != self.ref

    @property
    def is_touched(self) -> bool:
        """True if what is typed differs from the bitext."""
        return self.text != self.segment.target

    @property
    def is_uncommitted(self) -> bool:
        """True if a commit would make an edit, if only of a text that is gone again."""
        return self.is_touched or bool(self._steps)

    @property
    def is_locked(self) -> bool:
        """True if nothing may be typed."""
        return not self.session.takes_changes or self.segment.status is Status.LOCKED

    def open(self, ref: SegmentRef) -> None:
        """Go to another segment; what was typed in this one becomes an edit first."""
        self.commit()
        self.begin_at(ref)

    def begin_at(self, ref: SegmentRef) -> None:
        """Hold another segment as the bitext has it; the caller has kept what was typed."""
        self.ref = ref
        self.reload()

    def begin_with(self, ref: SegmentRef, text: str, post_edit: PostEdit | None) -> None:
        """Go to a segment in which a text was typed before the program ended."""
        self.open(ref)
        self._typed.hold(text, post_edit)

    def take(self, text: str, origin: Origin | None) -> None:
        """Hold a text that is put in as a whole; `origin`: where it is from, None if typed."""
        if text != self.text or origin is not None:
            self._typed.put(text, origin)
            self._keep()

    def type(self, text: str, steps: Sequence[Step] = ()) -> None:
        """Hold what the box holds now, and keep it in the journal.

        steps: how the box came to it.  Without them it is a text that was there before, or one of
        which nobody knows how it was typed.
        """
        if text == self.text and not steps:
            return
        # A step that undo has taken back is none; neither is one that ends where it began.
        if self._steps and text == self._steps[-1].text:
            self._steps.pop()
        self._typed.follow(text, steps)
        self._keep()

    def _keep(self) -> None:
        if self.is_touched:
            self.session.keep_open_text(self.ref, self.text, Side.TARGET, self.post_edit)
        else:
            self.session.drop_open_text()

    def begin_step(self) -> None:
        """Have what is held now be a step of its own, that undo goes back to after a commit too."""
        if self.is_touched:
            self._steps.append(_Step(self.text, self.post_edit))

    def commit(self) -> None:
        """Make edits of what was typed, one of each step."""
        self._steps.append(_Step(self.text, self.post_edit))
        while self._steps:
            text, post_edit = self._steps[0]
            # Of a bead without a source something has to be left at every step.
            may_be_kept = text == self.text or text or self.segment.source
            is_last = len(self._steps) == 1
            if may_be_kept and (text != self.segment.target or (is_last and self._is_changed)):
                bitext = self.session.bitext
                self._apply(edits.set_target(bitext, self.ref, text, post_edit=post_edit))
            del self._steps[0]

    def confirm(self) -> None:
        """Confirm what the box holds, as a step of its own.

        Raises AlignwbError on an empty target.
        """
        if not self.text.strip():
            raise AlignwbError(
                "there is nothing to confirm", hint="Type the target, or put the source into it."
            )
        self.commit()
        self._apply(
            edits.set_target(
                self.session.bitext,
                self.ref,
                self.text,
                status=Status.CONFIRMED,
                label="confirm",
            )
        )

    def repeat(self) -> int:
        """Fill in what repeats this segment, which is confirmed; answers how many it were."""
        edit = propagate(self.session.bitext, self.ref)
        if edit is None:
            return 0
        self.session.apply(edit)
        return len(edit.changes)

    def toggle(self, status: Status) -> None:
        """Give the segment this status, or (if it has it) the one below it a human gives."""
        self.commit()
        segment = self.segment
        if segment.status is status:
            lower = {Status.REVIEWED: Status.CONFIRMED, Status.LOCKED: Status.CONFIRMED}
            status = lower.get(status, Status.EDITED)
        elif not segment.target:
            raise AlignwbError("a segment without a target cannot be confirmed")
        self._apply(edits.set_status(self.session.bitext, self.ref, status))

    def write_note(self, note: str) -> None:
        """Write, replace or (with "") remove the note."""
        self._apply(edits.set_note(self.session.bitext, self.ref, note))

    def correct_source(self, text: str) -> None:
        """Give the segment another source; the one it was imported with is kept.

        Raises EditError on an empty text and on a locked segment.
        """
        self.commit()
        self._apply(source_edits.correct_source(self.session.bitext, self.ref, text))
        self.reload()

    def split(self, source_offset: int, target_offset: int) -> None:
        """Cut the segment in two."""
        self.commit()
        self._apply(repairs.split_segment(self.session, self.ref, source_offset, target_offset))
        self.reload()

    def merge(self) -> None:
        """Join the segment with the next one of its paragraph; what was split is as it was."""
        self.commit()
        edit = repairs.merge_segments(self.session, self.ref)
        self.session.apply(edit)
        self.begin_at(edit.focus)

    def join_paragraphs(self) -> None:
        """Join the paragraph with the next one.

        Raises EditError where they cannot be joined, also if the file has something of another
        program with the next one, which would have no place.
        """
        self.commit()
        self.session.apply(repairs.join_paragraphs(self.session, self.ref.paragraph))
        self.reload()

    def divide_paragraph(self) -> None:
        """Let the segment begin a paragraph; raises EditError as `join_paragraphs` does."""
        self.commit()
        edit = repairs.divide_paragraph(self.session, self.ref)
        assert edit.paragraphs is not None
        self.session.apply(edit)
        begun = edit.paragraphs.after[1]
        self.begin_at(SegmentRef(begun.id, begun.segments[0].id))

    def undo(self) -> Edit | None:
        """Take the last step of typing back, else the last edit, and go where it was.

        None if there is nothing to take back.  Of typing too it is the session that knows what
        `redo` brings back, so that this outlives the box, a move and the process.
        """
        if self.is_touched and not (self.text or self.segment.source):
            return self._put_back()
        if self.is_touched and not self._steps:
            return self._take_back()
        self.commit()
        return self._went_to(self.session.undo())

    def redo(self) -> Edit | None:
        """Do again what was taken back, and go there; None if there is nothing.

        Where something is typed there is nothing: it becomes an edit, and that ends what could be
        done again.
        """
        self.commit()
        return self._went_to(self.session.redo())

    def take_over(self) -> None:
        """Hold what another program has made of the segment; what was typed stays."""
        if self.text == self._loaded:
            self.reload()

    def leave_gone(self, text: str) -> str:
        """Go to the segment nearest to one that is gone.

        text: what the box holds.  Returns what of it was typed; "" if it was as it was loaded.
        """
        typed = "" if text == self._loaded else text
        self.begin_at(self._nearest(self.ref))
        return typed

    def reload(self) -> None:
        """Hold what the bitext has; the caller has kept what was typed."""
        self._typed = TypedTarget(self.segment)
        self._loaded = self.text
        self._steps = []

    def _put_back(self) -> Edit:
        """Go back from an empty text that no edit can hold, as nothing would be left of a bead."""
        before = self._steps[-1].text if self._steps else self.segment.target
        self.type(before)
        return Edit("edit", (), self.ref)

    def _take_back(self) -> Edit | None:
        """Take all typing back as one step, which ends nothing that could be done again."""
        bitext, text = self.session.bitext, self.text
        edit = edits.set_target(bitext, self.ref, text, post_edit=self.post_edit)
        if edit is not None:
            self.session.keep_undone(edit)
            self.session.drop_open_text()
            self.reload()
        return edit and edits.inverse(edit)

    def _apply(self, edit: Edit | None) -> None:
        if edit is not None:
            self.session.apply(edit)
        self._loaded = self.segment.target

    @property
    def _is_changed(self) -> bool:
        """True if the text differs from the bitext's, or is the same and was typed once more."""
        if self.is_touched:
            return True
        segment = self.segment
        return self._typed.origin != origin_of(post_edit_of(segment), segment.target)

    def _went_to(self, edit: Edit | None) -> Edit | None:
        if edit is not None:
            self.ref = self._nearest(edit.focus)
            self.reload()
        return edit

    def _nearest(self, ref: SegmentRef) -> SegmentRef:
        """`ref`, or the first segment of its paragraph if an edit did away with it.

        Where the paragraph is gone too, it is the first open segment.
        """
        bitext = self.session.bitext
        if moved := moved_place(bitext, ref):
            return moved
        try:
            paragraph = bitext.paragraph(ref.paragraph)
        except KeyError:
            first = navigation.first(bitext, navigation.is_open) or navigation.first(bitext)
            return first or ref
        return SegmentRef(paragraph.id, paragraph.segments[0].id)
