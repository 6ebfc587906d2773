"""What every group of the review's commands stands on: the bead at hand, and showing it."""

from collections.abc import Callable
from time import monotonic

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical

from alignwb.core.bitext import navigation
from alignwb.core.bitext.pairing import Side
from alignwb.core.bitext.segment import SegmentRef
from alignwb.errors import AlignwbError
from alignwb.services.editing.open_bead import ReviewDesk
from alignwb.services.project.project import Document, Project
from alignwb.services.session import Session
from alignwb.tui.commands import REVIEWING, key_actions
from alignwb.tui.review.bead_lines import EMPTY, FLAG, NOTE, REVIEW_MARKS
from alignwb.tui.review.bead_panel import BeadAtHand, BeadLine, BeadPanel
from alignwb.tui.review.bead_view import BeadView
from alignwb.tui.review.review_box import ReviewBox
from alignwb.tui.shared.key_line import KeyLine
from alignwb.tui.shared.modes import Mode
from alignwb.tui.shared.project_helpers import Aids
from alignwb.tui.shared.segment_editor import SegmentEditor
from alignwb.tui.shared.session_screen import WIDE, SessionScreen, bindings_of, first_place
from alignwb.tui.shared.status_line import StatusLine, StatusLineState

_MOST_LINES = 8
_WAYS_OUT = {
    "enter": "keep_text",
    "ctrl+j": "keep_text",
    "ctrl+enter": "keep_text",
    "escape": "drop_text",
    "tab": "nothing",
    "ctrl+s": "save",
    "ctrl+q": "quit",
    "f1": "toggle_help",
}
_NAMES = {Side.SOURCE: "source", Side.TARGET: "target"}


class ReviewBase(SessionScreen):
    """The review of one alignment.

    Attributes:
        desk: The bead at hand.
    """

    CSS_PATH = "review.tcss"
    BINDINGS = bindings_of(REVIEWING)
    mode = Mode.REVIEW
    table = REVIEWING
    marks = (
        ("○", "unconfirmed"),
        *((mark, str(status)) for status, mark in REVIEW_MARKS.items() if status.is_done),
        (FLAG, "flagged"),
        (NOTE, "has a note"),
        (EMPTY, "nothing on this side"),
        ("¶", "a paragraph begins: in the line, of the source; in the text, of the target"),
    )
    introduction = """\
Each bead joins the sentences that say the same: Dutch on the left, English on the right. Between \
them stands how sure the aligner is, in percent; dashed wires and a ? are doubts, double wires a \
bead you confirmed, ∅ a side that has no counterpart. Letters are commands: put the sentences \
right, confirm with Enter, and realign the rest around what is confirmed. Every step can be \
undone and is kept as you make it."""

    def __init__(
        self,
        project: Project,
        session: Session,
        place: SegmentRef | None = None,
        aids: Aids | None = None,
    ) -> None:
        super().__init__(project, session, aids)
        self.desk = ReviewDesk(session, place or first_place(session))

    @property
    def ref(self) -> SegmentRef:
        """The bead at hand."""
        return self.desk.ref

    @property
    def view(self) -> BeadView:
        """The list of beads."""
        return self.query_one(BeadView)

    @property
    def box(self) -> ReviewBox:
        """The box in which a text is corrected."""
        return self.query_one(ReviewBox)

    @property
    def is_touched(self) -> bool:
        """Whether the open box holds another text than the bead."""
        return self.box.is_open and self.box.text != self.desk.segment.text(self.desk.side)

    def documents(self) -> tuple[Document, ...]:
        """Every reference of the project."""
        return self.project.reference_documents()

    def compose(self) -> ComposeResult:
        """The layout (Textual's compose); the style sheet says what shows at which size."""
        # The breakpoints would say so only after a first layout, and a long text wraps twice.
        self.set_class(self.app.size.width >= WIDE, "-wide")
        yield StatusLine()
        with Horizontal(id="body"):
            yield BeadView()
            yield BeadPanel()
        with Vertical(id="foot"):
            yield BeadLine()
        with Vertical(id="box"):
            yield ReviewBox(key_actions(REVIEWING), _WAYS_OUT)
        yield KeyLine(REVIEWING)

    def on_mount(self) -> None:
        """Show the alignment and tell what a crash left."""
        self.view.show(self.session.bitext, self.desk.ref)
        self.box.focus()
        open_text = self.session.recovery.open_text
        if open_text is not None:
            self.desk.ref, self.desk.side = open_text.ref, open_text.side
            self.view.choose(self.desk.side)
            self.view.move_to(self.desk.ref)
            self.open_box(open_text.text)
        self.show_bead()
        self.tell_of_opening()

    def begin_at(self, ref: SegmentRef) -> None:
        """Show a bitext that is another one than before; at `ref` if that is still there."""
        try:
            self.session.bitext.segment(ref)
        except KeyError:
            ref = first_place(self.session)
        self._settle_at(ref)
        self.view.show(self.session.bitext, ref)
        self.show_bead()

    def open_box(self, text: str) -> None:
        """Let the chosen side be corrected."""
        self.query_one(
            "#box"
        ).border_title = f"Correct the {_NAMES[self.desk.side]} · Enter keeps it · Esc drops it"
        self.add_class("-correcting")
        self.box.open(text)

    def shut_box(self) -> None:
        """Take keys as commands again; what the box held is not looked at."""
        self.remove_class("-correcting")
        self.box.shut()

    @on(SegmentEditor.Typed)
    def _typed(self) -> None:
        self.take_typed()
        self.box.styles.height = min(max(self.box.lines_needed, 3), _MOST_LINES)
        self.show_status()

    def take_typed(self) -> None:
        """Put what the box holds into the journal."""
        if not self.is_touched:
            return
        self.changed_at_s = monotonic()
        try:
            self.session.keep_open_text(self.desk.ref, self.box.text, self.desk.side)
        except AlignwbError as error:
            # The box holds the text all the same; only the journal could not be written.
            self.tell(error)

    def commit_typed(self) -> None:
        """Keep what the open box holds."""
        if self.box.is_open:
            self.keep_box()

    def keep_box(self) -> bool:
        """Make an edit of what the box holds and shut it; False, and it stays open, if refused."""
        text = self.box.text
        if self.is_touched and not self.attempt(lambda: self.desk.edit(text)):
            return False
        self.session.drop_open_text()
        self.shut_box()
        self.show_bitext()
        return True

    def change(self, change: Callable[[], None]) -> bool:
        """Change the bead at hand, after what is typed was kept, and show it."""
        self.commit_typed()
        if not self.attempt(change):
            return False
        self.show_bitext()
        return True

    def take_over(self) -> None:
        """Show what another program has changed; what is typed stays in the box."""
        self._settle_at(self.desk.nearest(self.desk.ref))
        self.show_bitext()

    def _settle_at(self, ref: SegmentRef) -> None:
        """Be at `ref`; what was typed for a bead that is gone becomes a note on that one."""
        if ref == self.desk.ref or not self.box.is_open:
            self.desk.ref = ref
            return
        typed = self.box.text
        self.shut_box()
        self.desk.ref = ref
        note = "\n".join(filter(None, (self.desk.segment.note, typed)))
        if self.attempt(lambda: self.desk.write_note(note)):
            self.session.drop_open_text()
            self.notify(
                "The bead you were correcting is no longer there; what you typed is the note here.",
                severity="warning",
            )

    def open_segment(self, ref: SegmentRef) -> None:
        """Go to a bead, keeping what was typed in this one."""
        self.commit_typed()
        self.desk.ref = ref

    @on(BeadView.SegmentChosen)
    def _focus_box(self) -> None:
        self.box.focus()

    def show_bitext(self) -> None:
        """Show what an edit changed, and the bead at hand."""
        self.view.update_bitext(self.session.bitext)
        self.view.move_to(self.desk.ref)
        self.show_bead()
        self.remember()

    def show_bead(self) -> None:
        """Show the bead at hand in the panel."""
        bitext, ref = self.session.bitext, self.desk.ref
        around = [find(bitext, ref) for find in (navigation.before, navigation.after)]
        before, after = (bitext.segment(there) if there else None for there in around)
        shown = BeadAtHand(self.desk.segment, self.desk.side, before, after)
        self.query_one(BeadPanel).shown = shown
        self.query_one(BeadLine).shown = shown
        self.show_status()

    def show_status(self) -> None:
        """Show how far the review is and whether it is saved."""
        bitext = self.session.bitext
        activity = [self.activity] if self.activity else []
        if self.desk.by_doubt:
            activity.append("{} of {} doubtful".format(*self.desk.queue_place()))
        done, _, total = self.counted.of(bitext)
        self.query_one(StatusLine).state = StatusLineState(
            document=f"{bitext.document} ⇄",
            number=navigation.number_of(bitext, self.desk.ref),
            progress=navigation.Progress(done, 0, total),
            marks="",
            activity="  ".join(activity),
            saved=self.saved_word,
        )
