"""What every group of the editor's commands stands on: the open segment, and showing it."""

from time import monotonic

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical

from alignwb.core.bitext import navigation
from alignwb.core.bitext.segment import Origin, SegmentRef, Status
from alignwb.core.memory.units import MemoryMatch
from alignwb.errors import AlignwbError
from alignwb.services.editing.open_segment import Desk
from alignwb.services.project.project import Document, Project
from alignwb.services.session import Session
from alignwb.services.terms.project_terms import ProjectTerms
from alignwb.tui.commands import EDITING, key_actions
from alignwb.tui.edit.bitext_view import BitextView
from alignwb.tui.edit.panels import Help, HelpLine, SidePanel
from alignwb.tui.edit.source_line import SourceLine
from alignwb.tui.shared.key_line import KeyLine
from alignwb.tui.shared.modes import Mode
from alignwb.tui.shared.paragraph_lines import ORIGIN_MARKS, STATUS_MARKS, mark_of
from alignwb.tui.shared.project_helpers import Aids
from alignwb.tui.shared.segment_editor import SegmentEditor
from alignwb.tui.shared.session_screen import WIDE, SessionScreen, bindings_of, first_place
from alignwb.tui.shared.status_line import StatusLine, StatusLineState

_LOW = 32  # rows below which source and target box are kept small


class WorkbenchScreen(SessionScreen):
    """The editor of one document: its open segment is on the desk.

    Attributes:
        terms: The project's termbase.
        desk: The open segment.
    """

    CSS_PATH = "edit.tcss"
    BINDINGS = bindings_of(EDITING)
    mode = Mode.EDIT
    table = EDITING
    marks = (
        *((mark, str(status)) for status, mark in STATUS_MARKS.items()),
        *((mark, f"from {kind.upper()}") for kind, mark in ORIGIN_MARKS.items() if mark),
    )
    introduction = """\
Dutch on the left, English on the right; the sentence you are at is highlighted in both. \
Write in the box at the foot. Whatever you type is kept as you type it; Enter confirms the \
sentence and goes on to the next open one. ↑ at the top of the box and ↓ at its foot leave it \
for the sentence before or after; a click goes anywhere."""

    def __init__(
        self,
        project: Project,
        session: Session,
        terms: ProjectTerms,
        place: SegmentRef | None = None,
        aids: Aids | None = None,
    ) -> None:
        super().__init__(project, session, aids)
        self.terms = terms
        self.desk = Desk(session, place or first_place(session))

    @property
    def ref(self) -> SegmentRef:
        """The open segment."""
        return self.desk.ref

    def documents(self) -> tuple[Document, ...]:
        """Every document of the project."""
        return self.project.documents()

    @property
    def view(self) -> BitextView:
        """Source and target paragraphs."""
        return self.query_one(BitextView)

    @property
    def is_touched(self) -> bool:
        """Whether the box holds something else than the bitext."""
        return self.desk.is_touched

    def compose(self) -> ComposeResult:
        """The layout (Textual's compose); the style sheet says what shows at which size."""
        # The breakpoints would say so only after a first layout, and a long document wraps twice.
        self.set_class(self.app.size.width >= WIDE, "-wide")
        yield StatusLine()
        with Horizontal(id="body"):
            yield BitextView()
            yield SidePanel()
        with Vertical(id="desk"):
            yield SourceLine()
            yield HelpLine()
            yield SegmentEditor(key_actions(EDITING))
        yield KeyLine(EDITING)

    def on_mount(self) -> None:
        """Show the document and tell what a crash left."""
        self._restore_open_text()
        self._show_anew()
        self.query_one(SegmentEditor).focus()
        self.tell_of_opening()

    def begin_at(self, ref: SegmentRef) -> None:
        """Show a bitext that is another one than before; at `ref` if that is still there."""
        try:
            self.session.bitext.segment(ref)
        except KeyError:
            ref = first_place(self.session)
        self.desk = Desk(self.session, ref)
        self._show_anew()

    def _show_anew(self) -> None:
        self.query_one(BitextView).show(self.session.bitext, self.desk.ref)
        self.show_segment()

    def _restore_open_text(self) -> None:
        open_text = self.session.recovery.open_text
        if open_text is not None:
            self.desk.open(open_text.ref)
            self.desk.text = open_text.text

    def take_typed(self) -> None:
        """The box may hold characters whose message is still on its way."""
        editor = self.query_one(SegmentEditor)
        if not self.desk.is_locked and editor.text != self.desk.text:
            self.changed_at_s = monotonic()
            try:
                self.desk.type(editor.text)
            except AlignwbError as error:
                # The desk holds the text all the same; only the journal could not be written.
                self.tell(error)

    def refuse_if_locked(self) -> bool:
        """Whether nothing may be put into the box; then it is said, too."""
        if self.desk.is_locked:
            self.notify("This segment is locked.", severity="warning")
        return self.desk.is_locked

    def put(self, text: str, origin: Origin | None = None) -> None:
        """Replace what the box holds as one step; `origin`: of the text, None if it is typed."""
        if not self.refuse_if_locked():
            self.attempt(lambda: self.desk.take(text, origin))
            self.query_one(SegmentEditor).put(text)
            self._typed()

    def insert(self, text: str) -> None:
        """Put words in at the cursor, or in place of what is selected; apart from a word before."""
        if self.refuse_if_locked():
            return
        editor = self.query_one(SegmentEditor)
        start, end = editor.selected_part
        is_glued = start == end and editor.text[:start][-1:].isalnum()
        editor.history.checkpoint()
        editor.insert(" " * is_glued + text)

    @on(SegmentEditor.Typed)
    def _typed(self) -> None:
        self.take_typed()
        self.query_one(BitextView).show_open_text(self.desk.text if self.desk.is_touched else None)
        self._fit_desk()
        self.show_help()
        self.show_status()

    def on_resize(self) -> None:
        """Source and box may need more lines, or fewer."""
        self.call_after_refresh(self._fit_desk)

    def _fit_desk(self) -> None:
        """Give source and box the lines they need.

        A line too many stays: a box that changes its height at every step is restless to look at,
        and each change costs a new layout.
        """
        low = self.size.height < _LOW
        source, editor = self.query_one(SourceLine), self.query_one(SegmentEditor)
        source_lines = min(max(source.lines_needed(self.size.width), 2), 4 if low else 7)
        editor_lines = min(max(editor.lines_needed, 3), 5 if low else 8)
        for widget, lines in ((source, source_lines), (editor, editor_lines)):
            if not lines <= widget.size.height <= lines + 1:
                widget.styles.height = lines

    def open_segment(self, ref: SegmentRef) -> None:
        """Open a segment; what was typed in this one becomes an edit first."""
        if self.session.takes_changes:
            self.desk.open(ref)
        else:
            self.desk.ref = ref
            self.desk.reload()

    def commit_typed(self) -> None:
        """Make an edit of what is in the box."""
        self.take_typed()
        if self.desk.is_touched and self.session.takes_changes:
            self.attempt(self.desk.commit)
            self.show_bitext()

    def take_over(self) -> None:
        """Show what another program has changed; what is typed stays in the box."""
        if not self.desk.is_touched:
            self.desk.reload()
        self.show_bitext()

    def show_bitext(self) -> None:
        """Show what an edit changed, and the open segment."""
        view = self.query_one(BitextView)
        view.update_bitext(self.session.bitext)
        view.move_to(self.desk.ref)
        self.show_segment()
        self.remember()

    def show_segment(self) -> None:
        """Show the open segment in the source line, the box and the panels."""
        segment = self.desk.segment
        self.query_one(SegmentEditor).load(self.desk.text, locked=self.desk.is_locked)
        self.query_one(SourceLine).source = (segment.source, self.terms.find(segment.source))
        self.show_panels()
        self._fit_desk()
        self.show_status()
        if self.desk.is_touched:
            self.query_one(BitextView).show_open_text(self.desk.text)

    def show_panels(self) -> None:
        """Show what helps the open segment."""
        self.show_help()
        segment = self.desk.segment
        desk = self.query_one("#desk")
        desk.set_class(segment.status.is_done, "-done")
        desk.set_class(not segment.status.is_done, "-unconfirmed")

    @property
    def matches(self) -> tuple[MemoryMatch, ...]:
        """What the memory is known to have for the open segment."""
        return ()

    def show_help(self) -> None:
        """Show the terms, the note, the matches and the drafts of the open segment."""
        shown = Help(
            self.desk.segment,
            self.terms.rendered(self.query_one(SourceLine).source[1], self.desk.text),
            self.matches,
            self.aids.memory.reading,
        )
        self.query_one(SidePanel).shown = shown
        self.query_one(HelpLine).shown = shown

    def show_status(self) -> None:
        """Show how far the document is and whether it is saved."""
        bitext, segment = self.session.bitext, self.desk.segment
        status = Status.EDITED if self.desk.is_touched else segment.status
        origin = self.desk.took or segment.origin
        marks = f"{mark_of(status, origin)} {status}"
        if origin and self.desk.text:
            marks += f" · {_named(origin)}"
        self.query_one(StatusLine).state = StatusLineState(
            document=bitext.document,
            number=navigation.number_of(bitext, self.desk.ref),
            progress=self.counted.of(bitext),
            marks=marks,
            activity=self.activity,
            saved=self.saved_word,
        )


def _named(origin: Origin) -> str:
    rate = "" if origin.match_rate is None else f"{origin.match_rate} %"
    return " ".join(filter(None, (origin.kind.upper(), rate, origin.name)))
