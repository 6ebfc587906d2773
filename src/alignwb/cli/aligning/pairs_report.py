"""The report of an alignment of many pairs, as a table and as JSON."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from alignwb.cli.current_folder import path_from_here
from alignwb.cli.printing.output import print_json, print_line, print_table
from alignwb.cli.printing.remarks import remark, remark_hint
from alignwb.core.languages.identification import language_name
from alignwb.services.aligning.many.pair_list import AskedPair
from alignwb.services.aligning.many.pair_work import PairOutcome

_COLUMNS = ("source_sentences", "target_sentences", "beads")


@dataclass(frozen=True, slots=True)
class PairsReport:
    """What became of many pairs.

    Attributes:
        done: The pairs in their order, each with its outcome; after an interrupt not all of them.
        asked: How many pairs there were to be.
        unpaired: Texts that belong to no other.
        languages: Of sources and targets.
    """

    done: Sequence[tuple[AskedPair, PairOutcome]]
    asked: int
    unpaired: Sequence[Path]
    languages: tuple[str, str]


def print_report(report: PairsReport, *, as_json: bool) -> None:
    """Print a table and the sums, or one JSON object; what went wrong and what is odd to stderr."""
    if as_json:
        print_json(_values(report))
    else:
        _print_table(report)
    for pair, outcome in report.done:
        for text in outcome.remarks:
            remark(f"{_name(pair, outcome)}: {text}")
        if outcome.problem:
            remark(f"{pair.place}: {outcome.problem}")
            remark_hint(outcome.hint)


def _print_table(report: PairsReport) -> None:
    source, target = map(language_name, report.languages)
    rows: list[tuple[str, ...]] = [
        ("bitext", source, target, "beads", "alone", "moved", "doubtful")
    ]
    for pair, outcome in report.done:
        if outcome.figures is not None:
            alone = outcome.figures["source_alone"] + outcome.figures["target_alone"]
            numbers = (*(outcome.figures[name] for name in _COLUMNS), alone)
            cells = map(str, (*numbers, *(outcome.figures[name] for name in ("moved", "doubtful"))))
            rows.append((_name(pair, outcome), *cells))
    if len(rows) > 1:
        print_table(rows)
    counts = _counts(report)
    words = {"aligned": "aligned", "done_before": "done before", "failed": "not aligned"}
    said = [f"{counts[name]} {word}" for name, word in words.items() if counts[name]]
    left = report.asked - len(report.done)
    print_line(", ".join([*said, *([f"{left} to do"] if left else [])]) or "nothing was aligned")


def _counts(report: PairsReport) -> dict[str, int]:
    outcomes = [outcome for _, outcome in report.done]
    before = sum(each.was_done for each in outcomes)
    failed = sum(each.bitext is None for each in outcomes)
    return {
        "aligned": len(outcomes) - before - failed,
        "done_before": before,
        "failed": failed,
    }


def _values(report: PairsReport) -> dict[str, object]:
    return {
        "pairs": [_pair_values(pair, outcome) for pair, outcome in report.done],
        **_counts(report),
        "to_do": report.asked - len(report.done),
        "unpaired": [str(path) for path in report.unpaired],
    }


def _pair_values(pair: AskedPair, outcome: PairOutcome) -> dict[str, object]:
    values: dict[str, object] = {
        "source": pair.source,
        "target": pair.target,
        "bitext": str(path_from_here(outcome.bitext)) if outcome.bitext else None,
        "was_done": outcome.was_done,
        **(outcome.figures or {}),
        "remarks": list(outcome.remarks),
    }
    if outcome.problem:
        values |= {"problem": outcome.problem, "hint": outcome.hint}
    return values


def _name(pair: AskedPair, outcome: PairOutcome) -> str:
    return str(path_from_here(outcome.bitext)) if outcome.bitext else pair.place
