"""Drafts, targets and systems side by side: as an HTML page, in the terminal, and as JSON."""

import argparse
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from pathlib import Path

from alignwb.cli.current_folder import current_project_or_none, path_from_here
from alignwb.cli.printing.output import file_on_stdout, print_json, print_line, print_table
from alignwb.cli.printing.progress import progress_display
from alignwb.cli.printing.remarks import remark, remark_hint, remark_left_out_of_terms
from alignwb.cli.scoring.metric_arguments import metric_options
from alignwb.cli.scoring.score_report import score_as_json
from alignwb.errors import UsageError
from alignwb.formats.report_page.plots import INSTALL_PLOTS
from alignwb.formats.report_page.report_html import lacks_plots, report_html
from alignwb.scoring import MetricName, PairedTest, Score
from alignwb.scoring.comet import Comet
from alignwb.scoring.learnt import LearntMetric, LearntScores
from alignwb.services.comparing.engine_comparison import EngineDrafts
from alignwb.services.project.project import Document
from alignwb.services.reporting.bars import bar, sparkline
from alignwb.services.reporting.learnt_section import learnt_figure, learnt_test
from alignwb.services.reporting.score_page import score_page, verdict
from alignwb.services.reporting.written_report import is_stdout, refuse_place, write_report
from alignwb.services.scoring.comparison import ComparisonTask, Progress, SystemComparison, compare
from alignwb.services.scoring.hypotheses import ItemKind, ScoredText
from alignwb.services.scoring.systems import System, SystemFiles, find_system
from alignwb.services.terms.project_terms import ProjectTerms, load_terms

SAMPLES = 1000
_PARTS = 40


def add_page_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the options that compare and that write a page."""
    parser.add_argument(
        "--html",
        metavar="FILE",
        type=Path,
        help="write a report with plots, tests and examples as one HTML page; - for stdout",
    )
    parser.add_argument(
        "--system",
        metavar="NAME=PATH",
        type=_system,
        action="append",
        default=[],
        help="score another translation too: a file or a folder as --reference takes; give it again"
        " for several",
    )
    parser.add_argument(
        "--comet",
        metavar="FOLDER",
        type=Path,
        help="score by the COMET model in a folder too; asks for unbabel-comet, which is no part of"
        " alignwb, and fetches nothing",
    )


def write_comparison(
    tasks: Sequence[ComparisonTask],
    documents: Sequence[Document],
    arguments: argparse.Namespace,
    draft: Callable[[], EngineDrafts] | None = None,
) -> int:
    """Write the page that was asked for, or print the comparison.

    draft: has engines draft, to be compared with each other and with every --system.
    """
    inputs = [path for task in tasks for path in (task.reference, *task.others)]
    if arguments.html:
        refuse_place(arguments.html, [*inputs, *(path for _, path in arguments.system)])
    comet = None if arguments.comet is None else Comet(arguments.comet)
    terms = _terms()
    engines = None if draft is None else draft()
    drafted: Sequence[System] = () if engines is None else engines.systems
    systems: list[System] = [*drafted, *_systems(arguments.system, documents, drafted)]
    with progress_display("scoring") as report:
        comparison = compare(
            tasks,
            _texts(arguments.of, is_for_engines=engines is not None),
            systems,
            by=ItemKind(arguments.by),
            options=metric_options(arguments),
            terms=terms,
            bootstrap=0 if arguments.no_confidence else SAMPLES,
            progress=report,
        )
        learnt = None if comet is None else _by_learnt(comparison, comet, arguments, report)
    if comparison.left_out:
        names = ", ".join(comparison.systems)
        remark(
            f"{arguments.by}s that not all of {names} translate, left out: {comparison.left_out}"
        )
    if arguments.html:
        texts = [*inputs, *(document.bitext for document in documents)]
        named = () if engines is None else tuple(engines.names.items())
        _write_page(comparison, tasks, texts, arguments, named, learnt)
    elif arguments.json:
        print_json(_as_json(comparison) | _learnt_as_json(learnt), indent=1)
    else:
        _print(comparison)
        _print_learnt(learnt)
    return 1 if engines is not None and engines.failed else 0


def _texts(of: str | None, *, is_for_engines: bool) -> tuple[ScoredText, ...] | None:
    if of:
        return (ScoredText(of),)
    return () if is_for_engines else None


def _write_page(
    comparison: SystemComparison,
    tasks: Sequence[ComparisonTask],
    texts: Sequence[Path],
    arguments: argparse.Namespace,
    engines: Sequence[tuple[str, str]],
    learnt: LearntScores | None,
) -> None:
    named = [
        f"{task.bitext.document} against"
        f" {', '.join(str(path_from_here(path)) for path in (task.reference, *task.others))}"
        for task in tasks
    ]
    full_names = "".join(f"; {asked} is {name}" for asked, name in engines if asked != name)
    day = datetime.now().astimezone().strftime("%Y-%m-%d")
    bitext = tasks[0].bitext
    page = score_page(
        comparison,
        f"{'; '.join(named)}, by {comparison.by}{full_names}; {day}",
        worst=arguments.worst,
        languages=(bitext.source_lang, bitext.target_lang),
        learnt=learnt,
    )
    data = report_html(page)
    if is_stdout(arguments.html):
        with file_on_stdout() as file:
            file.write(data)
    else:
        write_report(arguments.html, [data], texts)
    if lacks_plots(page):
        remark("the report has no plots: matplotlib is not installed")
        remark_hint(f"They come with: {INSTALL_PLOTS}")


def _terms() -> ProjectTerms | None:
    """The project's terms; None without a project.  Remarks which rows make none."""
    project = current_project_or_none()
    if project is None:
        return None
    terms = load_terms(project)
    remark_left_out_of_terms(terms.problems)
    return terms


def _system(argument: str) -> tuple[str, Path]:
    name, _, path = argument.partition("=")
    if not name.strip() or not path:
        raise argparse.ArgumentTypeError(f"“{argument}” is not NAME=PATH")
    return name.strip(), Path(path)


def _systems(
    given: Sequence[tuple[str, Path]], documents: Sequence[Document], engines: Sequence[System]
) -> list[SystemFiles]:
    names = [*(name for name, _ in given), *(each.name for each in engines)]
    for name in names:
        if name in set(ScoredText) or names.count(name) > 1:
            raise UsageError(
                f"“{name}” names two systems", hint="Give every --system a name of its own."
            )
    return [find_system(name, path, documents) for name, path in given]


def _print(comparison: SystemComparison) -> None:
    names = list(comparison.systems)
    print_line(f"{len(comparison.items)} {comparison.by}s that all of them translate")
    scored = zip(*comparison.systems.values(), strict=True)
    rows = [[scores[0].name, *map(_figure, scores)] for scores in scored]
    print_table([["", *names], *rows], indent="  ")
    print()
    main = comparison.options.main
    scores = {name: comparison.systems[name].by_metric[main] for name in names}
    width = max(map(len, names))
    for name, score in scores.items():
        values = [item.scores[name][main] for item in comparison.items]
        shown = f"{bar(score.value / 100)}  {sparkline(values, _PARTS)}"
        print_line(f"  {name.ljust(width)}  {shown}")
    print_line(
        f"  the bar: {scores[names[0]].name} of 0 to 100; the line: that from beginning to end"
    )
    print()
    for (first, second), tests in comparison.tests.items():
        print_line(verdict(first, second, tests[main], main, scores[first].name))
        _print_tests(comparison, first, tests)
    for score in comparison.systems[names[0]]:
        print_line(f"{score.name}|{score.signature}")


def _by_learnt(
    comparison: SystemComparison,
    metric: LearntMetric,
    arguments: argparse.Namespace,
    progress: Progress,
) -> LearntScores:
    progress(0, 1, f"{metric.name}: loading its model and scoring")
    return comparison.by_learnt(metric, 0 if arguments.no_confidence else SAMPLES)


def _print_learnt(learnt: LearntScores | None) -> None:
    if learnt is None:
        return
    print()
    print_table(
        [[learnt.name, *learnt.systems], ["", *map(learnt_figure, learnt.systems.values())]],
        indent="  ",
    )
    for (first, second), test in learnt.tests.items():
        difference, interval, p = learnt_test(test)
        print_line(f"  {second} against {first}: {difference}, {interval}, p = {p}")
    print_line(f"{learnt.name}|{learnt.signature}")


def _learnt_as_json(learnt: LearntScores | None) -> dict[str, object]:
    if learnt is None:
        return {}
    systems = {
        name: {
            "value": score.value,
            "half_width": score.confidence and score.confidence.half_width,
            "items": score.segments,
        }
        for name, score in learnt.systems.items()
    }
    tests = [
        {
            "baseline": first,
            "system": second,
            "difference": test.difference,
            "interval": [test.low, test.high],
            "p_bootstrap": test.p,
        }
        for (first, second), test in learnt.tests.items()
    ]
    return {"comet": {"signature": learnt.signature, "systems": systems, "tests": tests}}


def _print_tests(
    comparison: SystemComparison, first: str, tests: Mapping[MetricName, PairedTest]
) -> None:
    rows = [["", "difference", "95 % interval", "p bs", "p ar", "better", "worse", "Cohen's d"]]
    for score, test in zip(comparison.systems[first], tests.values(), strict=True):
        effect = "" if test.standardised is None else f"{test.standardised:+.2f}"
        rows.append(
            [
                *(score.name, f"{test.difference:+.1f}", f"{test.low:+.1f} to {test.high:+.1f}"),
                *(f"{test.p_bootstrap:.4f}", f"{test.p_randomisation:.4f}"),
                *(str(test.better), str(test.worse), effect),
            ]
        )
    print_table(rows, indent="  ")
    print()


def _figure(score: Score) -> str:
    if score.confidence is None:
        return f"{score.value:.1f}"
    return f"{score.value:.1f} ± {score.confidence.half_width:.1f}"


def _as_json(comparison: SystemComparison) -> dict[str, object]:
    return {
        "by": comparison.by,
        "items": len(comparison.items),
        "left_out": comparison.left_out,
        "systems": {
            name: {metric: score_as_json(score) for metric, score in scores.by_metric.items()}
            for name, scores in comparison.systems.items()
        },
        "tests": [
            {
                "baseline": first,
                "system": second,
                **{metric: _test_as_json(test) for metric, test in tests.items()},
            }
            for (first, second), tests in comparison.tests.items()
        ],
        f"{comparison.by}s": [
            {
                "document": item.document,
                "segments": [str(ref) for ref in item.match.segments],
                "source": item.match.source,
                "references": item.match.references,
                "systems": {
                    name: {"text": item.texts[name], **item.scores[name]}
                    for name in comparison.systems
                },
            }
            for item in comparison.items
        ],
    }


def _test_as_json(test: PairedTest) -> dict[str, object]:
    return {
        "difference": test.difference,
        "interval": [test.low, test.high],
        "p_bootstrap": test.p_bootstrap,
        "p_randomisation": test.p_randomisation,
        "better": test.better,
        "equal": test.equal,
        "worse": test.worse,
        "superiority": test.superiority,
        "cohens_d": test.standardised,
    }
