"""Drafts, targets and other systems side by side: scored on the same items of text, and tested."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations
from pathlib import Path

from alignwb.core.bitext.bitext import Bitext
from alignwb.core.bitext.post_edits.amounts import EditTotals, added_up, edit_amount
from alignwb.core.bitext.segment import OriginKind
from alignwb.core.matching.reference_matching import ReferenceMatch
from alignwb.core.terms.checking import WANTED, group_hits, is_honoured
from alignwb.errors import ProjectError
from alignwb.scoring import (
    CorpusScores,
    MetricName,
    MetricOptions,
    PairedTest,
    Scorer,
    SegmentScores,
)
from alignwb.scoring.learnt import LearntMetric, LearntScores, score_by
from alignwb.services.scoring.hypotheses import (
    ItemKind,
    PairedDocument,
    ScoredText,
    choose_texts,
    pair,
)
from alignwb.services.scoring.systems import System, hypothesis_for
from alignwb.services.terms.project_terms import ProjectTerms

Progress = Callable[[int, int, str], None]
"""Called with the steps done, the steps in all, and what is being done."""


@dataclass(frozen=True, slots=True)
class ComparedItem:
    """A piece of text that every system has translated.

    Attributes:
        document: Its document.
        place: How much of the document stands before it, 0 to 1.
        match: Its segments, source and references.
        texts: What each system says, by the system's name.
        scores: The scores of that; likewise.
        origin: Where its target is from; None for several origins, and for a text without targets.
        edits: How far its targets are from what they were made from; None without targets.
        terms: Whether each system honours every term of the source; empty where it has no term.
    """

    document: str
    place: float
    match: ReferenceMatch
    texts: Mapping[str, str]
    scores: Mapping[str, SegmentScores]
    origin: OriginKind | None = None
    edits: EditTotals | None = None
    terms: Mapping[str, bool] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class SystemComparison:
    """Systems on the same items.

    Attributes:
        by: What an item is.
        options: By which metrics they are scored.
        items: The items, in document order; at least one.
        systems: The scores of each system on all of them; at least one system.
        tests: For two systems, the baseline first, how the second differs from it.
        draft_by_target: The scores of the drafts with the targets as their references: how much the
            translator has changed.  None where there are not both.
        left_out: How many items not every system has translated.
    """

    by: ItemKind
    options: MetricOptions
    items: tuple[ComparedItem, ...]
    systems: Mapping[str, CorpusScores]
    tests: Mapping[tuple[str, str], Mapping[MetricName, PairedTest]]
    draft_by_target: CorpusScores | None
    left_out: int

    @property
    def references(self) -> int:
        """How many references an item has, at most."""
        return max(len(item.match.references) for item in self.items)

    def by_learnt(self, metric: LearntMetric, bootstrap: int) -> LearntScores:
        """The systems scored on the same items by a learnt metric.  Raises as that does."""
        return score_by(
            metric,
            [item.match.source for item in self.items],
            {name: self.of(name) for name in self.systems},
            [item.match.references for item in self.items],
            bootstrap=bootstrap,
        )

    def of(self, system: str) -> list[str]:
        """What a system says, item by item."""
        return [item.texts[system] for item in self.items]


@dataclass(frozen=True, slots=True)
class ComparisonTask:
    """A document, the files with its references, and its bitext."""

    bitext: Bitext
    reference: Path
    others: tuple[Path, ...] = ()


def compare(
    tasks: Sequence[ComparisonTask],
    texts: Sequence[ScoredText] | None = None,
    systems: Sequence[System] = (),
    *,
    by: ItemKind = ItemKind.SEGMENT,
    options: MetricOptions | None = None,
    terms: ProjectTerms | None = None,
    bootstrap: int = 1000,
    progress: Progress = lambda _done, _total, _what: None,
) -> SystemComparison:
    """Score drafts, targets and systems on what all of them have translated.

    texts: drafts, targets, or nothing but the systems; None for drafts and targets as far as they
    are there.  terms: the terms that they should honour.  bootstrap: samples for intervals and
    tests; with 0 there are neither.  Raises ProjectError if no item is translated by all, and
    all that `pair` and the systems raise.
    """
    names = _texts(tasks, texts, is_needed=not systems)
    found = [
        _translated(task, pair(task.bitext, task.reference, names, by, task.others), systems)
        for task in tasks
    ]
    shown = tuple(
        name
        for name in (*map(str, names), *(each.name for each in systems))
        if any(name in texts for document in found for _, texts in document)
    )
    if not shown:
        raise ProjectError("nothing to score: no segment with a reference is translated")
    common = [[each for each in document if all(map(each[1].get, shown))] for document in found]
    left_out = sum(map(len, found)) - sum(map(len, common))
    if not any(common):
        raise ProjectError(
            f"{' and '.join(shown)} have no {by} in common that all of them translate",
            hint="Score one of them: --of draft, --of target, or with fewer --system.",
        )
    scorer = Scorer(options)
    items = tuple(
        item
        for task, lines in zip(tasks, common, strict=True)
        for item in _items(task.bitext, lines, scorer, terms)
    )
    return _scored(items, shown, scorer, by, bootstrap, left_out, progress)


def _texts(
    tasks: Sequence[ComparisonTask], texts: Sequence[ScoredText] | None, *, is_needed: bool
) -> tuple[ScoredText, ...]:
    if texts is not None:
        return tuple(texts)
    try:
        return choose_texts([task.bitext for task in tasks])
    except ProjectError:
        if is_needed:
            raise
        return ()


Translated = tuple[ReferenceMatch, dict[str, str]]


def _translated(
    task: ComparisonTask, paired: PairedDocument, systems: Sequence[System]
) -> list[Translated]:
    """Each item of a document with what the systems have for it."""
    texts: dict[object, dict[str, str]] = {match.segments: {} for match in paired.reference.matches}
    for name, pairs in paired.texts.items():
        for match, hypothesis in pairs.lines:
            texts[match.segments][str(name)] = hypothesis
    for system in systems:
        translated = system.translations(task.bitext)
        for match in paired.reference.matches:
            if hypothesis := hypothesis_for(match, translated):
                texts[match.segments][system.name] = hypothesis
    return [(match, texts[match.segments]) for match in paired.reference.matches]


def _items(
    bitext: Bitext, lines: Sequence[Translated], scorer: Scorer, terms: ProjectTerms | None
) -> list[ComparedItem]:
    order = {ref: place for place, (ref, _) in enumerate(bitext.segments())}
    items = []
    for match, texts in lines:
        scores = {
            name: scorer.segments([text], [match.references])[0] for name, text in texts.items()
        }
        segments = [bitext.segment(ref) for ref in match.segments]
        amounts = [amount for amount in map(edit_amount, segments) if amount]
        origins = {segment.origin.kind if segment.origin else None for segment in segments}
        items.append(
            ComparedItem(
                bitext.document,
                order[match.segments[0]] / len(order),
                match,
                texts,
                scores,
                origins.pop() if len(origins) == 1 else None,
                added_up(amounts) if len(amounts) == len(segments) else None,
                _honoured(match.source, texts, terms) if terms else {},
            )
        )
    return items


def _honoured(source: str, texts: Mapping[str, str], terms: ProjectTerms) -> dict[str, bool]:
    asked = {
        rows
        for rows in group_hits(terms.find(source)).values()
        if any(row.status in WANTED for row in rows)
    }
    if not asked:
        return {}
    return {
        name: all(is_honoured(rows, text, terms.renderings.spans) for rows in asked)
        for name, text in texts.items()
    }


def _scored(
    items: tuple[ComparedItem, ...],
    names: Sequence[str],
    scorer: Scorer,
    by: ItemKind,
    bootstrap: int,
    left_out: int,
    progress: Progress,
) -> SystemComparison:
    texts = {name: [item.texts[name] for item in items] for name in names}
    references = [item.match.references for item in items]
    pairs = list(combinations(names, 2)) if bootstrap else []
    steps, done = len(names) + len(pairs), 0
    systems = {}
    for name in names:
        progress(done, steps, f"scoring {name}")
        systems[name] = scorer.corpus(texts[name], references, bootstrap=bootstrap)
        done += 1
    tests = {}
    for first, second in pairs:
        progress(done, steps, f"comparing {first} and {second}")
        tests[first, second] = scorer.compare(
            texts[first], texts[second], references, bootstrap=bootstrap
        )
        done += 1
    both = {str(ScoredText.DRAFT), str(ScoredText.TARGET)} <= set(names)
    by_target = (
        scorer.corpus(texts[ScoredText.DRAFT], texts[ScoredText.TARGET], bootstrap=0)
        if both
        else None
    )
    return SystemComparison(by, scorer.options, items, systems, tests, by_target, left_out)
