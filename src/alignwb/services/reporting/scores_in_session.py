"""The scores of a document that is being translated, as tables for the screen."""

from collections.abc import Callable, Iterator
from textwrap import wrap

from alignwb.core.bitext.bitext import Bitext
from alignwb.core.bitext.segment import SegmentRef
from alignwb.errors import ProjectError
from alignwb.services.memory.document_page import PageTable
from alignwb.services.project.project import Document
from alignwb.services.reporting.bars import bar, sparkline
from alignwb.services.reporting.score_cautions import cautions
from alignwb.services.scoring.evaluating import Evaluation, ScoredLine, TextScores, evaluate
from alignwb.services.scoring.reference_files import find_references

_WIDTH = 58
_WORST = 5
_PARTS = 40
_BAR = 12


class Stopped(Exception):  # noqa: N818 - nothing went wrong
    """Nobody waits for the scores any more."""


def session_scores(
    document: Document, bitext: Bitext, wanted: Callable[[], bool] = lambda: True
) -> Evaluation:
    """The scores of a document as it stands, saved or not, without intervals.

    wanted: asked now and then; once it says no, raises Stopped.  Raises ProjectError if the
    document has no reference, and all that `evaluate` raises.
    """
    [(_, reference)] = find_references([document])
    if reference is None:
        folder = document.bitext.parent / "reference"
        raise ProjectError(
            f"there is no reference for {document.name}",
            hint=f"Put one at {folder / document.name}.xlf (or .txt, .tsv).",
        )

    def go_on(_done: int, _total: int) -> None:
        if not wanted():
            raise Stopped

    return evaluate([(bitext, reference)], bootstrap=0, progress=go_on)


def score_tables(evaluation: Evaluation, here: SegmentRef | None = None) -> list[PageTable]:
    """The tables: the scores, how they go through the document, this segment, and the worst.

    here: the segment that is open.
    """
    texts = dict(evaluation.total)
    main = evaluation.main
    first = next(iter(texts.values()))
    name = first.corpus.by_metric[main].name
    rows = [["", *texts], ["segments", *(str(len(each.lines)) for each in texts.values())]]
    scored = zip(*(each.corpus for each in texts.values()), strict=True)
    rows += [[scores[0].name, *(f"{each.value:.1f}" for each in scores)] for scores in scored]
    bars = [
        [text, bar(scores.corpus.by_metric[main].value / 100, _BAR)]
        for text, scores in texts.items()
    ]
    through = [
        [text, sparkline([line.scores[main] for line in scores.lines], _PARTS)]
        for text, scores in texts.items()
    ]
    own = [
        [text, f"{name} {line.scores[main]:.1f}"]
        for text, scores in texts.items()
        for line in scores.lines
        if here in line.match.segments
    ]
    last = list(texts)[-1]
    return [
        PageTable("", rows),
        PageTable(f"{name}, of 0 to 100", bars),
        PageTable(f"{name} from beginning to end", through),
        PageTable("This segment", own),
        PageTable(f"The worst {last}s", _worst(evaluation, texts[last])),
        PageTable("What to make of it", list(_cautions(first))),
    ]


def in_lines(text: str) -> list[list[str]]:
    """A text as rows that fit on the page."""
    return [[line] for line in wrap(text, _WIDTH)]


def _worst(evaluation: Evaluation, scores: TextScores) -> list[list[str]]:
    sign = 1 if evaluation.main.higher_is_better else -1

    def rank(line: ScoredLine) -> float:
        return sign * line.scores[evaluation.main]

    return [
        [
            f"{line.scores[evaluation.main]:5.1f}",
            _cut(f"{line.match.segments[0]} {line.hypothesis}"),
        ]
        for line in sorted(scores.lines, key=rank)[:_WORST]
    ]


def _cautions(scores: TextScores) -> Iterator[list[str]]:
    words = sum(len(line.match.reference.split()) for line in scores.lines)
    longest = max(len(line.hypothesis.split()) for line in scores.lines)
    for text in cautions(scores.corpus, len(scores.lines), words, longest):
        yield from in_lines(text)


def _cut(text: str) -> str:
    return text if len(text) <= _WIDTH - 8 else f"{text[: _WIDTH - 9]}…"
