"""The form for a new term."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.message import Message
from textual.widgets import Input, Label, Static

from alignwb.core.languages.visible import visible_lines
from alignwb.core.terms.termbase import Term, TermStatus
from alignwb.errors import AlignwbError
from alignwb.services.terms.guessing import GuessedTerm
from alignwb.tui.boxes.line_box import LineBox
from alignwb.tui.boxes.typing_dialog import TypingDialog
from alignwb.tui.commands import EDITING, named
from alignwb.tui.commands.key_names import spoken
from alignwb.tui.dialogs.titled_frame import TitledFrame

_FIELDS = {"source": "Dutch", "target": "English", "note": "note"}
_STATUSES = tuple(TermStatus)
_STATUS_KEY = "f4"
_ADD = named(EDITING, "add_term")


class TermForm(TypingDialog[None]):
    """Asks for source, target, status and note; stays open while the term is refused.

    Args:
        guess: What is filled in.
        add: Adds the term, or raises AlignwbError.
    """

    box = _ADD.id

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss(None)", "Back"),
        Binding("down", "app.focus_next", "Next field"),
        Binding("up", "app.focus_previous", "Field before"),
        Binding(_STATUS_KEY, "next_status", "Another status", priority=True),
        Binding(",".join(_ADD.keys), "add", "Add", priority=True),
    ]
    DEFAULT_CSS = """
    TermForm {
        align: center middle;
        & > Vertical {
            width: 80%; max-width: 90; height: auto;
            border: round $primary; background: $surface; padding: 0 1;
        }
        & Horizontal { height: 1; }
        & Label { width: 10; color: $text-muted; }
        & Input { width: 1fr; }
        & Static { height: auto; }
        & #way-out { color: $text-muted; margin-top: 1; }
        & #refusal { color: $text-error; display: none; margin-top: 1; }
        & #refusal.-shown { display: block; }
    }
    """

    @dataclass
    class Guessed(Message):
        """A better guess has come."""

        guess: GuessedTerm

    def __init__(self, guess: GuessedTerm, add: Callable[[Term], None]) -> None:
        super().__init__()
        self._first_guess = guess
        self._add = add
        self._status = TermStatus.PREFERRED

    def compose(self) -> ComposeResult:
        """A line for each field (Textual's compose)."""
        guessed = {"source": self._first_guess.source, "target": self._first_guess.target}
        with TitledFrame() as box:
            box.border_title = "A new term"
            for name, label in _FIELDS.items():
                with Horizontal():
                    yield Label(label)
                    yield LineBox(guessed.get(name, ""), id=name, compact=True)
            with Horizontal():
                yield Label("status")
                yield Static(self._status, id="status", markup=False)
            yield Static(id="refusal", markup=False)
            yield Static(
                f"Enter adds · ↑ ↓ other field · {spoken(_STATUS_KEY)} status · Esc goes back",
                id="way-out",
                markup=False,
            )

    def on_mount(self) -> None:
        """Begin where something is missing."""
        source, target = self._field("source"), self._field("target")
        (target if source.value and not target.value else source).focus()

    @on(Guessed)
    def _take_guess(self, event: Guessed) -> None:
        """Fill in what is still empty."""
        for name, text in (("source", event.guess.source), ("target", event.guess.target)):
            field = self._field(name)
            if not field.value:
                self.begin_with(name, text)
                field.value = text
                field.select_all()  # whoever knows better types over it

    def action_next_status(self) -> None:
        """Take the next status of the termbase."""
        place = _STATUSES.index(self._status)
        self._show_status(_STATUSES[(place + 1) % len(_STATUSES)])
        self.keep_texts("status")

    def texts(self) -> dict[str, str]:
        """The text of each field, and the status."""
        return {"status": str(self._status), **super().texts()}

    def fill(self, texts: Mapping[str, str]) -> None:
        """Go on with these texts and this status."""
        super().fill(texts)
        self._show_status(
            next((each for each in _STATUSES if each == texts.get("status")), self._status)
        )

    def _show_status(self, status: TermStatus) -> None:
        self._status = status
        self.query_one("#status", Static).update(status)

    @on(Input.Submitted)
    def action_add(self) -> None:
        """Add the term, or say why not."""
        source, target, note = (self._field(name).value.strip() for name in _FIELDS)
        try:
            if not (source and target):
                raise AlignwbError("A term needs its Dutch and its English.")
            self._add(Term(source, target, self._status, note=note))
        except AlignwbError as error:
            self._refuse(error)
        else:
            self.dismiss(None)

    def _refuse(self, error: AlignwbError) -> None:
        refusal = self.query_one("#refusal", Static)
        refusal.update(visible_lines(error.message))
        refusal.add_class("-shown")

    def _field(self, name: str) -> Input:
        return self.query_one(f"#{name}", Input)
