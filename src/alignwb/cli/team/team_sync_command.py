"""`alignwb team sync`: what is confirmed goes to the team, what it confirmed comes here."""

import argparse

from alignwb.cli.current_folder import current_project
from alignwb.cli.memory.open_memory import current_memory
from alignwb.cli.printing.remarks import remark, remark_error
from alignwb.services.team.syncing import TeamSync


def configure(parser: argparse.ArgumentParser) -> None:
    """Add no arguments: there are none."""


def run(_arguments: argparse.Namespace) -> int:
    """Exchange with the server; 1 if something could not be sent, or a document not be read."""
    project = current_project()
    sync = TeamSync(project)
    try:
        if sync.set_aside:
            remark(sync.set_aside)
        problems = sync.note_files()
        for problem in problems:
            remark_error(problem, consequence="passed over")
        with current_memory() as memory:
            exchange = sync.exchange(memory)
        conflicts = sync.terms.conflicts()
    finally:
        sync.close()
    remark(f"sent: {exchange.sent}, received: {exchange.fetched}")
    remark(f"terms sent: {exchange.terms_sent}, received: {exchange.terms_fetched}")
    if exchange.unreadable_terms:
        remark(
            f"rows of the team that no glossary can hold, passed over: {exchange.unreadable_terms}"
        )
    for conflict in conflicts:
        remark(conflict.in_words)
    if exchange.refusal is not None:
        remark(f"kept here and not sent: {exchange.waiting}; terms: {exchange.terms_waiting}")
        raise exchange.refusal
    return 1 if problems else 0
