"""The screen on which an alignment is reviewed."""

from collections.abc import Sequence

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content

from alignwb.core.bitext import navigation
from alignwb.core.bitext.pairing import Side
from alignwb.core.bitext.segment import SegmentRef
from alignwb.services.editing.open_bead import OpenBead
from alignwb.services.project.project import Project
from alignwb.services.session import Session
from alignwb.tui.boxes.segment_editor import SegmentEditor
from alignwb.tui.commands import REVIEWING, Command, common, key_actions, named
from alignwb.tui.commands.command import action_of
from alignwb.tui.commands.reviewing import KEEP_TEXT, LEAVE_TEXT
from alignwb.tui.review.bead_changes import BeadChanges
from alignwb.tui.review.bead_finding import BeadFinding
from alignwb.tui.review.bead_panel import BeadLine, BeadPanel, CurrentBead
from alignwb.tui.review.bead_view import BeadView
from alignwb.tui.review.carrying import Carrying
from alignwb.tui.review.correcting import Correcting
from alignwb.tui.review.realigning import Realigning
from alignwb.tui.review.review_box import ReviewBox
from alignwb.tui.review.review_guidance import REVIEW_GUIDANCE
from alignwb.tui.shared.key_line import KeyLine
from alignwb.tui.shared.modes import Mode
from alignwb.tui.shared.project_helpers import ProjectHelpers
from alignwb.tui.shared.session_screen import WIDE, SessionScreen, first_place
from alignwb.tui.shared.status_line import StatusLine, StatusLineState

_FOOTER = (
    "toggle_help", "confirm_next", "move_up", "move_down", "split_bead", "merge_beads", "edit_text",
    "next_open", "realign", "make_null", "swap_targets", "toggle_flag", "note", "toggle_queue",
    "search", "command_palette",
)  # fmt: skip
_COMMANDS_IN_THE_BOX = (common.SAVE.id, common.QUIT.id, common.HELP.id)


class ReviewScreen(SessionScreen):
    """Shows an alignment and its current bead; controllers change them.

    Attributes:
        current: The current bead.
        correcting: The box in which a text is corrected.
        changes: Changes beads.
        carrying: Pairs beads that stand far apart.
        finding: Finds beads, and chooses the side.
        realigning: The aligner at work on what is not confirmed.
    """

    CSS_PATH = "review.tcss"
    mode = Mode.REVIEW
    guidance = REVIEW_GUIDANCE

    def __init__(
        self,
        project: Project,
        session: Session,
        place: SegmentRef | None = None,
        helpers: ProjectHelpers | None = None,
        table: Sequence[Command] = REVIEWING,
    ) -> None:
        super().__init__(project, session, table, helpers)
        place = place or first_place(session)
        self.current = OpenBead(session, place, project.config.doubtful_below)
        self.box = ReviewBox(key_actions(table), _ways_out(table))
        self.correcting = Correcting(session, self.current, self.box, self)
        self.changes = BeadChanges(session, self.current, self)
        self.carrying = Carrying(self.current, self)
        self.finding = BeadFinding(self.current, self)
        self.realigning = Realigning(project, session, self.current, self)
        self.finding_commands.pass_over([self.current])
        self.answers |= {
            **self.correcting.answers,
            **self.changes.answers,
            **self.carrying.answers,
            **self.finding.answers,
            **self.realigning.answers,
            "edit_document": self.edit_document,
        }

    @property
    def ref(self) -> SegmentRef:
        """The current bead."""
        return self.current.ref

    @property
    def view(self) -> BeadView:
        """The list of beads."""
        return self.query_one(BeadView)

    @property
    def is_touched(self) -> bool:
        """True if the open box holds another text than the bead."""
        return self.correcting.is_touched

    def compose(self) -> ComposeResult:
        """The layout (Textual's compose); the style sheet says what shows at which size."""
        # The breakpoints would say so only after a first layout, and a long text wraps twice.
        self.set_class(self.app.size.width >= WIDE, "-wide")
        yield StatusLine()
        yield self.finding_commands.bar
        with Horizontal(id="body"):
            yield BeadView(self.current.doubtful_below)
            yield BeadPanel()
        yield from self.guiding.compose()
        with Vertical(id="foot"):
            yield BeadLine()
        with Vertical(id="box"):
            yield self.box
        yield KeyLine()

    def on_mount(self) -> None:
        """Show the alignment and tell what a crash left."""
        current = self.current
        self.view.show(self.session.bitext, current.ref)
        self.box.focus()
        self.show_keys(_FOOTER)
        open_text = self.session.recovery.open_text
        if open_text is not None:
            current.ref, current.side = open_text.ref, open_text.side
            self.view.choose(current.side)
            self.view.move_to(current.ref)
            self.correcting.open(open_text.text)
        self.show_bead()
        self.tell_of_opening()

    def begin_at(self, ref: SegmentRef) -> None:
        """Show a bitext that is another one than before; at `ref` if that is still there."""
        try:
            self.session.bitext.segment(ref)
        except KeyError:
            ref = first_place(self.session)
        self.correcting.settle_at(ref)
        self.view.show(self.session.bitext, ref)
        self.show_bead()
        self.memory.follow()

    def frame_box(self, side: Side | None, warning: str = "") -> None:
        """Make room for the box on that side's text, or with None take the room away."""
        self.set_class(side is not None, "-correcting")
        if side is None:
            self.show_keys(_FOOTER)
            return
        title = f"Correct the {side} · Enter keeps it · Esc goes back"
        box = self.query_one("#box")
        box.border_title = Content.styled(warning, "bold $warning") if warning else title
        self.query_one(KeyLine).commands = (KEEP_TEXT, LEAVE_TEXT, common.HELP)

    @on(SegmentEditor.Typed)
    def _typed(self) -> None:
        self.take_typed()
        self.correcting.fit()
        self.show_status()

    @on(BeadView.SideChosen)
    def _side_clicked(self, event: BeadView.SideChosen) -> None:
        self.finding.choose(event.side)

    @on(BeadView.SegmentChosen)
    def _focus_box(self) -> None:
        self.box.focus()

    def take_typed(self) -> None:
        """Put what the box holds into the journal."""
        self.correcting.take_typed()

    def commit_typed(self) -> None:
        """Keep what the open box holds."""
        self.correcting.keep_if_open()

    def take_over(self) -> None:
        """Show what another program has changed; what is typed stays in the box."""
        self.correcting.settle_at(self.current.nearest(self.current.ref))
        self.show_bitext()

    def move_to(self, ref: SegmentRef) -> None:
        """Go to a bead, keeping what was typed in this one; where that is refused, stay."""
        self.commit_typed()
        if not self.box.is_open:
            self.current.ref = ref

    def stop_work(self) -> None:
        """Do not wait for the aligner."""
        self.realigning.stop()

    def show_bitext(self) -> None:
        """Show what an edit changed, and the current bead."""
        self.view.update_bitext(self.session.bitext)
        self.view.move_to(self.current.ref)
        self.show_bead()
        self.memory.follow()

    def show_bead(self) -> None:
        """Show the current bead in the panel."""
        bitext, ref = self.session.bitext, self.current.ref
        around = [find(bitext, ref) for find in (navigation.before, navigation.after)]
        before, after = (bitext.segment(there) if there else None for there in around)
        current = self.current
        codes = bitext.paragraph(ref.paragraph).codes
        shown = CurrentBead(
            current.segment, current.side, before, after, current.doubtful_below, codes
        )
        self.query_one(BeadPanel).shown = shown
        self.query_one(BeadLine).shown = shown
        self.show_status()

    def show_status(self) -> None:
        """Show how far the review is and whether it is saved."""
        bitext = self.session.bitext
        activity = [self.activity] if self.activity else []
        if (block := self.current.block) is not None:
            activity.append(f"{block.side} marked")
        if self.current.by_doubt:
            activity.append("{} of {} doubtful".format(*self.current.queue_place()))
        done, _, total = self.counted.of(bitext)
        self.query_one(StatusLine).state = StatusLineState(
            document=f"{bitext.document} ⇄",
            number=navigation.number_of(bitext, self.current.ref),
            progress=navigation.DocumentProgress(done, 0, total),
            marks="",
            activity="  ".join(activity),
            saved=self.saving.word(is_touched=self.is_touched),
        )

    def edit_document(self) -> None:
        """Go to the document this is the alignment of."""
        name = self.session.document.name
        if name in {document.name for document in self.project.documents()}:
            self.saving.leave_for(name, Mode.EDIT)
        else:
            self.notify("The project has no document of this name.", severity="warning")


def _ways_out(table: Sequence[Command]) -> dict[str, str]:
    """The action of each key that leaves the text to itself while a text is corrected."""
    names = {
        **{key: each.id for each in (KEEP_TEXT, LEAVE_TEXT) for key in each.keys},
        "tab": "nothing",
        **dict.fromkeys(named(table, "confirm_next").keys, "keep_text"),
        **{key: name for name in _COMMANDS_IN_THE_BOX for key in named(table, name).keys},
    }
    return {key: action_of(name) for key, name in names.items()}
