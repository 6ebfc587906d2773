"""The current bead: what may be done with it, over a session.

Knows no widget, so that every rule of it can be tested without a screen.
"""

from collections.abc import Callable, Container, Sequence
from contextlib import suppress
from dataclasses import replace

from alignwb.core.beads import bead_edits, review_queue
from alignwb.core.beads.distant_beads import MarkedBlock, beads_of, fetch
from alignwb.core.bitext import edits, navigation
from alignwb.core.bitext.edits import Edit
from alignwb.core.bitext.navigation import SegmentTest
from alignwb.core.bitext.pairing import Side
from alignwb.core.bitext.regrouping import moved_place
from alignwb.core.bitext.segment import Segment, SegmentRef, Status
from alignwb.core.defaults import DOUBTFUL_BELOW
from alignwb.errors import EditError
from alignwb.services.editing import repairs
from alignwb.services.session import Session


class OpenBead:
    """The bead the reviewer is at and the side that is chosen.

    Attributes:
        session: The alignment.
        ref: The bead.
        side: Which side commands on one side mean.
        doubtful_below: The confidence, 0..1, below which a bead is doubtful.
        queue_length: Doubtful beads there were when the reviewer began to go by doubt; 0 while
            the reviewer goes by the document.
        skipped: Beads that are passed over, and not confirmed with others.
    """

    def __init__(
        self, session: Session, ref: SegmentRef, doubtful_below: float = DOUBTFUL_BELOW
    ) -> None:
        self.session = session
        self.ref = ref
        self.side = Side.TARGET
        self.doubtful_below = doubtful_below
        self.queue_length = 0
        self.skipped: Container[SegmentRef] = ()
        self._block: MarkedBlock | None = None
        self._queue = review_queue.DoubtfulBeads(doubtful_below)

    def queue(self) -> tuple[SegmentRef, ...]:
        """The doubtful beads nobody has confirmed, the most doubtful first."""
        return self._queue.of(self.session.bitext)

    def waiting(self) -> list[SegmentRef]:
        """Those of the queue that are not passed over."""
        return [ref for ref in self.queue() if ref not in self.skipped]

    @property
    def segment(self) -> Segment:
        """The bead as the bitext has it."""
        return self.session.bitext.segment(self.ref)

    @property
    def by_doubt(self) -> bool:
        """True if the next bead is the most doubtful one."""
        return self.queue_length > 0

    def begin_queue(self) -> bool:
        """Go by doubt from now on; False if no bead is doubtful that is not passed over."""
        self.queue_length = len(self.queue()) if self.waiting() else 0
        return self.by_doubt

    def end_queue(self) -> None:
        """Go by the document from now on."""
        self.queue_length = 0

    def queue_place(self) -> tuple[int, int]:
        """The bead's number in the queue and the queue's length, those seen to included.

        The number is that of the next one where the current bead is not in the queue.
        """
        waiting = self.queue()
        # More of them than at first: something was undone, or realigned.
        self.queue_length = max(self.queue_length, len(waiting))
        place = waiting.index(self.ref) if self.ref in waiting else 0
        seen_to = self.queue_length - len(waiting)
        return min(seen_to + place + 1, self.queue_length), self.queue_length

    def next_to_do(self, direction: int = 1) -> SegmentRef | None:
        """The next unconfirmed bead, or by doubt the next most doubtful; the other way with -1.

        Past the end it begins again at the start.  None if there is none.
        """
        if not self.by_doubt:
            return self.find(navigation.is_open, direction)
        waiting = self.waiting()
        if self.ref in waiting:
            place = (waiting.index(self.ref) + direction) % len(waiting)
            return waiting[place] if waiting[place] != self.ref else None
        return waiting[0] if waiting else None

    def find(self, test: SegmentTest, direction: int = 1) -> SegmentRef | None:
        """The nearest other bead that passes, onwards or (-1) backwards, round the end."""
        find = navigation.around if direction > 0 else navigation.around_back
        found = find(self.session.bitext, self.ref, test, skipped=self.skipped)
        return None if found == self.ref else found

    def confirm(self) -> None:
        """Confirm the bead."""
        if not self.segment.status.is_done:
            self.apply(edits.set_status(self.session.bitext, self.ref, Status.CONFIRMED))

    def toggle_confirmed(self) -> None:
        """Confirm the bead, or take that back.  Raises EditError if it is locked."""
        segment = self.segment
        if segment.status is Status.LOCKED:
            raise EditError("this bead is locked")
        status = Status.CONFIRMED
        if segment.status.is_done:
            status = Status.EDITED if segment.target else Status.INITIAL
        self.apply(edits.set_status(self.session.bitext, self.ref, status))

    def confirm_to_here(self) -> int:
        """Confirm the beads since the last confirmed one; answers how many those are."""
        edit = review_queue.confirm_down_to(self.session.bitext, self.ref, self.skipped)
        if edit is None:
            return 0
        self.apply(edit)
        return sum(
            after is not before
            for change in edit.changes
            for before, after in zip(change.before, change.after, strict=True)
        )

    def apply(self, edit: Edit | None) -> None:
        """Make an edit of beads, and go where it leads; None changes nothing."""
        if edit is not None:
            repairs.refuse_content_of_others(self.session, edit)
            self.session.apply(edit)
            self.ref = self.nearest(edit.focus)

    def edit(self, text: str) -> None:
        """Correct the chosen side."""
        self.apply(bead_edits.edit_side(self.session.bitext, self.ref, self.side, text))

    def keep_undone(self, texts: Sequence[str]) -> None:
        """Let redo lead to texts of the chosen side that were typed and taken back, last first."""
        bitext, typed = self.session.bitext, list[Edit]()
        for text in reversed(texts):
            with suppress(EditError):  # of a side that cannot be empty
                edit = bead_edits.edit_side(bitext, self.ref, self.side, text)
                if edit is not None:
                    typed.append(edit)
                    bitext = edits.apply(bitext, edit)
        for edit in reversed(typed):
            self.session.keep_undone(edit)

    @property
    def block(self) -> MarkedBlock | None:
        """What is marked to be paired with beads elsewhere, as it stands now; None if nothing is.

        A mark goes with its bead into another paragraph, and is gone while that bead is.
        """
        block = self._block
        if block is None:
            return None
        first = self._place_now(block.first)
        last = self._place_now(block.last) if block.last else None
        if first is None or (block.last and last is None):
            return None
        return replace(block, first=first, last=last)

    def mark_block(self) -> tuple[SegmentRef, ...]:
        """Begin a block with this bead, end the one that is begun, or with its beginning drop it.

        Answers its beads.  Raises EditError if the bead has nothing on the chosen side.
        """
        block, bitext = self.block, self.session.bitext
        if block is not None and block.first == self.ref:
            self._block = None
            return ()
        if block is None or block.last is not None or block.side is not self.side:
            block = MarkedBlock(self.ref, self.side)
        else:
            block = replace(block, last=self.ref)
        found = beads_of(bitext, block)
        self._block = block
        return found

    def fetch_block(self) -> None:
        """Pair what is marked with this bead and those after it; nothing is marked then."""
        block = self.block
        if block is None and self._block is not None:
            raise EditError("the marked bead is no longer there", hint="Mark it again.")
        if block is None:
            raise EditError("nothing is marked", hint="Mark the bead that belongs here first.")
        self.apply(fetch(self.session.bitext, block, self.ref))
        self._block = None

    def write_note(self, note: str) -> None:
        """Write, replace or (with "") remove the note."""
        self.apply(edits.set_note(self.session.bitext, self.ref, note))

    def realign(self, edit: Edit) -> None:
        """Take over what the aligner found; the place stays where it is, if it can."""
        repairs.refuse_content_of_others(self.session, edit)
        before = navigation.number_of(self.session.bitext, self.ref)
        self.session.apply(edit)
        if not self._is_there(self.ref):
            near = moved_place(self.session.bitext, self.ref)
            near = near or navigation.numbered(self.session.bitext, before)
            assert near is not None
            self.ref = near

    def travel(self, step: Callable[[], Edit | None]) -> Edit | None:
        """Undo or redo, and go where that was."""
        edit = step()
        if edit is not None:
            self.ref = self.nearest(edit.focus)
        return edit

    def nearest(self, ref: SegmentRef) -> SegmentRef:
        """`ref`, or the first bead of its paragraph if that bead is gone.

        Where the paragraph is gone too, it is the first unconfirmed one.
        """
        bitext = self.session.bitext
        if moved := moved_place(bitext, ref):
            return moved
        if ref.paragraph in bitext.positions:
            return SegmentRef(ref.paragraph, bitext.paragraph(ref.paragraph).segments[0].id)
        return navigation.first(bitext, navigation.is_open) or navigation.first(bitext) or ref

    def _place_now(self, ref: SegmentRef) -> SegmentRef | None:
        return ref if self._is_there(ref) else moved_place(self.session.bitext, ref)

    def _is_there(self, ref: SegmentRef) -> bool:
        try:
            self.session.bitext.segment(ref)
        except KeyError:
            return False
        return True
