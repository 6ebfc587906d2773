"""Scores in words and as JSON."""

from collections.abc import Mapping, Sequence

from alignwb.cli.current_folder import path_from_here
from alignwb.cli.printing.output import print_line, print_table, print_wrapped
from alignwb.core.bitext.segment import SegmentRef
from alignwb.scoring import Score
from alignwb.services.scoring.evaluating import (
    DocumentScores,
    Evaluation,
    ScoredLine,
    TextScores,
)
from alignwb.services.scoring.hypotheses import ScoredText


def print_report(evaluation: Evaluation, *, worst: int) -> None:
    """Print a table for each document and for all, the signatures, and the worst items.

    worst: how many of these, of the first text.
    """
    for each in evaluation.documents:
        if each.texts:
            print_line(f"{each.document} against {path_from_here(each.path)}, by {evaluation.by}")
            _print_texts(each.texts, evaluation.by)
            print()
    if len(evaluation.documents) > 1:
        print_line(f"all together, by {evaluation.by}")
        _print_texts(evaluation.total, evaluation.by)
        print()
    text, scores = next(iter(evaluation.total.items()))
    if next(iter(scores.corpus)).confidence:
        print_line("± is the 95 % interval around the mean of the bootstrap samples.")
    for score in scores.corpus:
        print_line(f"{score.name}|{score.signature}")
    if worst > 0:
        _print_worst(evaluation, text, worst)


def as_json(evaluation: Evaluation) -> dict[str, object]:
    """The whole evaluation as a JSON object, with unrounded figures."""
    return {
        "by": evaluation.by,
        "documents": [
            {
                "document": each.document,
                "reference": str(path_from_here(each.path)),
                "segments_without_reference": each.without_reference,
                "reference_without_source": each.reference.without_source,
                "reference_without_target": each.reference.without_target,
                **_texts_as_json(each.texts),
                f"{evaluation.by}s": _lines_as_json(each),
            }
            for each in evaluation.documents
        ],
        "total": _texts_as_json(evaluation.total),
    }


def _print_texts(texts: Mapping[ScoredText, TextScores], by: str) -> None:
    rows = [["", *texts], *_counts(list(texts.values()), by)]
    corpora = [each.corpus for each in texts.values()]
    rows += ([scores[0].name, *map(_figure, scores)] for scores in zip(*corpora, strict=True))
    for name, row in zip(corpora[0].by_metric, rows[-len(corpora[0].by_metric) :], strict=True):
        row[0] += "" if name.higher_is_better else ", lower is better"
    print_table(rows, indent="  ")


def _counts(texts: Sequence[TextScores], by: str) -> list[list[str]]:
    """A row of the items scored, and one of the segments in them if these are more."""
    items = [f"{by}s", *(str(len(each.lines)) for each in texts)]
    segments = ["segments", *(str(each.segments) for each in texts)]
    if items == segments:
        return [segments]
    segments[0] = "segments in them"
    return [["items scored" if by == "segment" else items[0], *items[1:]], segments]


def _figure(score: Score) -> str:
    if score.confidence is None:
        return f"{score.value:.1f}"
    interval = f"{score.confidence.mean:.1f} ± {score.confidence.half_width:.1f}"
    return f"{score.value:.1f}  ({interval})"


def _print_worst(evaluation: Evaluation, text: ScoredText, count: int) -> None:
    named = [
        (document.document, line)
        for document in evaluation.documents
        if text in document.texts
        for line in document.texts[text].lines
    ]
    main = evaluation.main
    sign = 1 if main.higher_is_better else -1
    named.sort(key=lambda each: sign * each[1].scores[main])
    by_metric = evaluation.total[text].corpus.by_metric
    print(f"\nThe worst {text}s by {by_metric[main].name}:")
    for document, line in named[:count]:
        ranked = sorted(line.scores, key=lambda each: each is not main)
        figures = (f"{by_metric[each].name} {line.scores[each]:.1f}" for each in ranked)
        print()
        print_line("  ".join((f"{document} {_place(line)}", *figures)))
        print_wrapped(line.match.source, label="  source     ")
        print_wrapped(line.hypothesis, label=f"  {text:<9}  ")
        for reference in line.match.references:
            print_wrapped(reference, label="  reference  ")


def _place(line: ScoredLine) -> str:
    first, *others = line.match.segments
    return f"{first}-{_ids(line.match.segments)[-1]}" if others else str(first)


def _ids(refs: Sequence[SegmentRef]) -> list[str]:
    """The segments' ids, with their paragraphs' ids where these differ."""
    is_one = len({ref.paragraph for ref in refs}) == 1
    return [ref.segment if is_one else str(ref) for ref in refs]


def _texts_as_json(texts: Mapping[ScoredText, TextScores]) -> dict[str, object]:
    return {str(text): _text_as_json(scores) for text, scores in texts.items()}


def _text_as_json(scores: TextScores) -> dict[str, object]:
    by_metric = scores.corpus.by_metric
    return {
        "items": len(scores.lines),
        "segments": scores.segments,
        "segments_without_hypothesis": scores.without_hypothesis,
        **{str(name): score_as_json(score) for name, score in by_metric.items()},
    }


def score_as_json(score: Score) -> dict[str, object]:
    """A score with its interval and signature."""
    interval = score.confidence
    return {
        "name": score.name,
        "value": score.value,
        "confidence": interval and {"mean": interval.mean, "half_width": interval.half_width},
        "signature": score.signature,
    }


def _lines_as_json(document: DocumentScores) -> list[dict[str, object]]:
    """One object for each reference, in document order, with the texts that have a line for it."""
    rows: dict[object, dict[str, object]] = {
        match.segments: {
            "paragraph": match.segments[0].paragraph,
            "segments": _ids(match.segments),
            "source": match.source,
            "same_source": match.is_same_source,
            "reference": match.reference,
            **({"other_references": match.others} if match.others else {}),
        }
        for match in document.reference.matches
    }
    for text, each in document.texts.items():
        for line in each.lines:
            by_metric = {str(name): value for name, value in line.scores.items()}
            rows[line.match.segments][text] = {"text": line.hypothesis, **by_metric}
    return list(rows.values())
