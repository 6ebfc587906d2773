"""A list to choose one line from: drafts, terms, documents, ways out of a conflict."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.content import Content
from textual.events import Key
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from alignwb.core.languages.visible import visible
from alignwb.tui.boxes.code_text import code_text
from alignwb.tui.boxes.dialog import Dialog
from alignwb.tui.boxes.line_list import LineList
from alignwb.tui.dialogs.titled_frame import TitledFrame

_NOTHING = Content("")
_WITH_DIGITS = 9


@dataclass(frozen=True, slots=True)
class Choice:
    """One line of the list, a fainter remark beside it, and more of it underneath.

    shown: how the line is drawn, where that is not its label as it stands.
    """

    label: str
    remark: str = ""
    detail: Content = _NOTHING
    shown: Content | None = None


_LIST_CSS = """
NAME {
    align: center middle;
    & > Vertical {
        width: 90%; max-width: 110; height: auto; max-height: 80%;
        border: round $primary; background: $surface; padding: 0 1;
    }
    & OptionList {
        height: auto; max-height: 100%; border: none; background: $surface;
        &:focus {
            border: none;
            & > .option-list--option-highlighted {
                background: $primary-muted; color: $foreground; text-style: none;
            }
        }
    }
    & Static { color: $text-muted; height: auto; }
    & .above { dock: top; max-height: 60%; }
    & .below { dock: bottom; }
}
"""


def list_css(name: str) -> str:
    """The rules of a screen of that name that shows a list in a frame.

    What has the class `above` or `below` stays in sight there, however long the list is.
    """
    return _LIST_CSS.replace("NAME", name)


def digit_of(position: int) -> str:
    """The digit that chooses a line, and a space; blanks where none does: 12 would choose 1."""
    return f"{position + 1} " if position < _WITH_DIGITS else "  "


class ChoiceScreen(Dialog[int | None]):
    """Answers the position of the chosen line, or None.

    A digit chooses at once; so no key is needed that a terminal may not be able to send.

    Args:
        title: What is asked.
        choices: The lines.
        highlighted: The line to start at.
        explanation: Why it is asked, above the lines.
    """

    way_out: str = "a digit or Enter chooses · Esc goes back"

    BINDINGS = [Binding("escape", "dismiss(None)", "Back")]  # noqa: RUF012 - Textual's convention

    DEFAULT_CSS = list_css("ChoiceScreen")

    def __init__(
        self,
        title: str,
        choices: Sequence[Choice],
        *,
        highlighted: int = 0,
        explanation: str = "",
    ) -> None:
        super().__init__()
        self._title = title
        self._explanation = explanation
        self._choices = list(choices)
        self._highlighted = highlighted

    def compose(self) -> ComposeResult:
        """The list under its title (Textual's compose)."""
        options = [Option(self.line(position)) for position in range(len(self._choices))]
        with TitledFrame() as box:
            box.border_title = self._title
            if self._explanation:
                shown = visible(self._explanation).replace("␊", "\n")
                yield Static(shown, classes="above", markup=False)
            yield LineList(*options, markup=False)
            yield Static(self.way_out, classes="below", markup=False)

    def on_mount(self) -> None:
        """Start at the line the translator most likely wants."""
        if self._explanation:
            self.app.clear_notifications()  # they would lie over it, and it says the same
        lines = self.query_one(OptionList)
        for position in range(len(self._choices)):
            # A remark may have come between the making of the list and now.
            lines.replace_option_prompt_at_index(position, self.line(position))
        lines.highlighted = self._highlighted

    def remark_on(self, position: int, remark: str) -> None:
        """Put another remark beside a line, also one that came after the list was shown."""
        self._choices[position] = replace(self._choices[position], remark=remark)
        self.show_line(position)

    def show_line(self, position: int) -> None:
        """Show a line again, of which something has changed."""
        for lines in self.query(OptionList):  # none before it is made, and while it is left
            lines.replace_option_prompt_at_index(position, self.line(position))

    def line(self, position: int) -> Content:
        """What is shown of a choice."""
        choice = self._choices[position]
        return Content.assemble(
            (digit_of(position), "bold $accent"),
            choice.shown or code_text(choice.label),
            (f"  {visible(choice.remark)}", "$foreground-darken-2") if choice.remark else "",
            "\n" if choice.detail.plain else "",
            choice.detail,
        )

    @on(OptionList.OptionSelected)
    def _choose(self, event: OptionList.OptionSelected) -> None:
        self.answer(event.option_index)

    def answer(self, position: int) -> None:
        """Close with the chosen line."""
        self.dismiss(position)

    def on_key(self, event: Key) -> None:
        """A digit chooses its line."""
        if event.character and event.character.isdecimal():  # ² is a digit, and no number
            number = int(event.character)
            if 1 <= number <= min(len(self._choices), _WITH_DIGITS):
                event.stop()
                self.answer(number - 1)
