"""`alignwb list`: the segments of a document that fit a filter."""

import argparse
from collections.abc import Mapping

from alignwb.cli.current_folder import current_project_or_none, named_document
from alignwb.cli.document_arguments import add_document_argument
from alignwb.cli.printing.output import print_json
from alignwb.cli.printing.remarks import remark, remark_error
from alignwb.cli.printing.segment_lines import print_segment, segment_json
from alignwb.cli.unsaved_work import remark_unsaved
from alignwb.core.bitext.segment import SegmentRef
from alignwb.core.filters.filter_line import ConditionName, Filter, parse_filter
from alignwb.services.checking.document_checks import project_checker
from alignwb.services.project.documents import load_bitext
from alignwb.services.project.project import Document, Project
from alignwb.services.searching.filtering import filtered
from alignwb.services.session.edit_times import read_edits, times_of
from alignwb.services.terms.project_terms import load_terms

_OF_TERMS = frozenset((ConditionName.TERM, ConditionName.FINDING))
"""The conditions that need the project's terms."""


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the command's arguments."""
    add_document_argument(parser)
    parser.add_argument(
        "--filter",
        metavar="FILTER",
        default="",
        help='which segments, such as "status:draft note -term:Sovnarkom"; all if not given',
    )
    parser.add_argument("--json", action="store_true", help="one JSON object a line")


def run(arguments: argparse.Namespace) -> int:
    """Print what fits; 1 if nothing does."""
    asked = parse_filter(arguments.filter)
    document = named_document(arguments.document)
    bitext = load_bitext(document)
    remark_unsaved([document])
    project = current_project_or_none()
    needs_terms = any(each.name in _OF_TERMS for each in asked.conditions)
    terms = load_terms(project) if project and needs_terms else None
    found = filtered(
        bitext,
        asked,
        terms=terms,
        edit_times=_edit_times(project, document, asked) if project else None,
        finding_kinds=lambda: project_checker(project, terms).kinds(bitext),
    )
    numbers = {ref: number for number, (ref, _) in enumerate(bitext.segments(), start=1)}
    for ref in found:
        if arguments.json:
            print_json(segment_json(bitext, ref, numbers[ref]))
        else:
            print_segment(bitext, ref, numbers[ref])
    if not found:
        remark(f"no segment of {bitext.document} fits “{asked}”")
    return 0 if found else 1


def _edit_times(project: Project, document: Document, asked: Filter) -> Mapping[SegmentRef, int]:
    """When segments were last worked on, if that is asked; remarks if there may have been more."""
    if all(each.name is not ConditionName.SINCE for each in asked.conditions):
        return {}
    done = read_edits(project, document)
    if done.problem:
        remark_error(done.problem, consequence="earlier work may be missing")
    return times_of(done.edits)
