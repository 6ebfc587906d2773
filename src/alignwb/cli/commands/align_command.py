"""`alignwb align`: a text and its translation into a bitext."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from alignwb.errors import ProjectError, UsageError

if TYPE_CHECKING:
    from alignwb.services.aligning.pipeline import Aligned
    from alignwb.services.aligning.side_text import SideText
    from alignwb.services.project.project import Project

HELP = "pair a text with its translation, sentence by sentence, as a bitext"


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the command's arguments."""
    parser.add_argument(
        "source", metavar="SOURCE", help="the Dutch text: a document of the project or a file"
    )
    parser.add_argument(
        "target", metavar="TARGET", help="its English translation: a file; of a bitext its targets"
    )
    parser.add_argument(
        "-o",
        "--output",
        metavar="FILE",
        type=Path,
        help="the bitext to write; default: translations/reference/NAME.xlf of the project",
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


def run(arguments: argparse.Namespace) -> int:
    """Align; an interrupt leaves everything as it was."""
    if arguments.beads:
        return _print_beads(arguments)
    return _write_bitext(arguments)


def _print_beads(arguments: argparse.Namespace) -> int:
    from alignwb.cli.commands.align_report import print_beads, tell_doubts
    from alignwb.services.aligning.plausibility import doubts_about

    if arguments.output or arguments.replace:
        raise UsageError("--beads writes no file", hint="Leave out -o and --replace, or --beads.")
    project = _project()
    languages = _languages(project)
    source, target = _read(arguments, project, languages)
    tell_doubts(doubts_about(source, target, *languages))
    # Sentences that stand alone have no paragraphs to be kept in.
    aligned = _align(arguments, project, source, target, keep=not arguments.presegmented)
    print_beads(aligned.alignment.beads)
    return 0


def _write_bitext(arguments: argparse.Namespace) -> int:
    from alignwb.cli.commands.align_report import print_summary, print_summary_json, tell_doubts
    from alignwb.cli.printing.output import remark
    from alignwb.services.aligning.assembling import assemble
    from alignwb.services.aligning.destination import choose_destination, refuse_work, write_aligned
    from alignwb.services.aligning.plausibility import doubts_about, doubts_after
    from alignwb.services.aligning.summary import summarise

    project = _project()
    languages = _languages(project)
    source, target = _read(arguments, project, languages)
    doubts = doubts_about(source, target, *languages)
    mistake = next((doubt for doubt in doubts if doubt.is_mistake), None)
    if mistake and not arguments.force:
        raise UsageError(mistake.text, hint=f"{mistake.hint} If it is meant so: --force")
    destination = choose_destination(project, source.name, arguments.output)
    refuse_work(destination, replace=arguments.replace)
    tell_doubts(doubts)
    aligned = _align(arguments, project, source, target)
    summary = summarise(source, target, aligned.alignment)
    tell_doubts(doubts_after(source, target, summary.paired_share, aligned.closeness))
    bitext = assemble(source, target, aligned.alignment, languages)
    kept = write_aligned(project, destination, bitext, replace=arguments.replace)
    if arguments.json:
        print_summary_json((source, target), summary, aligned, destination.path)
    else:
        print_summary((source, target), summary, languages, destination.path)
    if kept:
        remark(f"the bitext that was there is kept as {kept}")
    if destination.reference:
        remark(f"next: alignwb review {destination.reference.name}")
    return 0


def _project() -> "Project | None":
    """The project around this folder, if there is one."""
    from alignwb.services.project.project import find_project

    try:
        return find_project(Path.cwd())
    except ProjectError:
        return None


def _languages(project: "Project | None") -> tuple[str, str]:
    from alignwb.services.project.config import Config

    config = project.config if project else Config()
    return config.source_lang, config.target_lang


def _read(
    arguments: argparse.Namespace, project: "Project | None", languages: tuple[str, str]
) -> "tuple[SideText, SideText]":
    if arguments.presegmented:
        from alignwb.services.aligning.lines import read_lines

        return (
            read_lines(Path(arguments.source), arguments.encoding),
            read_lines(Path(arguments.target), arguments.encoding),
        )
    from alignwb.core.bitext.pairing import Side
    from alignwb.engines.srx import SrxSplitter
    from alignwb.services.aligning.reading import read_side

    rules = project.srx if project else None
    dutch, english = (SrxSplitter(rules, language) for language in languages)
    return (
        read_side(arguments.source, Side.SOURCE, project, dutch, arguments.encoding),
        read_side(arguments.target, Side.TARGET, project, english, arguments.encoding),
    )


def _align(
    arguments: argparse.Namespace,
    project: "Project | None",
    source: "SideText",
    target: "SideText",
    *,
    keep: bool = True,
) -> "Aligned":
    from alignwb.cli.commands.align_report import tell_fallback
    from alignwb.cli.printing.progress import progress_display
    from alignwb.services.aligning.pairing_up import finished
    from alignwb.services.aligning.pipeline import align_texts

    steps = align_texts(source, target, project, keep_source_paragraphs=keep)
    with progress_display(source.name, is_quiet=arguments.quiet) as report:
        aligned = finished(steps, lambda now: report(now.done, now.total, now.step))
    if aligned.problem:
        tell_fallback(aligned.problem)
    return aligned
