"""Where to go: a number, a paragraph, or a heading from a list."""

from collections.abc import Callable, Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from alignwb.core.bitext.places import Heading
from alignwb.core.bitext.segment import SegmentRef
from alignwb.core.languages.visible import visible
from alignwb.core.searching.plain_search import PlainFinder
from alignwb.core.searching.through_codes import FinderThroughCodes
from alignwb.tui.boxes.code_text import code_text
from alignwb.tui.boxes.line_box import LineBox
from alignwb.tui.boxes.line_list import LineList
from alignwb.tui.boxes.typing_dialog import TypingDialog
from alignwb.tui.commands import common
from alignwb.tui.dialogs.titled_frame import TitledFrame


class GoToScreen(TypingDialog[SegmentRef | None]):
    """Answers where to go, or None.

    Args:
        last: The number of the last segment.
        headings: The headings of the document.
        place_of: The place that a number or the number of a paragraph means; None if it is none.
    """

    box = common.GO_TO.id
    is_question = True

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down", "step(1)", "Next heading", priority=True),
        Binding("up", "step(-1)", "Heading before", priority=True),
    ]
    DEFAULT_CSS = """
    GoToScreen {
        align: center middle;
        & > Vertical {
            width: 80%; max-width: 100; height: auto; max-height: 80%;
            border: round $primary; background: $surface; padding: 0 1;
        }
        & Static { color: $text-muted; height: auto; dock: bottom; }
        & LineBox { dock: top; }
        & OptionList {
            height: auto; max-height: 100%; border: none; padding: 0; background: $surface;
            &.-empty { display: none; }
        }
    }
    """

    def __init__(
        self,
        last: int,
        headings: Sequence[Heading],
        place_of: Callable[[str], SegmentRef | None],
    ) -> None:
        super().__init__()
        self._last = last
        self._headings = headings
        self._place_of = place_of
        self._shown: Sequence[Heading] = ()

    def compose(self) -> ComposeResult:
        """A box, and the headings that what is typed leaves (Textual's compose)."""
        with TitledFrame() as box:
            box.border_title = f"Go to segment (1-{self._last})"
            yield LineBox(compact=True)
            yield LineList(markup=False, compact=True)
            ways = "a number · p7 for a paragraph · or words of a heading"
            yield Static(f"{ways}\nEnter goes there · Esc goes back", markup=False)

    def on_mount(self) -> None:
        """Begin with all headings."""
        super().on_mount()
        self.query_one(OptionList).can_focus = False
        self._list("")

    def action_step(self, direction: int) -> None:
        """Go to the next heading of the list, or the one before."""
        lines = self.query_one(OptionList)
        if self._shown:
            here = lines.highlighted if lines.highlighted is not None else -(direction > 0)
            lines.highlighted = (here + direction) % len(self._shown)

    @on(Input.Changed)
    def _changed(self, event: Input.Changed) -> None:
        self._list(event.value)

    @on(Input.Submitted)
    def _answer(self, event: Input.Submitted) -> None:
        here = self.query_one(OptionList).highlighted
        place = self._place_of(event.value)
        if place is not None or (not event.value and here is None):
            self.dismiss(place)
        elif here is not None:
            self.dismiss(self._shown[here].ref)
        else:
            self.query_one(Static).update("This is no number, and no heading has these words.")

    @on(OptionList.OptionSelected)
    def _chosen(self, event: OptionList.OptionSelected) -> None:
        self.dismiss(self._shown[event.option_index].ref)

    def _list(self, typed: str) -> None:
        """Show the headings with what is typed; none for a number."""
        finder = FinderThroughCodes(PlainFinder(typed.strip()))
        self._shown = (
            ()
            if self._place_of(typed) is not None
            else [
                each
                for each in self._headings
                if not typed.strip() or finder.spans(each.source) or finder.spans(each.target)
            ]
        )
        lines = self.query_one(OptionList)
        lines.clear_options()
        lines.add_options([Option(_line(each)) for each in self._shown])
        lines.set_class(not self._shown, "-empty")
        lines.highlighted = 0 if self._shown and typed.strip() else None


def _line(heading: Heading) -> Content:
    return Content.assemble(
        (f"{heading.number} ", "$foreground-darken-2"),
        code_text(heading.source),
        (f"  {visible(heading.target)}", "$foreground-darken-2"),
    )
