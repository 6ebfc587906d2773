"""Whether a project is shared with a team, and as what."""

import os
from typing import TYPE_CHECKING

from alignwb.errors import ProjectError
from alignwb.services.project.project import Project, real_path

if TYPE_CHECKING:
    from alignwb.engines.team.address import TeamAddress

VARIABLE = "ALIGNWB_TEAM"
"""The environment's connection string; it goes before that of `alignwb.toml`."""


def in_team(project: Project) -> bool:
    """Whether there is a connection string for a project."""
    return bool(os.environ.get(VARIABLE) or project.config.team.server)


def team_name(project: Project) -> str:
    """What a project is called in its team: as its settings say, or like its folder."""
    name = project.config.team.project or real_path(project.root).name
    return name.encode("utf-8", "backslashreplace").decode("utf-8")


def team_address(project: Project) -> "TeamAddress":
    """The address of the team's database.  Raises ProjectError if it has no good one."""
    from alignwb.engines.team.address import read_address

    text, where = os.environ.get(VARIABLE, ""), f"the variable {VARIABLE}"
    if not text:
        text, where = project.config.team.server, f"{project.settings}: [team] server"
    if not text:
        raise ProjectError(
            f"{project.root} is not shared with a team",
            hint=f"Put a connection string into {VARIABLE} or alignwb.toml; see docs/team.md.",
        )
    return read_address(text, where, os.environ)
