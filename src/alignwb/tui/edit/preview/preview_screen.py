"""The page on which the document is read."""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Static

from alignwb.core.bitext import navigation
from alignwb.core.bitext.bitext import Bitext
from alignwb.core.bitext.overview.preview import Standing, standing_of
from alignwb.core.bitext.segment import SegmentRef
from alignwb.core.bitext.statistics import title_of
from alignwb.core.languages.visible import visible
from alignwb.tui.boxes.dialog import Dialog
from alignwb.tui.boxes.dialog_keys import bound
from alignwb.tui.commands import EDITING, named
from alignwb.tui.dialogs.titled_frame import TitledFrame
from alignwb.tui.edit.preview.preview_view import PreviewView
from alignwb.tui.edit.preview.reading_columns import Shown

_WORDS = {
    Standing.CONFIRMED: "confirmed",
    Standing.OUTDATED: "confirmed before its source was corrected",
    Standing.EDITED: "edited",
    Standing.DRAFT: "draft",
    Standing.MISSING: "no target yet",
}
_SIDES = {Shown.BOTH: "source and target", Shown.TARGET: "target", Shown.SOURCE: "source"}


class PreviewScreen(Dialog[SegmentRef | None]):
    """Shows the whole document as it reads; answers the segment to go to, None if it is left."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q", "dismiss(None)", "Back"),
        bound(named(EDITING, "preview"), "dismiss(None)", "Back"),
        Binding("tab", "other_sides", "Source, target or both", priority=True),
    ]
    DEFAULT_CSS = """
    PreviewScreen {
        background: $background;
        & > TitledFrame {
            width: 100%; height: 100%;
            border: round $primary; background: $background; padding: 0;
        }
        & Static { height: 1; padding: 0 2; background: $surface; color: $text-muted; }
    }
    """

    def __init__(self, bitext: Bitext, current: SegmentRef) -> None:
        super().__init__()
        self._bitext = bitext
        self._total = sum(len(paragraph.segments) for paragraph in bitext.paragraphs)
        self.view = PreviewView(bitext, current)

    def compose(self) -> ComposeResult:
        """The page, and a line on the place one is at (Textual's compose)."""
        with TitledFrame() as frame:
            frame.border_title = title_of(self._bitext) or self._bitext.document
            frame.border_subtitle = "Tab: source, target, both · Enter goes there · Esc goes back"
            yield self.view
            yield Static(markup=False)

    def on_mount(self) -> None:
        """Begin at the place the translator is at."""
        self.view.focus()
        self.call_after_refresh(self._show_place)

    def action_other_sides(self) -> None:
        """Show the next of target, source and both."""
        self.view.show_sides(self.view.shown.following)
        self._show_place()

    @on(PreviewView.PlaceMoved)
    def _show_place(self) -> None:
        ref = self.view.current
        segment = self._bitext.segment(ref)
        standing = standing_of(segment)
        words = (
            _SIDES[self.view.shown],
            f"{navigation.number_of(self._bitext, ref)} of {self._total}",
            _WORDS[standing],
            f"note: {segment.note}" if segment.note else "",
        )
        self.query_one(Static).update(Content(visible(" · ".join(filter(None, words)))))

    @on(PreviewView.PlaceChosen)
    def _choose(self, event: PreviewView.PlaceChosen) -> None:
        self.dismiss(event.ref)
