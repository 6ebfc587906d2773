"""What changed in the glossary, in words and as JSON; and how a row of it is named."""

import argparse

from alignwb.cli.printing.output import print_json
from alignwb.cli.printing.remarks import remark
from alignwb.cli.terms.terms_list_command import term_json, term_line
from alignwb.core.terms.termbase import Term
from alignwb.services.project.project import Project


def add_term_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments that name a row, and --json."""
    parser.add_argument("dutch", metavar="DUTCH", help="the term, as the glossary has it")
    parser.add_argument(
        "english",
        metavar="ENGLISH",
        nargs="?",
        default="",
        help="its rendering, where the glossary has several",
    )
    parser.add_argument("--json", action="store_true", help="one JSON object with what changed")


def print_change(
    project: Project, before: Term | None, after: Term | None, *, is_changed: bool, as_json: bool
) -> None:
    """Say what became of a row; `before` is None for a new one, `after` for one that is gone."""
    if as_json:
        row_before, row_after = (term_json(term) if term else None for term in (before, after))
        print_json({"changed": is_changed, "before": row_before, "after": row_after})
        return
    name = project.glossary.name
    if before is None and after is not None:
        remark(f"{name}: added {term_line(after)}")
    elif after is None and before is not None:
        remark(f"{name}: removed {term_line(before)}")
    elif after is not None and not is_changed:
        remark(f"{name}: it is so already: {term_line(after)}")
    elif after is not None and before is not None:
        remark(f"{name}: {term_line(before)} is now {term_line(after)}")
