"""`alignwb terms unlearn`: what drafts are not to learn from confirmed segments."""

import argparse

from alignwb.cli.current_folder import current_project
from alignwb.cli.printing.output import print_json
from alignwb.cli.printing.remarks import remark
from alignwb.core.drafting.rewordings import Rewording
from alignwb.services.drafting.refused_words import (
    plain_spaces,
    refuse_word,
    shown_spaces,
    take_word_back,
)


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the action's arguments."""
    parser.add_argument("before", metavar="BEFORE", help="the Dutch word, or the word of drafts")
    parser.add_argument("after", metavar="AFTER", help="what is not to stand in its place")
    parser.add_argument("--take-back", action="store_true", help="have it learnt again")
    parser.add_argument("--json", action="store_true", help="one JSON object with what changed")


def run(arguments: argparse.Namespace) -> int:
    """Remember the refusal, or forget it, and say so."""
    project = current_project()
    before, after = map(plain_spaces, (arguments.before, arguments.after))
    change = take_word_back if arguments.take_back else refuse_word
    is_changed = change(project, Rewording(before, after))
    if arguments.json:
        refused = not arguments.take_back
        print_json({"changed": is_changed, "before": before, "after": after, "refused": refused})
        return 0
    is_what = "may be learnt again" if arguments.take_back else "is not learnt"
    already = "" if is_changed else " (as before)"
    shown = f"{shown_spaces(before)} → {shown_spaces(after)}"
    remark(f"{project.refused_words.name}: {shown} {is_what}{already}")
    return 0
