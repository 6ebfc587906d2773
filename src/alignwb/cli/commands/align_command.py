"""`alignwb align`: a text and its translation into a bitext."""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from alignwb.alignment.sentences.beads import Bead
from alignwb.cli.current_folder import config_of, current_project_or_none, path_from_here
from alignwb.cli.number_arguments import whole_number
from alignwb.cli.printing.output import print_json, print_line, print_wrapped
from alignwb.cli.printing.progress import progress_display
from alignwb.cli.printing.remarks import remark, remark_error, remark_hint
from alignwb.core.languages.identification import language_name
from alignwb.core.languages.long_sentences import CUT_HINT, in_words
from alignwb.core.shell_words import argument
from alignwb.errors import EngineError, UsageError
from alignwb.services.aligning.aligner_run import finished
from alignwb.services.aligning.assembling import assemble
from alignwb.services.aligning.pair_reading import (
    AlignSettings,
    languages_of,
    read_pair,
    refuse_mistake,
)
from alignwb.services.aligning.pipeline import Aligned, align_texts
from alignwb.services.aligning.plausibility import Doubt, doubts_about, doubts_after
from alignwb.services.aligning.side_text import SideText
from alignwb.services.aligning.summary import Summary, figures_of, summarise
from alignwb.services.project.project import Project

_MOST_BLOCKS = 6
_MOST_JOBS = 64


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the command's arguments."""
    parser.add_argument(
        "source",
        metavar="SOURCE",
        nargs="?",
        help="the Dutch text: a document of the project or a file; or a folder of them",
    )
    parser.add_argument(
        "target",
        metavar="TARGET",
        nargs="?",
        help="its English translation: a file; of a bitext its targets; or a folder",
    )
    _add_arguments_of_many(parser)
    parser.add_argument(
        "-o",
        "--output",
        metavar="FILE",
        type=Path,
        help="the bitext to write, or the folder for many;"
        " default: translations/reference/NAME.xlf of the project",
    )
    parser.add_argument(
        "--replace", action="store_true", help="also where there is a bitext that was reviewed"
    )
    parser.add_argument(
        "--presegmented",
        action="store_true",
        help="the files hold a sentence a line, and a blank line between paragraphs",
    )
    parser.add_argument(
        "--encoding",
        metavar="E",
        help="encoding of texts that are not in Unicode: cp1252, latin-1, …",
    )
    parser.add_argument("--force", action="store_true", help="also what looks like a mistake")
    parser.add_argument("--quiet", action="store_true", help="show no progress")
    form = parser.add_mutually_exclusive_group()
    form.add_argument(
        "--beads",
        action="store_true",
        help="write no file; print the numbers of each bead's sentences: 0,1 TAB 2",
    )
    form.add_argument("--json", action="store_true", help="the summary as one JSON object")


def _add_arguments_of_many(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--pairs",
        metavar="LIST",
        type=Path,
        help="align many: a file with SOURCE, a tab, TARGET and perhaps a tab and FILE.xlf a line",
    )
    parser.add_argument(
        "--jobs",
        metavar="N",
        type=whole_number(1, _MOST_JOBS),
        help="of many, align N at once; default: one on each processor",
    )


def run(arguments: argparse.Namespace) -> int:
    """Align; an interrupt leaves everything as it was."""
    if arguments.pairs or _are_folders(arguments):
        # What aligns many starts processes, which one text has no use for.
        from alignwb.cli.aligning.many_pairs import run_many  # noqa: PLC0415

        return run_many(arguments, _settings(arguments))
    if not arguments.source or not arguments.target:
        raise UsageError(
            "two texts are needed, or two folders",
            hint="alignwb align SOURCE TARGET; for many: alignwb align --pairs LIST",
        )
    if arguments.jobs:
        raise UsageError("--jobs is for many pairs", hint="Leave it out, or name two folders.")
    if arguments.beads:
        return _print_beads(arguments)
    return _write_bitext(arguments)


def _are_folders(arguments: argparse.Namespace) -> bool:
    named = (arguments.source, arguments.target)
    return all(each and Path(each).is_dir() for each in named)


def _settings(arguments: argparse.Namespace) -> AlignSettings:
    return AlignSettings(
        presegmented=arguments.presegmented,
        encoding=arguments.encoding,
        is_forced=arguments.force,
        may_replace=arguments.replace,
    )


def _print_beads(arguments: argparse.Namespace) -> int:
    if arguments.output or arguments.replace:
        raise UsageError("--beads writes no file", hint="Leave out -o and --replace, or --beads.")
    project = current_project_or_none()
    languages = languages_of(project)
    source, target = _read(arguments, project)
    _tell_doubts(doubts_about(source, target, *languages))
    aligned = _align(arguments, project, source, target)
    _print_bead_numbers(aligned.alignment.beads)
    return 0


def _write_bitext(arguments: argparse.Namespace) -> int:
    # This loads lxml, which --beads, run once for each text of an evaluation, has no use for.
    from alignwb.services.aligning.destination import (  # noqa: PLC0415
        choose_destination,
        refuse_missing_folder,
        refuse_work,
        write_aligned,
    )

    project = current_project_or_none()
    languages = languages_of(project)
    source, target = _read(arguments, project)
    doubts = doubts_about(source, target, *languages)
    refuse_mistake(doubts, _settings(arguments))
    destination = choose_destination(project, source.name, arguments.output)
    refuse_missing_folder(destination)
    refuse_work(destination, replace=arguments.replace)
    _tell_doubts(doubts)
    aligned = _align(arguments, project, source, target)
    doubtful_below = config_of(project).doubtful_below
    summary = summarise(source, target, aligned.alignment, doubtful_below)
    _tell_doubts(doubts_after(source, target, summary.paired_share, aligned.closeness))
    bitext = assemble(source, target, aligned.alignment, languages)
    texts = [Path(arguments.source), Path(arguments.target)]
    if project:
        texts += [project.root / side.original for side in (source, target) if side.original]
    kept = write_aligned(project, destination, bitext, replace=arguments.replace, texts=texts)
    if arguments.json:
        _print_summary_json((source, target), summary, aligned, destination.path)
    else:
        _print_summary((source, target), summary, languages, destination.path)
    if kept:
        remark(f"the bitext that was there is kept as {kept}")
    if destination.reference:
        remark(f"next: alignwb review {argument(destination.reference.name)}")
    return 0


def _read(arguments: argparse.Namespace, project: Project | None) -> tuple[SideText, SideText]:
    read = read_pair(arguments.source, arguments.target, project, _settings(arguments))
    for side, cut in read.cuts:
        remark(f"{side.place}: {in_words(cut)}")
        remark_hint(CUT_HINT)
    return read.source, read.target


def _align(
    arguments: argparse.Namespace,
    project: Project | None,
    source: SideText,
    target: SideText,
) -> Aligned:
    steps = align_texts(source, target, project)
    with progress_display(source.name, is_quiet=arguments.quiet) as report:
        aligned = finished(steps, lambda now: report(now.done, now.total, now.step))
    if aligned.problem:
        _tell_fallback(aligned.problem)
    return aligned


def _print_bead_numbers(beads: Sequence[Bead]) -> None:
    """Print each bead as the numbers of its sentences, from 0, with a tab between the sides."""
    lines = [
        f"{','.join(map(str, bead.source))}\t{','.join(map(str, bead.target))}\n" for bead in beads
    ]
    sys.stdout.write("".join(lines))


def _print_summary(
    sides: tuple[SideText, SideText], summary: Summary, languages: tuple[str, str], path: Path
) -> None:
    """Print the alignment in figures, for people."""
    source, target = map(language_name, languages)
    types = ", ".join(f"{count} × {n}–{m}" for (n, m), count in summary.types.items() if n and m)
    print_line(f"{sides[0].place} with {sides[1].place}")
    moved = _moved_in_words(summary, source, target)
    rows = {
        "sentences": f"{summary.source_sentences} {source}, {summary.target_sentences} {target}",
        "beads": f"{summary.beads}: {types}" if types else str(summary.beads),
        "alone": f"{summary.source_nulls} {source}, {summary.target_nulls} {target}",
        **({"moved": moved} if moved else {}),
        "doubtful": str(summary.doubtful),
        "written": str(path_from_here(path)),
    }
    for label, text in rows.items():
        print_wrapped(text, label=f"  {label:<10} ")


def _moved_in_words(summary: Summary, source: str, target: str) -> str:
    """How many sentences stand elsewhere, and which; "" if none does."""
    blocks = [
        f"{source} {_numbers(block.source)} with {target} {_numbers(block.target)}"
        for block in summary.moved
    ]
    if not blocks:
        return ""
    more = f"; and {len(blocks) - _MOST_BLOCKS} more" if len(blocks) > _MOST_BLOCKS else ""
    return f"{summary.moved_sentences} {target}: {'; '.join(blocks[:_MOST_BLOCKS])}{more}"


def _numbers(ends: tuple[int, int]) -> str:
    first, last = ends
    return str(first) if first == last else f"{first}–{last}"


def _print_summary_json(
    sides: tuple[SideText, SideText], summary: Summary, aligned: Aligned, path: Path
) -> None:
    """Print the same as one JSON object."""
    print_json(
        {
            "document": sides[0].name,
            "source": sides[0].place,
            "target": sides[1].place,
            "bitext": str(path_from_here(path)),
            **figures_of(summary, aligned),
        }
    )


def _tell_doubts(doubts: Sequence[Doubt]) -> None:
    """Say what speaks against the two texts being a translation of each other."""
    for doubt in doubts:
        remark(f"{doubt.text}. {doubt.hint}".rstrip())


def _tell_fallback(problem: EngineError) -> None:
    """Say that the alignment had to do without its engine, and what to do about it."""
    without = "Aligned without the engine, by lengths, numbers, names and known words alone: look"
    remark_error(EngineError(f"{problem.message}\n  {without} through all of it.", problem.hint))
