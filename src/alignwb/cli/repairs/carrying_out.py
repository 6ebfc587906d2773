"""Carrying one repair out, or only showing it: what all actions of `alignwb repair` share."""

import argparse
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from alignwb.cli.changing_documents import open_to_change, save_changes
from alignwb.cli.current_folder import current_project
from alignwb.cli.document_arguments import add_document_argument
from alignwb.cli.printing.output import print_json
from alignwb.cli.printing.remarks import remark
from alignwb.cli.printing.segment_lines import print_segment, segment_json
from alignwb.core.bitext import edits
from alignwb.core.bitext.bitext import Bitext
from alignwb.core.bitext.edits import Edit
from alignwb.core.bitext.segment import SegmentRef
from alignwb.core.shell_words import argument
from alignwb.errors import EditError, UsageError
from alignwb.services.editing.open_segment import OpenSegment
from alignwb.services.opening import OpenedDocument
from alignwb.services.session import Session


@dataclass(frozen=True, slots=True)
class PlannedRepair:
    """A repair that can be carried out.

    Attributes:
        edit: What it changes; None if all is so already.
        words: What is so once it is done.
        shown: The segments to show, as they are named then.
        remarks: What else is to be known, such as what is left to do.
        facts: What JSON says of it besides.
    """

    edit: Edit | None
    words: str
    shown: tuple[SegmentRef, ...]
    remarks: tuple[str, ...] = ()
    facts: Mapping[str, object] = field(default_factory=dict)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add what every action has: the document, the segment, --dry-run and --json."""
    add_document_argument(parser)
    parser.add_argument(
        "segment",
        metavar="SEGMENT",
        help="its number, or its name such as p7/s1, as list and segments show them",
    )
    parser.add_argument("--dry-run", action="store_true", help="show the result, change nothing")
    parser.add_argument("--json", action="store_true", help="one JSON object with what changed")


def carry_out(
    arguments: argparse.Namespace, plan: Callable[[OpenedDocument, SegmentRef], PlannedRepair]
) -> int:
    """Make the repair that is planned, save, and show its segments as they are now.

    plan: says what is to be done; it is called with the segment that is meant, and again if text
    that was typed on the screen and not committed became an edit before.
    """
    project = current_project()
    document = project.find(arguments.document)
    opened = open_to_change(project, document, "repaired", is_dry_run=arguments.dry_run)
    with opened.session as session:
        ref = segment_named(session.bitext, arguments.segment)
        try:
            repair = plan(opened, ref)
        except EditError as error:
            raise EditError(f"{document.name}, {ref}: {error.message}", error.hint) from error
        if repair.edit is None:
            bitext = session.bitext
        elif arguments.dry_run:
            bitext = edits.apply(session.bitext, repair.edit)
        else:
            if _commit_open_text(session):
                repair = plan(opened, ref)
            if repair.edit is not None:
                session.apply(repair.edit)
            save_changes(session)
            bitext = session.bitext
    _tell(document.name, bitext, repair, arguments)
    return 0


def segment_named(bitext: Bitext, name: str) -> SegmentRef:
    """The segment of that number, or of that name.  Raises UsageError if there is none."""
    refs = [ref for ref, _ in bitext.segments()]
    named = {str(ref): ref for ref in refs}
    if name in named:
        return named[name]
    if name.isascii() and name.isdecimal() and len(name) < 10 and 1 <= int(name) <= len(refs):
        return refs[int(name) - 1]
    raise UsageError(
        f"{bitext.document} has no segment “{name}”; it has {len(refs)}",
        hint=f"Say a number or a name. They are shown by: alignwb list {argument(bitext.document)}",
    )


def _commit_open_text(session: Session) -> bool:
    """Make an edit of what was typed when the screen ended, as the screen itself would do."""
    open_text = session.recovery.open_text
    if open_text is None:
        return False
    current = OpenSegment(session, open_text.ref)
    current.text = open_text.text
    current.commit()
    return True


def _tell(name: str, bitext: Bitext, repair: PlannedRepair, arguments: argparse.Namespace) -> None:
    numbers = {ref: number for number, (ref, _) in enumerate(bitext.segments(), start=1)}
    if arguments.json:
        print_json(
            {
                "document": name,
                "changed": repair.edit is not None and not arguments.dry_run,
                "would_change": repair.edit is not None,
                "edit": repair.edit.label if repair.edit else None,
                **repair.facts,
                "segments": [segment_json(bitext, ref, numbers[ref]) for ref in repair.shown],
            }
        )
        return
    for ref in repair.shown:
        print_segment(bitext, ref, numbers[ref])
    is_only_shown = arguments.dry_run and repair.edit is not None
    remark(f"{name}: {'it would be so: ' * is_only_shown}{repair.words}")
    for each in repair.remarks:
        remark(f"{name}: {each}")
