"""The review screen: every group of commands over one alignment."""

from alignwb.core.segment import SegmentRef
from alignwb.services.project import Project
from alignwb.services.session import Session
from alignwb.tui.screens.keeping import Keeping
from alignwb.tui.screens.moving import Moving


class ReviewScreen(Moving, Keeping):
    """Corrects one alignment."""

    def __init__(self, project: Project, session: Session, place: SegmentRef | None) -> None:
        super().__init__(project, session)
        self._place = place
