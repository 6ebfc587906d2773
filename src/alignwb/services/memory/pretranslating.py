"""Pre-translation: what the project knows word for word, before a machine is asked for the rest."""

from alignwb.core.bitext.bitext import Bitext
from alignwb.core.bitext.edits import Edit
from alignwb.errors import AlignwbError
from alignwb.formats.file_bytes import unreadable
from alignwb.services.memory.project_memory import open_memory
from alignwb.services.memory.sources import MemoryProblem, ReportFile, index_file
from alignwb.services.project.project import Project


def pretranslation(
    project: Project, bitext: Bitext, progress: ReportFile = lambda *_: None
) -> tuple[Edit | None, tuple[MemoryProblem, ...]]:
    """The edit that fills in what the project's memory knows, and what of it cannot be read.

    The edit is that of `ProjectMemory.pretranslate`; None also where the settings want none or the
    memory cannot be opened, which is a problem of the index's name.  Nothing is raised: a document
    can be drafted without its memory.
    """
    if not project.config.pretranslate:
        return None, ()
    try:
        with open_memory(project, progress) as memory:
            return memory.pretranslate(bitext), memory.problems
    except AlignwbError as error:
        return None, (_problem(project, error),)
    except OSError as error:
        return None, (_problem(project, unreadable(error.filename or index_file(project), error)),)


def _problem(project: Project, error: AlignwbError) -> MemoryProblem:
    return MemoryProblem(index_file(project).relative_to(project.root).as_posix(), error)
