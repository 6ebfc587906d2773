"""`alignwb repair split`: a segment made two; its target is cut by the word links, or as told."""

import argparse
import re
from functools import partial
from unicodedata import normalize

from alignwb.cli.current_folder import current_project
from alignwb.cli.number_arguments import whole_number
from alignwb.cli.repairs.carrying_out import PlannedRepair, add_arguments, carry_out
from alignwb.core.bitext.codes import without_codes
from alignwb.core.bitext.repairs.texts_around_codes import offset_among_codes
from alignwb.core.bitext.segment import Segment, SegmentRef
from alignwb.errors import UsageError
from alignwb.services.editing import repairs
from alignwb.services.opening import OpenedDocument
from alignwb.services.words.target_cuts import linked_cut


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the action's arguments."""
    add_arguments(parser)
    where = parser.add_mutually_exclusive_group(required=True)
    where.add_argument(
        "--before", metavar="TEXT", help="the source from here on is the second part"
    )
    where.add_argument(
        "--at", metavar="N", type=whole_number(1), help="so many characters of it are the first"
    )
    target = parser.add_mutually_exclusive_group()
    target.add_argument(
        "--target-before",
        metavar="TEXT",
        help="the same for the target; by the word links unless told",
    )
    target.add_argument(
        "--target-at",
        metavar="N",
        type=whole_number(0),
        help="so many characters of it are the first",
    )


def run(arguments: argparse.Namespace) -> int:
    """Split the segment."""
    return carry_out(arguments, partial(_plan, arguments=arguments))


def _plan(opened: OpenedDocument, ref: SegmentRef, arguments: argparse.Namespace) -> PlannedRepair:
    session = opened.session
    segment = session.bitext.segment(ref)
    what = f"the source of {ref}"
    source_offset = _offset(segment.source, arguments.before, arguments.at, what)
    halves = segment.source[:source_offset], segment.source[source_offset:]
    if not all(without_codes(half).strip() for half in halves):
        raise UsageError(
            f"nothing would be left of one part of {what}", hint="Cut between two of its words."
        )
    target_offset, how = _target_cut(opened, segment, ref, source_offset, arguments)
    edit = repairs.split_segment(session, ref, source_offset, target_offset)
    [change] = edit.changes
    parts = tuple(SegmentRef(ref.paragraph, part.id) for part in change.after)
    told = {"links": ", the English cut by the word links", "told": ", the English cut as told"}
    words = f"segment {ref} is two, {parts[0]} and {parts[1]}{told.get(how, '')}"
    return PlannedRepair(edit, words, parts, facts={"target_cut_by": how or None})


def _target_cut(
    opened: OpenedDocument,
    segment: Segment,
    ref: SegmentRef,
    source_offset: int,
    arguments: argparse.Namespace,
) -> tuple[int, str]:
    """Where the target is cut, and by what: "links", "told", or "" if there is no target."""
    target = segment.target
    if arguments.target_before is not None or arguments.target_at is not None:
        what = f"the target of {ref}"
        return _offset(target, arguments.target_before, arguments.target_at, what), "told"
    if not target:
        return 0, ""
    terms = opened.terms.termbase.terms
    cut = linked_cut(current_project(), opened.session.bitext, terms, segment, source_offset)
    if cut is None:
        raise UsageError(
            f"no word links say where the target of {ref} is to be cut",
            hint="Say it with: --target-before TEXT",
        )
    return cut, "links"


def _offset(text: str, before: str | None, at: int | None, what: str) -> int:
    """The character at which the second part begins; who says it does not see inline codes."""
    bare = without_codes(text)
    if before is None:
        assert at is not None
        if at > len(bare):
            raise UsageError(f"{what} has {len(bare)} characters")
        return offset_among_codes(text, at)
    places = _places(bare, normalize("NFC", before))
    if len(places) != 1:
        found = f"stands {len(places)} times" if places else "does not stand"
        raise UsageError(
            f"“{before}” {found} in {what}",
            hint="Write a few words as they stand there, so many that they stand there once.",
        )
    return offset_among_codes(text, places[0])


def _places(text: str, sought: str) -> list[int]:
    """Where it stands; inside words only if it begins none."""
    places = [match.start() for match in re.finditer(f"(?={re.escape(sought)})", text) if sought]
    begins = [place for place in places if not text[place - 1 : place].isalnum()]
    return begins or places
