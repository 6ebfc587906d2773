"""`alignwb terms add`: a term to the glossary."""

import argparse

from alignwb.cli.current_folder import current_project
from alignwb.cli.printing.remarks import remark
from alignwb.cli.terms.terms_list_command import term_line
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
    remark(f"{project.glossary.name}: added {term_line(term)}")
    return 0
