"""The forms for a new term and for a row of the termbase that is to be changed."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.message import Message
from textual.widgets import Input, Label, Static

from alignwb.core.languages.visible import visible_lines
from alignwb.core.terms.doubtful_terms import question_about
from alignwb.core.terms.renderings import SEPARATOR, parts_of, with_renderings
from alignwb.core.terms.termbase import Term, TermStatus
from alignwb.errors import AlignwbError
from alignwb.services.terms.guessing import GuessedTerm
from alignwb.tui.boxes.dialog_keys import bound
from alignwb.tui.boxes.line_box import LineBox
from alignwb.tui.boxes.typing_dialog import TypingDialog
from alignwb.tui.commands import EDITING, Command, named
from alignwb.tui.commands.key_names import spoken
from alignwb.tui.dialogs.titled_frame import TitledFrame

_FIELDS = {
    "source": "Dutch",
    "target": "English",
    "note": "note",
    "pos": "part of speech",
    "variants": "Dutch variants",
}
_SEVERAL = f"Several renderings or variants: with {SEPARATOR} between them"
_STATUSES = tuple(TermStatus)
_STATUS_KEY, _FORBID_KEY, _REMOVE_KEY = "f4", "f6", "f8"
_ADD = named(EDITING, "add_term")
_CHANGE = named(EDITING, "change_term")
_ROW = "row"


def _bindings(opened_by: Command) -> list[BindingType]:
    """The keys of a form; the key that opens it saves too."""
    return [
        Binding("escape", "leave", "Back"),
        Binding("down", "app.focus_next", "Next field"),
        Binding("up", "app.focus_previous", "Field before"),
        Binding(_STATUS_KEY, "next_status", "Another status", priority=True),
        bound(opened_by, "save", "Save"),
    ]


class TermForm(TypingDialog[None]):
    """Asks for all that a row has; stays open while the term is refused.

    A source that is hardly ever a term is asked about once.  Several renderings are a row each.

    Args:
        filled: What is filled in.
        save: Takes the rows, the first one that of the first rendering, or raises AlignwbError.
    """

    box = _ADD.id
    heading: ClassVar[str] = "A new term"
    ways_on: ClassVar[str] = f"Enter adds · ↑ ↓ other field · {spoken(_STATUS_KEY)} status"

    BINDINGS: ClassVar[list[BindingType]] = _bindings(_ADD)
    DEFAULT_CSS = """
    TermForm {
        align: center middle;
        & > Vertical {
            width: 80%; max-width: 90; height: auto;
            border: round $primary; background: $surface; padding: 0 1;
        }
        & Horizontal { height: 1; }
        & Label { width: 16; color: $text-muted; }
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

    def __init__(self, filled: Term, save: Callable[[Sequence[Term]], None]) -> None:
        super().__init__()
        self._filled = filled
        self._save = save
        self._status = filled.status
        self._asked_about: str | None = None

    def compose(self) -> ComposeResult:
        """A line for each field (Textual's compose)."""
        with TitledFrame() as box:
            box.border_title = self.heading
            for name, label in _FIELDS.items():
                with Horizontal():
                    yield Label(label)
                    yield LineBox(_text_of(self._filled, name), id=name, compact=True)
            with Horizontal():
                yield Label("status")
                yield Static(self._status, id="status", markup=False)
            yield Static(id="refusal", markup=False)
            yield Static(f"{_SEVERAL}\n{self.ways_on} · Esc goes back", id="way-out", markup=False)

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
    def action_save(self) -> None:
        """Save the term, or say why not."""
        source, target, note, pos, variants = (self._field(name).value.strip() for name in _FIELDS)
        term = Term(source, target, self._status, pos, note, parts_of(variants))
        question = question_about(term) if source != self._filled_source else ""
        if question and self._asked_about != source:
            self._asked_about = source
            self._refuse(f"{question} Enter again takes it all the same.")
            return
        self.attempt(lambda: self._save_whole(term))

    @property
    def _filled_source(self) -> str:
        """The source that nobody has to be asked about again; "" for none."""
        return ""

    def _save_whole(self, term: Term) -> None:
        # A rendering may hold the separator in the file; then it is whole as long as it stays.
        is_whole = term.target == self._filled.target
        targets = (term.target,) if is_whole else parts_of(term.target)
        if not (term.source and term.target and targets):
            raise AlignwbError("A term needs its Dutch and its English.")
        self._save(with_renderings(term, targets))

    def attempt(self, change: Callable[[], object]) -> None:
        """Make a change and close, or say why it was refused."""
        try:
            change()
        except AlignwbError as error:
            self._refuse(error.message)
        else:
            self.dismiss(None)

    def _refuse(self, text: str) -> None:
        refusal = self.query_one("#refusal", Static)
        refusal.update(visible_lines(text))
        refusal.add_class("-shown")

    def _field(self, name: str) -> Input:
        return self.query_one(f"#{name}", Input)


class TermChangeForm(TermForm, inherit_bindings=False):
    """Shows a row of the termbase to be changed, forbidden or removed.

    Args:
        term: The row.
        save: Puts the first of these rows in its place and adds the others, or raises AlignwbError.
        remove: Takes it out, or raises AlignwbError.
    """

    box = _CHANGE.id
    heading = "A term"
    ways_on = (
        f"Enter saves · ↑ ↓ other field · {spoken(_STATUS_KEY)} status"
        f" · {spoken(_FORBID_KEY)} forbids · {spoken(_REMOVE_KEY)} removes"
    )

    BINDINGS: ClassVar[list[BindingType]] = [
        *_bindings(_CHANGE),
        Binding(_FORBID_KEY, "forbid", "Forbid", priority=True),
        Binding(_REMOVE_KEY, "remove", "Remove", priority=True),
    ]

    def __init__(
        self, term: Term, save: Callable[[Sequence[Term]], None], remove: Callable[[], None]
    ) -> None:
        super().__init__(term, save)
        self._remove = remove

    @property
    def _filled_source(self) -> str:
        return self._filled.source

    def texts(self) -> dict[str, str]:
        """The text of each field, the status, and which row it is of."""
        return {_ROW: row_name(self._filled), **super().texts()}

    def action_forbid(self) -> None:
        """Forbid the rendering, with what else is changed."""
        self._show_status(TermStatus.FORBIDDEN)
        self.action_save()

    def action_remove(self) -> None:
        """Take the row out, or say why not."""
        self.attempt(self._remove)


def _text_of(term: Term, field: str) -> str:
    return f" {SEPARATOR} ".join(term.variants) if field == "variants" else getattr(term, field)


def row_name(term: Term) -> str:
    """A row of the termbase as what is typed in its form is kept under."""
    return f"{term.source}\t{term.target}"


def row_of(texts: Mapping[str, str]) -> str:
    """The name of the row that the texts of an unfinished form are of; "" for none."""
    return texts.get(_ROW, "")
