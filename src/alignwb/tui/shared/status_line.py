"""The top line: which document, how far it is, what is going on, whether all is saved."""

from dataclasses import dataclass

from textual.app import RenderResult
from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from alignwb.core.bitext.navigation import DocumentProgress
from alignwb.core.languages.visible import visible

_BAR = 10
_SHORTEST_NAME = 4
_ALARM = "bold $warning"
_SAVED_STYLES = {"saved": "$foreground-darken-2", "unsaved": "$foreground-darken-1"}
"""What is not saved is in the journal, which is no reason for alarm; anything else is."""
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
    """One line; where it is narrow the bar goes first, then the rest is shortened."""

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
        width = self.content_size.width
        name = Content.styled(visible(state.document), "bold")
        place = Content.assemble("  ", (f"{state.number}/{total}", "$foreground-darken-2"))
        end = Content.assemble(
            f"{done} done {percent} %  ", (state.saved, _SAVED_STYLES.get(state.saved, _ALARM))
        )
        # Where one is in the document is said whatever its name and what goes on.
        room = width - place.cell_length - end.cell_length - 2
        activity = Content.styled(visible(state.activity), "$accent")
        activity = activity.truncate(max(0, room - _SHORTEST_NAME - 2), ellipsis=True)
        if activity:
            room -= activity.cell_length + 2
            activity = Content.assemble(activity, "  ")
        if name.cell_length + bar.cell_length + 1 <= room:
            end = Content.assemble(bar, " ", end)
            room -= bar.cell_length + 1
        name = name.truncate(max(_SHORTEST_NAME, room), ellipsis=True)
        marks = Content.styled(visible(state.marks), "$accent")
        marks = marks.truncate(max(0, room - name.cell_length - 2), ellipsis=True)
        left = Content.assemble(name, place, "  " if marks else "", marks)
        right = Content.assemble(activity, end)
        gap = width - left.cell_length - right.cell_length
        return Content.assemble(left, " " * max(1, gap), right)
