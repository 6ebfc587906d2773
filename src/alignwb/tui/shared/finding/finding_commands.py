"""Filtering and replacing; what is filtered out is passed over by all that moves."""

from collections.abc import Callable, Container, Iterable, Mapping
from typing import Protocol

from alignwb.core.bitext.segment import SegmentRef
from alignwb.services.project.project import Project
from alignwb.services.session import Session
from alignwb.tui.shared.finding.filter_bar import FilterBar
from alignwb.tui.shared.finding.filtering import Filtering
from alignwb.tui.shared.finding.replacing_commands import Replacing
from alignwb.tui.shared.saving import SavedStage


class Mover(Protocol):
    """What goes from segment to segment."""

    skipped: Container[SegmentRef]


class FindingCommands:
    """Answers the commands that filter and replace.

    Attributes:
        bar: The line that says what is filtered.
        filtering: What is shown.
        answers: What it does for each command.
    """

    def __init__(
        self,
        project: Project,
        session: Session,
        stage: SavedStage,
        movers: Iterable[Mover],
    ) -> None:
        self.bar = FilterBar()
        self.filtering = Filtering(project, session, stage, self.bar)
        replacing = Replacing(session, stage, self.filtering.unfitting)
        self.pass_over(movers)
        self.answers: Mapping[str, Callable[..., object]] = {
            **self.filtering.answers,
            **replacing.answers,
        }

    def pass_over(self, movers: Iterable[Mover]) -> None:
        """Have these pass over what is filtered out."""
        for mover in movers:
            mover.skipped = self.filtering.unfitting
