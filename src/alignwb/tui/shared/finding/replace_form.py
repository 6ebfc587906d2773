"""What to replace by what, and the places where it stands, to choose from."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from alignwb.core.languages.visible import visible
from alignwb.core.searching.replacing import Replacement
from alignwb.core.searching.search import Search
from alignwb.tui.boxes.dialog import Dialog
from alignwb.tui.boxes.line_box import LineBox
from alignwb.tui.boxes.line_list import LineList
from alignwb.tui.boxes.typing_dialog import TypingDialog
from alignwb.tui.commands import common
from alignwb.tui.dialogs.search_line import OPTION_BINDINGS, options_line, turned
from alignwb.tui.dialogs.titled_frame import TitledFrame

_TITLE = "Replace in the targets"
_LOOKING = "Looking for the places …"
_AROUND = 34  # characters of the target on either side of a place

_FRAME_CSS = """
    & > Vertical {
        width: 90%; max-width: 110; height: auto; max-height: 90%;
        border: round $primary; background: $surface; padding: 0 1;
    }
    & Static { color: $text-muted; height: auto; }
"""


@dataclass(frozen=True, slots=True)
class ReplaceRequest:
    """What is to be replaced by what.

    Attributes:
        search: What is to be replaced.
        replacement: By what.
        with_confirmed: Whether confirmed segments are to change too.
    """

    search: Search = field(default_factory=Search)
    replacement: str = ""
    with_confirmed: bool = False


class ReplaceScreen(TypingDialog[None]):
    """Tells what is to be replaced by what; whoever is told closes it, or says why it cannot be.

    Args:
        request: What to begin with.
        on_ask: Told what is asked for.
    """

    box = common.REPLACE.id

    BINDINGS: ClassVar[list[BindingType]] = [
        *OPTION_BINDINGS,
        Binding("alt+o", "turn_confirmed", "Confirmed too", priority=True),
    ]
    DEFAULT_CSS = "ReplaceScreen { align: center middle; " + _FRAME_CSS + "}"

    def __init__(
        self, request: ReplaceRequest, on_ask: Callable[["ReplaceScreen", ReplaceRequest], None]
    ) -> None:
        super().__init__()
        self._request = request
        self._on_ask = on_ask

    def compose(self) -> ComposeResult:
        """Two lines to type in, and the options (Textual's compose)."""
        with TitledFrame() as box:
            box.border_title = _TITLE
            box.border_subtitle = "Enter shows every place first · Tab the other line · Esc back"
            yield Static("this", markup=False)
            yield LineBox(self._request.search.text, id="sought", compact=True)
            yield Static("by", markup=False)
            yield LineBox(self._request.replacement, id="replacement", compact=True)
            yield Static(self._options(), id="options", markup=False)

    def show_looking(self, *, is_looking: bool) -> None:
        """Say that the places are being looked for, or no more."""
        if self.is_open:
            self.query_one(TitledFrame).border_title = _LOOKING if is_looking else _TITLE

    def action_turn(self, option: str) -> None:
        """Turn an option round."""
        self._change(replace(self._request, search=turned(self._request.search, option)))

    def action_turn_confirmed(self) -> None:
        """Change confirmed segments too, or leave them."""
        self._change(replace(self._request, with_confirmed=not self._request.with_confirmed))

    @on(Input.Submitted, "#sought")
    def _go_on(self) -> None:
        self.query_one("#replacement").focus()

    @on(Input.Submitted, "#replacement")
    def _answer(self) -> None:
        sought = self.query_one("#sought", Input).value
        if not sought:
            self.query_one("#sought").focus()
            return
        request = self._request
        self._on_ask(
            self,
            replace(
                request,
                search=replace(request.search, text=sought),
                replacement=self.query_one("#replacement", Input).value,
            ),
        )

    def _change(self, request: ReplaceRequest) -> None:
        self._request = request
        self.query_one("#options", Static).update(self._options())

    def _options(self) -> Content:
        request = self._request
        is_on = request.with_confirmed
        confirmed = f"[{'x' if is_on else ' '}] Alt+O confirmed too"
        group = r"  \1 is the first group" if request.search.is_regex else ""
        return Content.assemble(
            options_line(request.search),
            "  ",
            (confirmed, "bold $accent" if is_on else ""),
            group,
        )


class PlacesScreen(Dialog[tuple[Replacement, ...] | None]):
    """Shows every place with what stands there and what would; answers the chosen ones.

    Args:
        places: Those that can be replaced, all of them chosen at first.
        numbers: The number of the segment of each.
        remark: What else is to be known, such as what is left out.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss(None)", "Back"),
        Binding("space", "turn", "Choose or not"),
        Binding("y", "choose(True)", "Choose, next"),
        Binding("n", "choose(False)", "Leave, next"),
        Binding("a", "turn_all", "All or none"),
    ]
    DEFAULT_CSS = (
        "PlacesScreen { align: center middle; "
        + _FRAME_CSS
        + """& .above { dock: top; max-height: 60%; }
        & OptionList {
            height: auto; max-height: 100%; border: none; padding: 0; background: $surface;
            &:focus { border: none; }
        } }"""
    )

    def __init__(
        self, places: Sequence[Replacement], numbers: Sequence[int], remark: str = ""
    ) -> None:
        super().__init__()
        self._places = places
        self._numbers = numbers
        self._remark = remark
        self._chosen = [True] * len(places)

    def compose(self) -> ComposeResult:
        """The places (Textual's compose)."""
        with TitledFrame() as box:
            box.border_subtitle = "Enter replaces · y n one by one · a all or none · Esc back"
            if self._remark:
                yield Static(visible(self._remark), classes="above", markup=False)
            yield LineList(
                *(Option(self._line(place)) for place in range(len(self._places))), markup=False
            )

    def on_mount(self) -> None:
        """Begin at the first place."""
        self.query_one(OptionList).highlighted = 0
        self._count()

    def action_turn(self) -> None:
        """Choose the place, or leave it."""
        here = self.query_one(OptionList).highlighted
        if here is not None:
            self._mark(here, is_chosen=not self._chosen[here])

    def action_choose(self, is_chosen: bool) -> None:
        """Choose the place or leave it, and go on to the next."""
        places = self.query_one(OptionList)
        if places.highlighted is not None:
            self._mark(places.highlighted, is_chosen=is_chosen)
            places.highlighted = min(places.highlighted + 1, len(self._places) - 1)

    def action_turn_all(self) -> None:
        """Choose all of them, or none if all are chosen."""
        is_chosen = not all(self._chosen)
        for here in range(len(self._places)):
            self._mark(here, is_chosen=is_chosen)

    @on(OptionList.OptionSelected)
    def _answer(self) -> None:
        pairs = zip(self._places, self._chosen, strict=True)
        self.dismiss(tuple(place for place, is_chosen in pairs if is_chosen))

    def _mark(self, here: int, *, is_chosen: bool) -> None:
        if self._chosen[here] is not is_chosen:
            self._chosen[here] = is_chosen
            self.query_one(OptionList).replace_option_prompt_at_index(here, self._line(here))
            self._count()

    def _count(self) -> None:
        self.query_one(
            TitledFrame
        ).border_title = f"Replace {sum(self._chosen)} of {len(self._places)}"

    def _line(self, here: int) -> Content:
        place, is_chosen = self._places[here], self._chosen[here]
        begin, end = max(0, place.start - _AROUND), place.end + _AROUND
        return Content.assemble(
            (f"[{'x' if is_chosen else ' '}] ", "bold $accent"),
            (f"{self._numbers[here]} ", "$foreground-darken-2"),
            "…" * (begin > 0),
            visible(place.target[begin : place.start]),
            (f"[{visible(place.found)}→", "$error"),
            (f"{visible(place.text)}]", "bold $success"),
            visible(place.target[place.end : end]),
            "…" * (end < len(place.target)),
        )
