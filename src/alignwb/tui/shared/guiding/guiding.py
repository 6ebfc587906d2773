"""What a screen tells of itself: the help, the palette, the first hint, the panels beside it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from textual.app import ComposeResult
from textual.screen import ModalScreen, Screen

from alignwb.tui.commands import Command
from alignwb.tui.dialogs.help import HelpScreen
from alignwb.tui.shared.guiding.first_hint import FirstHint


@dataclass(frozen=True, slots=True)
class Guidance:
    """What there is to tell of a screen; in its texts `{command}` stands for the key of one.

    Attributes:
        introduction: What the help says first.
        marks: The marks that the screen shows, each with its meaning.
        hint: The lines for whoever sees it for the first time.
    """

    introduction: str
    marks: Sequence[tuple[str, str]]
    hint: Sequence[str]


class Guiding:
    """Answers the commands that tell what a screen can do, and shows its hint the first time.

    table: the commands of the screen.  ask: shows a dialog.  remember_hint: called when the hint
    has been seen.

    Attributes:
        answers: What it does for each command.
        shows_hint: Whether the hint is to be shown; to be set before the screen is.
    """

    def __init__(
        self,
        guidance: Guidance,
        table: Sequence[Command],
        screen: Screen[Any],
        ask: Callable[[ModalScreen[Any]], object],
        remember_hint: Callable[[], object],
    ) -> None:
        self._guidance = guidance
        self._table = table
        self._screen = screen
        self._ask = ask
        self._remember_hint = remember_hint
        self.shows_hint = False
        self.answers: Mapping[str, Callable[..., object]] = {
            "toggle_help": self.show_help,
            "command_palette": self.show_palette,
            "toggle_panels": self.toggle_panels,
        }

    def compose(self) -> ComposeResult:
        """The hint, if it is to be shown (for Textual's compose)."""
        if self.shows_hint:
            yield FirstHint([self._with_keys(line) for line in self._guidance.hint])

    def end_hint(self) -> None:
        """Take the hint away for good: a key has done something."""
        if self.shows_hint:
            self.shows_hint = False
            self._screen.query(FirstHint).remove()
            self._remember_hint()

    def show_help(self) -> None:
        """Show the help."""
        introduction = self._with_keys(self._guidance.introduction)
        self._ask(HelpScreen(introduction, self._table, self._guidance.marks))

    def show_palette(self) -> None:
        """Find a command by its name."""
        self._screen.app.action_command_palette()

    def toggle_panels(self) -> None:
        """Show or hide the panels; on a narrow screen, where they are hidden, this shows them."""
        screen = self._screen
        screen.toggle_class("-bare" if screen.has_class("-wide") else "-beside")

    def _with_keys(self, text: str) -> str:
        return text.format_map({each.id: each.key for each in self._table})
