"""A list to choose one line from: drafts, terms, documents, ways out of a conflict."""

from collections.abc import Sequence
from dataclasses import dataclass

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.events import Key
from textual.screen import ModalScreen
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from alignwb.core.visible import visible


@dataclass(frozen=True, slots=True)
class Choice:
    """One line of the list, and a fainter remark beside it."""

    label: str
    remark: str = ""


class ChoiceScreen(ModalScreen[int | None]):
    """Answers the position of the chosen line, or None.

    A digit chooses at once; so no key is needed that a terminal may not be able to send.
    """

    BINDINGS = [Binding("escape", "dismiss(None)", "Back")]  # noqa: RUF012 - Textual's convention

    DEFAULT_CSS = """
    ChoiceScreen {
        align: center middle;
        & > Vertical {
            width: 90%; max-width: 110; height: auto; max-height: 80%;
            border: round $primary; background: $surface; padding: 0 1;
        }
        & OptionList {
            height: auto; max-height: 100%; border: none; background: $surface;
            &:focus { border: none; }
        }
        & Static { color: $text-muted; height: auto; }
    }
    """

    def __init__(self, title: str, choices: Sequence[Choice], *, highlighted: int = 0) -> None:
        super().__init__()
        self._title = title
        self._choices = choices
        self._highlighted = highlighted

    def compose(self) -> ComposeResult:
        """The list under its title (Textual's compose)."""
        options = [
            Option(
                Content.assemble(
                    (f"{number} ", "bold $accent"),
                    visible(choice.label),
                    (f"  {choice.remark}", "$foreground-darken-2") if choice.remark else "",
                )
            )
            for number, choice in enumerate(self._choices, start=1)
        ]
        with Vertical() as box:
            box.border_title = self._title
            yield OptionList(*options, markup=False)
            yield Static("a digit or Enter chooses · Esc goes back", markup=False)

    def on_mount(self) -> None:
        """Start at the line the translator most likely wants."""
        self.query_one(OptionList).highlighted = self._highlighted

    @on(OptionList.OptionSelected)
    def _choose(self, event: OptionList.OptionSelected) -> None:
        self.dismiss(event.option_index)

    def on_key(self, event: Key) -> None:
        """A digit chooses its line."""
        if event.character and event.character.isdigit():
            number = int(event.character)
            if 1 <= number <= len(self._choices):
                event.stop()
                self.dismiss(number - 1)
