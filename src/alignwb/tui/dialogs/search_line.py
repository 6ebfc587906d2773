"""The search line at the foot of the screen, and what is asked for in it."""

from collections.abc import Callable
from dataclasses import replace
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Input, Static

from alignwb.core.searching.search import EVERYWHERE, Field, Search
from alignwb.tui.boxes.dialog_keys import bound
from alignwb.tui.boxes.line_box import LineBox
from alignwb.tui.boxes.typing_dialog import TypingDialog
from alignwb.tui.commands import common
from alignwb.tui.dialogs.titled_frame import TitledFrame

_PLACES: tuple[frozenset[Field], ...] = (EVERYWHERE, *(frozenset({field}) for field in Field))

OPTION_BINDINGS: list[BindingType] = [
    Binding("alt+r", "turn('is_regex')", "Regular expression", priority=True),
    Binding("alt+c", "turn('matches_case')", "Case", priority=True),
    Binding("alt+w", "turn('whole_words')", "Whole words", priority=True),
]
"""The keys that turn the options of a search on and off."""


def options_line(search: Search) -> Content:
    """The options of a search with their keys; those that are on have a mark and are bold."""
    options = (
        ("Alt+R", "expression", search.is_regex),
        ("Alt+C", "case", search.matches_case),
        ("Alt+W", "words", search.whole_words),
    )
    return Content("  ").join(
        Content.styled(f"[{'x' if is_on else ' '}] {key} {name}", "bold $accent" if is_on else "")
        for key, name, is_on in options
    )


def turned(search: Search, option: str) -> Search:
    """The search with one of its options turned round."""
    match option:
        case "is_regex":
            return replace(search, is_regex=not search.is_regex)
        case "matches_case":
            return replace(search, matches_case=not search.matches_case)
        case _:
            return replace(search, whole_words=not search.whole_words)


class SearchScreen(TypingDialog[None]):
    """The search line; it tells what is asked for and shows what it is told was found.

    Args:
        search: What to begin with.
        on_change: Told what is searched for, whenever that changes.
        on_step: Told to go to the next hit (1) or the one before (-1).
        next_key: The key that goes to the next hit everywhere.
    """

    box = common.SEARCH.id
    is_question = True

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down", "step(1)", "Next", priority=True),
        Binding("up", "step(-1)", "Before", priority=True),
        bound(common.SEARCH_NEXT, "step(1)", "Next"),
        bound(common.SEARCH_PREVIOUS, "step(-1)", "Before"),
        *OPTION_BINDINGS,
        Binding("alt+i", "turn_place", "Where", priority=True),
    ]
    DEFAULT_CSS = """
    SearchScreen {
        background: transparent;
        align: left bottom;
        & > Vertical { height: 4; border: round $primary; background: $surface; padding: 0 1; }
        & Static { height: 1; color: $text-muted; text-wrap: nowrap; text-overflow: ellipsis; }
    }
    """

    def __init__(
        self,
        search: Search,
        on_change: Callable[["SearchScreen", Search], None],
        on_step: Callable[[int], None],
        next_key: str,
    ) -> None:
        super().__init__()
        self._next_key = next_key
        self.search = search
        self._on_change = on_change
        self._on_step = on_step

    def compose(self) -> ComposeResult:
        """One line to type in, and one of options (Textual's compose)."""
        with TitledFrame() as box:
            box.border_title = self._title("")
            box.border_subtitle = (
                f"Enter or {self._next_key} next · ↑ before · Esc back to the text"
            )
            yield LineBox(self.search.text, compact=True)
            yield Static(self._options(), markup=False)

    def show_found(self, words: str) -> None:
        """Say what was found, or why nothing can be."""
        if self.is_open:
            self.query_one(TitledFrame).border_title = self._title(words)

    def change(self, search: Search) -> None:
        """Search for something else."""
        self.search = search
        if self.is_open:
            self.query_one(Static).update(self._options())
        self._on_change(self, search)

    def action_turn(self, option: str) -> None:
        """Turn an option round."""
        self.change(turned(self.search, option))

    def action_turn_place(self) -> None:
        """Search in the next of: everywhere, source, target, note."""
        place = _PLACES.index(self.search.fields) + 1
        self.change(replace(self.search, fields=_PLACES[place % len(_PLACES)]))

    def action_step(self, direction: int) -> None:
        """Go to the next hit or the one before."""
        self._on_step(direction)

    @on(Input.Changed)
    def _changed(self, event: Input.Changed) -> None:
        self.change(replace(self.search, text=event.value))

    @on(Input.Submitted)
    def _submitted(self) -> None:
        self._on_step(1)

    def _title(self, words: str) -> str:
        is_everywhere = self.search.fields == EVERYWHERE
        places = "source, target and notes" if is_everywhere else next(iter(self.search.fields))
        return f"Search {places}  {words}".strip()

    def _options(self) -> Content:
        is_everywhere = self.search.fields == EVERYWHERE
        place = "everywhere" if is_everywhere else f"only {next(iter(self.search.fields))}"
        return Content("  ").join((options_line(self.search), Content(f"Alt+I in: {place}")))
