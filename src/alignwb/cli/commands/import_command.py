"""`alignwb import`: source documents into the project."""

import argparse
from collections import Counter
from pathlib import Path

from alignwb.cli.current_folder import current_project
from alignwb.cli.printing.output import print_json, print_line, print_wrapped
from alignwb.cli.printing.remarks import remark, remark_error, remark_hint
from alignwb.core.bitext.bitext import Kind
from alignwb.core.bitext.codes import has_codes, plain_equivalent
from alignwb.core.bitext.statistics import measure
from alignwb.core.reading.blocks import Block, Repair
from alignwb.core.shell_words import argument
from alignwb.engines.srx import SrxSplitter
from alignwb.errors import AlignwbError
from alignwb.services.importing.importing import ImportResult, import_bitext, import_document
from alignwb.services.project.document_languages import other_languages
from alignwb.services.project.originals import is_client_bitext
from alignwb.services.project.project import Project


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the command's arguments."""
    parser.add_argument(
        "files",
        metavar="FILE",
        nargs="+",
        help="a document (see: alignwb formats), or a bitext, .xlf",
    )
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
            if is_client_bitext(Path(file)):
                _import_bitext(project, Path(file), arguments)
                continue
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


def _import_bitext(project: Project, path: Path, arguments: argparse.Namespace) -> None:
    document, bitext = import_bitext(
        project, path, replace=arguments.replace, is_trial=arguments.dry_run
    )
    statistics = measure(bitext)
    coded = sum(has_codes(segment.source + segment.target) for _, segment in bitext.segments())
    remarks = (*bitext.remarks, *filter(None, [other_languages(bitext, project.config)]))
    notes = sum(bool(paragraph.client_notes) for paragraph in bitext.paragraphs)
    if arguments.json:
        print_json(
            {
                "document": document.name,
                "bitext": str(document.bitext),
                "written": not arguments.dry_run,
                "languages": [bitext.source_lang, bitext.target_lang],
                "paragraphs": len(bitext.paragraphs),
                "sentences": statistics.segment_total,
                "words": statistics.word_total,
                "with_codes": coded,
                "with_client_notes": notes,
                "remarks": list(remarks),
            }
        )
    else:
        print_line(document.name)
        print_line(f"  {'units':<10} {len(bitext.paragraphs)}")
        print_line(f"  {'sentences':<10} {statistics.segment_total}")
        print_line(f"  {'words':<10} {statistics.word_total}")
    for text in remarks:
        remark(f"{document.name}: {text}")
    if coded:
        remark(f"{document.name}: segments with codes of another tool: {coded}")
    if arguments.dry_run:
        remark("nothing was written")
    else:
        remark(
            f"{document.name} is in the project now. Next: alignwb edit {argument(document.name)}"
        )


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
    for text in result.remarks:
        remark(f"{name}: {text}")
    if arguments.report:
        for repair in result.read.repairs:
            print_line(f"  line {repair.line:>5}  {repair.kind}: {repair.text}")
        for each in result.read.left_out:
            for text in each.texts:
                print_line(f"  left out  {each.what}: {text}")
    if result.is_written:
        remark(f"{name} is in the project now. Next: alignwb edit {argument(name)}")
    else:
        remark("nothing was written")


def _summary(result: ImportResult) -> dict[str, str]:
    kinds = Counter(block.kind for block in result.read.blocks)
    statistics = measure(result.bitext)
    summary = {
        "blocks": f"{len(result.read.blocks)}: {_listed(kinds)}",
        "sentences": str(statistics.segment_total),
        "words": str(statistics.word_total),
        "repairs": _repairs(result.read.repairs),
    }
    if result.read.left_out:
        counted = (f"{len(each.texts)} × {each.what}" for each in result.read.left_out)
        summary["left out"] = ", ".join(counted)
    return summary


def _listed(counts: Counter[Kind]) -> str:
    return ", ".join(
        f"{count} {kind}{'s' if count > 1 else ''}" for kind, count in counts.most_common()
    )


def _repairs(repairs: tuple[Repair, ...]) -> str:
    counts = Counter(repair.kind for repair in repairs)
    listed = ", ".join(f"{count} × {kind}" for kind, count in counts.most_common())
    return listed or "none"


def _place_json(block: Block) -> dict[str, object]:
    """What is told of a block that is written back in its document's own format."""
    if not block.place:
        return {}
    return {"place": block.place, "codes": len(block.codes), "comment": block.comment}


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
                "text": plain_equivalent(block.text, block.codes),
                "first_line": block.lines and block.lines[0],
                "last_line": block.lines and block.lines[1],
                "page": block.page,
                **_place_json(block),
            }
            for block in result.read.blocks
        ],
        "suspicions": [suspicion.text for suspicion in result.suspicions],
        "repairs": [
            {"kind": repair.kind, "line": repair.line, "text": repair.text}
            for repair in result.read.repairs
        ],
        "left_out": [
            {"what": each.what, "texts": list(each.texts)} for each in result.read.left_out
        ],
        "remarks": list(result.remarks),
    }
