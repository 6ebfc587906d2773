"""What every screen on an open bitext stands on: the session, the place in it, and showing both."""

from abc import abstractmethod
from collections.abc import Callable, Sequence
from time import monotonic
from typing import ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.screen import Screen

from alignwb.core.bitext import navigation
from alignwb.core.bitext.segment import SegmentRef
from alignwb.errors import AlignwbError
from alignwb.services.project.project import Document, Project
from alignwb.services.session import Session
from alignwb.tui.commands import Command
from alignwb.tui.commands.key_names import spoken
from alignwb.tui.dialogs.help import HelpScreen
from alignwb.tui.shared.key_line import KeyLine
from alignwb.tui.shared.memory_messages import MemoryFailed
from alignwb.tui.shared.modes import Mode
from alignwb.tui.shared.project_helpers import Aids, project_aids
from alignwb.tui.shared.rows_view import RowsView

WIDE = 120
"""Columns from which there is room for a panel beside the text."""


def bindings_of(commands: Sequence[Command]) -> list[BindingType]:
    """Textual's bindings for the keys of these commands."""
    bindings: list[BindingType] = []
    for command in commands:
        bindings.append(
            Binding(
                ",".join(command.keys),
                command.id,
                command.label,
                show=False,
                key_display=spoken(command.keys[0]),
                tooltip=command.help,
                id=command.id,
            )
        )
        bindings += [Binding(key, action, show=False) for key, action in command.digit_keys.items()]
    return bindings


class SessionScreen(Screen[None]):
    """Coordinates one session: widgets show what it holds, commands change it.

    Attributes:
        mode: What the document is open for.
        table: The commands the screen answers.
        introduction: What the help says of the screen.
        marks: The marks it shows, each with its meaning.
        project: The project the document belongs to.
        session: The document.
        aids: What helps with every document of the project.
        needle: What is searched for; "" for nothing.
        activity: What goes on beside the work, for the status line.
        changed_at_s: When (monotonic) the last change was made.
        counted: How far the document is.
    """

    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (WIDE, "-wide")]  # noqa: RUF012 - Textual's convention
    mode: ClassVar[Mode]
    table: ClassVar[Sequence[Command]] = ()
    introduction: ClassVar[str] = ""
    marks: ClassVar[Sequence[tuple[str, str]]] = ()

    def __init__(self, project: Project, session: Session, aids: Aids | None = None) -> None:
        super().__init__()
        self.project = project
        self.session = session
        self.aids = aids or project_aids(project)
        self.needle = ""
        self.activity = ""
        self.changed_at_s = monotonic()
        self.counted = navigation.ProgressCount()
        self._remembered = session.saved_bitext
        self._told_of_memory = ""

    def on_mount(self) -> None:
        """Tell the memory what a crash kept from the file."""
        self.call_after_refresh(self.remember)

    @property
    @abstractmethod
    def ref(self) -> SegmentRef:
        """The segment the translator is at."""

    @abstractmethod
    def documents(self) -> tuple[Document, ...]:
        """The documents of the project that can be open on such a screen."""

    @property
    @abstractmethod
    def view(self) -> RowsView:
        """The widget that shows the whole bitext."""

    @property
    @abstractmethod
    def is_touched(self) -> bool:
        """Whether something is typed that the bitext does not hold yet."""

    @abstractmethod
    def begin_at(self, ref: SegmentRef) -> None:
        """Show a bitext that is another one than before; at `ref` if that is still there."""

    @abstractmethod
    def take_typed(self) -> None:
        """Take over characters whose message is still on its way."""

    @abstractmethod
    def commit_typed(self) -> None:
        """Make an edit of what is typed, if anything is."""

    @abstractmethod
    def take_over(self) -> None:
        """Show a bitext that another program has changed."""

    @abstractmethod
    def open_segment(self, ref: SegmentRef) -> None:
        """Make `ref` the segment the translator is at."""

    @abstractmethod
    def show_bitext(self) -> None:
        """Show what an edit changed, and the segment at hand."""

    @abstractmethod
    def show_status(self) -> None:
        """Show how far the document is and whether it is saved."""

    def remember(self) -> None:
        """Let the memory know what became of segments since it was last told."""
        before, after = self._remembered, self.session.bitext
        if before is not after and not self.session.read_only:
            self._remembered = after
            document = self.session.document
            self.aids.memory.tell(
                lambda memory: memory.follow(document, before, after), self.tell_of_memory
            )

    def tell_of_memory(self, error: AlignwbError) -> None:
        """Say, once, that the memory cannot be used; may be called from any thread."""
        self.post_message(MemoryFailed(error))

    @on(MemoryFailed)
    def _memory_failed(self, event: MemoryFailed) -> None:
        if event.error.message != self._told_of_memory:
            self._told_of_memory = event.error.message
            self.notify(
                f"{event.error.message}\n{event.error.hint}".strip(),
                title="The memory",
                severity="warning",
                markup=False,
            )

    def stop_work(self) -> None:
        """End what goes on beside the work; the document is being left."""

    def tell_of_opening(self) -> None:
        """Say what a crash left, or why nothing can be changed."""
        title = "Read only" if self.session.read_only else "Recovered"
        message = self.session.recovery.message
        if not message and self.session.lock_holder:
            holder = self.session.lock_holder
            message = f"{holder} has this document open; nothing can be changed here"
        if message:
            self.notify(message, title=title, severity="warning", timeout=10, markup=False)

    def tell(self, error: AlignwbError) -> None:
        """Show an error in words."""
        self.notify(
            f"{error.message}\n{error.hint}".strip(),
            title="Not done",
            severity="error",
            markup=False,
        )

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
        if self.attempt(lambda: self.open_segment(ref)):
            self.show_bitext()

    @property
    def saved_word(self) -> str:
        """Whether the file holds all of it, for the status line."""
        if self.session.read_only:
            return "read only"
        return "unsaved" if self.session.is_dirty or self.is_touched else "saved"

    @on(KeyLine.Chosen)
    async def _command_clicked(self, event: KeyLine.Chosen) -> None:
        await self.run_action(event.command.id)

    def action_toggle_help(self) -> None:
        """Show the help."""
        self.app.push_screen(HelpScreen(self.introduction, self.table, self.marks))

    def action_command_palette(self) -> None:
        """Find a command by name."""
        self.app.action_command_palette()


def first_place(session: Session) -> SegmentRef:
    """The first open segment, or the first one of all.  Raises AlignwbError if there is none."""
    bitext = session.bitext
    ref = navigation.first(bitext, navigation.is_open) or navigation.first(bitext)
    if ref is None:
        raise AlignwbError(f"{session.document.bitext}: there is no segment in it")
    return ref
