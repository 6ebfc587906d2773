"""`alignwb replace`: another text in the targets of a document, as one edit."""

import argparse

from alignwb.cli.changing_documents import open_to_change, refuse_halves, save_changes
from alignwb.cli.current_folder import current_project
from alignwb.cli.document_arguments import add_document_argument
from alignwb.cli.printing.output import print_json, print_line, print_wrapped
from alignwb.cli.printing.remarks import remark
from alignwb.core.bitext import navigation
from alignwb.core.bitext.bitext import Bitext
from alignwb.core.bitext.edits import Edit
from alignwb.core.bitext.segment import SegmentRef
from alignwb.core.filters.filter_line import parse_filter
from alignwb.core.searching.replacing import Obstacle, Replacement, replace_edit
from alignwb.core.searching.search import Search
from alignwb.errors import UsageError
from alignwb.formats.numbered_tags import tagged, tagged_text
from alignwb.services.checking.document_checks import project_checker
from alignwb.services.opening import OpenedDocument
from alignwb.services.project.project import Project
from alignwb.services.searching.filtering import filtered
from alignwb.services.searching.replacing_text import find_replacements

_AROUND = 30  # characters of the target on either side of a place


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the command's arguments."""
    add_document_argument(parser)
    parser.add_argument("pattern", metavar="PATTERN", help="what to look for in the targets")
    parser.add_argument("replacement", metavar="REPLACEMENT", help="what to put there; may be “”")
    parser.add_argument(
        "--regex",
        action="store_true",
        help=r"PATTERN is a regular expression; \1 in REPLACEMENT is its first group",
    )
    parser.add_argument("--case", action="store_true", help="tell capitals from small letters")
    parser.add_argument("--words", action="store_true", help="whole words only")
    parser.add_argument(
        "--confirmed",
        action="store_true",
        help="also in confirmed and reviewed segments, which are to be confirmed again then",
    )
    parser.add_argument(
        "--filter", metavar="FILTER", default="", help="only in segments that fit, as for list"
    )
    parser.add_argument("--dry-run", action="store_true", help="show the places, change nothing")
    parser.add_argument("--json", action="store_true", help="one JSON object a place")


def run(arguments: argparse.Namespace) -> int:
    """Replace, and show each place; 1 if nothing is, or would be, replaced."""
    if not arguments.pattern:
        raise UsageError("there is nothing to look for", hint="Say: alignwb replace DOC OLD NEW")
    refuse_halves(arguments.replacement, "the replacement")
    project = current_project()
    document = project.find(arguments.document)
    opened = open_to_change(project, document, "replaced", is_dry_run=arguments.dry_run)
    with opened.session as session:
        bitext = session.bitext
        places = _places(project, opened, arguments)
        edit = replace_edit(bitext, places)
        if edit and not arguments.dry_run:
            session.apply(edit)
            save_changes(session)
    changed = _changed(edit)
    for place in places:
        _print_place(bitext, place, changed, arguments)
    _remark_sums(document.name, places, changed, is_dry_run=arguments.dry_run)
    return 0 if changed else 1


def _places(
    project: Project, opened: OpenedDocument, arguments: argparse.Namespace
) -> tuple[Replacement, ...]:
    bitext = opened.session.bitext
    asked = parse_filter(arguments.filter)
    times = opened.session.edit_times()
    fits = frozenset(
        filtered(
            bitext,
            asked,
            terms=opened.terms,
            edit_times=times,
            finding_kinds=lambda: project_checker(project, opened.terms).kinds(bitext),
        )
    )
    return find_replacements(
        bitext,
        Search(
            arguments.pattern,
            is_regex=arguments.regex,
            matches_case=arguments.case,
            whole_words=arguments.words,
        ),
        arguments.replacement,
        with_confirmed=arguments.confirmed,
        within=lambda ref: ref in fits,
    )


def _changed(edit: Edit | None) -> frozenset[SegmentRef]:
    changes = edit.changes if edit else ()
    return frozenset(SegmentRef(each.paragraph, each.after[0].id) for each in changes)


def _why_not(place: Replacement, changed: frozenset[SegmentRef]) -> Obstacle | None:
    """Why a place stays as it is; several together can do what each alone does not."""
    if place.obstacle is None and place.ref not in changed:
        return Obstacle.TOGETHER
    return place.obstacle


def _print_place(
    bitext: Bitext,
    place: Replacement,
    changed: frozenset[SegmentRef],
    arguments: argparse.Namespace,
) -> None:
    number = navigation.number_of(bitext, place.ref)
    why_not = _why_not(place, changed)
    if arguments.json:
        codes = bitext.paragraph(place.ref.paragraph).codes
        before = tagged_text(place.target, codes)
        start, end = before.placed(place.start, place.end)
        print_json(
            {
                "number": number,
                "paragraph": place.ref.paragraph,
                "segment": place.ref.segment,
                "start": start,
                "end": end,
                "found": tagged(place.found, codes),
                "replacement": tagged(place.text, codes),
                "before": before.text,
                "after": tagged(place.after, codes),
                "replaced": why_not is None and not arguments.dry_run,
                "left_out": why_not,
            }
        )
        return
    remains = f"  left out: {why_not}" if why_not else ""
    print_line(f"{number}  {place.ref}{remains}")
    begin, end = max(0, place.start - _AROUND), place.end + _AROUND
    ahead, behind = place.target[begin : place.start], place.target[place.end : end]
    dots = "…" * (begin > 0), "…" * (end < len(place.target))
    print_wrapped(
        f"{dots[0]}{ahead}[-{place.found}-]{{+{place.text}+}}{behind}{dots[1]}", label="  "
    )


def _remark_sums(
    name: str,
    places: tuple[Replacement, ...],
    changed: frozenset[SegmentRef],
    *,
    is_dry_run: bool,
) -> None:
    left_out = [place for place in places if _why_not(place, changed)]
    count = len(places) - len(left_out)
    done = "would be replaced" if is_dry_run else "replaced"
    in_all = "1 place" if count == 1 else f"{count} places"
    remark(f"{name}: {in_all} {done}, in {len(changed)} segment{'' if len(changed) == 1 else 's'}")
    for obstacle in Obstacle:
        if kept := sum(_why_not(place, changed) is obstacle for place in left_out):
            with_hint = "; also those with: --confirmed" if obstacle is Obstacle.CONFIRMED else ""
            remark(f"{name}: {kept} left out: {obstacle}{with_hint}")
