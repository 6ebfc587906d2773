"""`alignwb score`: drafts and targets against references."""

import argparse
import sys
from collections.abc import Sequence
from functools import partial
from pathlib import Path

from alignwb.cli.current_folder import named_documents
from alignwb.cli.document_arguments import add_documents_argument
from alignwb.cli.number_arguments import whole_number
from alignwb.cli.printing.output import print_json
from alignwb.cli.printing.remarks import remark
from alignwb.cli.printing.streams import terminal
from alignwb.cli.scoring.comparison_report import add_page_arguments, write_comparison
from alignwb.cli.scoring.engines_report import compare, drafts_of_engines
from alignwb.cli.scoring.metric_arguments import add_metric_arguments, metric_options
from alignwb.cli.scoring.score_report import as_json, print_report
from alignwb.cli.unsaved_work import remark_unsaved
from alignwb.core.languages.visible import visible
from alignwb.errors import ProjectError
from alignwb.services.project.documents import load_bitext
from alignwb.services.project.project import Document
from alignwb.services.scoring.comparison import ComparisonTask
from alignwb.services.scoring.evaluating import DocumentScores, evaluate
from alignwb.services.scoring.hypotheses import ItemKind, ScoredText
from alignwb.services.scoring.reference_files import find_references

BOOTSTRAP_SAMPLES = 1000


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the command's arguments."""
    add_documents_argument(parser, "default: all that have a reference")
    parser.add_argument(
        "--reference",
        metavar="R",
        type=Path,
        action="append",
        default=[],
        help="an .xlf, .txt or .tsv file, or a folder of them; default: translations/reference;"
        " given again, a further reference",
    )
    parser.add_argument(
        "--of",
        choices=tuple(map(str, ScoredText)),
        help="what to score; default: drafts, and targets where any is more than its draft",
    )
    parser.add_argument(
        "--by",
        choices=tuple(map(str, ItemKind)),
        default=ItemKind.SEGMENT,
        help="what is scored as one: the text between two boundaries that document and reference"
        " share, or all of that in a paragraph (segment)",
    )
    _add_engines(parser)
    add_metric_arguments(parser)
    add_page_arguments(parser)
    parser.add_argument("--json", action="store_true", help="one JSON object, with every item")
    parser.add_argument(
        "--worst",
        metavar="N",
        type=whole_number(),
        default=5,
        help="how many of the worst to list (5)",
    )
    parser.add_argument(
        "--no-confidence", action="store_true", help="leave out the 95 %% intervals"
    )


def _add_engines(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--engines",
        action="store_true",
        help="have the engines of alignwb.toml draft what has a reference and say which is better;"
        " nothing is saved",
    )
    parser.add_argument(
        "--engine",
        metavar="NAME",
        action="append",
        default=[],
        help="compare this engine instead of those of alignwb.toml; give it twice or more",
    )


def run(arguments: argparse.Namespace) -> int:
    """Print the scores; remark on what could not be scored."""
    first, *further = arguments.reference or [None]
    documents = named_documents(arguments.documents)
    tasks = _tasks(documents, first, is_named=bool(arguments.documents))
    remark_unsaved(document for document, _ in tasks)
    others = _others([document for document, _ in tasks], further)
    bitexts = [(load_bitext(document), reference) for document, reference in tasks]
    is_for_engines = arguments.engines or arguments.engine
    is_for_systems = (
        arguments.html
        or arguments.system
        or arguments.comet is not None
        or (is_for_engines and further)
    )
    if is_for_engines and not is_for_systems:
        return compare(bitexts, arguments)
    if is_for_systems:
        compared = [
            ComparisonTask(bitext, reference, more)
            for (bitext, reference), more in zip(bitexts, others, strict=True)
        ]
        draft = partial(drafts_of_engines, bitexts, arguments) if is_for_engines else None
        return write_comparison(compared, [document for document, _ in tasks], arguments, draft)
    try:
        evaluation = evaluate(
            bitexts,
            ScoredText(arguments.of) if arguments.of else None,
            by=ItemKind(arguments.by),
            others=others,
            options=metric_options(arguments),
            bootstrap=0 if arguments.no_confidence else BOOTSTRAP_SAMPLES,
            progress=_show_progress,
        )
    finally:
        _write_over_progress("")
    for scores in evaluation.documents:
        for text in _left_out(scores, arguments.by):
            remark(f"{scores.document}: {text}")
    if arguments.json:
        print_json(as_json(evaluation), indent=1)
    else:
        print_report(evaluation, worst=arguments.worst)
    return 0


def _others(documents: Sequence[Document], given: Sequence[Path]) -> list[tuple[Path, ...]]:
    """The further references of each document; remarks on documents that lack one of them."""
    found: list[list[Path]] = [[] for _ in documents]
    for folder in given:
        for at, (document, path) in enumerate(find_references(documents, folder)):
            if path:
                found[at].append(path)
            else:
                remark(f"{document.name}: no reference in {folder}, scored without it")
    return list(map(tuple, found))


def _tasks(
    documents: Sequence[Document], given: Path | None, *, is_named: bool
) -> list[tuple[Document, Path]]:
    """The documents to score, each with its reference.

    Documents without one are left out, and that is remarked, unless they were named: then raises
    ProjectError, as it does if none is left.
    """
    found = find_references(documents, given)
    tasks = [(document, reference) for document, reference in found if reference]
    missing = [document for document, reference in found if not reference]
    if missing and (is_named or not tasks):
        names = ", ".join(document.name for document in missing)
        folder = given or missing[0].bitext.parent / "reference"
        raise ProjectError(
            f"there is no reference for {names}",
            hint=f"Put one at {folder / missing[0].name}.xlf (or .txt, .tsv),"
            " or give one with --reference.",
        )
    for document in missing:
        remark(f"{document.name}: no reference, left out")
    if not tasks:
        raise ProjectError(
            "there is no document to score", hint="Bring one in with: alignwb import FILE"
        )
    return tasks


def _left_out(scores: DocumentScores, by: str) -> list[str]:
    """The segments that were not scored, or not one by one, counted in words."""
    remarks = []
    if scores.without_reference:
        remarks.append(f"segments without a reference, left out: {scores.without_reference}")
    remarks += _nulls(scores)
    for text, each in scores.texts.items():
        if each.without_hypothesis:
            remarks.append(f"segments without a {text}, left out: {each.without_hypothesis}")
    if not scores.texts:
        remarks.append("no segment with a reference has anything to score, left out")
    matches = scores.reference.matches
    joined = [len(match.segments) for match in matches if len(match.segments) > 1]
    if joined and by == ItemKind.SEGMENT:
        remarks.append(
            "segments that the reference divides differently, scored together:"
            f" {sum(joined)} in {len(joined)}"
        )
    if others := sum(not match.is_same_source for match in matches):
        remarks.append(f"{by}s whose source is worded differently in the reference: {others}")
    return remarks


def _nulls(scores: DocumentScores) -> list[str]:
    reference = scores.reference
    counts = {"target": reference.without_target, "source": reference.without_source}
    named = [f"{count} without a {side}" for side, count in counts.items() if count]
    return [f"beads of the reference left out: {', '.join(named)}"] if named else []


def _show_progress(done: int, total: int) -> None:
    _write_over_progress(f"scoring item {done} of {total}")


def _write_over_progress(text: str) -> None:
    if sys.stderr.isatty():
        print(f"\r\x1b[K{visible(text)}", end="", file=terminal(sys.stderr), flush=True)
