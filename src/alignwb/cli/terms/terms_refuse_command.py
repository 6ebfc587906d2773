"""`alignwb terms refuse`: what `alignwb terms suggest` is not to suggest again."""

import argparse

from alignwb.cli.current_folder import current_project
from alignwb.cli.printing.output import print_json
from alignwb.cli.printing.remarks import remark
from alignwb.services.terms.refusals import refuse_term, take_refusal_back


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the action's arguments."""
    parser.add_argument("dutch", metavar="DUTCH", help="what is no term, in any of its forms")
    parser.add_argument("--take-back", action="store_true", help="have it suggested again")
    parser.add_argument("--json", action="store_true", help="one JSON object with what changed")


def run(arguments: argparse.Namespace) -> int:
    """Remember the refusal, or forget it, and say so."""
    project = current_project()
    text = arguments.dutch.strip()
    change = take_refusal_back if arguments.take_back else refuse_term
    is_changed = change(project, text)
    if arguments.json:
        print_json({"changed": is_changed, "text": text, "refused": not arguments.take_back})
        return 0
    is_what = "is suggested again" if arguments.take_back else "is not suggested again"
    already = "" if is_changed else " (as before)"
    remark(f"{project.refused_terms.name}: “{text}” {is_what}{already}")
    return 0
