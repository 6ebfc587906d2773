"""What a reviewer has changed, row by row: what is taken, and what is not and why."""

from collections.abc import Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from alignwb.core.bitext import navigation
from alignwb.core.bitext.bitext import Bitext
from alignwb.core.bitext.segment import SegmentRef
from alignwb.core.languages.visible import visible
from alignwb.services.reviewing.reviewed_changes import Outcome, ReviewedRow
from alignwb.tui.boxes.code_text import code_text
from alignwb.tui.boxes.dialog import Dialog
from alignwb.tui.boxes.line_list import LineList
from alignwb.tui.dialogs.choice import list_css
from alignwb.tui.dialogs.titled_frame import TitledFrame

_FAINT, _REFUSED = "$foreground-darken-2", "bold $warning"


class ReviewedChangesList(Dialog[bool]):
    """Answers True if the changes that fit are to be made.

    Args:
        document: The name of the document.
        bitext: The document as it is.
        rows: The rows that change something, or would.
        same: How many rows change nothing.
        others: The documents of rows that are of none of this one.
        unnamed: How many rows name no document.
        may_apply: Whether the document may be changed.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss(False)", "Back"),
        Binding("enter", "take", "Take them", priority=True),
    ]
    DEFAULT_CSS = list_css("ReviewedChangesList")

    def __init__(
        self,
        document: str,
        bitext: Bitext,
        rows: Sequence[ReviewedRow],
        *,
        same: int,
        others: Sequence[str],
        unnamed: int,
        may_apply: bool,
    ) -> None:
        super().__init__()
        self._document = document
        self._bitext = bitext
        self._rows = rows
        self._taken = sum(each.outcome is Outcome.CHANGED for each in rows)
        self._same = same
        self._others = others
        self._unnamed = unnamed
        self._may_apply = may_apply

    def compose(self) -> ComposeResult:
        """How many are taken, and the rows (Textual's compose)."""
        with TitledFrame() as frame:
            frame.border_title = f"Review of {self._document}"
            yield Static(visible(self._sums()), classes="above", markup=False)
            yield LineList(*(Option(self._line(each)) for each in self._rows), markup=False)
            yield Static(self._ways_out(), classes="below", markup=False)

    def action_take(self) -> None:
        """Have the changes made that fit."""
        self.dismiss(self._taken > 0 and self._may_apply)

    @on(OptionList.OptionSelected)
    def _clicked(self) -> None:
        """A click only shows which row is meant."""

    def _sums(self) -> str:
        refused = len(self._rows) - self._taken
        words = [f"{self._taken} to take", f"{self._same} as they were"]
        words += [f"{refused} not taken"] if refused else []
        words += [f"{self._unnamed} without an id that can be read"] if self._unnamed else []
        words += [f"others are of {', '.join(self._others)}"] if self._others else []
        return " · ".join(words)

    def _ways_out(self) -> str:
        if not self._may_apply:
            return "The document can only be read · Esc goes back"
        return "Enter takes those that fit · Esc goes back" if self._taken else "Esc goes back"

    def _line(self, each: ReviewedRow) -> Content:
        row, before, after = each.row, each.before, each.after
        place = Content.styled(self._number(each), "bold $accent")
        if not each.outcome.fits:
            why = Content.assemble(place, "  ", (f"not taken: {each.outcome}", _REFUSED))
            told = [("now   ", before.target if before else ""), ("table ", row.target or "")]
        else:
            assert before is not None
            assert after is not None
            why = place
            told = []
            if before.target != after.target:
                told = [("now   ", before.target), ("then  ", after.target)]
            if before.note != after.note:
                told.append(("note  ", after.note))
        lines = [
            Content.assemble("  ", (label, _FAINT), code_text(text) if text else "—")
            for label, text in told
        ]
        return Content("\n").join([why, *lines])

    def _number(self, each: ReviewedRow) -> str:
        """The number of the segment, as the screen has it, else that of the row."""
        if each.before is None:
            return visible(f"row {each.row.number} {each.row.place}")
        paragraph, _, segment = each.row.place.rpartition("/")
        return str(navigation.number_of(self._bitext, SegmentRef(paragraph, segment)))
