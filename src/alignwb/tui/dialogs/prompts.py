"""Small questions: a number, a note, where to split."""

from textual.app import ComposeResult
from textual.binding import Binding
from textual.widgets import Static, TextArea

from alignwb.core.languages.visible import visible
from alignwb.services.editing.code_places import codes_that_may_stand
from alignwb.tui.boxes.dialog import Dialog
from alignwb.tui.boxes.dialog_keys import bound
from alignwb.tui.boxes.text_box import TextBox
from alignwb.tui.boxes.typing_dialog import TypingDialog
from alignwb.tui.commands import common
from alignwb.tui.dialogs.titled_frame import TitledFrame

_BOX_CSS = """
    & > Vertical {
        width: 80%; max-width: 100; height: auto; max-height: 80%;
        border: round $primary; background: $surface; padding: 0 1;
    }
    & Static { color: $text-muted; height: auto; max-height: 50%; dock: bottom; }
"""


class NoteScreen(TypingDialog[str | None]):
    """The note on a segment: answers what it is to be, or None."""

    box = common.NOTE.id
    is_of_segment = True

    BINDINGS = [  # noqa: RUF012 - Textual's convention
        Binding("enter", "keep", "Keep", priority=True),
        Binding("ctrl+j,shift+enter,alt+enter,ctrl+enter", "new_line", "New line", priority=True),
        bound(common.NOTE, "keep", "Keep"),
        bound(common.SAVE, "keep", "Keep"),
    ]
    DEFAULT_CSS = (
        "NoteScreen { align: center middle; "
        + _BOX_CSS
        + "& TextArea { height: 6; max-height: 100%; border: none; background: $surface; } }"
    )

    def __init__(self, note: str) -> None:
        super().__init__()
        self._note = note

    def compose(self) -> ComposeResult:
        """A box for the note (Textual's compose)."""
        with TitledFrame() as box:
            box.border_title = "Note"
            yield TextBox(self._note, soft_wrap=True, compact=True)
            yield Static(
                "Enter keeps it · Ctrl+J new line · empty removes · Esc back",
                markup=False,
            )

    def on_mount(self) -> None:
        """Go on writing at the end."""
        area = self.query_one(TextArea)
        area.move_cursor(area.document.end)

    def action_new_line(self) -> None:
        """Go on in another line; terminals that can send them have other keys for it too."""
        self.query_one(TextArea).insert("\n")

    def action_keep(self) -> None:
        """Answer what was written."""
        self.dismiss(self.query_one(TextArea).text.strip())


class SourceScreen(TypingDialog[str | None]):
    """The source of a segment, to be corrected; answers the text, or None."""

    box = "edit_source"
    is_of_segment = True

    BINDINGS = [  # noqa: RUF012 - Textual's convention
        Binding("enter", "keep", "Keep", priority=True),
        Binding("ctrl+r", "restore", "As imported", priority=True),
    ]
    DEFAULT_CSS = (
        "SourceScreen { align: center middle; "
        + _BOX_CSS
        + "& TextArea { height: 8; max-height: 100%; border: none; background: $surface; } }"
    )

    def __init__(self, source: str, original: str) -> None:
        super().__init__()
        self._source = source
        self._original = original

    def compose(self) -> ComposeResult:
        """A box for the source (Textual's compose)."""
        with TitledFrame() as frame:
            frame.border_title = "Correct the source"
            box = TextBox(self._source, soft_wrap=True, compact=True)
            box.own_codes = codes_that_may_stand(self._source, self._original)
            yield box
            keys = "Enter keeps it · Esc goes back"
            if self._original != self._source:
                keys += f" · Ctrl+R: as imported, “{visible(self._original)}”"
            yield Static(keys, markup=False)

    def on_mount(self) -> None:
        """Begin at the first character: what is wrong is wherever it is."""
        self.query_one(TextArea).move_cursor((0, 0))

    def action_keep(self) -> None:
        """Answer what the box holds."""
        self.dismiss(self.query_one(TextArea).text)

    def action_restore(self) -> None:
        """Put in the source as it was imported."""
        area = self.query_one(TextArea)
        area.replace(self._original, (0, 0), area.document.end)


class SplitScreen(Dialog[int | None]):
    """Asks where to cut the source: answers a character offset, or None."""

    BINDINGS = [  # noqa: RUF012 - Textual's convention
        Binding("escape", "dismiss(None)", "Back"),
        Binding("enter", "split", "Split", priority=True),
        Binding("right", "word(1)", "Next word", priority=True),
        Binding("left", "word(-1)", "Word before", priority=True),
    ]
    DEFAULT_CSS = (
        "SplitScreen { align: center middle; "
        + _BOX_CSS
        + "& TextArea { height: auto; max-height: 100%; border: none; background: $surface; } }"
    )

    def __init__(self, source: str) -> None:
        super().__init__()
        self._source = source

    def compose(self) -> ComposeResult:
        """The source with a cursor in it (Textual's compose)."""
        with TitledFrame() as box:
            box.border_title = "Where does the second part begin?"
            # Line ends as pictures: an offset is then a column.
            shown = visible(self._source)
            yield TextBox(shown, soft_wrap=True, compact=True, read_only=True)
            yield Static(
                "← → choose the word · Enter splits before it · Esc goes back", markup=False
            )

    def on_mount(self) -> None:
        """Start at the likeliest place: after a clause mark near the middle."""
        self._go(likely_split(self._source))

    def action_word(self, direction: int) -> None:
        """Go to the beginning of the next word or the one before."""
        starts = word_starts(self._source)
        here = self.query_one(TextArea).cursor_location[1]
        if direction > 0:
            self._go(next((start for start in starts if start > here), here))
        else:
            self._go(next((start for start in reversed(starts) if start < here), here))

    def action_split(self) -> None:
        """Answer the cursor's place."""
        self.dismiss(self.query_one(TextArea).cursor_location[1])

    def _go(self, offset: int) -> None:
        self.query_one(TextArea).move_cursor((0, offset))


def word_starts(text: str) -> list[int]:
    """Offsets at which a word begins, but for the first one."""
    return [n + 1 for n, character in enumerate(text[:-1]) if character == " "]


def likely_split(text: str) -> int:
    """The word start nearest the middle that follows a clause mark, or simply nearest it."""
    starts = word_starts(text)
    after_clause = [start for start in starts if text[start - 2] in ".;:,—–!?"]
    middle = len(text) // 2
    return min(after_clause or starts or [0], key=lambda start: abs(start - middle))
