"""Undo and redo, also with drafts arriving between."""

from dataclasses import replace
from random import Random

from hypothesis import given
from hypothesis import strategies as st
from support.random_edits import random_bitext, random_drafts, random_edit

from alignwb.core.bitext import edits, history
from alignwb.core.bitext.bitext import Bitext, Kind, Paragraph
from alignwb.core.bitext.history import History, Work
from alignwb.core.bitext.segment import (
    Draft,
    Hypothesis,
    Origin,
    OriginKind,
    Segment,
    SegmentRef,
    Status,
)

REF = SegmentRef("p1", "s1")
seeds = st.integers(0, 2**32)


def work_of(*segments: Segment) -> Work:
    return Work(Bitext("letter", "", (Paragraph("p1", Kind.PARAGRAPH, segments),)))


def typed(work: Work, text: str, status: Status | None = None) -> Work:
    edit = edits.set_target(work.bitext, REF, text, status=status)
    assert edit
    return history.apply(work, edit)


def draft_of(text: str) -> Draft:
    return Draft("argos", "translate-nl_en", "1.0", (Hypothesis(text, -0.5),))


def back(work: Work) -> Work:
    step = history.undo(work)
    assert step
    return step[0]


def forth(work: Work) -> Work:
    step = history.redo(work)
    assert step
    return step[0]


def wound_back(work: Work) -> Work:
    while step := history.undo(work):
        work = step[0]
    return work


def wound_forth(work: Work) -> Work:
    while step := history.redo(work):
        work = step[0]
    return work


@given(seeds)
def test_whatever_happens_undoing_all_gives_the_start_with_its_drafts(seed: int) -> None:
    random = Random(seed)
    start = work = Work(random_bitext(random))
    for _ in range(20):
        match random.choice(["edit", "edit", "edit", "undo", "undo", "redo", "drafts"]):
            case "edit":
                edit = random_edit(random, work.bitext)
                work = history.apply(work, edit) if edit else work
            case "undo":
                step = history.undo(work)
                work = step[0] if step else work
            case "redo":
                step = history.redo(work)
                work = step[0] if step else work
            case _:
                drafts = random_drafts(random, work.bitext)
                work, attached = history.attach_drafts(work, drafts)
                sources = {ref: drafted.source for ref, drafted in attached.items()}
                kept = {ref: drafts[ref] for ref in attached}
                start, _ = history.attach_drafts(start, kept, sources)

    assert wound_back(work).bitext == start.bitext
    ends = wound_forth(work)
    assert wound_forth(wound_back(ends)) == ends


@given(seeds)
def test_undo_then_redo_changes_nothing(seed: int) -> None:
    random = Random(seed)
    work = Work(random_bitext(random))
    for _ in range(6):
        edit = random_edit(random, work.bitext)
        work = history.apply(work, edit) if edit else work

    if work.history.done:
        assert forth(back(work)) == work


def test_the_returned_edit_is_the_one_that_was_applied() -> None:
    start = work_of(Segment("s1", "Een."))
    work = typed(start, "One.")

    step = history.undo(work)

    assert step
    undone, edit = step
    assert edits.apply(work.bitext, edit) == undone.bitext == start.bitext
    again = history.redo(undone)
    assert again
    assert edits.apply(undone.bitext, again[1]) == work.bitext


def test_a_new_edit_forgets_what_was_undone() -> None:
    work = typed(back(typed(work_of(Segment("s1", "Een.")), "One.")), "A.")

    assert history.redo(work) is None
    assert len(work.history.done) == 1


def test_nothing_to_undo_or_redo_is_no_error() -> None:
    work = work_of(Segment("s1", "Een."))

    assert history.undo(work) is None
    assert history.redo(work) is None


def test_undoing_the_human_text_shows_the_draft_that_came_meanwhile() -> None:
    work = typed(work_of(Segment("s1", "Een.")), "One.")

    work, attached = history.attach_drafts(work, {REF: draft_of("A.")})

    assert list(attached) == [REF]
    assert work.bitext.segment(REF).target == "One."
    assert back(work).bitext.segment(REF).target == "A."
    assert back(work).bitext.segment(REF).status is Status.DRAFT
    assert forth(back(work)) == work


def test_taking_back_what_a_memory_filled_in_shows_the_draft_that_came_meanwhile() -> None:
    start = work_of(Segment("s1", "Een."))
    edit = edits.set_target(
        start.bitext, REF, "One.", status=Status.DRAFT, origin=Origin(OriginKind.TM, "a.tmx", 100)
    )
    assert edit
    work, _ = history.attach_drafts(history.apply(start, edit), {REF: draft_of("A.")})

    assert work.bitext.segment(REF).target == "One."
    assert back(work).bitext.segment(REF).target == "A."
    assert forth(back(work)) == work


def test_a_draft_for_a_part_does_not_reach_the_whole_it_was_split_from() -> None:
    whole = work_of(Segment("s1", "Een huis. Twee huizen."))
    work = history.apply(whole, edits.split_segment(whole.bitext, REF, 9, 0))

    work, _ = history.attach_drafts(work, {REF: draft_of("A house.")})

    assert work.bitext.segment(REF).target == "A house."
    assert back(work).bitext == whole.bitext


def test_an_edit_that_a_draft_made_pointless_is_no_step() -> None:
    start = work_of(Segment("s1", "Een.", "One.", Status.DRAFT))
    both = replace(draft_of("A."), hypotheses=(Hypothesis("A.", -0.1), Hypothesis("An.", -0.2)))
    work = history.attach_drafts(start, {REF: both})[0]
    chosen = edits.set_target(
        work.bitext, REF, "An.", status=Status.DRAFT, origin=draft_of("").origin
    )
    assert chosen
    work = history.apply(work, chosen)

    work, _ = history.attach_drafts(work, {REF: draft_of("The.")})

    assert work.bitext.segment(REF).target == "The."
    assert work.history == History()


def test_trimming_forgets_the_oldest_edits_only() -> None:
    work = work_of(Segment("s1", "Een."))
    for text in ("1", "2", "3", "4"):
        work = typed(work, text)

    trimmed = Work(work.bitext, work.history.trimmed(2))

    assert wound_back(trimmed).bitext.segment(REF).target == "2"
    assert len(work.history.trimmed(0).done) == 0


def typed_and_taken_back(work: Work, text: str) -> Work:
    edit = edits.set_target(work.bitext, REF, text)
    assert edit
    return Work(work.bitext, history.with_undone(work.history, edit))


def texts_of_redo(work: Work) -> list[str]:
    """The target of the first segment after each redo, until there is none."""
    texts: list[str] = []
    while step := history.redo(work):
        work = step[0]
        texts.append(work.bitext.segment(REF).target)
    return texts


def test_typing_that_was_taken_back_is_done_again_first_and_ends_nothing() -> None:
    elsewhere = edits.set_target(
        work_of(Segment("s1", "Een."), Segment("s2", "Twee.")).bitext,
        SegmentRef("p1", "s2"),
        "Two.",
    )
    assert elsewhere
    work = work_of(Segment("s1", "Een."), Segment("s2", "Twee."))
    work = back(history.apply(work, elsewhere))
    work = typed_and_taken_back(work, "One.")

    assert texts_of_redo(work) == ["One.", "One."]
    assert wound_forth(work).bitext.paragraphs[0].target == "One. Two."


def test_what_does_not_fit_after_the_typing_comes_after_it_was_taken_back_once_more() -> None:
    work = back(back(typed(typed(work_of(Segment("s1", "Een.")), "Uno."), "Uno, due.")))
    work = typed_and_taken_back(work, "x")

    assert texts_of_redo(work) == ["x", "", "Uno.", "Uno, due."]


def test_steps_of_one_typing_are_done_again_one_after_the_other() -> None:
    work = work_of(Segment("s1", "Een."))
    first = edits.set_target(work.bitext, REF, "Only")
    assert first
    second = edits.set_target(edits.apply(work.bitext, first), REF, "Only one.")
    assert second
    steps = history.with_undone(history.with_undone(work.history, second), first)

    assert texts_of_redo(Work(work.bitext, steps)) == ["Only", "Only one."]


def test_of_what_was_undone_that_stays_which_fits_another_bitext() -> None:
    work = back(back(typed(typed(work_of(Segment("s1", "Een.")), "Uno."), "Uno, due.")))
    assert history.still_fitting(work.bitext, work.history.undone) == work.history.undone
    other = work_of(Segment("s1", "Een.", "Un.", Status.EDITED)).bitext
    assert history.still_fitting(other, work.history.undone) == ()
