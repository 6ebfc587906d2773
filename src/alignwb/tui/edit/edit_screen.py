"""The screen on which a document is translated."""

from collections.abc import Callable, Sequence

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.widgets import TextArea

from alignwb.core.bitext import navigation
from alignwb.core.bitext.repairs.joined_paragraphs import starts_inside
from alignwb.core.bitext.segment import Origin, SegmentRef, Status
from alignwb.services.completing.completing_engine import continuer_of
from alignwb.services.editing.open_segment import OpenSegment
from alignwb.services.project.project import Project
from alignwb.services.session import Session
from alignwb.services.terms.project_terms import ProjectTerms
from alignwb.tui.boxes.segment_editor import SegmentEditor
from alignwb.tui.commands import EDITING, Command, key_actions
from alignwb.tui.edit.bitext_view import BitextView
from alignwb.tui.edit.checks.checking import Checking
from alignwb.tui.edit.completing.completing import ShowingCompletion
from alignwb.tui.edit.drafting import Drafting
from alignwb.tui.edit.edit_guidance import EDIT_GUIDANCE
from alignwb.tui.edit.engines.fetching import Fetching
from alignwb.tui.edit.engines.other_drafts import OtherDrafts
from alignwb.tui.edit.figures_command import ShowingFigures
from alignwb.tui.edit.interchange.export_command import Exporting
from alignwb.tui.edit.linking import Linking
from alignwb.tui.edit.matches.concordance_command import ConcordanceCommand
from alignwb.tui.edit.matches.suggestion_commands import Suggesting
from alignwb.tui.edit.open_segment_frame import OpenSegmentFrame
from alignwb.tui.edit.preview.preview_command import Previewing
from alignwb.tui.edit.repairing import Repairing
from alignwb.tui.edit.scores_command import ShowingScores
from alignwb.tui.edit.showing_hints import ShowingHints
from alignwb.tui.edit.source_line import SourceLine
from alignwb.tui.edit.target_box import TargetBox
from alignwb.tui.edit.terms.term_commands import TermCommands
from alignwb.tui.edit.translating import Translating
from alignwb.tui.shared.key_line import KeyLine
from alignwb.tui.shared.modes import Mode
from alignwb.tui.shared.paragraph_lines import mark_of
from alignwb.tui.shared.project_helpers import ProjectHelpers
from alignwb.tui.shared.session_screen import WIDE, SessionScreen, first_place
from alignwb.tui.shared.status_line import StatusLine, StatusLineState

_LOOK_AT_THE_MEMORY_S = 0.5
_LOOK_AT_THE_TERMS_S = 0.5


class EditScreen(SessionScreen):
    """Shows a document and its open segment; controllers change them.

    Attributes:
        current: The open segment.
        editor: The box in which its target is written.
        source_line: Its source.
        box: The open segment and its box, kept the same.
        translating: Changes the open segment.
        suggesting: Matches and drafts for it.
        linking: Which words translate which.
        term_commands: The project's terms, put in and changed.
        drafting: The engine at work on the document.
        fetching: Gets a better package for it.
        completing: What may follow what is typed.
        checking: What the checks find.
        repairing: Mends how the document is cut, and its source.
        concordance: Looks words up in the memory.
        hints: Shows what they know of the open segment.
        frame: Source, hints and box, at the foot.
    """

    CSS_PATH = "edit.tcss"
    mode = Mode.EDIT
    guidance = EDIT_GUIDANCE

    def __init__(
        self,
        project: Project,
        session: Session,
        terms: ProjectTerms,
        place: SegmentRef | None = None,
        helpers: ProjectHelpers | None = None,
        table: Sequence[Command] = EDITING,
    ) -> None:
        super().__init__(project, session, table, helpers)
        memory, word_links = self.helpers.memory, self.helpers.word_links
        self.current = OpenSegment(session, place or first_place(session))
        self.editor = SegmentEditor(key_actions(table))
        self.source_line = SourceLine()
        self.box = TargetBox(self.current, self.editor, self, self._typed)
        box, line = self.box, self.source_line
        others = OtherDrafts(project, self.current, self)
        self.suggesting = Suggesting(session, box, memory, self.memory, self, others)
        self.linking = Linking(
            session, box, line, word_links, lambda: self.term_commands.terms.termbase.terms, self
        )
        self.term_commands = TermCommands(
            project, terms, box, line, self.linking, self, read_only=session.read_only
        )
        self.checking = Checking(project, session, box, self.term_commands, word_links, self)
        self.fetching = Fetching(project, self)
        told = self.fetching.tell_of_engine
        self.drafting = Drafting(project, session, self.current, memory, self.memory, self, told)
        self.translating = Translating(
            session,
            box,
            self,
            propagates=project.config.propagate,
            change_terms=self.term_commands.glossary.take_change,
            may_confirm=self.checking.may_confirm,
            confirmed=self.drafting.follow_words,
        )
        self.finding_commands.pass_over([self.translating, self.checking])
        self.finding_commands.filtering.find = self.checking.look_through
        self.completing = _completing_of(self)
        self.repairing = Repairing(session, box, self.linking, self.drafting.draft_again, self)
        self.hints = ShowingHints(
            box, line, self.term_commands, self.suggesting, self.checking, self.searching, self
        )
        self.frame = OpenSegmentFrame(line, self.hints.line, self.editor)
        # Its border is the first line that stays in sight.
        self.concordance = ConcordanceCommand(
            self.helpers, box, line, self, lines_left=lambda: self.frame.outer_size.height + 1
        )
        self.answers |= _answers_of(self)

    @property
    def ref(self) -> SegmentRef:
        """The open segment."""
        return self.current.ref

    @property
    def view(self) -> BitextView:
        """Source and target paragraphs."""
        return self.query_one(BitextView)

    @property
    def is_touched(self) -> bool:
        """True if the box holds something else than the bitext."""
        return self.current.is_touched

    def compose(self) -> ComposeResult:
        """The layout (Textual's compose); the style sheet says what shows at which size."""
        # The breakpoints would say so only after a first layout, and a long document wraps twice.
        self.set_class(self.app.size.width >= WIDE, "-wide")
        yield StatusLine()
        yield self.finding_commands.bar
        with Horizontal(id="body"):
            yield BitextView()
            yield self.hints.panel
        yield from self.guiding.compose()
        yield self.frame
        yield KeyLine()

    def on_mount(self) -> None:
        """Show the document, tell what a crash left, and draft what has no draft."""
        open_text = self.session.recovery.open_text
        if open_text is not None:
            self.current.begin_with(open_text.ref, open_text.text, open_text.post_edit)
        self._show_document()
        self.editor.focus()
        self.tell_of_opening()
        self.term_commands.glossary.tell_of_problems()
        self.set_interval(_LOOK_AT_THE_TERMS_S, self.term_commands.glossary.follow_file)
        self.set_interval(_LOOK_AT_THE_MEMORY_S, self.suggesting.show_reading)
        self.drafting.start_if_wanted()

    def begin_at(self, _ref: SegmentRef) -> None:
        """Show a bitext that is another one than before; what is typed stays in the box."""
        self.box.take_over(self._show_document)
        self.memory.follow()

    def _show_document(self) -> None:
        self.view.show(self.session.bitext, self.current.ref)
        self.show_segment()

    def take_typed(self) -> None:
        """Take in what the box holds."""
        self.box.take_typed()

    @on(SegmentEditor.Typed)
    def _typed(self) -> None:
        self.take_typed()
        self.view.show_open_text(self.current.text if self.current.is_touched else None)
        self.checking.follow()
        self.frame.fit(self.size)
        self.show_hints()
        self.show_status()

    @on(TextArea.SelectionChanged, "SegmentEditor")
    @on(SegmentEditor.Typed)
    def _cursor_moved(self) -> None:
        self.linking.cursor_moved()
        self.completing.follow()

    @on(SegmentEditor.GhostDropped)
    def _ghost_dropped(self) -> None:
        self.completing.drop()

    @on(SegmentEditor.Left)
    def _left(self, event: SegmentEditor.Left) -> None:
        if event.direction > 0:
            self.moving.next_segment()
        else:
            self.moving.previous_segment()

    @on(BitextView.SegmentChosen)
    def _focus_box(self) -> None:
        self.editor.focus()

    def on_resize(self) -> None:
        """Source and box may need more lines, or fewer."""
        self.call_after_refresh(lambda: self.frame.fit(self.size))

    def move_to(self, ref: SegmentRef) -> None:
        """Open a segment; what was typed in this one becomes an edit first."""
        if self.session.takes_changes:
            self.current.open(ref)
        else:
            self.current.begin_at(ref)

    def commit_typed(self) -> None:
        """Make an edit of what is in the box."""
        self.take_typed()
        if not (self.current.is_uncommitted and self.session.takes_changes):
            return
        if self.attempt(self.current.commit):
            # The box shows this text already; its cursor and what is selected stay.
            self.view.update_bitext(self.session.bitext)
            self.show_panels()
            self.show_status()
            self.memory.follow()

    def take_over(self) -> None:
        """Show what another program has changed; what is typed stays in the box."""
        self.box.take_over(self.show_bitext)

    def stop_work(self) -> None:
        """Stop drafting and fetching, and look nothing up any more."""
        self.drafting.stop()
        self.fetching.leave()
        self.suggesting.forget()
        self.completing.forget()

    def show_bitext(self) -> None:
        """Show what an edit changed, and the open segment."""
        self.view.update_bitext(self.session.bitext)
        self.view.move_to(self.current.ref)
        self.show_segment()
        self.memory.follow()

    def show_segment(self) -> None:
        """Show the open segment in the source line, the box and the panels."""
        current, segment = self.current, self.current.segment
        self.box.show()
        self.source_line.source = (segment.source, self.term_commands.terms.find(segment.source))
        self.source_line.starts = starts_inside(segment, current.ref.paragraph)
        self.show_panels()
        self.frame.fit(self.size)
        self.show_status()
        if current.is_touched:
            self.view.show_open_text(current.text)
        self.checking.leave()
        self.checking.follow()
        # The first picture comes before anything is asked.
        self.call_after_refresh(self.suggesting.look_up)
        self.call_after_refresh(self.completing.follow)

    def show_panels(self) -> None:
        """Show what helps the open segment, and its status at the box."""
        self.show_hints()
        self.frame.show_status(is_done=self.current.segment.status.is_done)

    def show_hints(self) -> None:
        """Show the terms, the note, the matches and the drafts of the open segment."""
        self.hints.show()

    def terms_changed(self) -> None:
        """Show the terms as they are now, and have drafts follow them; the cursor stays."""
        source = self.current.segment.source
        self.source_line.source = (source, self.term_commands.terms.find(source))
        self.show_panels()
        self.drafting.follow_terms()

    def terms_may_change(self) -> None:
        """Get the engine ready, as a form for a term is open."""
        self.drafting.get_ready()

    def show_status(self) -> None:
        """Show how far the document is and whether it is saved."""
        bitext = self.session.bitext
        self.query_one(StatusLine).state = StatusLineState(
            document=bitext.document,
            number=navigation.number_of(bitext, self.current.ref),
            progress=self.counted.of(bitext),
            marks=_marks_of(self.current),
            activity=self.activity,
            saved=self.saving.word(is_touched=self.is_touched),
        )


def _completing_of(screen: EditScreen) -> ShowingCompletion:
    return ShowingCompletion(
        screen.session,
        screen.box,
        lambda: screen.source_line.source[1],
        lambda: screen.suggesting.matches,
        lambda: screen.drafting.rewordings,
        lambda: continuer_of(screen.project.config, screen.session.bitext),
        screen,
        is_on=screen.project.config.complete and not screen.session.read_only,
    )


def _answers_of(screen: EditScreen) -> dict[str, Callable[..., object]]:
    """What answers each command of this screen alone."""
    answers: dict[str, Callable[..., object]] = {
        "review_alignment": lambda: _review_alignment(screen),
        **screen.moving.draft_answers,
        **ShowingFigures(screen.session, screen.helpers, screen).answers,
        **ShowingScores(screen.session, screen).answers,
    }
    for controller in (
        screen.translating,
        screen.suggesting,
        screen.linking,
        screen.term_commands,
        screen.drafting,
        screen.fetching,
        screen.completing,
        screen.checking,
        screen.repairing,
        screen.concordance,
        Previewing(screen.session, screen),
        Exporting(screen.project, screen.session, screen.checking.count_stopping, screen),
    ):
        answers |= controller.answers
    return answers


def _review_alignment(screen: EditScreen) -> None:
    """Go to the alignment of the document's reference."""
    name = screen.session.document.name
    if name in {document.name for document in screen.project.reference_documents()}:
        screen.saving.leave_for(name, Mode.REVIEW)
    else:
        screen.notify(
            "This document has no aligned translation. In a shell: alignwb align",
            severity="warning",
        )


def _marks_of(current: OpenSegment) -> str:
    """The status and the origin of the open segment, what is typed included."""
    status = Status.EDITED if current.is_touched else current.segment.stage
    origin = current.origin
    marks = f"{mark_of(status, origin)} {status}"
    return f"{marks} · {_named(origin)}" if origin and current.text else marks


def _named(origin: Origin) -> str:
    rate = "" if origin.match_rate is None else f"{origin.match_rate} %"
    return " ".join(filter(None, (origin.kind.upper(), rate, origin.name)))
