"""A comparison of drafts, targets and systems as a report to read and to print."""

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from alignwb.core.languages.word_differences import RunKind, word_differences
from alignwb.formats.report_page.report_parts import (
    Bars,
    Caution,
    Example,
    ExampleText,
    Part,
    Points,
    ReportPage,
    ReportSection,
    ReportTable,
    Words,
)
from alignwb.scoring import MetricName, PairedTest, Score
from alignwb.scoring.learnt import LearntScores
from alignwb.scoring.word_statistics import PhraseDifference, WordStatistics
from alignwb.services.reporting.learnt_section import learnt_section
from alignwb.services.reporting.score_cautions import cautions
from alignwb.services.scoring.comparison import ComparedItem, SystemComparison
from alignwb.services.scoring.groups import Grouping, ItemGroup

CERTAIN = 0.05
"""The p-value up to which a difference is taken for more than chance."""

_LEAST_DIFFERING = 6
"""Of fewer items that differ no test can tell whether chance alone has all of them on one side."""

_STEPS = 10
_OF_SCORES = (
    (
        "BLEU and chrF run from 0 to 100, and higher is better; of TER, which counts edits for a"
        " hundred words, lower is better. They are computed by sacrebleu; whoever quotes a score"
        " quotes its signature, by which others get the same figure."
    ),
    (
        "± is the 95 % interval of 1000 bootstrap samples: by about how much the score would move"
        " if other texts of the kind had been translated. Length is the words of the translation"
        " for one of the reference."
    ),
)
_OF_TESTS = (
    (
        "p says how often so large a difference would come about by chance, by paired bootstrap"
        " resampling (1000 samples) and by approximate randomisation (10,000 trials), as"
        f" sacrebleu has them. A difference is taken for real if both are {CERTAIN} at most and"
        f" {_LEAST_DIFFERING} items differ at least: where hardly any item differs, randomisation"
        " finds nothing but the difference itself and gives a p that is too small."
    ),
    (
        "p says nothing about how large a difference is. That say the difference with its"
        " interval, superiority (the share of items that are better, equal ones counting half:"
        " 50 % is no difference) and Cohen's d (0.2 is small, 0.5 middling, 0.8 large)."
    ),
)
_OF_EXAMPLES = (
    (
        "In the examples, struck-out words stand in the translation and not in the reference, and"
        " underlined ones in the reference and not in the translation. A word that differs is not a"
        " wrong word: a good translation has other words than another good one."
    ),
)
_ITEMS = {"segment": "segments", "paragraph": "paragraphs"}


def score_page(
    comparison: SystemComparison,
    about: str,
    *,
    worst: int = 5,
    languages: tuple[str, str] = ("nl", "en"),
    learnt: LearntScores | None = None,
) -> ReportPage:
    """The report.

    about: what was scored against what, and when.  worst: how many of the worst and of the best
    items are shown.  languages: of source and target.  learnt: the scores of a learnt metric.
    """
    further = () if learnt is None else (learnt_section(learnt),)
    return _ScorePage(comparison, worst, languages).page(about, further)


class _ScorePage:
    """One comparison, and what is counted once for several sections."""

    def __init__(
        self, comparison: SystemComparison, worst: int, languages: tuple[str, str]
    ) -> None:
        self._comparison, self._worst, self._languages = comparison, worst, languages
        self._words = WordStatistics([item.match.references for item in comparison.items])
        self._lengths = self._words.lengths()
        self._main = comparison.options.main
        self._names = list(comparison.systems)
        self._main_name = comparison.systems[self._names[0]].by_metric[self._main].name
        self._unit = _ITEMS[comparison.by]

    def page(self, about: str, further: Sequence[ReportSection]) -> ReportPage:
        """All sections that have anything in them, the further ones behind the tests."""
        sections = [
            ReportSection("Scores", list(self._scores())),
            ReportSection("Differences", list(self._differences())),
            *further,
            ReportSection(f"How the {self._unit} score", list(self._distributions())),
            ReportSection("Where it is better, where worse", list(self._groupings())),
            ReportSection("Words", list(self._word_parts())),
            ReportSection(f"The worst and the best {self._unit}", list(self._examples())),
            ReportSection("How to read this", list(self._explanations())),
        ]
        title = f"Scores of {_listed(self._names)}"
        return ReportPage(title, about, [each for each in sections if each.parts])

    def _scores(self) -> Iterator[Part]:
        comparison = self._comparison
        first = comparison.systems[self._names[0]]
        longest = max(len(text.split()) for name in self._names for text in comparison.of(name))
        words = sum(self._lengths)
        yield Words(
            f"{len(comparison.items)} {self._unit} with {words} words of reference,"
            f" {comparison.references} reference{'s' if comparison.references > 1 else ''}."
        )
        if comparison.left_out:
            yield Caution(
                f"{comparison.left_out} {self._unit} are left out: not all of"
                f" {_listed(self._names)} translate them."
            )
        heads = [_head(name, score) for name, score in first.by_metric.items()]
        rows = [
            [name, *map(_figure, scores), f"{self._words.length_ratio(comparison.of(name)):.2f}"]
            for name, scores in comparison.systems.items()
        ]
        yield ReportTable(["", *heads, "length"], rows)
        seen = set()
        for scores in comparison.systems.values():
            for text in cautions(scores, len(comparison.items), words, longest):
                if text not in seen:
                    seen.add(text)
                    yield Caution(text)
        yield ReportTable(
            ["metric", "signature"],
            [[score.name, score.signature] for score in first],
            is_text=True,
        )

    def _differences(self) -> Iterator[Part]:
        for (first, second), tests in self._comparison.tests.items():
            yield Words(verdict(first, second, tests[self._main], self._main, self._main_name))
            yield ReportTable(
                [
                    f"{second} against {first}",
                    *("difference", "95 % interval", "p, bootstrap", "p, randomisation"),
                    *("better", "equal", "worse", "superiority", "Cohen's d"),
                ],
                [
                    _test_row(self._comparison.systems[first].by_metric[name].name, test)
                    for name, test in tests.items()
                ],
            )
        if by_target := self._comparison.draft_by_target:
            figures = ", ".join(f"{each.name} {each.value:.1f}" for each in by_target)
            yield Words(
                "The drafts scored with the targets as their reference, which says how much the"
                f" translator changed: {figures}."
            )

    def _distributions(self) -> Iterator[Part]:
        values = {name: self._values(name) for name in self._names}
        yield from _plotted(_histogram(values, f"Distribution of {self._main_name}", self._unit))
        for first, second in self._comparison.tests:
            pairs = list(zip(values[first], values[second], strict=True))
            axes = (f"{self._main_name} of {first}", f"{self._main_name} of {second}")
            yield Points(f"{second} against {first}, one point for each item", pairs, axes)
            gains = [second_value - first_value for first_value, second_value in pairs]
            title = f"Difference of {self._main_name}, {second} less {first}"
            yield from _plotted(_gains(gains, title, self._unit))

    def _groupings(self) -> Iterator[Part]:
        grouping = Grouping(self._comparison, self._lengths)
        for title, axis, groups in (
            ("by length", "words of the reference", grouping.by_length()),
            ("by position in the document", "position", grouping.by_place()),
            ("by origin of the target", "origin", grouping.by_origin()),
            ("by terms", "terms of the termbase in the source", grouping.by_terms()),
            ("by edit distance", "share of the text edited, draft to final", grouping.by_edits()),
        ):
            if groups:
                yield from self._grouped(f"Mean {self._main_name} {title}", axis, groups)
            if groups and title == "by edit distance":
                counts = [float(group.items) for group in groups]
                yield Bars(
                    "Edit distance from draft to final",
                    [group.label for group in groups],
                    {"": counts},
                    axis,
                    self._unit,
                )

    def _grouped(self, title: str, axis: str, groups: Sequence[ItemGroup]) -> Iterator[Part]:
        series = {name: [group.scores.get(name) for group in groups] for name in self._names}
        labels = [group.label for group in groups]
        yield Bars(title, labels, series, axis, f"mean {self._main_name}")
        yield ReportTable(
            [axis, self._unit, *self._names],
            [
                [
                    group.label,
                    str(group.items),
                    *(_one_decimal(group.scores.get(name)) for name in self._names),
                ]
                for group in groups
            ],
        )

    def _word_parts(self) -> Iterator[Part]:
        accuracies = {name: self._words.accuracy(self._comparison.of(name)) for name in self._names}
        bands = accuracies[self._names[0]]
        series = {name: [each.f_measure for each in found] for name, found in accuracies.items()}
        axis = "times the word stands in the references"
        labels = [band.label for band in bands]
        yield Bars("Words met, by how frequent they are", labels, series, axis, "F-measure")
        yield ReportTable(
            [axis, "words", *self._names],
            [
                [
                    band.label,
                    str(band.words),
                    *(f"{100 * accuracies[name][row].f_measure:.0f} %" for name in self._names),
                ]
                for row, band in enumerate(bands)
            ],
        )
        for first, second in self._comparison.tests:
            texts = self._comparison.of(first), self._comparison.of(second)
            ours, theirs = self._words.differences(*texts)
            yield from _phrases(first, second, ours)
            yield from _phrases(second, first, theirs)

    def _examples(self) -> Iterator[Part]:
        if not self._worst:
            return
        for name in self._names:
            ranked = sorted(self._comparison.items, key=lambda item: self._rank(item, name))
            few = min(self._worst, (len(ranked) + 1) // 2)
            yield Words(f"The worst of {name}, by {self._main_name}:")
            yield from (self._example(item, name) for item in ranked[:few])
            if best := ranked[max(few, len(ranked) - few) :]:
                yield Words(f"The best of {name}, by {self._main_name}:")
                yield from (self._example(item, name) for item in reversed(best))

    def _rank(self, item: ComparedItem, system: str) -> float:
        value = item.scores[system][self._main]
        return value if self._main.higher_is_better else -value

    def _example(self, item: ComparedItem, system: str) -> Example:
        source, target = self._languages
        by_metric = self._comparison.systems[system].by_metric
        facts = [
            f"{score.name} {item.scores[system][name]:.1f}" for name, score in by_metric.items()
        ]
        nearest = item.match.reference
        others = [name for name in self._names if name != system]
        return Example(
            f"{item.document} {_place(item)}",
            " · ".join(facts),
            [
                ExampleText("source", [(RunKind.SAME, item.match.source)], source),
                ExampleText(system, word_differences(item.texts[system], nearest), target),
                *(
                    ExampleText("reference", [(RunKind.SAME, text)], target)
                    for text in item.match.references
                ),
                *(ExampleText(name, [(RunKind.SAME, item.texts[name])], target) for name in others),
            ],
        )

    def _explanations(self) -> Iterator[Part]:
        yield from map(Words, _OF_SCORES)
        if self._comparison.tests:
            yield from map(Words, _OF_TESTS)
        yield from map(Words, _OF_EXAMPLES)

    def _values(self, system: str) -> list[float]:
        return [item.scores[system][self._main] for item in self._comparison.items]


def _head(name: MetricName, score: Score) -> str:
    return score.name if name.higher_is_better else f"{score.name}, lower is better"


def _figure(score: Score) -> str:
    if score.confidence is None:
        return f"{score.value:.1f}"
    return f"{score.value:.1f} ({score.confidence.mean:.1f} ± {score.confidence.half_width:.1f})"


def _test_row(name: str, test: PairedTest) -> list[str]:
    return [
        name,
        f"{test.difference:+.1f}",
        f"{test.low:+.1f} to {test.high:+.1f}",
        f"{test.p_bootstrap:.4f}",
        f"{test.p_randomisation:.4f}",
        *map(str, (test.better, test.equal, test.worse)),
        f"{100 * test.superiority:.0f} %",
        "" if test.standardised is None else f"{test.standardised:+.2f}",
    ]


def verdict(first: str, second: str, test: PairedTest, main: MetricName, name: str) -> str:
    """Which of two is better by the main metric, in a sentence; name: how it names itself."""
    is_certain = test.p <= CERTAIN and test.better + test.worse >= _LEAST_DIFFERING
    if not test.difference or not is_certain:
        size = abs(test.difference)
        return f"{second} and {first}: no difference that could not be chance ({size:.1f} {name})."
    is_better = (test.difference > 0) is main.higher_is_better
    word = "better" if is_better else "worse"
    return f"{second} is {word} than {first}, by {abs(test.difference):.1f} {name}."


def _phrases(first: str, second: str, found: Sequence[PhraseDifference]) -> Iterator[Part]:
    if found:
        yield Words(f"Phrases of the references that {first} has more often than {second}:")
        yield ReportTable(
            ["phrase", first, second],
            [[each.phrase, str(each.more), str(each.fewer)] for each in found],
        )


def _histogram(values: Mapping[str, Sequence[float]], title: str, unit: str) -> Bars | None:
    """How many values lie in each of ten steps between the least and the greatest."""
    every = [value for each in values.values() for value in each]
    low, high = min(every), max(every)
    if low == high:
        return None
    if low >= 0 and high <= 100:
        low, high = 0.0, 100.0
    width = (high - low) / _STEPS
    series = {}
    for name, of_system in values.items():
        counts = [0.0] * _STEPS
        for value in of_system:
            counts[min(int((value - low) / width), _STEPS - 1)] += 1
        series[name] = counts
    labels = [f"{low + step * width:.0f}" for step in range(_STEPS)]
    return Bars(title, labels, series, "from … on", unit)


def _gains(values: Sequence[float], title: str, unit: str) -> Bars | None:
    """How many values lie in each step of ten below and above 0, and at 0 itself."""
    steps = Counter(math.ceil(abs(value) / _STEPS) * (-1 if value < 0 else 1) for value in values)
    low, high = min(steps), max(steps)
    if low == high:
        return None
    numbers = range(low, high + 1)
    labels = [f"{_STEPS * (step - 1)}–{_STEPS * step}" if step > 0 else "same" for step in numbers]
    for at, step in enumerate(numbers):
        if step < 0:
            labels[at] = f"−{_STEPS * -(step + 1)}–{_STEPS * -step}"
    return Bars(title, labels, {"": [float(steps[step]) for step in numbers]}, "difference", unit)


def _plotted(bars: Bars | None) -> Iterable[Part]:
    return () if bars is None else (bars,)


def _one_decimal(value: float | None) -> str:
    return "" if value is None else f"{value:.1f}"


def _place(item: ComparedItem) -> str:
    first, *others = item.match.segments
    return f"{first}–{others[-1].segment}" if others else str(first)


def _listed(names: Sequence[str]) -> str:
    *others, last = names
    return f"{', '.join(others)} and {last}" if others else last
