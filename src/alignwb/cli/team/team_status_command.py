"""`alignwb team status`: whether the server is there, and what waits for it."""

import argparse

from alignwb.cli.current_folder import current_project
from alignwb.cli.printing.output import print_line
from alignwb.services.memory.sources import tmx_files
from alignwb.services.project.team_setting import team_name
from alignwb.services.team.syncing import TeamSync


def configure(parser: argparse.ArgumentParser) -> None:
    """Add no arguments: there are none."""


def run(_arguments: argparse.Namespace) -> int:
    """Print it; 1 if the server is not there."""
    project = current_project()
    sync = TeamSync(project)
    try:
        print_line(f"project in the team: {team_name(project)}")
        print_line(f"changes to be sent: {sync.waiting()}")
        print_line(f"terms to be sent: {sync.terms.waiting()}")
        print_line(f"terms that others have otherwise: {len(sync.terms.conflicts())}")
        print_line(f"files in memory/, which are not sent: {len(tmx_files(project))}")
        print_line(f"server: {sync.greet()}")
    finally:
        sync.close()
    return 0
