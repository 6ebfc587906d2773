"""`alignwb report`: words, matches, edits, time, terms and findings, for offers and invoices."""

import argparse
import csv
import io
import sys
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from pathlib import Path

from alignwb.cli.current_folder import current_project, named_or_imported_documents
from alignwb.cli.document_arguments import add_documents_argument
from alignwb.cli.printing.output import (
    add_spreadsheet_argument,
    file_on_stdout,
    print_json,
    print_line,
    print_table,
)
from alignwb.cli.printing.progress import progress_display
from alignwb.cli.printing.remarks import (
    remark,
    remark_error,
    remark_hint,
    remark_left_out_of_terms,
    remark_memory_problems,
)
from alignwb.cli.unsaved_work import remark_unsaved
from alignwb.core.bitext.bitext import Bitext
from alignwb.core.bitext.post_edits.effort import Effort
from alignwb.core.checks.findings import FindingCounts
from alignwb.core.languages.half_characters import to_utf_8
from alignwb.core.memory.bands import NO_MATCH, BandCount
from alignwb.errors import AlignwbError, UsageError
from alignwb.formats.report_page.plots import INSTALL_PLOTS
from alignwb.formats.report_page.report_html import lacks_plots, report_html
from alignwb.formats.spreadsheet_cells import SpreadsheetWriter
from alignwb.services.checking.finding_counts import FindingCounter
from alignwb.services.memory.document_page import in_hours
from alignwb.services.memory.match_bands import match_bands
from alignwb.services.memory.project_memory import open_memory
from alignwb.services.project.documents import load_bitext
from alignwb.services.project.project import Document, Project
from alignwb.services.reporting.bars import bar
from alignwb.services.reporting.effort import (
    EffortOptions,
    EffortTotals,
    added_efforts,
    measure_effort,
)
from alignwb.services.reporting.effort_page import effort_page
from alignwb.services.reporting.effort_tables import Row, document_rows, segment_rows
from alignwb.services.reporting.written_report import is_stdout, refuse_place, write_report
from alignwb.services.session.edit_times import read_edits
from alignwb.services.terms.project_terms import load_terms


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the command's arguments."""
    add_documents_argument(parser)
    form = parser.add_mutually_exclusive_group()
    form.add_argument("--html", action="store_true", help="one HTML page, with plots")
    form.add_argument("--json", action="store_true", help="one JSON object, with every segment")
    form.add_argument("--csv", action="store_true", help="a table, a row for each document")
    parser.add_argument(
        "--segments", action="store_true", help="csv: a row for each segment instead"
    )
    parser.add_argument(
        "-o",
        "--output",
        metavar="FILE",
        type=Path,
        help="write the page or the table there; default: stdout",
    )
    parser.add_argument(
        "--time", action="store_true", help="also how long it took, from the journals"
    )
    add_spreadsheet_argument(parser)


def run(arguments: argparse.Namespace) -> int:
    """Print or write the report; 1 if something it needs cannot be read."""
    if arguments.output and not (arguments.html or arguments.csv):
        raise UsageError("-o is for a page or a table", hint="Add --html or --csv.")
    if (arguments.segments or arguments.for_spreadsheets) and not arguments.csv:
        raise UsageError("--segments and --for-spreadsheets are for a table", hint="Add --csv.")
    project = current_project()
    documents = named_or_imported_documents(arguments.documents)
    if not documents:
        raise UsageError("there is no document to report on", hint="See: alignwb status")
    refuse_place(arguments.output)
    remark_unsaved(documents)
    efforts, exit_code = _measured(project, documents, with_time=arguments.time)
    total = added_efforts(efforts)
    if arguments.html:
        _write_page(efforts, total, documents, arguments)
    elif arguments.csv:
        rows = segment_rows(efforts) if arguments.segments else document_rows(efforts)
        lines = _csv(rows, for_spreadsheets=arguments.for_spreadsheets)
        _write(arguments.output, lines, documents)
    elif arguments.json:
        print_json(_as_json(efforts, total), indent=1)
    else:
        _print(efforts, total)
    return exit_code


def _measured(
    project: Project, documents: Sequence[Document], *, with_time: bool
) -> tuple[list[EffortTotals], int]:
    """What each document took, and the exit code."""
    bitexts = [load_bitext(document) for document in documents]
    terms = load_terms(project)
    remark_left_out_of_terms(terms.problems)
    counter = FindingCounter(project)
    exit_code = 0
    efforts = []
    bands = _bands(project, bitexts)
    for document, bitext, known in zip(documents, bitexts, bands, strict=True):
        findings: FindingCounts | None = None
        try:
            findings = counter.count(document)
        except AlignwbError as error:
            remark_error(error, consequence=f"{document.name}: findings not counted")
            exit_code = 1
        done = read_edits(project, document) if with_time else None
        if done and done.problem:
            remark_error(done.problem, consequence=f"{document.name}: time is not complete")
            exit_code = 1
        edits = done.edits if done else None
        efforts.append(measure_effort(bitext, EffortOptions(terms, known, findings, edits)))
    return efforts, exit_code


def _bands(project: Project, bitexts: Sequence[Bitext]) -> list[dict[str, BandCount]]:
    with progress_display("memory") as report, open_memory(project, report) as memory:
        problems = (*memory.notices, *memory.problems)
        found = [
            dict(
                match_bands(
                    memory,
                    bitext,
                    lambda done, total: report(done, total, f"{done} of {total} sources"),
                )
            )
            for bitext in bitexts
        ]
    remark_memory_problems(problems)
    return found


def _write(output: Path | None, chunks: Iterable[bytes], documents: Sequence[Document]) -> None:
    if is_stdout(output):
        with file_on_stdout() as file:
            file.writelines(chunks)
    else:
        assert output
        write_report(output, chunks, [document.bitext for document in documents])


def _write_page(
    efforts: Sequence[EffortTotals],
    total: EffortTotals,
    documents: Sequence[Document],
    arguments: argparse.Namespace,
) -> None:
    if arguments.output is None and sys.stdout.isatty():
        raise UsageError("a page is not for a terminal", hint="Name a file for it: -o FILE.html")
    day = datetime.now().astimezone().strftime("%Y-%m-%d")
    names = ", ".join(each.title or each.name for each in efforts)
    page = effort_page(efforts, total, f"{names}; {day}")
    _write(arguments.output, [report_html(page)], documents)
    if lacks_plots(page):
        remark("the report has no plots: matplotlib is not installed")
        remark_hint(f"They come with: {INSTALL_PLOTS}")


def _csv(rows: Iterator[Row], *, for_spreadsheets: bool) -> Iterator[bytes]:
    writer: SpreadsheetWriter | None = None
    for number, row in enumerate(rows):
        cells = ["" if cell is None else str(cell) for cell in row.values()]
        if for_spreadsheets:
            if writer is None:
                writer = SpreadsheetWriter(list(row), ",")
                yield writer.header()
            yield writer.row(cells)
        else:
            if not number:
                yield _csv_line(list(row))
            yield _csv_line(cells)


def _csv_line(cells: Sequence[str]) -> bytes:
    line = io.StringIO(newline="")
    csv.writer(line).writerow(cells)
    return to_utf_8(line.getvalue())


def _as_json(efforts: Sequence[EffortTotals], total: EffortTotals) -> dict[str, object]:
    rows = list(document_rows([*efforts, total]))
    return {
        "documents": [
            {
                **row,
                "dismissed": [
                    {"segment": str(segment.ref), **dismissal._asdict()}
                    for segment, dismissal in each.dismissed
                ],
                "each_segment": list(segment_rows([each])),
            }
            for each, row in zip(efforts, rows, strict=False)
        ],
        "total": rows[-1],
    }


def _print(efforts: Sequence[EffortTotals], total: EffortTotals) -> None:
    head = ["document", "words", "segments", "confirmed", "stop", "mark", "let stand"]
    rows = []
    for each in (*efforts, total) if len(efforts) > 1 else efforts:
        found = ("", "") if each.findings is None else map(str, each.findings)
        counts = (each.words, len(each.segments), len(each.confirmed))
        rows.append([each.name, *map(str, counts), *found, str(sum(1 for _ in each.dismissed))])
    print_table([head, *rows])
    if total.bands is not None:
        known = {"repetitions": total.repetitions}
        known |= {
            band if band == NO_MATCH else f"{band} %": count for band, count in total.bands.items()
        }
        _print_counts("Known from the memory", known, total.words)
    efforts_of_all = {str(step): count for step, count in total.by_effort().items()}
    done = sum(count.words for count in efforts_of_all.values())
    if done:
        _print_counts("Confirmed, by what it took", efforts_of_all, done)
    honoured, terms = total.terms
    print()
    print_line(f"terms honoured: {honoured} of {terms}")
    share = total.by_effort()[Effort.UNEDITED].words / done if done else None
    if share is not None:
        print_line(f"words kept as they came: {100 * share:.0f} %")
    if total.pace is not None:
        speed = total.pace.words_an_hour
        measured = in_hours(total.seconds) if total.seconds else "not known"
        print_line(f"time: {measured}" + (f", {speed:.0f} words an hour" if speed else ""))


def _print_counts(heading: str, counts: dict[str, BandCount], words: int) -> None:
    print()
    print_line(heading)
    rows = [["", "segments", "words", ""]]
    for name, count in counts.items():
        shown = bar(count.words / words if words else 0)
        rows.append([name, str(count.segments), str(count.words), shown])
    print_table(rows, indent="  ")
