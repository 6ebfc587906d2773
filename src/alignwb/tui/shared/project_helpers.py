"""The memory, the word links and the findings: what all documents of a project share."""

from dataclasses import dataclass

from alignwb.services.checking.finding_counts import FindingCounter
from alignwb.services.memory.memory_thread import MemoryThread
from alignwb.services.project.project import Project
from alignwb.services.words.project_word_links import ProjectWordLinks, project_word_links


@dataclass(frozen=True, slots=True)
class ProjectHelpers:
    """Shared by the screens, one after the other.

    Attributes:
        word_links: Which words translate which.
        memory: What was translated before.
        findings: How much the checks find in each document.
    """

    word_links: ProjectWordLinks
    memory: MemoryThread
    findings: FindingCounter

    def close(self) -> None:
        """Let go of what is open."""
        self.memory.close()


def project_helpers(project: Project) -> ProjectHelpers:
    """The helpers of a project; nothing is loaded yet."""
    return ProjectHelpers(
        project_word_links(project), MemoryThread(project), FindingCounter(project)
    )
