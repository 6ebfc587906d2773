"""`alignwb repair correct`: another source for a segment, where the text was read wrongly."""

import argparse
from functools import partial
from unicodedata import normalize

from alignwb.cli.changing_documents import refuse_halves
from alignwb.cli.repairs.carrying_out import PlannedRepair, add_arguments, carry_out
from alignwb.core.bitext.edits import Edit
from alignwb.core.bitext.repairs import source_edits
from alignwb.core.bitext.repairs.texts_around_codes import with_codes_of
from alignwb.core.bitext.segment import SegmentRef
from alignwb.core.shell_words import argument
from alignwb.errors import UsageError
from alignwb.services.opening import OpenedDocument


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the action's arguments."""
    add_arguments(parser)
    parser.add_argument("text", metavar="TEXT", nargs="?", help="the source as it should read")
    parser.add_argument(
        "--as-imported", action="store_true", help="put back the source as it was imported"
    )


def run(arguments: argparse.Namespace) -> int:
    """Correct the source, or put back the first one."""
    if arguments.as_imported is (arguments.text is not None):
        raise UsageError(
            "it is not said how the source should read",
            hint="Say: alignwb repair correct DOC SEGMENT TEXT, or --as-imported for TEXT",
        )
    text = None
    if arguments.text is not None:
        refuse_halves(arguments.text, "the text")
        text = normalize("NFC", arguments.text)
    return carry_out(arguments, partial(_plan, text=text))


def _plan(opened: OpenedDocument, ref: SegmentRef, text: str | None) -> PlannedRepair:
    bitext = opened.session.bitext
    before = bitext.segment(ref)
    edit: Edit | None
    if text is None:
        text, words = before.first_source, f"the source of {ref} is as it was imported"
    else:
        text = with_codes_of(before.source, text)
        words = f"the source of {ref} is corrected"
    edit = source_edits.correct_source(bitext, ref, text)
    facts = {"first_source": before.first_source}
    if edit is None:
        return PlannedRepair(None, f"the source of {ref} reads so already", (ref,), facts=facts)
    after = edit.changes[0].after[0]
    remarks = []
    if before.draft is not None:
        remarks.append(
            "its draft was for the former source; another by:"
            f" alignwb draft {argument(bitext.document)}"
        )
    if after.is_outdated:
        remarks.append("it was confirmed before its source was corrected; confirm it again")
    return PlannedRepair(edit, words, (ref,), tuple(remarks), facts)
