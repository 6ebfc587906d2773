"""A dialog that text is typed in: what is typed is kept as it is typed, and comes back."""

from collections.abc import Mapping
from typing import ClassVar, Protocol, TypeVar

from textual import on
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Input, TextArea

from alignwb.tui.boxes.dialog import Dialog

Answer = TypeVar("Answer")


class Keeper(Protocol):
    """Keeps what is typed in a dialog until it is left."""

    @property
    def unfinished(self) -> Mapping[str, str]:
        """What was typed there before and neither kept nor discarded; empty for nothing.

        The field that was typed in last stands at the end.
        """

    def keep(self, texts: Mapping[str, str]) -> None:
        """Keep these texts in the place of those before."""

    def drop(self) -> None:
        """Forget them."""


ESC_AGAIN = "Esc again drops what you typed"


class TypingDialog(Dialog[Answer]):
    """A dialog with boxes to type in; every dialog that has one is derived from this.

    Everywhere Enter takes what was typed, and Esc goes back without it.  Where that would be lost,
    the first Esc says so and the second one goes back.

    Attributes:
        box: The id of the command that opens it; what is typed is kept under that name.
        is_of_segment: Whether what is typed belongs to the current segment, not to the document.
        is_question: Whether what is typed only asks for something, so that Esc goes back at once.
        keeper: Keeps what is typed; given by the screen that shows the dialog.
    """

    box: ClassVar[str]
    is_of_segment: ClassVar[bool] = False
    is_question: ClassVar[bool] = False

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "leave", "Back")]

    def __init__(self) -> None:
        super().__init__()
        self.keeper: Keeper | None = None
        self._begun: dict[str, str] | None = None
        self._dropped: dict[str, str] | None = None
        self._title_before: str | Content | None = None

    def on_mount(self) -> None:
        """Go on with what is unfinished; derived dialogs have filled in their boxes by now."""
        self._begun = self.texts()
        if self.keeper is not None and self.keeper.unfinished:
            self.fill(self.keeper.unfinished)

    def action_leave(self) -> None:
        """Go back; where something would be lost, say so first."""
        texts = self.texts()
        if self.is_question or texts in (self._begun, self._dropped):
            self.dismiss(None)
            return
        self._dropped = texts
        for frame in self.query("TitledFrame"):
            self._title_before = frame.border_title
            frame.border_title = Content.styled(ESC_AGAIN, "bold $warning")

    def _take_warning_back(self) -> None:
        self._dropped = None
        for frame in self.query("TitledFrame"):
            frame.border_title = self._title_before

    def texts(self) -> dict[str, str]:
        """The text of each box."""
        return {_field_of(box): _text_of(box) for box in self._boxes()}

    def fill(self, texts: Mapping[str, str]) -> None:
        """Put these texts into the boxes, the cursor behind the last one."""
        boxes = {_field_of(box): box for box in self._boxes()}
        for field, text in texts.items():
            box = boxes.get(field)
            if isinstance(box, Input):
                box.select_on_focus = False  # else the next key would replace it all
                box.value = text
                box.cursor_position = len(text)
            elif box is not None:
                box.load_text(text)
                box.move_cursor(box.document.end)
            if box is not None:
                box.focus()

    def begin_with(self, field: str, text: str) -> None:
        """Note that a box holds a text that nobody typed; to be called before it is put there."""
        if self._begun is not None:
            self._begun[field] = text

    @on(Input.Changed)
    @on(TextArea.Changed)
    def _typed(self, event: Input.Changed | TextArea.Changed) -> None:
        self.keep_texts(_field_of(event.control))

    def keep_texts(self, last: str) -> None:
        """Keep what the boxes hold, if they do not hold what they began with.

        last: the field that was just typed in.
        """
        texts = self.texts()
        if self._dropped not in (None, texts):
            self._take_warning_back()
        if self.keeper is None or self._begun is None:
            return
        if texts == self._begun:
            self.keeper.drop()
        else:
            self.keeper.keep({**texts, last: texts.pop(last)})

    def _boxes(self) -> list[Input | TextArea]:
        return [*self.query(Input), *self.query(TextArea)]


def _field_of(box: Input | TextArea) -> str:
    return box.id or "text"


def _text_of(box: Input | TextArea) -> str:
    return box.value if isinstance(box, Input) else box.text
