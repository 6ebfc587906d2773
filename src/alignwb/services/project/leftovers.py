"""Clearing away what writes that were killed have left in a project."""

from alignwb.formats.writing.leftovers import clear_leftovers
from alignwb.services.project.project import Project


def clear_killed_writes(project: Project) -> None:
    """Remove the temporary files of processes that have ended; those in use stay."""
    folders = [project.root, project.seeds, project.translations, project.references]
    for top in (project.memory, project.state):
        folders += [top, *(each for each in top.glob("**/") if each != top)]
    for folder in folders:
        clear_leftovers(folder)
