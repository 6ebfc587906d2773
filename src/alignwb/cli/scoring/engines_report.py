"""`alignwb score --engines`: which engine drafts better, in words and as JSON."""

import argparse
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from alignwb.cli.current_folder import current_project
from alignwb.cli.printing.output import print_json, print_line, print_table
from alignwb.cli.printing.progress import progress_display
from alignwb.cli.printing.remarks import remark, remark_error, remark_left_out_of_terms
from alignwb.core.bitext.bitext import Bitext
from alignwb.core.drafting.translator import Translator
from alignwb.errors import AlignwbError, UsageError
from alignwb.services.comparing.engine_comparison import (
    ComparedEngine,
    EngineComparison,
    EngineDrafts,
    compare_engines,
    draft_by_engines,
)
from alignwb.services.drafting.chosen_engines import remark_on_way
from alignwb.services.drafting.drafting import (
    make_translator,
    refuse_other_languages,
    terms_to_honour,
)
from alignwb.services.project.config import Config
from alignwb.services.scoring.hypotheses import ItemKind
from alignwb.services.terms.project_terms import ProjectTerms

SAMPLES = 1000


def compare(tasks: Sequence[tuple[Bitext, Path]], arguments: argparse.Namespace) -> int:
    """Print the comparison; 1 if an engine had to be left out."""
    translators, terms = _engines(tasks, arguments)
    with progress_display("drafting") as report:
        comparison = compare_engines(
            tasks,
            translators,
            terms,
            by=ItemKind(arguments.by),
            bootstrap=SAMPLES,
            progress=lambda name, done, total: report(done, total, f"{name}: {done} of {total}"),
        )
    _remark_on_failed(comparison.failed)
    if arguments.json:
        print_json(_as_json(comparison), indent=1)
    else:
        _print(comparison)
    return 1 if comparison.failed else 0


def drafts_of_engines(
    tasks: Sequence[tuple[Bitext, Path]], arguments: argparse.Namespace
) -> EngineDrafts:
    """What the engines draft, to be compared with other systems; remarks on those left out."""
    translators, terms = _engines(tasks, arguments)
    with progress_display("drafting") as report:
        drafts = draft_by_engines(
            tasks,
            translators,
            terms,
            by=ItemKind(arguments.by),
            progress=lambda name, done, total: report(done, total, f"{name}: {done} of {total}"),
        )
    _remark_on_failed(drafts.failed)
    return drafts


def _remark_on_failed(failed: Sequence[tuple[str, AlignwbError]]) -> None:
    for name, error in failed:
        remark_error(error, consequence=f"{name} is left out")


def _engines(
    tasks: Sequence[tuple[Bitext, Path]], arguments: argparse.Namespace
) -> tuple[Mapping[str, Callable[[], Translator]], ProjectTerms | None]:
    """What makes the engines that are asked for, and the terms that they are to honour.

    Raises OtherLanguagesError if they are not for the languages of a document.
    """
    project = current_project()
    for bitext, _ in tasks:
        refuse_other_languages(bitext, project.config)
    names = tuple(dict.fromkeys(arguments.engine)) or project.config.engine_names
    if len(names) < 2:
        raise UsageError(
            f"there is only one engine to compare: {names[0]}",
            hint="Name several in alignwb.toml (engines = [...]), or with --engine A --engine B.",
        )
    configs = {name: project.config.with_engine(name) for name in names}
    for config in configs.values():
        if words := remark_on_way(config):
            remark(words)
    terms = terms_to_honour(project)
    remark_left_out_of_terms(terms.problems if terms else ())
    return {name: _maker(config) for name, config in configs.items()}, terms


def _maker(config: Config) -> Callable[[], Translator]:
    return lambda: make_translator(config)


def _print(comparison: EngineComparison) -> None:
    first, *others = comparison.engines
    print_line(f"{comparison.lines} {comparison.by}s, drafted by each engine")
    rows = [["", *(each.asked for each in comparison.engines)]]
    scores = zip(*(each.scores for each in comparison.engines), strict=True)
    for number, of_all in enumerate(scores):
        cells = [f"{of_all[0].value:.1f}"]
        for each, score in zip(others, of_all[1:], strict=True):
            assert each.p_values is not None
            p_value = f"p = {tuple(each.p_values)[number]:.3f}"
            is_same = score.value == of_all[0].value
            cells.append(f"{score.value:.1f}  ({'the same' if is_same else p_value})")
        rows.append([of_all[0].name, *cells])
    rows[-1][0] += ", lower is better"
    print_table(rows, indent="  ")
    print()
    for each in comparison.engines:
        print_line(f"{each.asked}: {each.name}")
    print()
    for each in others:
        print_line(_verdict(comparison, first, each))
    print_line(f"p: paired bootstrap against {first.asked}, {SAMPLES} samples")
    for score in first.scores:
        print_line(f"{score.name}|{score.signature}")


def _verdict(comparison: EngineComparison, first: ComparedEngine, each: ComparedEngine) -> str:
    difference = abs(each.scores.chrf.value - first.scores.chrf.value)
    is_better = comparison.is_better(each)
    if is_better is None:
        return (
            f"{each.asked} and {first.asked}: no difference that could not be chance"
            f" ({difference:.1f} chrF2++)"
        )
    word = "better" if is_better else "worse"
    return f"{each.asked} is {word} than {first.asked}, by {difference:.1f} chrF2++"


def _as_json(comparison: EngineComparison) -> dict[str, object]:
    return {
        "by": comparison.by,
        "items": comparison.lines,
        "samples": SAMPLES,
        "best": comparison.best.asked,
        "engines": [_engine_as_json(comparison, each) for each in comparison.engines],
        "left_out": [
            {"engine": name, "reason": error.message} for name, error in comparison.failed
        ],
    }


def _engine_as_json(comparison: EngineComparison, each: ComparedEngine) -> dict[str, object]:
    scores = zip(("bleu", "chrf", "ter"), each.scores, strict=True)
    p_values = each.p_values
    return {
        "engine": each.asked,
        "name": each.name,
        "better_than_first": comparison.is_better(each),
        **{
            key: {"name": score.name, "value": score.value, "signature": score.signature}
            for key, score in scores
        },
        "p_values": p_values and dict(zip(("bleu", "chrf", "ter"), p_values, strict=True)),
    }
