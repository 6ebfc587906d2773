"""The files that a project lives by, over which nothing is exported."""

import os
from collections.abc import Iterable
from pathlib import Path

from alignwb.errors import UsageError
from alignwb.services.project.project import Project, project_around, real_path


def refuse_own_file(output: Path, files: Iterable[Path] = ()) -> None:
    """Raise UsageError if a file is one of a project's own, or would be among them.

    output: the file as it was named, through whatever links; any project around it counts, with
    or without following them.  files: others that are not to be written over.
    """
    end = real_path(output)
    starts = (Path(os.path.abspath(output)).parent, end.parent)  # noqa: PTH100 - follows no links
    projects = filter(None, map(project_around, starts))
    if end in set(map(real_path, files)) or any(_keeps(project, end) for project in projects):
        raise UsageError(
            f"{output} is a place for the project's own files, so nothing is exported there",
            hint="Choose another file or folder with -o.",
        )


def _keeps(project: Project, path: Path) -> bool:
    folders = (project.seeds, project.translations, project.state)
    files = (
        project.glossary,
        project.refused_terms,
        project.refused_words,
        project.srx,
        project.settings,
    )
    is_within = any(real_path(folder) in path.parents for folder in folders)
    return is_within or path in set(map(real_path, files))
