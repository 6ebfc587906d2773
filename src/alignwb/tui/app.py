"""The application: the project, the theme, and which document is open."""

import gc
import signal
import sys
from collections.abc import Sequence
from contextlib import suppress
from functools import partial
from typing import Any, ClassVar

from textual import events, on
from textual.app import App
from textual.binding import BindingType
from textual.filter import LineFilter
from textual.notifications import SeverityLevel
from textual.screen import Screen
from textual.widgets import Input

from alignwb.core.languages.visible import visible, visible_lines
from alignwb.errors import AlignwbError
from alignwb.services.opening import open_document, open_review
from alignwb.services.project.crash_report import crash_in_words
from alignwb.services.project.project import Document, Project
from alignwb.services.project.resuming import read_resume, remember
from alignwb.tui.boxes.dialog_keys import keys_by_id
from alignwb.tui.boxes.key_turns import KeyTurns
from alignwb.tui.commands import project_keymap
from alignwb.tui.edit.edit_screen import EditScreen
from alignwb.tui.review.review_screen import ReviewScreen
from alignwb.tui.shared.guiding.message_room import hide_messages, place_around_dialog
from alignwb.tui.shared.guiding.palette import CommandsByName
from alignwb.tui.shared.leaving import Parting
from alignwb.tui.shared.modes import Mode
from alignwb.tui.shared.project_helpers import ProjectHelpers, project_helpers
from alignwb.tui.shared.saving import OpenDocument, place_key
from alignwb.tui.shared.session_screen import SessionScreen
from alignwb.tui.shared.themes import DEFAULT_THEME, themes_for
from alignwb.tui.shared.visible_filter import VisibleFilter
from alignwb.tui.terminal.driver import Ended, TerminalDriver
from alignwb.tui.terminal.pasted_text import harmless, one_line

_COLLECTOR_THRESHOLDS = (5_000, 10, 25)
"""A key makes some five thousand values, nearly all gone with the next one.  With Python's own
thresholds every seventeenth key waits for a full collection, which finds a few dozen cycles."""


# Textual's own bindings on the application are priority bindings; they would overtake
# characters that are still on their way to the target box.
class AlignwbApp(App[None], inherit_bindings=False):
    """Opens documents of one project, one at a time.

    Attributes:
        failure: Why it ended, if that was an error.
        ended_by: The signal that ended it; SIGHUP also for a connection that was gone.
        parting_words: What to say of the work once the screen is left.

    Args:
        project: The project.
        document: The document to begin with.
        mode: What to do with it.
        read_only: Look, change nothing, take no lock.
        helpers: What helps with every document; the project's own if None.
        problems: What is said when the first document is open.
        hints: Whether a screen that nobody has worked on yet shows its first hint.
    """

    TITLE = "alignwb"
    BINDINGS: ClassVar[list[BindingType]] = []
    ENABLE_COMMAND_PALETTE = False  # would bind its key here, whatever keys are in force
    COMMANDS = {CommandsByName}  # noqa: RUF012 - Textual's convention
    CSS = """
    ToastRack { dock: top; align: left top; overflow: hidden; }
    ToastHolder { align-horizontal: left; }
    Toast { width: 100%; max-width: 100%; margin: 0; padding: 0 1; }
    OptionList { min-width: 12; }
    OptionList:nocolor > .option-list--option-highlighted { text-style: underline; }
    """

    def __init__(
        self,
        project: Project,
        document: Document,
        *,
        mode: Mode = Mode.EDIT,
        read_only: bool = False,
        helpers: ProjectHelpers | None = None,
        problems: Sequence[AlignwbError] = (),
        hints: bool = False,
    ) -> None:
        super().__init__(driver_class=TerminalDriver)
        self.use_command_palette = True
        self._problems = problems
        self._hints = hints
        self._project = project
        self._document = document
        self._mode = mode
        self._read_only = read_only
        self._helpers = helpers or project_helpers(project)
        self._commands = project_keymap(project.config, project.settings)
        self.set_keymap(keys_by_id(self._commands.editing))
        self._first_theme = DEFAULT_THEME
        self._turns = KeyTurns(self, self._handle_input)
        self._visible_filter = VisibleFilter()
        self.failure: AlignwbError | None = None
        self.ended_by: signal.Signals | None = None
        self.parting_words: list[str] = []

    def on_mount(self) -> None:
        """Choose the theme and open the first document."""
        self.screen_change_signal.subscribe(self, self._leave_messages_to, immediate=True)
        # A picture has all colours, whatever terminal it is taken in.
        for theme in themes_for(None if self.is_headless else self.console.color_system):
            self.register_theme(theme)
        theme_name = read_resume(self._project).theme or self._project.config.theme
        self._first_theme = theme_name if theme_name in self.available_themes else DEFAULT_THEME
        self.theme = self._first_theme
        try:
            self.push_screen(self._screen_for(self._document, self._mode))
        except AlignwbError as error:
            self.failure = error
            self.exit()
            return
        if self._helpers.team is not None and not self._read_only:
            self._helpers.team.start(self._tell_of_team)
        for problem in self._problems:
            self.notify(
                f"{problem.message}\n{problem.hint}".strip(),
                title="Passed over",
                severity="warning",
                timeout=10,
                markup=False,
            )

    def _tell_of_team(self, words: str, severity: SeverityLevel) -> None:
        """Show what the team's thread has to say."""
        self.call_later(partial(self.notify, words, title="The team", severity=severity))

    def get_line_filters(self) -> Sequence[LineFilter]:
        """What every line of every widget goes through last (Textual's get_line_filters)."""
        return [*super().get_line_filters(), self._visible_filter]

    def notify(
        self,
        message: str,
        *,
        title: str = "",
        severity: SeverityLevel = "information",
        timeout: float | None = None,
        markup: bool = False,  # noqa: ARG002 - Textual's; a message may hold words of a file
    ) -> None:
        """Show a message as it is, never as markup (Textual's notify).

        On a small screen messages that pile up cover what they are about: one that says the same
        takes the place of the one before, and of those that only inform three are shown.  Warnings
        and errors stay until their time is over.
        """
        informing = [each for each in self._notifications if each.severity == "information"]
        same = [each for each in self._notifications if each.message == visible_lines(message)]
        for each in (*informing[:-2], *same):
            self._unnotify(each, refresh=False)
        super().notify(
            visible_lines(message),
            title=visible(title),
            severity=severity,
            timeout=timeout,
            markup=False,
        )
        self.call_later(self.place_messages)

    def place_messages(self) -> None:
        """Have messages stand where they cover nothing that is needed on the screen in front."""
        if not self.screen_stack:
            return
        if isinstance(self.screen, SessionScreen):
            self.screen.place_messages()
        else:
            place_around_dialog(self.screen)

    def _leave_messages_to(self, front: Screen[Any]) -> None:
        """Show messages on the screen in front alone; those behind it would keep old ones."""
        for screen in self.screen_stack:
            if screen is not front:
                hide_messages(screen)

    def on_unmount(self) -> None:
        """Remember another theme than the one it started with, and let go of what is open."""
        self._helpers.close()
        if self.theme != self._first_theme and not self._read_only:
            remember(self._project, theme=self.theme)

    async def on_event(self, event: events.Event) -> None:
        """Hand keys, pastes and the mouse on in turn; the rest is Textual's."""
        if isinstance(event, events.InputEvent | events.Paste) and not event.is_forwarded:
            self._turns.take(event)
        else:
            await super().on_event(event)

    async def _handle_input(self, event: events.Event) -> None:
        """Handle input whose turn it is; pasted text is harmless in whatever box."""
        if isinstance(event, events.Paste):
            # A box of several lines keeps line ends; Textual's input takes the first line only.
            is_one_line = isinstance(self.focused, Input)
            event.text = one_line(event.text) if is_one_line else harmless(event.text)
        await super().on_event(event)

    @on(Parting)
    def _part(self, event: Parting) -> None:
        self.parting_words.append(event.words)

    @on(Ended)
    def _end(self, event: Ended) -> None:
        """Leave after the keys that came before, unasked: nobody may be there to answer."""
        self.ended_by = event.signal_number
        self._turns.take(self._end_now)

    def _end_now(self) -> None:
        for screen in self.screen_stack:
            if isinstance(screen, SessionScreen) and (words := screen.saving.end()):
                self.parting_words.append(words)
        self.exit(return_code=128 + self.ended_by if self.ended_by else 1)

    def _fatal_error(self) -> None:
        """End with the error in words (called by Textual, which would show the traceback)."""
        error = self._exception or sys.exc_info()[1]
        words: list[str] = []
        for screen in self.screen_stack:
            if isinstance(screen, SessionScreen):
                with suppress(Exception):  # whatever else is broken
                    screen.take_typed()
                with suppress(Exception):
                    words.append(screen.saving.leaving.keep())
        if self.failure is None and error is not None:
            self.failure = crash_in_words(self._project, error, " ".join(words).strip())
        self._close_messages_no_wait()

    @on(OpenDocument)
    def _open(self, event: OpenDocument) -> None:
        find = self._project.find if event.mode is Mode.EDIT else self._project.reference
        try:
            self._show(self._screen_for(find(event.name), event.mode))
        except AlignwbError as error:
            self._go_back(error)

    def _go_back(self, error: AlignwbError) -> None:
        """Open the document again that was left for one that cannot be opened, and say why."""
        (before,) = (each for each in self.screen_stack if isinstance(each, SessionScreen))
        try:
            self._show(self._screen_for(before.session.document, before.mode))
        except AlignwbError:
            # Neither can be shown: leave with the reason, nothing is lost.
            self.failure = error
            self.exit()
        else:
            words = f"{error.message}\n{error.hint}".strip()
            self.notify(words, title="Not opened", severity="error", timeout=10)

    def _show(self, screen: SessionScreen) -> None:
        """Show a document in the place of the one that is closed now."""
        # Before the screen tells the memory anything: all that was open is saved now.
        self._helpers.memory.refresh(screen.memory.failed)
        self.switch_screen(screen)

    def _screen_for(self, document: Document, mode: Mode) -> SessionScreen:
        open_ = open_document if mode is Mode.EDIT else open_review
        # A long document is a hundred thousand values that stay: collecting among them while they
        # are made, and again at every later full collection, finds nothing and costs keys.
        gc.disable()
        try:
            opened = open_(self._project, document, read_only=self._read_only)
        finally:
            gc.freeze()
            gc.set_threshold(*_COLLECTOR_THRESHOLDS)
            gc.enable()
        session = opened.session
        unfinished = (box.ref for box in session.recovery.boxes if box.ref is not None)
        place = next(unfinished, None) or read_resume(self._project).place_in(
            session.bitext, place_key(mode, document)
        )
        screen: SessionScreen
        if mode is Mode.REVIEW:
            screen = ReviewScreen(
                self._project, session, place, self._helpers, self._commands.reviewing
            )
        else:
            screen = EditScreen(
                self._project, session, opened.terms, place, self._helpers, self._commands.editing
            )
        screen.guiding.shows_hint = self._hints and not session.read_only and self._is_new(mode)
        return screen

    def _is_new(self, mode: Mode) -> bool:
        """Whether nobody has worked on such a screen in this project yet."""
        resume = read_resume(self._project)
        documents = {place_key(mode, each) for each in self._project.documents()}
        return mode not in resume.seen_hints and not documents & resume.places.keys()
