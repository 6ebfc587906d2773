"""The lists of what may be terms and of what was learnt, accepted or refused by single keys."""

from collections.abc import Callable, Sequence
from typing import ClassVar, Final, NamedTuple, Protocol

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from alignwb.core.languages.visible import visible
from alignwb.services.drafting.learnt_words import LearntWord
from alignwb.services.drafting.refused_words import shown_spaces
from alignwb.services.terms.suggesting import TermSuggestion
from alignwb.tui.boxes.dialog import Dialog
from alignwb.tui.boxes.line_list import LineList
from alignwb.tui.dialogs.choice import list_css
from alignwb.tui.dialogs.titled_frame import TitledFrame

Row = TermSuggestion | LearntWord

_LEARNT: Final = 2
"""The place of what was learnt among the lists."""
_NOTHING_LEARNT: Final = "Nothing is learnt yet from what you confirmed"


class FoundRows(NamedTuple):
    """What the lists show.

    Attributes:
        sentence: What may be a term of the open segment.
        document: What may be one of the document.
        learnt: What drafts have learnt from what is confirmed in it.
        without_learnt: Why nothing can be learnt; "" if it can.
    """

    sentence: Sequence[TermSuggestion] = ()
    document: Sequence[TermSuggestion] = ()
    learnt: Sequence[LearntWord] = ()
    without_learnt: str = ""


class Decider(Protocol):
    """Carries out what is decided about a row."""

    def accept(self, row: Row, done: Callable[[], None]) -> None:
        """Make it a term, asking where there is doubt; `done` is called if it is one."""

    def change(self, row: Row, done: Callable[[], None]) -> None:
        """Ask how it is to be a term; `done` is called if it is one."""

    def refuse(self, row: Row) -> bool:
        """Have it not suggested or learnt again; False if that failed."""

    def take_back(self, row: Row) -> bool:
        """Take its refusal back; False if that failed."""


class TermSuggestionList(Dialog[None]):
    """Shows what may be terms of the sentence or of the document, and what was learnt in it.

    Args:
        decider: Told what is decided.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss(None)", "Back"),
        Binding("a", "accept", "Accept"),
        Binding("e", "change", "Change"),
        Binding("x,delete", "refuse", "Refuse"),
        Binding("u", "take_back", "Take a refusal back"),
        Binding("tab,s", "switch", "The next list", priority=True),
    ]
    DEFAULT_CSS = list_css("TermSuggestionList")

    def __init__(self, decider: Decider) -> None:
        super().__init__()
        self._decider = decider
        self._lists: tuple[list[Row], ...] = ([], [], [])
        self._without_learnt = ""
        self._shown = 0
        self._is_found = False
        self._refused: list[tuple[int, Row]] = []

    def compose(self) -> ComposeResult:
        """The list under its title (Textual's compose)."""
        with TitledFrame() as box:
            box.border_title = "Looking for terms …"
            yield LineList(markup=False)
            yield Static(
                "a or Enter accepts · e changes · x refuses · u takes a refusal back"
                " · Tab sentence, document, learnt · Esc",
                classes="below",
                markup=False,
            )

    def show(self, found: FoundRows) -> None:
        """Show what was found: that of the sentence, if there is any."""
        self._lists = (list(found.sentence), list(found.document), list(found.learnt))
        self._without_learnt = found.without_learnt
        self._shown = 0 if found.sentence else 1
        self._is_found = True
        if self.is_open:
            self._show(0)

    def on_mount(self) -> None:
        """Show what was found between the making of the list and now."""
        if self._is_found:
            self._show(0)

    def _show(self, highlighted: int | None) -> None:
        rows = self._lists[self._shown]
        options = self.query_one(OptionList)
        options.clear_options()
        options.add_options([Option(_line(each)) for each in rows])
        self.query_one(TitledFrame).border_title = self._title(len(rows))
        if rows and highlighted is not None:
            options.highlighted = min(highlighted, len(rows) - 1)

    def _title(self, count: int) -> str:
        if self._shown == _LEARNT:
            learnt = f"{count} learnt from what you confirmed" if count else _NOTHING_LEARNT
            return self._without_learnt or learnt
        where = ("this sentence", "the document")[self._shown]
        return f"{count or 'No'} suggestion{'' if count == 1 else 's'} for {where}"

    @property
    def _highlighted(self) -> Row | None:
        place = self.query_one(OptionList).highlighted
        rows = self._lists[self._shown]
        return rows[place] if place is not None and place < len(rows) else None

    def _take_out(self, row: Row) -> None:
        place = self.query_one(OptionList).highlighted
        for rows in self._lists:
            rows[:] = [each for each in rows if each != row]
        self._show(place)

    @on(OptionList.OptionSelected)
    def action_accept(self) -> None:
        """Make the highlighted one a term."""
        if (chosen := self._highlighted) is not None:
            self._decider.accept(chosen, lambda: self._take_out(chosen))

    def action_change(self) -> None:
        """Open the highlighted one in the form."""
        if (chosen := self._highlighted) is not None:
            self._decider.change(chosen, lambda: self._take_out(chosen))

    def action_refuse(self) -> None:
        """Have the highlighted one not suggested again."""
        chosen = self._highlighted
        if chosen is not None and self._decider.refuse(chosen):
            self._refused.append((self._shown, chosen))
            self._take_out(chosen)

    def action_take_back(self) -> None:
        """Take the last refusal back, and show what was refused."""
        if self._refused and self._decider.take_back(self._refused[-1][1]):
            self._shown, row = self._refused.pop()
            self._lists[self._shown].insert(0, row)
            self._show(0)

    def action_switch(self) -> None:
        """Show those of the document, what was learnt, or those of the sentence."""
        if self._is_found:
            self._shown = (self._shown + 1) % len(self._lists)
            self._show(0)


def _line(row: Row) -> Content:
    if isinstance(row, LearntWord):
        count, kind = "", f"{row.kind}"
        before, after = shown_spaces(row.before), shown_spaces(row.after)
    else:
        count, kind = f"{row.candidate.count}", f"{row.candidate.kind}"
        before, after = row.candidate.text, row.target
    return Content.assemble(
        (f"{count:>4} ", "$foreground-darken-2"),
        visible(before),
        " → ",
        (visible(after), "bold $accent") if after else "?",
        (f"  {kind}", "$foreground-darken-2"),
    )
