"""The list of what may be terms, to be accepted, changed or refused by single keys."""

from collections.abc import Callable, Sequence
from typing import ClassVar, Protocol

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from alignwb.core.languages.visible import visible
from alignwb.services.terms.suggesting import TermSuggestion
from alignwb.tui.dialogs.choice import list_css
from alignwb.tui.dialogs.titled_frame import TitledFrame


class Decider(Protocol):
    """Carries out what is decided about a suggestion."""

    def accept(self, suggestion: TermSuggestion, done: Callable[[], None]) -> None:
        """Make it a term, asking where there is doubt; `done` is called if it is one."""

    def change(self, suggestion: TermSuggestion, done: Callable[[], None]) -> None:
        """Ask how it is to be a term; `done` is called if it is one."""

    def refuse(self, suggestion: TermSuggestion) -> bool:
        """Have it not suggested again; False if that failed."""

    def take_back(self, suggestion: TermSuggestion) -> bool:
        """Take its refusal back; False if that failed."""


class TermSuggestionList(ModalScreen[None]):
    """Shows what may be terms of the sentence or of the document.

    Args:
        decider: Told what is decided.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss(None)", "Back"),
        Binding("a", "accept", "Accept"),
        Binding("e", "change", "Change"),
        Binding("x,delete", "refuse", "Refuse"),
        Binding("u", "take_back", "Take a refusal back"),
        Binding("tab,s", "switch", "Sentence or document", priority=True),
    ]
    DEFAULT_CSS = list_css("TermSuggestionList")

    def __init__(self, decider: Decider) -> None:
        super().__init__()
        self._decider = decider
        self._lists: tuple[list[TermSuggestion], ...] = ([], [])
        self._shown = 0
        self._refused: list[TermSuggestion] = []

    def compose(self) -> ComposeResult:
        """The list under its title (Textual's compose)."""
        with TitledFrame() as box:
            box.border_title = "Looking for terms …"
            yield OptionList(markup=False)
            yield Static(
                "a or Enter accepts · e changes · x refuses · u takes a refusal back"
                " · Tab sentence or document · Esc",
                markup=False,
            )

    def show(self, sentence: Sequence[TermSuggestion], document: Sequence[TermSuggestion]) -> None:
        """Show what was found: that of the sentence, if there is any."""
        self._lists = (list(sentence), list(document))
        self._shown = 0 if sentence else 1
        self._show(0)

    def _show(self, highlighted: int | None) -> None:
        rows = self._lists[self._shown]
        options = self.query_one(OptionList)
        options.clear_options()
        options.add_options([Option(_line(each)) for each in rows])
        where = ("this sentence", "the document")[self._shown]
        self.query_one(TitledFrame).border_title = f"{len(rows) or 'No'} suggestions for {where}"
        if rows and highlighted is not None:
            options.highlighted = min(highlighted, len(rows) - 1)

    @property
    def _highlighted(self) -> TermSuggestion | None:
        place = self.query_one(OptionList).highlighted
        rows = self._lists[self._shown]
        return rows[place] if place is not None and place < len(rows) else None

    def _take_out(self, suggestion: TermSuggestion) -> None:
        place = self.query_one(OptionList).highlighted
        for rows in self._lists:
            rows[:] = [each for each in rows if each.candidate != suggestion.candidate]
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
            self._refused.append(chosen)
            self._take_out(chosen)

    def action_take_back(self) -> None:
        """Take the last refusal back, and show what was refused."""
        if self._refused and self._decider.take_back(self._refused[-1]):
            self._lists[self._shown].insert(0, self._refused.pop())
            self._show(0)

    def action_switch(self) -> None:
        """Show those of the document, or of the sentence."""
        self._shown = 1 - self._shown
        self._show(0)


def _line(suggestion: TermSuggestion) -> Content:
    candidate = suggestion.candidate
    return Content.assemble(
        (f"{candidate.count:4} ", "$foreground-darken-2"),
        visible(candidate.text),
        " → ",
        (visible(suggestion.target), "bold $accent") if suggestion.target else "?",
        (f"  {candidate.kind}", "$foreground-darken-2"),
    )
