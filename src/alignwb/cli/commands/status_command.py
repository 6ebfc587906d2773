"""`alignwb status`: documents, words, segments by status."""

import argparse
from collections.abc import Iterable, Mapping
from dataclasses import replace

from alignwb.cli.commands.status_report import (
    amounts_as_json,
    bands_as_json,
    figures_as_json,
    findings_as_json,
    print_page,
    work_as_json,
)
from alignwb.cli.current_folder import current_project
from alignwb.cli.printing.output import print_json, print_line, print_table
from alignwb.cli.printing.progress import progress_display
from alignwb.cli.printing.remarks import (
    remark_error,
    remark_left_out_of_terms,
    remark_memory_problems,
)
from alignwb.cli.unsaved_work import remark_unsaved
from alignwb.core.bitext.overview.pace import measure_pace
from alignwb.core.bitext.post_edits.amounts import confirmed_amounts
from alignwb.core.bitext.segment import Status
from alignwb.core.bitext.statistics import Statistics
from alignwb.core.checks.findings import FindingCounts
from alignwb.errors import AlignwbError, UsageError
from alignwb.services.checking.finding_counts import FindingCounter
from alignwb.services.memory.document_page import facts_of, findings_in_words, page_of
from alignwb.services.memory.match_bands import match_bands
from alignwb.services.memory.project_memory import open_memory
from alignwb.services.project.documents import (
    DocumentStatus,
    ProjectStatus,
    document_status,
    load_bitext,
    project_status,
)
from alignwb.services.project.project import Document, Project
from alignwb.services.session.edit_times import read_edits

_WORKED_ON = tuple(each for each in Status if not each.may_be_overwritten)

Findings = Mapping[str, FindingCounts]
"""The findings of documents, by their names; those that could not be counted are not there."""


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the command's arguments."""
    parser.add_argument(
        "document",
        metavar="DOC",
        nargs="?",
        help="a document: also what the memory knows of it; all of the project if none is given",
    )
    form = parser.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true", help="one JSON object")
    form.add_argument("--names", action="store_true", help="the documents' names, one a line")


def run(arguments: argparse.Namespace) -> int:
    """Print the status; return 1 if something it needs cannot be read."""
    project = current_project()
    if arguments.document is not None:
        if arguments.names:
            raise UsageError("--names is for all documents", hint="Leave DOC or --names out.")
        return _print_document(project, project.find(arguments.document), arguments)
    if arguments.names:
        for document in project.documents():
            print_line(document.name)
        return 0
    return print_status(project, as_json=arguments.json)


def _print_document(project: Project, document: Document, arguments: argparse.Namespace) -> int:
    """Print all that is known of one document; raises AlignwbError if it cannot be read."""
    bitext = load_bitext(document)
    remark_unsaved([document])
    each = document_status(document)
    with progress_display("memory") as report, open_memory(project, report) as memory:
        problems = (*memory.notices, *memory.problems)
        bands = match_bands(
            memory, bitext, lambda done, total: report(done, total, f"{done} of {total} sources")
        )
    remark_memory_problems(problems)
    done = read_edits(project, document)
    pace, amounts = measure_pace(done.edits), confirmed_amounts(bitext)
    facts = replace(facts_of(bitext, pace, each.saved_at_s), bands=bands, amounts=amounts)
    findings, exit_code = _count_findings(project, [each])
    if done.problem:
        remark_error(done.problem, consequence="the pace is that of what can be read")
        exit_code = 1
    if arguments.json:
        values = {**_document_as_json(each, findings), "work": work_as_json(facts)}
        values |= {
            "match_bands": bands_as_json(bands),
            "confirmed_by_made_from": amounts_as_json(amounts),
        }
        print_json(values, indent=1)
    else:
        found = findings_in_words(findings.get(document.name))
        print_page(facts.figures.title or document.name, page_of(replace(facts, findings=found)))
    return exit_code


def print_status(project: Project, *, as_json: bool = False) -> int:
    """Print how much of each document is done, and what the checks find in it.

    Returns 1 if a bitext cannot be read, or if what the checks need cannot.
    """
    status = project_status(project)
    remark_unsaved(each.document for each in status.documents)
    findings, exit_code = _count_findings(project, status.documents)
    if as_json:
        print_json(_as_json(status, findings), indent=1)
    elif status.documents:
        _print_table(status, findings)
    else:
        print(f"There is no document in {project.root} yet.")
        print("Bring one in with: alignwb import FILE")
    problems = [each.problem for each in status.documents if each.problem]
    for problem in problems:
        remark_error(problem)
    return 1 if problems else exit_code


def _count_findings(project: Project, documents: Iterable[DocumentStatus]) -> tuple[Findings, int]:
    """What the checks find in the documents, and the exit code.

    What they need is told once where it cannot be read; then no more is counted.
    """
    counter = FindingCounter(project)
    found: dict[str, FindingCounts] = {}
    readable = [each.document for each in documents if each.statistics]
    with progress_display("checks") as report:
        for number, document in enumerate(readable):
            report(number, len(readable), document.name)
            try:
                counts = counter.count(document)
            except AlignwbError as error:
                remark_error(error, consequence="findings not counted")
                return found, 1
            if counts is not None:
                found[document.name] = counts
    remark_left_out_of_terms(counter.problems)
    return found, 0


def _print_table(status: ProjectStatus, findings: Findings) -> None:
    shown = [each for each in Status if status.total.segments[each]]
    has_findings = any(status.total.segments[each] for each in _WORKED_ON)
    header = ["document", "paragraphs", "segments", "words", *shown, "done"]
    rows = [[*header, *(["stop", "mark"] if has_findings else [])]]
    for each in status.documents:
        name = each.document.name
        if each.statistics:
            cells = _row(name, each.statistics, shown)
        else:
            cells = [name, *[""] * (3 + len(shown)), _missing(each)]
        rows.append(cells + _finding_cells(findings.get(name)) if has_findings else cells)
    if sum(each.statistics is not None for each in status.documents) > 1:
        cells = _row("total", status.total, shown)
        total = FindingCounts(*map(sum, zip(*findings.values(), strict=True)))
        rows.append(cells + _finding_cells(total) if has_findings else cells)
    print_table(rows)


def _finding_cells(counts: FindingCounts | None) -> list[str]:
    return ["", ""] if counts is None else [str(counts.stopping), str(counts.others)]


def _row(name: str, statistics: Statistics, shown: list[Status]) -> list[str]:
    counts = (statistics.paragraphs, statistics.segment_total, statistics.word_total)
    by_status = (statistics.segments[status] for status in shown)
    return [name, *map(str, (*counts, *by_status)), f"{statistics.confirmed_percent} %"]


def _missing(each: DocumentStatus) -> str:
    return "unreadable" if each.problem else "not imported"


def _as_json(status: ProjectStatus, findings: Findings) -> dict[str, object]:
    return {
        "documents": [_document_as_json(each, findings) for each in status.documents],
        "total": _figures(status.total),
    }


def _document_as_json(each: DocumentStatus, findings: Findings) -> dict[str, object]:
    counts = findings.get(each.document.name)
    return {
        "document": each.document.name,
        "imported": each.document.is_imported,
        "problem": each.problem.message if each.problem else None,
        **(_figures(each.statistics) if each.statistics else {}),
        **(figures_as_json(each.figures, each.saved_at_s) if each.figures else {}),
        **({"findings": findings_as_json(counts)} if each.statistics else {}),
    }


def _figures(statistics: Statistics) -> dict[str, object]:
    return {
        "paragraphs": statistics.paragraphs,
        "segments": statistics.segment_total,
        "words": statistics.word_total,
        "segments_by_status": dict(statistics.segments),
        "words_by_status": dict(statistics.words),
        "confirmed_percent": statistics.confirmed_percent,
    }
