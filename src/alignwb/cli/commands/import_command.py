"""`alignwb import`: source documents into the project."""

import argparse
from collections import Counter
from pathlib import Path

from alignwb.cli.current_folder import current_project
from alignwb.cli.printing.output import print_json, print_line, print_wrapped
from alignwb.cli.printing.remarks import remark, remark_error, remark_hint
from alignwb.core.bitext.bitext import Kind
from alignwb.core.bitext.statistics import measure
from alignwb.core.reading.blocks import Repair
from alignwb.engines.srx import SrxSplitter
from alignwb.errors import AlignwbError
from alignwb.services.importing.importing import ImportResult, import_document


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the command's arguments."""
    parser.add_argument("files", metavar="FILE", nargs="+", help="plain text, .txt or .md")
    parser.add_argument(
        "--encoding",
        metavar="E",
        help="encoding of files that are not in Unicode: cp1252, latin-1, …",
    )
    parser.add_argument("--dry-run", action="store_true", help="show what comes in, write nothing")
    parser.add_argument(
        "--replace",
        action="store_true",
        help="read documents again that nobody has worked on yet",
    )
    parser.add_argument(
        "--anyway",
        action="store_true",
        help="import a text also if it is in another language than the project's sources",
    )
    form = parser.add_mutually_exclusive_group()
    form.add_argument("--report", action="store_true", help="list every repair with its line")
    form.add_argument(
        "--json", action="store_true", help="one JSON object a document, with blocks and repairs"
    )


def run(arguments: argparse.Namespace) -> int:
    """Import each file; one that is refused does not stop the others."""
    project = current_project()
    splitter = SrxSplitter(project.srx if project.srx.is_file() else None)
    refused: list[AlignwbError] = []
    for file in arguments.files:
        try:
            result = import_document(
                project,
                Path(file),
                splitter,
                encoding=arguments.encoding,
                replace=arguments.replace,
                anyway=arguments.anyway,
                is_trial=arguments.dry_run,
            )
        except AlignwbError as error:
            if len(arguments.files) == 1:
                raise
            remark_error(error)
            refused.append(error)
        else:
            _print(result, arguments)
    return max((error.exit_code for error in refused), default=0)


def _print(result: ImportResult, arguments: argparse.Namespace) -> None:
    for suspicion in result.suspicions:
        remark(f"{result.document.name}: {suspicion.text}")
        remark_hint(suspicion.hint)
    if arguments.json:
        print_json(_as_json(result))
        return
    name = result.document.name
    print_line(name)
    for label, text in _summary(result).items():
        print_wrapped(text, label=f"  {label:<10} ")
    if arguments.report:
        for repair in result.read.repairs:
            print_line(f"  line {repair.line:>5}  {repair.kind}: {repair.text}")
    if result.is_written:
        remark(f"{name} is in the project now. Next: alignwb edit {name}")
    else:
        remark("nothing was written")


def _summary(result: ImportResult) -> dict[str, str]:
    kinds = Counter(block.kind for block in result.read.blocks)
    statistics = measure(result.bitext)
    return {
        "blocks": f"{len(result.read.blocks)}: {_listed(kinds)}",
        "sentences": str(statistics.segment_total),
        "words": str(statistics.word_total),
        "repairs": _repairs(result.read.repairs),
    }


def _listed(counts: Counter[Kind]) -> str:
    return ", ".join(
        f"{count} {kind}{'s' if count > 1 else ''}" for kind, count in counts.most_common()
    )


def _repairs(repairs: tuple[Repair, ...]) -> str:
    counts = Counter(repair.kind for repair in repairs)
    listed = ", ".join(f"{count} × {kind}" for kind, count in counts.most_common())
    return listed or "none"


def _as_json(result: ImportResult) -> dict[str, object]:
    statistics = measure(result.bitext)
    return {
        "document": result.document.name,
        "source": result.bitext.original,
        "bitext": str(result.document.bitext),
        "copied": result.is_copied,
        "written": result.is_written,
        "sentences": statistics.segment_total,
        "words": statistics.word_total,
        "blocks": [
            {
                "kind": block.kind,
                "text": block.text,
                "first_line": block.lines[0],
                "last_line": block.lines[1],
                "page": block.page,
            }
            for block in result.read.blocks
        ],
        "suspicions": [suspicion.text for suspicion in result.suspicions],
        "repairs": [
            {"kind": repair.kind, "line": repair.line, "text": repair.text}
            for repair in result.read.repairs
        ],
    }
