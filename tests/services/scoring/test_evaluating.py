from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from support.scored_project import DRAFTED, make_scored_project, with_references

from alignwb.core.bitext.bitext import Bitext
from alignwb.core.bitext.edits import apply, merge_with_next
from alignwb.core.bitext.segment import Segment, SegmentRef, Status
from alignwb.errors import ProjectError
from alignwb.formats.xliff import write_xliff
from alignwb.scoring import Scorer
from alignwb.services.project.documents import read_bitext
from alignwb.services.scoring.evaluating import evaluate
from alignwb.services.scoring.hypotheses import ItemKind, ScoredText

ROOT = Path(__file__).parents[3]


@pytest.fixture
def reference(tmp_path: Path) -> Path:
    return make_scored_project(tmp_path).references / "brief.xlf"


def _with(bitext: Bitext, ref: SegmentRef, **changes: object) -> Bitext:
    paragraph = bitext.paragraph(ref.paragraph)
    segments = tuple(
        replace(segment, **changes) if segment.id == ref.segment else segment  # type: ignore[arg-type]  # any field
        for segment in paragraph.segments
    )
    return bitext.with_paragraphs([replace(paragraph, segments=segments)])


def test_drafts_and_targets_are_scored_against_the_same_reference(reference: Path) -> None:
    [scores] = evaluate([(DRAFTED, reference)], bootstrap=0).documents
    draft, target = scores.texts[ScoredText.DRAFT], scores.texts[ScoredText.TARGET]
    assert [line.hypothesis for line in draft.lines] == [
        "A letter",
        "She worked near to Sovnarkom.",
        "The sun seemed, but it was cold.",
        "Then he went away.",
    ]
    assert [line.hypothesis for line in target.lines] == [
        "The letter",
        "She worked near to Sovnarkom.",
        "The sun shone, but it was cold.",
        "Then he went away.",
    ]
    hypotheses = [line.hypothesis for line in draft.lines]
    references = [match.reference for match in scores.reference.matches]
    assert draft.corpus == Scorer().corpus(hypotheses, references, bootstrap=0)
    assert [line.scores for line in draft.lines] == list(Scorer().segments(hypotheses, references))
    assert "[^1]" not in "".join(hypotheses + references)


def test_targets_that_are_only_drafts_are_not_scored_twice(reference: Path) -> None:
    untouched = DRAFTED
    for ref, segment in DRAFTED.segments():
        assert segment.draft
        untouched = _with(untouched, ref, target=segment.draft.text, status=Status.CONFIRMED)
    assert list(evaluate([(untouched, reference)], bootstrap=0).total) == [ScoredText.DRAFT]
    asked = evaluate([(untouched, reference)], ScoredText.TARGET, bootstrap=0).total
    assert list(asked) == [ScoredText.TARGET]


def test_a_human_translation_without_drafts_is_scored_as_target(reference: Path) -> None:
    human = with_references(DRAFTED)
    total = evaluate([(human, reference)], bootstrap=0).total
    assert list(total) == [ScoredText.TARGET]
    assert total[ScoredText.TARGET].corpus.ter.value == 0


def test_segments_without_hypothesis_or_reference_are_counted_and_left_out(
    reference: Path,
) -> None:
    bitext = _with(DRAFTED, SegmentRef("p3", "s1"), draft=None)
    paragraph = bitext.paragraph("p1")
    extra = replace(paragraph, segments=(replace(paragraph.segments[0], source="Nog een brief"),))
    bitext = bitext.with_paragraphs([extra])
    [scores] = evaluate([(bitext, reference)], bootstrap=0).documents
    assert scores.without_reference == 1
    assert scores.texts[ScoredText.DRAFT].without_hypothesis == 1
    assert scores.texts[ScoredText.DRAFT].segments == 2
    assert scores.texts[ScoredText.TARGET].without_hypothesis == 0
    assert scores.texts[ScoredText.TARGET].segments == 3


def test_segments_the_reference_divides_differently_are_scored_as_one(reference: Path) -> None:
    translated = with_references(DRAFTED)
    joined = apply(translated, merge_with_next(translated, SegmentRef("p2", "s1")))
    reference.write_bytes(write_xliff(joined))
    [scores] = evaluate([(DRAFTED, reference)], bootstrap=0).documents
    lines = scores.texts[ScoredText.DRAFT].lines
    assert [len(line.match.segments) for line in lines] == [1, 2, 1]
    assert lines[1].hypothesis == "She worked near to Sovnarkom. The sun seemed, but it was cold."
    assert scores.texts[ScoredText.DRAFT].segments == 4


def test_a_regrouped_reference_scores_the_same_text_by_segment_and_by_paragraph(
    tmp_path: Path,
) -> None:
    [file] = (ROOT / "translations" / "reference").glob("001_*.xlf")
    bitext = read_bitext(file)
    regrouped = bitext
    for paragraph in bitext.paragraphs:
        for first, _ in _two_by_two(paragraph.segments):
            ref = SegmentRef(paragraph.id, first.id)
            regrouped = apply(regrouped, merge_with_next(regrouped, ref))
    path = tmp_path / "regrouped.xlf"
    path.write_bytes(write_xliff(regrouped))
    texts = []
    for by in ItemKind:
        [scores] = evaluate([(bitext, path)], by=by, bootstrap=0).documents
        target = scores.texts[ScoredText.TARGET]
        assert target.segments == sum(1 for _ in bitext.segments())
        assert target.corpus.ter.value == 0
        texts.append(" ".join(line.hypothesis for line in target.lines))
    assert texts[0] == texts[1]
    assert len(scores.texts[ScoredText.TARGET].lines) == len(bitext.paragraphs)


def _two_by_two(segments: Sequence[Segment]) -> Iterator[tuple[Segment, Segment]]:
    """Neighbours two by two; a last one without a partner is left out."""
    return zip(segments[::2], segments[1::2], strict=False)


def test_several_documents_are_scored_each_and_together(reference: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.txt"
    other.write_text("A letter\nThey worked.\nSun.\nHe went.\n", encoding="utf-8")
    progress: list[tuple[int, int]] = []
    evaluation = evaluate(
        [(DRAFTED, reference), (replace(DRAFTED, document="other"), other)],
        ScoredText.DRAFT,
        bootstrap=100,
        progress=lambda done, total: progress.append((done, total)),
    )
    lines = [line for each in evaluation.documents for line in each.texts[ScoredText.DRAFT].lines]
    total = evaluation.total[ScoredText.DRAFT]
    assert list(total.lines) == lines
    assert total.corpus == Scorer().corpus(
        [line.hypothesis for line in lines],
        [line.match.reference for line in lines],
        bootstrap=100,
    )
    assert progress[-1] == (8, 8)
    assert progress == sorted(progress)


def test_a_document_without_drafts_does_not_hide_another(reference: Path) -> None:
    bare = replace(
        DRAFTED,
        document="bare",
        paragraphs=tuple(
            replace(each, segments=tuple(Segment(s.id, s.source) for s in each.segments))
            for each in DRAFTED.paragraphs
        ),
    )
    first, second = evaluate([(bare, reference), (DRAFTED, reference)], bootstrap=0).documents
    assert first.texts == {}
    assert second.texts[ScoredText.DRAFT].segments == 4
    with pytest.raises(ProjectError, match="no drafts and no targets") as caught:
        evaluate([(bare, reference)])
    assert caught.value.hint == "Draft it with: alignwb draft bare"
    with pytest.raises(ProjectError, match="no segment with a reference has a draft"):
        evaluate([(bare, reference)], ScoredText.DRAFT)


def test_a_reference_of_another_document_is_refused(tmp_path: Path) -> None:
    stranger = tmp_path / "stranger.tsv"
    stranger.write_text("Iets anders.\tSomething else.\n", encoding="utf-8")
    with pytest.raises(ProjectError, match="holds no reference for any segment of brief"):
        evaluate([(DRAFTED, stranger)])
