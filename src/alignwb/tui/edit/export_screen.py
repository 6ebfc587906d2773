"""The list of formats that a document can go out in."""

from collections.abc import Callable, Sequence
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.widgets import Static

from alignwb.services.exporting.ways_out import Unfinished, WayOut
from alignwb.tui.dialogs.choice import Choice, ChoiceScreen, list_css


class ExportScreen(ChoiceScreen):
    """Answers the position of the chosen format, or None.

    Args:
        ways: The formats.
        folder: The project's, by which files are named.
        lacks: What is not finished.
        findings: How many findings would stop the translator at confirming.
        preview: Shows the document as it reads.
    """

    way_out = "a digit or Enter writes the file · p reads it first · Esc goes back"

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss(None)", "Back"),
        Binding("d", "turn_drafts", "With drafts or without"),
        Binding("p", "preview", "Read the document"),
    ]
    DEFAULT_CSS = list_css("ExportScreen")

    def __init__(
        self,
        ways: Sequence[WayOut],
        names: Sequence[str],
        lacks: Unfinished,
        findings: int,
        preview: Callable[[], None],
    ) -> None:
        choices = [
            Choice(each.name, name + (" (replaces the one there)" if each.replaces else ""))
            for each, name in zip(ways, names, strict=True)
        ]
        super().__init__("Export the document", choices, explanation=" ")
        self._lacks = lacks
        self._findings = findings
        self._preview = preview
        self.with_drafts = False
        """Whether what nobody has confirmed goes out too."""

    def on_mount(self) -> None:
        """Say what is not finished, and what becomes of it."""
        super().on_mount()
        self._explain()

    def action_turn_drafts(self) -> None:
        """Let what is not confirmed go out too, or not."""
        self.with_drafts = not self.with_drafts
        self._explain()

    def action_preview(self) -> None:
        """Show the document as it reads, over this list."""
        self._preview()

    def _explain(self) -> None:
        self.query(Static).first().update("\n".join(self._lines()))

    def _lines(self) -> Sequence[str]:
        lacks, lines = self._lacks, []
        if self._findings:
            lines.append(f"Would stop at confirming: {_count(self._findings, 'finding')}.")
        if lacks.untranslated:
            lines.append(
                f"Without a target: {_count(lacks.untranslated, 'segment')}."
                " A text has the source there, pairs leave that out."
            )
        if lacks.unconfirmed:
            fate, other = "taken as without a target", "takes drafts too"
            if self.with_drafts:
                fate, other = "going out as it stands", "leaves drafts out"
            lines.append(
                f"Not confirmed: {_count(lacks.unconfirmed, 'segment')}, {fate}; d {other}."
            )
        return lines or ["Every segment is confirmed."]


def _count(number: int, what: str) -> str:
    return f"{number} {what}" if number == 1 else f"{number} {what}s"
