"""`alignwb export`: documents in the formats of other tools."""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from alignwb.cli.current_folder import named_or_imported_documents
from alignwb.cli.document_arguments import add_documents_argument
from alignwb.cli.printing.export_remarks import remark_left_out, remark_original, remark_written
from alignwb.cli.printing.output import add_spreadsheet_argument, file_on_stdout, one_of
from alignwb.cli.unsaved_work import remark_unsaved
from alignwb.errors import UsageError
from alignwb.services.exporting.export_files import (
    export_files,
    original_files,
    write_export,
    write_original_file,
)
from alignwb.services.exporting.export_units import COLUMNS
from alignwb.services.exporting.exporting import (
    FORMATS,
    ExportOptions,
    ExportReport,
    ExportUnit,
    export,
    holds_many,
)
from alignwb.services.exporting.originals_out import ORIGINAL, OriginalOptions, write_original
from alignwb.services.project.documents import load_bitext
from alignwb.services.project.project import Document


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the command's arguments."""
    add_documents_argument(parser)
    _add_format(parser)
    parser.add_argument(
        "-o",
        "--output",
        metavar="FILE",
        help="file to write, or a folder for a file of each document; default: stdout",
    )
    parser.add_argument(
        "--all", action="store_true", help="also drafts and edits that nobody has confirmed"
    )
    parser.add_argument(
        "--unit",
        choices=tuple(map(str, ExportUnit)),
        default=ExportUnit.SENTENCE,
        help="what a pair is, in formats of pairs (sentence)",
    )
    parser.add_argument(
        "--fill-source",
        action="store_true",
        help="txt, md, xliff1, original: the source where there is no translation",
    )
    parser.add_argument(
        "--columns",
        metavar="NAMES",
        default="source,target",
        help="tsv, csv: columns, with commas between (source,target)",
    )
    parser.add_argument(
        "--codes", action="store_true", help="tmx: with inline codes (level 2), not plain text"
    )
    add_spreadsheet_argument(parser)
    parser.add_argument(
        "--list", action="store_true", help="tmx: show each pair left out that lacks a side"
    )


def _add_format(parser: argparse.ArgumentParser) -> None:
    formats = (*FORMATS, ORIGINAL)
    form = parser.add_mutually_exclusive_group(required=True)
    form.add_argument("--to", metavar="FORMAT", choices=formats, help=one_of(formats))
    form.add_argument(
        "--original",
        action="store_const",
        const=ORIGINAL,
        dest="to",
        help="the same as --to original: the source document, translated, in its own format",
    )


def run(arguments: argparse.Namespace) -> int:
    """Write the export, then say what was left out."""
    options = _options(arguments)
    documents = named_or_imported_documents(arguments.documents)
    if not documents:
        raise UsageError("there is no document to export", hint="See: alignwb status")
    remark_unsaved(documents)
    if arguments.to == ORIGINAL:
        _write_originals(documents, arguments)
        return 0
    if arguments.output not in {None, "-"}:
        for file in export_files(arguments.output, documents, arguments.to):
            _remark(write_export(file, arguments.to, options), arguments, file.path)
        return 0
    if len(documents) > 1 and not holds_many(arguments.to):
        raise UsageError(
            f"{len(documents)} documents do not go into one {arguments.to} text",
            hint="Name one, or a folder for them: -o FOLDER/",
        )
    if FORMATS[arguments.to].is_packed and sys.stdout.isatty():
        raise UsageError(
            f"{arguments.to} is no text, and is not shown in a terminal",
            hint="Name a file for it: -o FILE",
        )
    bitexts = [load_bitext(document) for document in documents]
    with file_on_stdout() as stdout:
        report = export(bitexts, arguments.to, stdout, options)
    _remark(report, arguments)
    return 0


def _write_originals(documents: Sequence[Document], arguments: argparse.Namespace) -> None:
    """Write source documents with their translation in place of their texts."""
    options = OriginalOptions(drafts=arguments.all, fill_source=arguments.fill_source)
    if arguments.output not in {None, "-"}:
        for file in original_files(arguments.output, documents):
            written = write_original_file(file, options)
            remark_original(written, file.path)
        return
    if len(documents) > 1:
        raise UsageError(
            f"{len(documents)} documents do not go into one file",
            hint="Name one, or a folder for them: -o FOLDER/",
        )
    [document] = documents
    written = write_original(document, load_bitext(document), options)
    if sys.stdout.isatty() and written.data.startswith(b"PK"):
        raise UsageError(
            f"{document.name}: its format is no text and is not shown in a terminal",
            hint="Name a file for it: -o FILE",
        )
    with file_on_stdout() as stdout:
        stdout.write(written.data)
    remark_original(written)


def _options(arguments: argparse.Namespace) -> ExportOptions:
    columns = tuple(arguments.columns.split(","))
    for column in columns:
        if column not in COLUMNS:
            raise UsageError(
                f"there is no column “{column}”", hint=f"There are: {', '.join(COLUMNS)}"
            )
    return ExportOptions(
        unit=ExportUnit(arguments.unit),
        drafts=arguments.all,
        fill_source=arguments.fill_source,
        columns=columns,
        for_spreadsheets=arguments.for_spreadsheets,
        keeps_codes=arguments.codes,
    )


def _remark(report: ExportReport, arguments: argparse.Namespace, path: Path | None = None) -> None:
    is_text = not holds_many(arguments.to)
    unit = "sentence" if is_text else arguments.unit
    if path:
        names = " and ".join(map(str, report.paths or (path,)))
        remark_written(names, report.written, "paragraph" if is_text else unit)
    fate = "in the source language" if is_text and arguments.fill_source else "left out"
    if FORMATS[arguments.to].write_bitexts is not None:
        fate = "with the source as target" if arguments.fill_source else "without a target"
    remark_left_out(report, unit, fate=fate, list_nulls=arguments.list)
