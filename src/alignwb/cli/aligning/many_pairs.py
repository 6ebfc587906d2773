"""`alignwb align` over many pairs: which they are, how far it is, what became of each."""

import argparse
from collections.abc import Mapping
from contextlib import closing
from pathlib import Path

from alignwb.cli.aligning.pairs_report import PairsReport, print_report
from alignwb.cli.current_folder import current_project_or_none
from alignwb.cli.printing.progress import progress_display
from alignwb.cli.printing.remarks import remark, remark_error, remark_hint
from alignwb.errors import EngineError, UsageError
from alignwb.formats.file_kinds import is_bitext
from alignwb.services.aligning.embedding import open_embedder
from alignwb.services.aligning.many.content_pairs import pairs_by_content
from alignwb.services.aligning.many.folder_pairs import FolderPairs, pair_named, pairs_by_name
from alignwb.services.aligning.many.many_pairs import ManyPairs
from alignwb.services.aligning.many.pair_list import AskedPair, read_pair_list
from alignwb.services.aligning.many.pair_work import PairOutcome
from alignwb.services.aligning.pair_reading import AlignSettings, languages_of
from alignwb.services.project.project import Project


def run_many(arguments: argparse.Namespace, settings: AlignSettings) -> int:
    """Align many pairs; an interrupt leaves those that are done, and says how to go on."""
    _refuse_what_is_for_one(arguments)
    project = current_project_or_none()
    languages = languages_of(project)
    unpaired: tuple[Path, ...] = ()
    if arguments.pairs:
        pairs = read_pair_list(arguments.pairs, arguments.output)
    else:
        pairs, unpaired = _pairs_of_folders(arguments, project, languages, settings)
    if project is None and any(not pair.output and not pair.problem for pair in pairs):
        raise UsageError(
            "there is no project around this folder to keep the aligned bitexts in",
            hint="Say where to write them with -o FOLDER, or make a project: alignwb init",
        )
    if not pairs:
        raise UsageError(
            "no text of the one folder belongs to one of the other",
            hint="Name the pairs in a list, SOURCE and TARGET a line with a tab between: --pairs",
        )
    run = ManyPairs(pairs, project, settings, arguments.jobs)
    outcomes: dict[int, PairOutcome] = {}
    try:
        _align(run, outcomes, is_quiet=arguments.quiet)
    except KeyboardInterrupt:
        _report(run, outcomes, unpaired, languages, as_json=arguments.json)
        remark(
            f"{len(outcomes)} of {len(pairs)} pairs are done; the same command goes on from here"
        )
        raise
    _report(run, outcomes, unpaired, languages, as_json=arguments.json)
    is_whole = all(outcome.bitext for outcome in outcomes.values()) and not unpaired
    return 0 if is_whole else 1


def _refuse_what_is_for_one(arguments: argparse.Namespace) -> None:
    if arguments.beads:
        raise UsageError("--beads is for a single pair", hint="For many: --json")
    if arguments.pairs and arguments.source:
        raise UsageError(
            f"--pairs takes all pairs from its list, and “{arguments.source}” is named beside it",
            hint="Put it into the list, with a tab and its translation.",
        )
    if arguments.output and (arguments.output.is_file() or is_bitext(arguments.output)):
        raise UsageError(
            f"{arguments.output}: the bitexts of many pairs go to a folder",
            hint="Name one with -o FOLDER; it is made if it is not there.",
        )


def _pairs_of_folders(
    arguments: argparse.Namespace,
    project: Project | None,
    languages: tuple[str, str],
    settings: AlignSettings,
) -> tuple[tuple[AskedPair, ...], tuple[Path, ...]]:
    """The pairs of two folders, and what belongs to nothing in the other one."""
    source, target = Path(arguments.source), Path(arguments.target)
    found = pairs_by_name(
        source, target, languages, arguments.output, presegmented=settings.presegmented
    )
    pairs = list(found.pairs)
    unpaired = [*found.sources, *found.targets]
    if found.sources and found.targets:
        for ours, theirs in _by_content(found, project, settings, is_quiet=arguments.quiet):
            pairs.append(pair_named(ours, theirs, source, languages[0], arguments.output))
            remark(f"{ours} and {theirs} are taken for a pair by what they say")
            unpaired = [each for each in unpaired if each not in {ours, theirs}]
    if found.others:
        count = len(found.others)
        files = f"{count} files, the first of them" if count > 1 else "a file,"
        remark(f"left out: {files} {found.others[0]}")
        remark_hint("These are no texts, or their names do not say which side they are of.")
    for path in unpaired:
        remark(f"{path}: nothing in the other folder belongs to it")
    return tuple(pairs), tuple(unpaired)


def _by_content(
    found: FolderPairs, project: Project | None, settings: AlignSettings, *, is_quiet: bool
) -> list[tuple[Path, Path]]:
    try:
        embedder = open_embedder(project)
        with progress_display("comparing", is_quiet=is_quiet) as report:
            return pairs_by_content(
                found.sources,
                found.targets,
                project,
                settings,
                embedder,
                lambda done, total: report(done, total, "texts"),
            )
    except EngineError as error:
        remark_error(error, consequence="what the texts say is not looked at")
        return []


def _align(run: ManyPairs, outcomes: dict[int, PairOutcome], *, is_quiet: bool) -> None:
    """Put the outcome of each pair under its number as it comes."""
    total = len(run.pairs)
    with progress_display("pairs", is_quiet=is_quiet) as report, closing(run.outcomes()) as work:
        report(0, total, f"0 of {total}")
        for number, outcome in work:
            outcomes[number] = outcome
            report(len(outcomes), total, f"{len(outcomes)} of {total}")


def _report(
    run: ManyPairs,
    outcomes: Mapping[int, PairOutcome],
    unpaired: tuple[Path, ...],
    languages: tuple[str, str],
    *,
    as_json: bool,
) -> None:
    done = [(run.pairs[number], outcomes[number]) for number in sorted(outcomes)]
    print_report(PairsReport(done, len(run.pairs), unpaired, languages), as_json=as_json)
