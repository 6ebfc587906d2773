"""Scoring the drafts and targets of documents against their references."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from alignwb.core.bitext.bitext import Bitext
from alignwb.core.matching.reference_matching import ReferenceMatch
from alignwb.core.shell_words import argument
from alignwb.errors import ProjectError
from alignwb.scoring import CorpusScores, MetricName, MetricOptions, Scorer, SegmentScores
from alignwb.services.scoring.hypotheses import ItemKind, Pairs, ScoredText, choose_texts, pair
from alignwb.services.scoring.reference_files import MatchedReference


@dataclass(frozen=True, slots=True)
class ScoredLine:
    """A hypothesis with its reference, both as they were scored, and its scores."""

    match: ReferenceMatch
    hypothesis: str
    scores: SegmentScores


@dataclass(frozen=True, slots=True)
class TextScores:
    """The scores of the drafts, or of the targets, of one or more documents.

    Attributes:
        corpus: The scores of all lines together.
        lines: A line for each item scored, in document order; at least one.
        without_hypothesis: Segments that have a reference but nothing to compare it with.
    """

    corpus: CorpusScores
    lines: tuple[ScoredLine, ...]
    without_hypothesis: int

    @property
    def segments(self) -> int:
        """How many segments the lines cover."""
        return sum(len(line.match.segments) for line in self.lines)


@dataclass(frozen=True, slots=True)
class DocumentScores:
    """The scores of one document.

    Attributes:
        document: Its name.
        path: The file it was scored against.
        reference: The references found in it.
        texts: The scores of the drafts and of the targets, as far as there are any.
        without_reference: How many of its segments have no reference.
    """

    document: str
    path: Path
    reference: MatchedReference
    texts: Mapping[ScoredText, TextScores]
    without_reference: int


@dataclass(frozen=True, slots=True)
class Evaluation:
    """The scores of one or more documents, and of all their lines as one corpus.

    Attributes:
        by: The kind of item that a line is.
        options: By which metrics, and how.
        documents: In the order they were asked for.
        total: The scores of all documents' drafts, and of all their targets.
    """

    by: ItemKind
    options: MetricOptions
    documents: tuple[DocumentScores, ...]
    total: Mapping[ScoredText, TextScores]

    @property
    def main(self) -> MetricName:
        """The metric by which lines are ranked."""
        return self.options.main


def evaluate(
    tasks: Sequence[tuple[Bitext, Path]],
    text: ScoredText | None = None,
    *,
    by: ItemKind = ItemKind.SEGMENT,
    others: Sequence[Sequence[Path]] = (),
    options: MetricOptions | None = None,
    bootstrap: int = 1000,
    progress: Callable[[int, int], None] = lambda _done, _total: None,
) -> Evaluation:
    """Score bitexts, each against its reference file; at least one.

    text: what to score; None for the drafts, and the targets too if any differs from its draft.
    others: for each bitext the files with further references; none for any by default.
    bootstrap: samples for the confidence, 0 for none.  progress: called with the lines done and
    the lines in all.  Raises ProjectError if a document shares nothing with its reference or none
    of them has anything to score, and all that `match_reference` raises.
    """
    texts = (text,) if text else choose_texts([bitext for bitext, _ in tasks])
    further = others or [()] * len(tasks)
    paired = [
        pair(bitext, path, texts, by, more)
        for (bitext, path), more in zip(tasks, further, strict=True)
    ]
    everything = [pairs for document in paired for pairs in document.texts.values()]
    if not everything:
        raise ProjectError(
            f"nothing to score in {', '.join(each.document for each in paired)}:"
            f" no segment with a reference has a {' or a '.join(texts)}",
            hint=f"Draft with: alignwb draft {argument(paired[0].document)}",
        )
    steps = _LineCount(sum(len(pairs.lines) for pairs in everything), progress)
    scorer = Scorer(options)
    documents = tuple(
        DocumentScores(
            each.document,
            each.path,
            each.reference,
            {text: _score(pairs, scorer, bootstrap, steps) for text, pairs in each.texts.items()},
            each.without_reference,
        )
        for each in paired
    )
    return Evaluation(by, scorer.options, documents, _total(documents, scorer, bootstrap))


class _LineCount:
    """Counts lines and passes the count on."""

    def __init__(self, total: int, report: Callable[[int, int], None]) -> None:
        self._done, self._total, self._report = 0, total, report

    def advance(self) -> None:
        """One more is done."""
        self._done += 1
        self._report(self._done, self._total)


def _score(pairs: Pairs, scorer: Scorer, bootstrap: int, steps: _LineCount) -> TextScores:
    lines = []
    for match, hypothesis in pairs.lines:
        [scores] = scorer.segments([hypothesis], [match.references])
        lines.append(ScoredLine(match, hypothesis, scores))
        steps.advance()
    return TextScores(_corpus(lines, scorer, bootstrap), tuple(lines), pairs.without_hypothesis)


def _total(
    documents: Sequence[DocumentScores], scorer: Scorer, bootstrap: int
) -> dict[ScoredText, TextScores]:
    total = {}
    for text in ScoredText:
        parts = [each.texts[text] for each in documents if text in each.texts]
        if len(parts) == 1:
            total[text] = parts[0]
        elif parts:
            lines = tuple(line for part in parts for line in part.lines)
            missing = sum(part.without_hypothesis for part in parts)
            total[text] = TextScores(_corpus(lines, scorer, bootstrap), lines, missing)
    return total


def _corpus(lines: Sequence[ScoredLine], scorer: Scorer, bootstrap: int) -> CorpusScores:
    return scorer.corpus(
        [line.hypothesis for line in lines],
        [line.match.references for line in lines],
        bootstrap=bootstrap,
    )
