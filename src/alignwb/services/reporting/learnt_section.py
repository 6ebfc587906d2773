"""The section of a score report with the scores of a learnt metric."""

from collections.abc import Iterator

from alignwb.formats.report_page.report_parts import Part, ReportSection, ReportTable, Words
from alignwb.scoring.learnt import LearntDifference, LearntScore, LearntScores

_OF_LEARNT = (
    "{name} is a learnt metric: a model that reads source and translation, and was taught by the"
    " judgements of people. It knows paraphrases where the others count words; what it was taught"
    " on, and whether that is like this text, its model has to say. Figures of two models cannot be"
    " compared."
)


def learnt_section(scores: LearntScores) -> ReportSection:
    """The section."""
    return ReportSection(scores.name, list(_parts(scores)))


def _parts(scores: LearntScores) -> Iterator[Part]:
    rows = [[name, learnt_figure(score)] for name, score in scores.systems.items()]
    yield ReportTable(["", scores.name], rows)
    if scores.tests:
        yield ReportTable(
            ["", "difference", "95 % interval", "p, bootstrap"],
            [
                [f"{second} against {first}", *learnt_test(test)]
                for (first, second), test in scores.tests.items()
            ],
        )
    yield ReportTable(["metric", "signature"], [[scores.name, scores.signature]], is_text=True)
    yield Words(_OF_LEARNT.format(name=scores.name))


def learnt_figure(score: LearntScore) -> str:
    """A score with its interval."""
    if score.confidence is None:
        return f"{score.value:.4f}"
    return f"{score.value:.4f} ± {score.confidence.half_width:.4f}"


def learnt_test(test: LearntDifference) -> tuple[str, str, str]:
    """A difference, its interval and its p-value."""
    return f"{test.difference:+.4f}", f"{test.low:+.4f} to {test.high:+.4f}", f"{test.p:.4f}"
