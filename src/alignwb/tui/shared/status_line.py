"""The top line: which document, how far it is, what is going on, whether all is saved."""

from dataclasses import dataclass

from textual.app import RenderResult
from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from alignwb.core.bitext.navigation import DocumentProgress
from alignwb.core.languages.visible import visible

_BAR = 10
_NO_PROGRESS = DocumentProgress(0, 0, 0)


@dataclass(frozen=True, slots=True)
class StatusLineState:
    """The facts that the line shows.

    Attributes:
        document: The document's name.
        number: Number of the current segment, from 1.
        progress: Segments done, begun and in all.
        marks: Status and origin of the current segment, in words.
        activity: What goes on beside the editing; "" for nothing.
        saved: "saved", "unsaved" or "read only".
    """

    document: str = ""
    number: int = 0
    progress: DocumentProgress = _NO_PROGRESS
    marks: str = ""
    activity: str = ""
    saved: str = ""


class StatusLine(Widget):
    """One line; where it is narrow the bar goes first, then the middle is shortened."""

    DEFAULT_CSS = """
    StatusLine { height: 1; dock: top; background: $panel; color: $foreground; padding: 0 1; }
    """

    state: reactive[StatusLineState] = reactive(StatusLineState())

    def render(self) -> RenderResult:
        """The line (Textual's render)."""
        state = self.state
        done, begun, total = state.progress
        percent = 100 * done // total if total else 0
        filled = _BAR * done // total if total else 0
        drafted = _BAR * (done + begun) // total - filled if total else 0
        bar = Content.assemble(
            ("━" * filled, "$success"),
            ("━" * drafted, "$warning"),
            ("─" * (_BAR - filled - drafted), "$foreground-darken-3"),
        )
        place = f"{state.number}/{total}"
        activity = (f"{visible(state.activity)}  ", "$accent") if state.activity else ""
        right = Content.assemble(
            f"{done} done {percent} %  ",
            (state.saved, "bold $warning" if state.saved != "saved" else "$foreground-darken-2"),
        )
        where = Content.assemble(
            (visible(state.document), "bold"), "  ", (place, "$foreground-darken-2")
        )
        with_bar = Content.assemble(activity, bar, " ", right)
        has_room = where.cell_length + with_bar.cell_length + 2 <= self.content_size.width
        right = with_bar if has_room else Content.assemble(activity, right)
        left = Content.assemble(where, "  ", (visible(state.marks), "$accent"))
        room = self.content_size.width - right.cell_length - 2
        left = left.truncate(max(0, room), ellipsis=True)
        gap = self.content_size.width - left.cell_length - right.cell_length
        return Content.assemble(left, " " * max(1, gap), right)
