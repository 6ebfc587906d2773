"""Making a project: the folders and files that are missing."""

import json
from dataclasses import dataclass, fields
from pathlib import Path

from alignwb.formats.atomic import write_atomically
from alignwb.formats.file_bytes import read_bytes_if_there
from alignwb.formats.termbase.termbase_rows import COLUMNS
from alignwb.services.project.config import Config, explanation_of
from alignwb.services.project.folders import make_folder
from alignwb.services.project.project import Project

IGNORED = ".alignwb/"
"""The folder of journals, locks and caches, which version control is to ignore."""


@dataclass(frozen=True, slots=True)
class NewProject:
    """A project, and the paths in it that were made; none if nothing was missing."""

    project: Project
    made: tuple[str, ...]


def make_project(folder: Path) -> NewProject:
    """Make a folder a project, or complete one.

    Existing files are not changed, except that a line is added to `.gitignore` if it is missing.
    Raises ProjectError if something is in the way; what was made by then stays.
    """
    project = Project(folder)
    made = [f"{path.name}/" for path in (project.seeds, project.translations) if make_folder(path)]
    contents = {
        project.glossary: "\t".join(COLUMNS) + "\n",
        folder / "alignwb.toml": settings_text(),
    }
    made += [path.name for path, text in contents.items() if _add_file(path, text)]
    if _add_ignored(folder / ".gitignore"):
        made.append(".gitignore")
    return NewProject(project, tuple(made))


def settings_text() -> str:
    """A settings file that names every setting with its default, as comments."""
    lines = ["# Settings of this alignwb project. A setting without the # before it counts."]
    for setting in fields(Config):
        value = json.dumps(setting.default)
        lines += ["", f"# {explanation_of(setting)}", f"# {setting.name} = {value}"]
    return "\n".join(lines) + "\n"


def _add_file(path: Path, text: str) -> bool:
    if path.exists():
        return False
    write_atomically(path, text.encode("utf-8"))
    return True


def _add_ignored(path: Path) -> bool:
    before = read_bytes_if_there(path) or b""
    entries = {line.strip().strip(b"/") for line in before.splitlines()}
    if IGNORED.strip("/").encode() in entries:
        return False
    if before and not before.endswith(b"\n"):
        before += b"\n"
    write_atomically(path, before + IGNORED.encode() + b"\n")
    return True
