"""The line that asks which file to take in, and says what it is before it is taken."""

from collections.abc import Callable
from pathlib import Path
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.widgets import Input, Static

from alignwb.core.languages.visible import visible
from alignwb.errors import AlignwbError
from alignwb.services.incoming import Entry, Incoming
from alignwb.services.project.written_paths import Completed, path_of
from alignwb.tui.boxes.path_box import PathBox
from alignwb.tui.boxes.typing_dialog import TypingDialog
from alignwb.tui.commands import common
from alignwb.tui.dialogs.titled_frame import TitledFrame

_HELP = (
    "The path of a document, a client's bilingual file, a review, a memory or a termbase;"
    " ~ is your own folder."
)
_LOOKS = "Tab completes · Enter looks at it · Esc goes back"
_TAKES = {
    Entry.REVIEW: "Enter shows its changes · Esc goes back",
    Entry.MEMORY: "Enter takes it into the memory · Esc goes back",
    Entry.TERMS: "Enter takes them into the glossary · Esc goes back",
}
_OPENS = "Enter imports and opens it · Esc goes back"
_MOST_NAMES = 24


class ImportScreen(TypingDialog[None]):
    """Tells the path that is written, and then that it is to be taken in.

    Whoever is told closes it, or says why it cannot be.

    Args:
        complete: Tells how a path goes on.
        look: Told the path; answers by `show` or `say_why_not`.
        take: Told what is to be taken in.
    """

    box = common.SWITCH_DOCUMENT.id

    DEFAULT_CSS: ClassVar[str] = """
    ImportScreen {
        align: center middle;
        & > Vertical {
            width: 90%; max-width: 110; height: auto; max-height: 90%;
            border: round $primary; background: $surface; padding: 0 1;
        }
        & Static { height: auto; color: $text-muted; }
    }
    """

    def __init__(
        self,
        complete: Callable[[str], Completed],
        look: Callable[["ImportScreen", Path], None],
        take: Callable[["ImportScreen", Incoming], None],
    ) -> None:
        super().__init__()
        self._complete = complete
        self._look = look
        self._take = take
        self._found: Incoming | None = None

    def compose(self) -> ComposeResult:
        """A line to write in, and what can be written (Textual's compose)."""
        with TitledFrame() as box:
            box.border_title = "Import a file"
            box.border_subtitle = _LOOKS
            yield PathBox("", self._complete)
            yield Static(_HELP, markup=False)

    def say(self, words: str) -> None:
        """Say that the file is looked at or taken in, or why it cannot be."""
        if self.is_open:
            self.query_one(Static).update("\n".join(map(visible, words.splitlines())))

    def say_why_not(self, error: AlignwbError) -> None:
        """Say why it cannot be taken in, and what to do."""
        self._forget()
        self.say("\n".join(filter(None, (error.message, error.hint))))

    def show(self, path: Path, found: Incoming) -> None:
        """Say what the file is; the next Enter takes it in, unless another one was written."""
        if self.is_open and path == self._path:
            self._found = found
            self.say("\n".join(found.words))
            self.query_one(TitledFrame).border_subtitle = _TAKES.get(found.entry, _OPENS)

    @property
    def _path(self) -> Path:
        return path_of(self.query_one(PathBox).value, Path())

    def _forget(self) -> None:
        self._found = None
        if self.is_open:
            self.query_one(TitledFrame).border_subtitle = _LOOKS

    @on(Input.Changed)
    def _changed(self) -> None:
        if self._found is not None and self._found.path != self._path:
            self._forget()
            self.say(_HELP)

    @on(PathBox.Completing)
    def _show_names(self, event: PathBox.Completing) -> None:
        names = "  ".join(event.names[:_MOST_NAMES])
        more = len(event.names) - _MOST_NAMES
        self.say((names + (f"  and {more} more" if more > 0 else "")) or _HELP)

    @on(Input.Submitted)
    def _ask(self, event: Input.Submitted) -> None:
        if not event.value.strip():
            self.say(_HELP)
            return
        if self._found is not None and self._found.path == self._path:
            self.say(f"Taking in {self._found.path.name}…")
            self._take(self, self._found)
            return
        self.say(f"Looking at {self._path.name}…")
        self._look(self, self._path)
