"""`alignwb apply-review`: what a reviewer has changed in a review document, into the documents."""

import argparse
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

from alignwb.cli.changing_documents import open_to_change, save_changes
from alignwb.cli.current_folder import current_project
from alignwb.cli.printing.output import print_json, print_line, print_wrapped
from alignwb.cli.printing.remarks import remark
from alignwb.core.bitext.bitext import Bitext
from alignwb.core.bitext.segment import Segment
from alignwb.files.file_bytes import read_bytes
from alignwb.formats.numbered_tags import tagged
from alignwb.formats.reviewed.review_reader import ReviewRow, read_review
from alignwb.services.project.project import Document, Project
from alignwb.services.reviewing.reviewed_changes import (
    Outcome,
    ReviewedRow,
    review_edit,
    reviewed_rows,
)
from alignwb.services.reviewing.reviewed_documents import reviewed_document


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the command's arguments."""
    parser.add_argument(
        "file",
        metavar="FILE",
        type=Path,
        help="a .docx that `alignwb export --to review-docx` has written and a reviewer has edited",
    )
    parser.add_argument("--dry-run", action="store_true", help="show the changes, make none")
    parser.add_argument(
        "--json", action="store_true", help="one JSON object for each row that is not unchanged"
    )


def run(arguments: argparse.Namespace) -> int:
    """Apply the rows that fit, and tell all others; 1 if there are others."""
    project = current_project()
    rows = read_review(read_bytes(arguments.file), arguments.file)
    is_told = False
    for name in dict.fromkeys(row.document for row in rows):
        own = [row for row in rows if row.document == name]
        document = reviewed_document(project, name, own)
        if document is None:
            is_told = True
            _print_unknown(name, own, arguments)
            continue
        done = _apply(project, document, own, arguments)
        is_told = is_told or any(not each.outcome.fits for each in done)
    return 1 if is_told else 0


def _apply(
    project: Project, document: Document, rows: Sequence[ReviewRow], arguments: argparse.Namespace
) -> tuple[ReviewedRow, ...]:
    opened = open_to_change(project, document, "applied", is_dry_run=arguments.dry_run)
    with opened.session as session:
        bitext = session.bitext
        done = reviewed_rows(bitext, rows)
        edit = review_edit(bitext, done)
        if edit and not arguments.dry_run:
            session.apply(edit)
            save_changes(session)
    for each in done:
        if each.outcome is not Outcome.SAME:
            _print_row(bitext, each, arguments)
    is_aligned = project.refers_to(document)
    name = f"the aligned bitext of {document.name}" if is_aligned else document.name
    _remark_sums(name, done, is_dry_run=arguments.dry_run)
    return done


def _print_unknown(name: str, rows: Iterable[ReviewRow], arguments: argparse.Namespace) -> None:
    done = [
        ReviewedRow(row, Outcome.NO_DOCUMENT if row.document else Outcome.NO_ID) for row in rows
    ]
    for each in done:
        _print_row(None, each, arguments)
    _remark_sums(name or "rows without an id", done, is_dry_run=arguments.dry_run)


def _print_row(bitext: Bitext | None, each: ReviewedRow, arguments: argparse.Namespace) -> None:
    row, before, after = each.row, each.before, each.after
    if arguments.json:
        print_json(
            {
                "row": row.number,
                "document": row.document,
                "place": row.place,
                "outcome": each.outcome.name.casefold(),
                "why": None if each.outcome.fits else each.outcome,
                "applied": each.outcome is Outcome.CHANGED and not arguments.dry_run,
                "target_before": _shown(bitext, row, before) if before else None,
                "target_in_file": _told(bitext, row),
                "note_before": before.note if before else None,
                "note_after": after.note if after else None,
                "comments": list(row.comments),
            }
        )
        return
    told = "" if each.outcome.fits else f"  not applied: {each.outcome}"
    print_line(f"row {row.number}  {row.document} {row.place}{told}")
    if before is None or (after is not None and after.target == before.target):
        pass
    else:
        print_wrapped(_shown(bitext, row, before) or "—", label="  before  ")
        print_wrapped(_told(bitext, row) or "—", label="  after   " if after else "  table   ")
    if after is not None and before is not None and after.note != before.note:
        print_wrapped(after.note or "—", label="  note    ")


def _shown(bitext: Bitext | None, row: ReviewRow, segment: Segment) -> str:
    return _with_tags(bitext, row, segment.target)


def _told(bitext: Bitext | None, row: ReviewRow) -> str | None:
    return None if row.target is None else _with_tags(bitext, row, row.target)


def _with_tags(bitext: Bitext | None, row: ReviewRow, text: str) -> str:
    paragraph = row.place.rpartition("/")[0]
    if bitext is None or paragraph not in bitext.positions:
        return text
    return tagged(text, bitext.paragraph(paragraph).codes)


def _remark_sums(name: str, done: Sequence[ReviewedRow], *, is_dry_run: bool) -> None:
    counts = Counter(each.outcome for each in done)
    changed = counts[Outcome.CHANGED]
    what = "would be changed" if is_dry_run else "changed"
    remark(
        f"{name}: {changed} segment{'' if changed == 1 else 's'} {what},"
        f" {counts[Outcome.SAME]} as they were"
    )
    for outcome in Outcome:
        if counts[outcome] and not outcome.fits:
            remark(f"{name}: {counts[outcome]} not applied: {outcome}")
