"""`alignwb terms add`."""

import argparse
from pathlib import Path

from alignwb.errors import UsageError

HELP = "add a term to glossary.tsv, on a line of its own at the end"

STATUS_NAMES = ("preferred", "admitted", "forbidden", "do-not-translate")


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
        "--status", choices=STATUS_NAMES, default=STATUS_NAMES[0], help="(preferred)"
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
    """Add it and say so."""
    from alignwb.cli.printing.output import remark
    from alignwb.cli.terms.showing import term_line
    from alignwb.core.languages.visible import visible
    from alignwb.core.terms.termbase import Term, TermStatus
    from alignwb.services.project.project import find_project
    from alignwb.services.terms.adding import add_project_term

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
    project = find_project(Path.cwd())
    add_project_term(project, term)
    remark(f"{project.glossary.name}: added {visible(term_line(term))}")
    return 0
