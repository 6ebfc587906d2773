"""`alignwb status`: documents, words, segments by status."""

import argparse

from alignwb.cli.current_folder import current_project
from alignwb.cli.printing.output import print_json, print_line, print_table
from alignwb.cli.printing.remarks import remark_error
from alignwb.core.bitext.segment import Status
from alignwb.core.bitext.statistics import Statistics
from alignwb.services.project.documents import DocumentStatus, ProjectStatus, project_status
from alignwb.services.project.project import Project


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the command's arguments."""
    form = parser.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true", help="one JSON object")
    form.add_argument("--names", action="store_true", help="the documents' names, one a line")


def run(arguments: argparse.Namespace) -> int:
    """Print the status; return 1 if a bitext cannot be read."""
    project = current_project()
    if arguments.names:
        for document in project.documents():
            print_line(document.name)
        return 0
    return print_status(project, as_json=arguments.json)


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
        "documents": [
            {
                "document": each.document.name,
                "imported": each.document.is_imported,
                "problem": each.problem.message if each.problem else None,
                **(_figures(each.statistics) if each.statistics else {}),
            }
            for each in status.documents
        ],
        "total": _figures(status.total),
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
