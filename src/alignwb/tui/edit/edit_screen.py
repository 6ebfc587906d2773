"""The workbench screen: every group of commands over one document."""

from textual import on

from alignwb.tui.edit.drafting import Drafting
from alignwb.tui.edit.looking_up import LookingUp
from alignwb.tui.edit.suggesting import Suggesting
from alignwb.tui.edit.terming import Terming
from alignwb.tui.edit.translating import Translating
from alignwb.tui.shared.modes import Mode
from alignwb.tui.shared.moving import Moving
from alignwb.tui.shared.rows_view import RowsView
from alignwb.tui.shared.saving import Keeping
from alignwb.tui.shared.segment_editor import SegmentEditor


class EditScreen(Moving, Translating, Suggesting, Terming, LookingUp, Drafting, Keeping):
    """Edits one document."""

    @on(SegmentEditor.Left)
    def _left(self, event: SegmentEditor.Left) -> None:
        if event.direction > 0:
            self.action_next_segment()
        else:
            self.action_previous_segment()

    @on(RowsView.SegmentChosen)
    def _focus_box(self) -> None:
        self.query_one(SegmentEditor).focus()

    async def action_review_alignment(self) -> None:
        """Go to the alignment of this document's reference."""
        name = self.session.document.name
        if name in {document.name for document in self.project.reference_documents()}:
            await self.change_mode(Mode.REVIEW)
        else:
            self.notify(
                "This document has no aligned translation. In a shell: alignwb align",
                severity="warning",
            )

    def action_toggle_panels(self) -> None:
        """Show or hide the panels; on a narrow screen this shows them too."""
        self.toggle_class("-bare" if self.has_class("-wide") else "-beside")
