"""`alignwb terms add`: a term to the glossary."""

import argparse

from alignwb.cli.current_folder import current_project
from alignwb.cli.printing.remarks import remark
from alignwb.cli.terms.term_change_report import print_change
from alignwb.core.shell_words import argument
from alignwb.core.terms.doubtful_terms import question_about
from alignwb.core.terms.renderings import with_renderings
from alignwb.core.terms.termbase import Term, TermStatus
from alignwb.errors import UsageError
from alignwb.services.terms.adding import add_project_terms


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the action's arguments."""
    parser.add_argument("dutch", metavar="DUTCH", help="the term, in its dictionary form")
    parser.add_argument(
        "english",
        metavar="ENGLISH",
        nargs="*",
        help="its rendering, or several: the first is preferred, the others admitted; may be left"
        " out with --status do-not-translate",
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
    parser.add_argument(
        "--json", action="store_true", help="one JSON object a row with what changed"
    )


def run(arguments: argparse.Namespace) -> int:
    """Add the term and say so."""
    status = TermStatus(arguments.status)
    targets = list(dict.fromkeys(filter(None, map(str.strip, arguments.english))))
    if not targets and status is TermStatus.DO_NOT_TRANSLATE:
        targets = [arguments.dutch.strip()]
    if not targets:
        raise UsageError(
            f"“{arguments.dutch}” needs a rendering",
            hint="Say: alignwb terms add DUTCH ENGLISH, or add: --status do-not-translate",
        )
    term = Term(
        arguments.dutch.strip(),
        targets[0],
        status,
        arguments.pos.strip(),
        arguments.note.strip(),
        tuple(variant.strip() for variant in arguments.variant),
    )
    project = current_project()
    rows = with_renderings(term, targets)
    add_project_terms(project, rows)
    if question := question_about(term):
        remark(f"{question} Take it out again with: alignwb terms remove {argument(term.source)}")
    for row in rows:
        print_change(project, None, row, is_changed=True, as_json=arguments.json)
    return 0
