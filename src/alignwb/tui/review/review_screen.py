"""The review screen: every group of commands over one alignment."""

from alignwb.tui.review.bead_changes import BeadChanges
from alignwb.tui.review.bead_finding import BeadFinding
from alignwb.tui.review.realigning import Realigning
from alignwb.tui.shared.modes import Mode
from alignwb.tui.shared.moving import Moving
from alignwb.tui.shared.saving import Keeping


class ReviewScreen(BeadFinding, BeadChanges, Realigning, Moving, Keeping):
    """Corrects one alignment."""

    async def action_edit_document(self) -> None:
        """Go to the document this is the alignment of."""
        name = self.session.document.name
        if name in {document.name for document in self.project.documents()}:
            await self.change_mode(Mode.EDIT)
        else:
            self.notify("The project has no document of this name.", severity="warning")

    def action_toggle_panels(self) -> None:
        """Show or hide what says more of the bead; on a narrow screen this widens it."""
        self.toggle_class("-bare" if self.has_class("-wide") else "-beside")
