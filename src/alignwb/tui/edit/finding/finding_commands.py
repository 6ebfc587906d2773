"""Filtering, replacing and counting; what is filtered out is passed over by all that moves."""

from collections.abc import Callable, Container, Iterable, Mapping
from typing import Protocol

from alignwb.core.bitext.segment import SegmentRef
from alignwb.services.memory.memory_thread import MemoryThread
from alignwb.services.project.project import Project
from alignwb.services.session import Session
from alignwb.tui.edit.finding.figures_command import ShowingFigures
from alignwb.tui.edit.finding.filter_bar import FilterBar
from alignwb.tui.edit.finding.filtering import FilteredStage, Filtering
from alignwb.tui.edit.finding.replacing_commands import Replacing


class Mover(Protocol):
    """What goes from segment to segment."""

    skipped: Container[SegmentRef]


class FindingCommands:
    """Answers the commands that filter, replace and count.

    Attributes:
        bar: The line that says what is filtered.
        filtering: What is shown.
        answers: What it does for each command.
    """

    def __init__(
        self,
        project: Project,
        session: Session,
        memory: MemoryThread,
        stage: FilteredStage,
        movers: Iterable[Mover],
    ) -> None:
        self.bar = FilterBar()
        self.filtering = Filtering(project, session, stage, self.bar)
        replacing = Replacing(session, stage, self.filtering.unfitting)
        for mover in movers:
            mover.skipped = self.filtering.unfitting
        self.answers: Mapping[str, Callable[..., object]] = {
            **self.filtering.answers,
            **replacing.answers,
            **ShowingFigures(session, memory, stage).answers,
        }
