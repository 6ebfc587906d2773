"""The memory, the word links and the findings: what all documents of a project share."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from alignwb.services.checking.finding_counts import FindingCounter
from alignwb.services.memory.memory_thread import MemoryThread
from alignwb.services.project.project import Project
from alignwb.services.project.team_setting import in_team
from alignwb.services.words.project_word_links import ProjectWordLinks, project_word_links

if TYPE_CHECKING:
    from alignwb.services.team.team_thread import TeamThread


@dataclass(frozen=True, slots=True)
class ProjectHelpers:
    """Shared by the screens, one after the other.

    Attributes:
        word_links: Which words translate which.
        memory: What was translated before.
        findings: How much the checks find in each document.
        team: What goes to a team and comes from there; None for a project of one's own.
    """

    word_links: ProjectWordLinks
    memory: MemoryThread
    findings: FindingCounter
    team: "TeamThread | None" = None

    def close(self) -> None:
        """Let go of what is open."""
        if self.team is not None:
            self.team.close()
        self.memory.close()


def project_helpers(project: Project) -> ProjectHelpers:
    """The helpers of a project; nothing is loaded yet."""
    memory = MemoryThread(project)
    return ProjectHelpers(
        project_word_links(project), memory, FindingCounter(project), _team(project, memory)
    )


def _team(project: Project, memory: MemoryThread) -> "TeamThread | None":
    if not in_team(project):
        return None
    # It loads SQLite, and few projects are shared.
    from alignwb.services.team.team_thread import TeamThread  # noqa: PLC0415

    return TeamThread(project, memory)
