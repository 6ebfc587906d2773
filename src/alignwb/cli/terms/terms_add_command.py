"""`alignwb terms add`: a term to the glossary."""

import argparse

from alignwb.cli.current_folder import current_project
from alignwb.cli.printing.remarks import remark
from alignwb.cli.terms.term_change_report import print_change
from alignwb.core.terms.doubtful_terms import question_about
from alignwb.core.terms.termbase import Term, TermStatus
from alignwb.errors import UsageError
from alignwb.services.terms.adding import add_project_term


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the action's arguments."""
    parser.add_argument("dutch", metavar="DUTCH", help="the term, in its dictionary form")
    parser.add_argument(
        "english",
        metavar="ENGLISH",
        nargs="?",
        default="",
        help="its rendering; may be left out with --status do-not-translate",
    )
    parser.add_argument(
        "--status",
        choices=tuple(map(str, TermStatus)),
        default=TermStatus.PREFERRED,
        help="(preferred)",
    )
    parser.add_argument("--pos", metavar="NAME", default="", help="part of speech")
    parser.add_argument("--note", metavar="TEXT", default="", help="for the translator")
    parser.add_argument(
        "--variant",
        metavar="TEXT",
        action="append",
        default=[],
        help="another spelling of the Dutch; may be given again",
    )
    parser.add_argument("--json", action="store_true", help="one JSON object with what changed")


def run(arguments: argparse.Namespace) -> int:
    """Add the term and say so."""
    status = TermStatus(arguments.status)
    target = arguments.english.strip()
    if not target and status is TermStatus.DO_NOT_TRANSLATE:
        target = arguments.dutch.strip()
    if not target:
        raise UsageError(
            f"“{arguments.dutch}” needs a rendering",
            hint="Say: alignwb terms add DUTCH ENGLISH, or add: --status do-not-translate",
        )
    term = Term(
        arguments.dutch.strip(),
        target,
        status,
        arguments.pos.strip(),
        arguments.note.strip(),
        tuple(variant.strip() for variant in arguments.variant),
    )
    project = current_project()
    add_project_term(project, term)
    if question := question_about(term):
        remark(f"{question} Take it out again with: alignwb terms remove {term.source}")
    print_change(project, None, term, is_changed=True, as_json=arguments.json)
    return 0
