"""Making a project: the folders and files that are missing."""

import json
import os
from dataclasses import dataclass
from pathlib import Path

from alignwb.errors import ProjectError
from alignwb.files.file_bytes import read_bytes_if_there
from alignwb.formats.atomic import write_atomically
from alignwb.formats.termbase.termbase_rows import COLUMNS
from alignwb.services.project.config import explanation_of, plain_settings
from alignwb.services.project.folders import make_folder
from alignwb.services.project.project import Project

IGNORED = ".alignwb/"
"""The folder of journals, locks and caches, which version control is to ignore."""


@dataclass(frozen=True, slots=True)
class NewProject:
    """A project that was made or completed.

    Attributes:
        project: The project.
        made: The paths in it that were made; none if nothing was missing.
        remark: What was left as it is although something was missing, and what was done instead;
            "" for nothing.
    """

    project: Project
    made: tuple[str, ...]
    remark: str = ""


def make_project(folder: Path) -> NewProject:
    """Make a folder a project, or complete one.

    Existing files are not changed, except that a line is added to `.gitignore` if it is missing.
    A `.gitignore` that is a link, or cannot be written, is left as it is, and `.alignwb/` gets one.
    Raises ProjectError if something is in the way; what was made by then stays.
    """
    project = Project(folder)
    made = [f"{path.name}/" for path in (project.seeds, project.translations) if make_folder(path)]
    contents = {
        project.glossary: "\t".join(COLUMNS) + "\n",
        folder / "alignwb.toml": settings_text(),
    }
    made += [path.name for path, text in contents.items() if _add_file(path, text)]
    own = project.state / ".gitignore"
    if own.exists():
        return NewProject(project, tuple(made))
    obstacle = ""
    try:
        obstacle = _why_not_ours(folder / ".gitignore")
        if not obstacle and _add_ignored(folder / ".gitignore"):
            made.append(".gitignore")
    except ProjectError as error:
        obstacle = error.message
    if not obstacle:
        return NewProject(project, tuple(made))
    make_folder(project.state)
    write_atomically(own, b"*\n")
    made.append(f"{project.state.name}/{own.name}")
    remark = f"{obstacle}. It is left as it is; {own} keeps {IGNORED} out of version control."
    return NewProject(project, tuple(made), remark)


def settings_text() -> str:
    """A settings file that names every setting with its default, as comments."""
    lines = ["# Settings of this alignwb project. A setting without the # before it counts."]
    for setting in plain_settings():
        value = json.dumps(setting.default)
        lines += ["", f"# {explanation_of(setting)}", f"# {setting.name} = {value}"]
    return "\n".join(lines) + "\n"


def _add_file(path: Path, text: str) -> bool:
    if path.exists():
        return False
    write_atomically(path, text.encode("utf-8"))
    return True


def _why_not_ours(path: Path) -> str:
    """Why a `.gitignore` is not to be written to; "" if it is."""
    if not path.is_symlink():
        return ""
    return f"{path}: it is a link to {path.readlink()}, and git does not follow that"


def _add_ignored(path: Path) -> bool:
    before = read_bytes_if_there(path) or b""
    entries = {line.strip().strip(b"/") for line in before.splitlines()}
    if IGNORED.strip("/").encode() in entries:
        return False
    if path.exists() and not os.access(path, os.W_OK):
        raise ProjectError(f"{path}: it is marked as read-only")
    if before and not before.endswith(b"\n"):
        before += b"\n"
    write_atomically(path, before + IGNORED.encode() + b"\n")
    return True
