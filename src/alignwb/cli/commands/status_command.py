"""`alignwb status`: documents, words, segments by status."""

import argparse

from alignwb.cli.commands.status_report import bands_as_json, figures_as_json, print_page
from alignwb.cli.current_folder import current_project
from alignwb.cli.printing.output import print_json, print_line, print_table
from alignwb.cli.printing.progress import progress_display
from alignwb.cli.printing.remarks import remark_error, remark_memory_problems
from alignwb.core.bitext.segment import Status
from alignwb.core.bitext.statistics import Statistics, figures, measure
from alignwb.errors import UsageError
from alignwb.services.memory.document_page import page_of
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
    """Print the status; return 1 if a bitext cannot be read."""
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
    each = document_status(document)
    with progress_display("memory") as report, open_memory(project, report) as memory:
        problems = (*memory.notices, *memory.problems)
        bands = match_bands(
            memory, bitext, lambda done, total: report(done, total, f"{done} of {total} sources")
        )
    remark_memory_problems(problems)
    statistics, counted = measure(bitext), figures(bitext)
    if arguments.json:
        values = {**_document_as_json(each), "match_bands": bands_as_json(bands)}
        print_json(values, indent=1)
    else:
        page = page_of(statistics, counted, bands, each.saved_at_s)
        print_page(counted.title or document.name, page)
    return 0


def print_status(project: Project, *, as_json: bool = False) -> int:
    """Print how much of each document is done; return 1 if a bitext cannot be read."""
    status = project_status(project)
    if as_json:
        print_json(_as_json(status), indent=1)
    elif status.documents:
        _print_table(status)
    else:
        print(f"There is no document in {project.root} yet.")
        print("Bring one in with: alignwb import FILE")
    problems = [each.problem for each in status.documents if each.problem]
    for problem in problems:
        remark_error(problem)
    return 1 if problems else 0


def _print_table(status: ProjectStatus) -> None:
    shown = [each for each in Status if status.total.segments[each]]
    rows = [["document", "paragraphs", "segments", "words", *shown, "done"]]
    for each in status.documents:
        if each.statistics:
            rows.append(_row(each.document.name, each.statistics, shown))
        else:
            rows.append([each.document.name, *[""] * (3 + len(shown)), _missing(each)])
    if sum(each.statistics is not None for each in status.documents) > 1:
        rows.append(_row("total", status.total, shown))
    print_table(rows)


def _row(name: str, statistics: Statistics, shown: list[Status]) -> list[str]:
    counts = (statistics.paragraphs, statistics.segment_total, statistics.word_total)
    by_status = (statistics.segments[status] for status in shown)
    return [name, *map(str, (*counts, *by_status)), f"{statistics.confirmed_percent} %"]


def _missing(each: DocumentStatus) -> str:
    return "unreadable" if each.problem else "not imported"


def _as_json(status: ProjectStatus) -> dict[str, object]:
    return {
        "documents": [_document_as_json(each) for each in status.documents],
        "total": _figures(status.total),
    }


def _document_as_json(each: DocumentStatus) -> dict[str, object]:
    return {
        "document": each.document.name,
        "imported": each.document.is_imported,
        "problem": each.problem.message if each.problem else None,
        **(_figures(each.statistics) if each.statistics else {}),
        **(figures_as_json(each.figures, each.saved_at_s) if each.figures else {}),
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
