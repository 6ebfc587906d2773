"""The project's memory, opened for the actions that ask something of it."""

from collections.abc import Iterator
from contextlib import contextmanager

from alignwb.cli.current_folder import current_project
from alignwb.cli.printing.progress import progress_display
from alignwb.cli.printing.remarks import remark_memory_problems
from alignwb.services.memory.project_memory import ProjectMemory, open_memory


@contextmanager
def current_memory() -> Iterator[ProjectMemory]:
    """The memory of the project around the current folder, with the changes in its files taken in.

    Shows the progress of reading them, and remarks which cannot be read.
    """
    project = current_project()
    with progress_display("memory") as report, open_memory(project, report) as memory:
        said = (*memory.notices, *memory.problems)
        remark_memory_problems(said)
        yield memory
        remark_memory_problems(each for each in memory.notices if each not in said)
