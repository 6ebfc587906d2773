"""The common part of both screens: the session, the place in it, and the commands."""

from abc import abstractmethod
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from inspect import isawaitable
from time import monotonic
from typing import ClassVar, TypeVar

from textual import events, on
from textual.screen import ModalScreen, Screen

from alignwb.core.bitext import navigation
from alignwb.core.bitext.segment import SegmentRef
from alignwb.errors import AlignwbError
from alignwb.services.project.project import Project
from alignwb.services.project.resuming import remember
from alignwb.services.session import Session
from alignwb.tui.boxes.segment_editor import SegmentEditor
from alignwb.tui.commands import Command, key_actions, key_of
from alignwb.tui.shared.box_keeping import kept_until_left, unfinished
from alignwb.tui.shared.finding.finding_commands import FindingCommands
from alignwb.tui.shared.finding.searching import Searching
from alignwb.tui.shared.guiding.guiding import Guidance, Guiding
from alignwb.tui.shared.guiding.message_room import (
    has_messages,
    keep_around_dialog,
    place_messages,
)
from alignwb.tui.shared.key_line import KeyLine
from alignwb.tui.shared.memory_follower import MemoryFollower
from alignwb.tui.shared.modes import Mode
from alignwb.tui.shared.moving import Moving
from alignwb.tui.shared.project_helpers import ProjectHelpers, project_helpers
from alignwb.tui.shared.rows_view import RowsView
from alignwb.tui.shared.saving import Saving
from alignwb.tui.shared.side_work import SideWork

WIDE = 120
"""Columns from which there is room for a panel beside the text."""

_LOOK_AT_THE_FILE_S = 1.0

_Answer = TypeVar("_Answer")


class SessionScreen(Screen[None]):
    """Coordinates one session: widgets show what it holds, controllers change it.

    It is the `Stage` of its controllers.  Each of them answers some commands of the screen's table;
    whatever key, click or palette entry asks for a command, it comes through `action_command`.

    Attributes:
        mode: What the document is open for.
        guidance: What it tells of itself.
        table: The commands the screen answers, with the keys that are in force.
        project: The project the document belongs to.
        session: The document.
        helpers: The memory and the word links of the project.
        activity: What goes on beside the work, for the status line.
        beside: Runs that work.
        changed_at_s: When (monotonic) the last change was made.
        counted: How far the document is.
        moving: Ways through the document.
        searching: What is searched for.
        finding_commands: What of the document is shown, and other text in many targets.
        saving: The file.
        memory: Keeps the memory in step.
        guiding: Tells it.
        answers: What is done for each command.
    """

    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (WIDE, "-wide")]  # noqa: RUF012 - Textual's convention
    mode: ClassVar[Mode]
    guidance: ClassVar[Guidance]

    def __init__(
        self,
        project: Project,
        session: Session,
        table: Sequence[Command],
        helpers: ProjectHelpers | None = None,
    ) -> None:
        super().__init__()
        self.table = table
        self.project = project
        self.session = session
        self.helpers = helpers or project_helpers(project)
        self.activity = ""
        self.beside = SideWork(self)
        self.changed_at_s = monotonic()
        self.counted = navigation.ProgressCounter()
        self.moving = Moving(session, self)
        self.searching = Searching(session, self)
        self.saving = Saving(project, session, self.mode, self, self.helpers.findings)
        movers = (self.moving, self.searching)
        self.finding_commands = FindingCommands(project, session, self, movers)
        self.memory = MemoryFollower(session, self.helpers.memory, self, self.helpers.team)
        seen = partial(remember, project, seen_hint=self.mode)
        self.guiding = Guiding(self.guidance, table, self, self.ask, remember_hint=seen)
        self.answers: dict[str, Callable[..., object]] = {
            **self.moving.answers,
            **self.searching.answers,
            **self.finding_commands.answers,
            **self.saving.answers,
            **self.guiding.answers,
            "quit": self.quit,
        }

    def on_mount(self) -> None:
        """Tell the memory what a crash kept from the file, and look after the file from now on."""
        self.call_after_refresh(self.memory.follow)
        self.set_interval(_LOOK_AT_THE_FILE_S, self._look_after_the_file)

    @property
    @abstractmethod
    def ref(self) -> SegmentRef:
        """The segment the translator is at."""

    @property
    @abstractmethod
    def view(self) -> RowsView:
        """The widget that shows the whole bitext."""

    @property
    @abstractmethod
    def is_touched(self) -> bool:
        """True if something is typed that the bitext does not hold yet."""

    @abstractmethod
    def begin_at(self, ref: SegmentRef) -> None:
        """Show a bitext that is another one than before; at `ref` if that is still there."""

    @abstractmethod
    def take_typed(self) -> None:
        """Take in characters whose message is still on its way."""

    @abstractmethod
    def commit_typed(self) -> None:
        """Make an edit of what is typed, if anything is."""

    @abstractmethod
    def take_over(self) -> None:
        """Show a bitext that another program has changed."""

    @abstractmethod
    def move_to(self, ref: SegmentRef) -> None:
        """Make `ref` the current segment; what was typed in this one becomes an edit first."""

    @abstractmethod
    def show_bitext(self) -> None:
        """Show what an edit changed, and the current segment."""

    @abstractmethod
    def show_status(self) -> None:
        """Show how far the document is and whether it is saved."""

    def stop_work(self) -> None:
        """End what goes on beside the work; the document is being left."""

    def key_of(self, command: str) -> str:
        """The key of a command of this screen, for people."""
        return key_of(self.table, command)

    def show_keys(self, names: Iterable[str]) -> None:
        """Show commands in the bottom line, by their ids."""
        commands = {command.id: command for command in self.table}
        self.query_one(KeyLine).commands = tuple(commands[name] for name in names)

    async def on_key(self, event: events.Key) -> None:
        """Run a command key that no box has taken, and that is no key of the box in front.

        Such a key, as End is, comes by here on its way to the bindings of the box.
        """
        box = self.focused
        if isinstance(box, SegmentEditor) and box.has_key(event.key):
            return
        action = key_actions(self.table).get(event.key)
        if action is not None:
            event.stop()
            event.prevent_default()
            await self.run_action(action)

    async def action_command(self, name: str, *arguments: object) -> None:
        """Carry out the command of that id; what is typed is kept before."""
        self.guiding.end_hint()
        command = next((each for each in self.table if each.id == name), None)
        if command is not None and command.leaves_box:
            self.commit_typed()
        else:
            self.take_typed()
        result = self.answers[name](*arguments)
        if isawaitable(result):
            await result

    @on(KeyLine.Chosen)
    async def _command_clicked(self, event: KeyLine.Chosen) -> None:
        await self.action_command(event.command.id)

    def place_messages(self) -> None:
        """Have messages stand where they cover nothing that helps with the current segment."""
        if self.is_mounted and self.is_running:  # else it is not laid out yet, or being left
            place_messages(self, self.view.message_room())

    @on(RowsView.Revealed)
    def _keep_messages_off(self) -> None:
        if has_messages(self):
            self.place_messages()

    @on(RowsView.SegmentChosen)
    def _segment_clicked(self, event: RowsView.SegmentChosen) -> None:
        self.go(event.ref)

    def tell_of_opening(self) -> None:
        """Say what a crash left and where it is, or why nothing can be changed."""
        title = "Read only" if self.session.read_only else "Recovered"
        if message := _words_at_opening(self.session, self.table):
            self.notify(message, title=title, severity="warning", timeout=10, markup=False)

    def tell(self, error: AlignwbError) -> None:
        """Show an error in words."""
        self.notify(
            f"{error.message}\n{error.hint}".strip(),
            title="Not done",
            severity="error",
            markup=False,
        )

    def ask(
        self,
        dialog: ModalScreen[_Answer],
        answered: Callable[[_Answer | None], object] | None = None,
    ) -> None:
        """Show a dialog; `answered` is called with its answer, None if it was left.

        What is typed in it is kept as it is typed, and forgotten once it is left, unless
        `answered` returns False: then it was refused, and the dialog begins with it the next time.
        """
        self.app.push_screen(dialog, kept_until_left(dialog, answered, self.session, self))
        dialog.call_after_refresh(keep_around_dialog, dialog)

    def attempt(self, change: Callable[[], object]) -> bool:
        """Make a change; an error becomes words and leaves all as it was."""
        self.take_typed()
        try:
            change()
        except AlignwbError as error:
            self.tell(error)
            return False
        self.note_change()
        return True

    def note_change(self) -> None:
        """Note that something was changed just now: saving waits until the hands rest."""
        self.changed_at_s = monotonic()

    def go(self, ref: SegmentRef | None, otherwise: str = "") -> None:
        """Go to a segment, committing what was typed in this one; without one say `otherwise`."""
        self.guiding.end_hint()
        if ref is None:
            if otherwise:
                self.notify(otherwise, timeout=2, markup=False)
        elif self.attempt(lambda: self.move_to(ref)):
            self.show_bitext()

    def quit(self) -> None:
        """Save and leave."""
        # After what was posted before: parting words reach the application first.
        self.saving.leave(lambda: self.call_later(self.app.exit))

    @on(SegmentEditor.Typed)
    def _typing_begun(self) -> None:
        self.guiding.end_hint()

    def _look_after_the_file(self) -> None:
        # While a dialog is open what it asks about may not change underneath.
        if self.app.screen is self:
            self.saving.look_after_the_file()


def _words_at_opening(session: Session, table: Sequence[Command]) -> str:
    """What a crash left, or why nothing can be changed; "" if there is nothing to say."""
    message = session.recovery.message
    if not message and session.lock_holder:
        message = f"{session.lock_holder} has this document open; nothing can be changed here"
    hint = "" if session.lock_holder or not message else session.recovery.hint
    return "\n".join(filter(None, (message, hint, *unfinished(session, table))))


def first_place(session: Session) -> SegmentRef:
    """The first open segment, or the first one of all.  Raises AlignwbError if there is none."""
    bitext = session.bitext
    ref = navigation.first(bitext, navigation.is_open) or navigation.first(bitext)
    if ref is None:
        raise AlignwbError(f"{session.document.bitext}: there is no segment in it")
    return ref
