"""What every group of commands stands on: the session, the open segment, and showing both."""

from collections.abc import Callable
from time import monotonic
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.screen import Screen

from alignwb.core import navigation
from alignwb.core.segment import SegmentRef, Status
from alignwb.errors import AlignwbError
from alignwb.services.project import Project
from alignwb.services.session import Session
from alignwb.services.terms import ProjectTerms
from alignwb.tui.commands import COMMANDS, key_actions
from alignwb.tui.desk import Desk
from alignwb.tui.key_names import spoken
from alignwb.tui.paragraph_lines import mark_of
from alignwb.tui.widgets.bitext_view import BitextView
from alignwb.tui.widgets.key_line import KeyLine
from alignwb.tui.widgets.panels import Help, SidePanel, TermLine
from alignwb.tui.widgets.segment_editor import SegmentEditor
from alignwb.tui.widgets.source_line import SourceLine
from alignwb.tui.widgets.status_line import StatusLine, StatusLineState

_WIDE = 120  # columns from which there is room for the panel
_LOW = 32  # rows below which source and target box are kept small


class WorkbenchScreen(Screen[None]):
    """Coordinates one session: widgets show what it holds, commands change it through the desk.

    Attributes:
        project: The project the document belongs to.
        session: The document.
        terms: The project's termbase.
        desk: The open segment.
        needle: What is searched for; "" for nothing.
        activity: What goes on beside the editing, for the status line.
        changed_at_s: When (monotonic) the last change was made.
    """

    CSS_PATH = "edit.tcss"
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (_WIDE, "-wide")]  # noqa: RUF012 - Textual's convention
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            ",".join(command.keys),
            command.id,
            command.label,
            show=False,
            key_display=spoken(command.keys[0]),
            tooltip=command.help,
            id=command.id,
        )
        for command in COMMANDS
    ]

    def __init__(
        self,
        project: Project,
        session: Session,
        terms: ProjectTerms,
        place: SegmentRef | None = None,
    ) -> None:
        super().__init__()
        self.project = project
        self.session = session
        self.terms = terms
        self.desk = Desk(session, place or _first_place(session))
        self.needle = ""
        self.activity = ""
        self.changed_at_s = monotonic()
        self._progress = navigation.ProgressCount()

    def compose(self) -> ComposeResult:
        """The layout (Textual's compose); the style sheet says what shows at which size."""
        # The breakpoints would say so only after a first layout, and a long document wraps twice.
        self.set_class(self.app.size.width >= _WIDE, "-wide")
        yield StatusLine()
        with Horizontal(id="body"):
            yield BitextView()
            yield SidePanel()
        with Vertical(id="desk"):
            yield SourceLine()
            yield TermLine()
            yield SegmentEditor(key_actions())
        yield KeyLine(COMMANDS)

    def on_mount(self) -> None:
        """Show the document and tell what a crash left."""
        self._restore_open_text()
        self._show_anew()
        self.query_one(SegmentEditor).focus()
        title = "Read only" if self.session.read_only else "Recovered"
        if message := self._opening_message():
            self.notify(message, title=title, severity="warning", timeout=10, markup=False)

    def begin_at(self, ref: SegmentRef) -> None:
        """Show a bitext that is another one than before; at `ref` if that is still there."""
        try:
            self.session.bitext.segment(ref)
        except KeyError:
            ref = _first_place(self.session)
        self.desk = Desk(self.session, ref)
        self._show_anew()

    def _show_anew(self) -> None:
        self.query_one(BitextView).show(self.session.bitext, self.desk.ref)
        self.show_segment()

    def _opening_message(self) -> str:
        if self.session.recovery.message:
            return self.session.recovery.message
        if self.session.lock_holder:
            return f"{self.session.lock_holder} has this document open; nothing can be changed here"
        return ""

    def tell(self, error: AlignwbError) -> None:
        """Show an error in words."""
        self.notify(
            f"{error.message}\n{error.hint}".strip(),
            title="Not done",
            severity="error",
            markup=False,
        )

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

    @on(SegmentEditor.Typed)
    def _typed(self) -> None:
        self.take_typed()
        self.query_one(BitextView).show_open_text(self.desk.text if self.desk.is_touched else None)
        self._fit_desk()
        self.show_status()

    @on(KeyLine.Chosen)
    async def _command_clicked(self, event: KeyLine.Chosen) -> None:
        await self.run_action(event.command.id)

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

    def attempt(self, change: Callable[[], None]) -> bool:
        """Make a change; an error becomes words and leaves all as it was."""
        self.take_typed()
        try:
            change()
        except AlignwbError as error:
            self.tell(error)
            return False
        self.changed_at_s = monotonic()
        return True

    def go(self, ref: SegmentRef | None, otherwise: str = "") -> None:
        """Go to a segment, committing what was typed in this one; without one say `otherwise`."""
        if ref is None:
            if otherwise:
                self.notify(otherwise, timeout=2)
            return
        if self.session.takes_changes and not self.attempt(lambda: self.desk.open(ref)):
            return
        if not self.session.takes_changes:
            self.desk.ref = ref
            self.desk.reload()
        self.show_bitext()

    def show_bitext(self) -> None:
        """Show what an edit changed, and the open segment."""
        view = self.query_one(BitextView)
        view.update_bitext(self.session.bitext)
        view.move_to(self.desk.ref)
        self.show_segment()

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
        segment = self.desk.segment
        shown = Help(segment, self.query_one(SourceLine).source[1])
        self.query_one(SidePanel).shown = shown
        self.query_one(TermLine).shown = shown
        desk = self.query_one("#desk")
        desk.set_class(segment.status.is_done, "-done")
        desk.set_class(not segment.status.is_done, "-unconfirmed")

    def show_status(self) -> None:
        """Show how far the document is and whether it is saved."""
        bitext, segment = self.session.bitext, self.desk.segment
        status = Status.EDITED if self.desk.is_touched else segment.status
        marks = f"{mark_of(status, segment.origin)} {status}"
        if segment.origin and segment.target:
            marks += f" · {segment.origin.kind.upper()} {segment.origin.name}".rstrip()
        if self.session.read_only:
            saved = "read only"
        else:
            unsaved = self.session.is_dirty or self.desk.is_touched
            saved = "unsaved" if unsaved else "saved"
        self.query_one(StatusLine).state = StatusLineState(
            document=bitext.document,
            number=navigation.number_of(bitext, self.desk.ref),
            progress=self._progress.of(bitext),
            marks=marks,
            activity=self.activity,
            saved=saved,
        )


def _first_place(session: Session) -> SegmentRef:
    """The first open segment, or the first one of all."""
    bitext = session.bitext
    ref = navigation.first(bitext, navigation.is_open) or navigation.first(bitext)
    if ref is None:
        raise AlignwbError(f"{session.document.bitext}: there is no segment in it")
    return ref
