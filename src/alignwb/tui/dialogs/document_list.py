"""The list of documents to choose one from, with what is known of each."""

from collections.abc import Callable, Sequence
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content

from alignwb.core.languages.visible import visible
from alignwb.services.memory.document_page import NOT_YET, DocumentRow
from alignwb.tui.dialogs.choice import Choice, ChoiceScreen, digit_of, list_css

_ONE_LINE_FROM = 110
"""Cells from which all of a document stands in one line."""

_FRAME = 6
"""Cells that the frame and its paddings take."""

_MOST_CELLS, _SHARE = 136, 0.9
_LONGEST_NAME = 24
_WORDS, _DONE, _FINDINGS, _SAVED = 12, 5, 20, 16
_GAP = "  "
_FAINT = "$foreground-darken-2"


class DocumentList(ChoiceScreen):
    """Answers the position of the chosen document, or None; what is known of it may come later.

    Args:
        names: The documents.
        here: The one that is open; None if it is none of them.
        bring_in: Asks for a file to import; None where none can be.
    """

    BINDINGS: ClassVar[list[BindingType]] = [Binding("i", "bring_in", "Import a file")]

    DEFAULT_CSS = list_css("DocumentList").replace("max-width: 110", f"max-width: {_MOST_CELLS}")

    def __init__(
        self, names: Sequence[str], here: int | None, bring_in: Callable[[], None] | None = None
    ) -> None:
        super().__init__("Documents", [Choice(name) for name in names], highlighted=here or 0)
        self._names = names
        self._here = here
        self._bring_in = bring_in
        if bring_in is not None:
            self.way_out = f"{self.way_out} · i imports a file"
        self._rows: list[DocumentRow | None] = [None] * len(names)

    def show(self, position: int, row: DocumentRow) -> None:
        """Show what is known of a document now."""
        if self._rows[position] != row:
            self._rows[position] = row
            self.show_line(position)

    def action_bring_in(self) -> None:
        """Ask for a file in place of the list."""
        if self._bring_in is not None:
            self.dismiss(None)
            self._bring_in()

    def on_resize(self) -> None:
        """The lines are as long as there is room."""
        for position in range(len(self._names)):
            self.show_line(position)

    def line(self, position: int) -> Content:
        """A document: its name and title, its figures behind or below them."""
        row = self._rows[position]
        number = digit_of(position)
        width = min(_MOST_CELLS, int(self.app.size.width * _SHARE)) - _FRAME
        names = [_cut(name, _LONGEST_NAME) for name in self._names]
        name = names[position]
        begin = Content.assemble((number, "bold $accent"), name)
        if row is None or row.problem:
            return Content.assemble(
                begin, (_GAP + visible(row.problem if row else NOT_YET), _FAINT)
            )
        title = " · ".join(filter(None, ("open" if position == self._here else "", row.title)))
        figures = (
            f"{row.words:>{_WORDS}}{_GAP}{row.done:>{_DONE}}{_GAP}"
            f"{row.findings:<{_FINDINGS}}{_GAP}{row.saved:>{_SAVED}}"
        )
        if width < _ONE_LINE_FROM:
            room = width - begin.cell_length - len(_GAP)
            # No-break spaces: others would be left out where a line begins.
            below = (" " * len(number) + figures.rstrip()).replace(" ", "\u00a0")
            return Content.assemble(
                begin, (_GAP + _cut(title, room).plain, _FAINT), "\n", (below, _FAINT)
            )
        longest = max(each.cell_length for each in names)
        room = width - len(number) - longest - 2 * len(_GAP) - len(figures)
        return Content.assemble(
            begin,
            " " * (longest - name.cell_length) + _GAP,
            (_cut(title, room, pad=True).plain + _GAP + figures, _FAINT),
        )


def _cut(text: str, width: int, *, pad: bool = False) -> Content:
    """A text in so many cells at most."""
    return Content(visible(text)).truncate(max(1, width), ellipsis=True, pad=pad)
