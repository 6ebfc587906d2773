"""Edits and their inverses."""

from collections.abc import Callable
from dataclasses import replace
from random import Random

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from support.random_edits import random_bitext, random_draft, random_drafts, random_edit
from support.strategies import bitexts, texts

from alignwb.core.bitext import edits
from alignwb.core.bitext.bitext import Bitext, Kind, Paragraph
from alignwb.core.bitext.edits import Edit
from alignwb.core.bitext.segment import (
    Draft,
    Hypothesis,
    Origin,
    OriginKind,
    Segment,
    SegmentRef,
    Status,
)
from alignwb.errors import EditError

REF = SegmentRef("p1", "s1")
seeds = st.integers(0, 2**32)
words = st.sampled_from(["huis", "“Lebedev”", "aarde[^2]", "é", "🙂", "שלום", "3,5"])
sentences = st.lists(words, min_size=2, max_size=6).map(" ".join)


def bitext_of(*segments: Segment) -> Bitext:
    return Bitext("letter", "", (Paragraph("p1", Kind.PARAGRAPH, segments),))


def draft_of(text: str) -> Draft:
    return Draft("argos", "translate-nl_en", "1.0", (Hypothesis(text, -0.5),))


def done(bitext: Bitext, edit: Edit | None) -> Bitext:
    assert edit is not None
    return edits.apply(bitext, edit)


@given(seeds)
def test_an_edit_and_its_inverse_leave_the_bitext_as_it_was(seed: int) -> None:
    random = Random(seed)
    bitext = random_bitext(random)
    for _ in range(5):
        edit = random_edit(random, bitext)
        if edit:
            after = edits.apply(bitext, edit)
            assert edits.apply(after, edits.inverse(edit)) == bitext
            assert edits.inverse(edits.inverse(edit)) == edit
            bitext = after


@given(seeds)
def test_every_edit_keeps_the_words_of_the_source_and_ids_apart(seed: int) -> None:
    random = Random(seed)
    bitext = random_bitext(random)
    for _ in range(8):
        edit = random_edit(random, bitext)
        before = [paragraph.source.replace(" ", "") for paragraph in bitext.paragraphs]
        bitext = edits.apply(bitext, edit) if edit else bitext
        if edit and edit.label not in {"correct source", "restore source"}:
            after = [paragraph.source.replace(" ", "") for paragraph in bitext.paragraphs]
            if edit.paragraphs is None:
                assert after == before
            assert "".join(after) == "".join(before)

    refs = [ref for ref, _ in bitext.segments()]
    assert len(refs) == len(set(refs))


@settings(max_examples=50)
@given(bitexts(), texts)
def test_setting_a_target_twice_changes_nothing_the_second_time(bitext: Bitext, text: str) -> None:
    ref, segment = next(bitext.segments())
    assume(segment.status is not Status.LOCKED)
    assume(text or segment.source)
    edit = edits.set_target(bitext, ref, text)
    after = edits.apply(bitext, edit) if edit else bitext

    assert after.segment(ref).target == text
    assert edits.set_target(after, ref, text) is None


@given(sentences, sentences | st.just(""), st.randoms(use_true_random=False))
def test_splitting_at_a_space_and_merging_restores_source_and_target(
    source: str, target: str, random: Random
) -> None:
    at, cut = (
        random.choice([n for n, c in enumerate(f"{text} ") if c == " "])
        for text in (source, target)
    )
    assume(at < len(source))
    bitext = bitext_of(Segment("s1", source, target), Segment("s2", "Daarna."))

    parted = edits.apply(bitext, edits.split_segment(bitext, REF, at, cut))
    joined = edits.apply(parted, edits.merge_with_next(parted, REF))

    assert [segment.id for segment in parted.paragraphs[0].segments] == ["s1", "s3", "s2"]
    assert joined.segment(REF).source == source
    assert joined.segment(REF).target == target
    assert joined.segment(SegmentRef("p1", "s2")) == bitext.segment(SegmentRef("p1", "s2"))


@given(seeds)
def test_drafts_never_touch_human_work(seed: int) -> None:
    random = Random(seed)
    bitext = random_bitext(random)
    drafts = random_drafts(random, bitext)
    edit = edits.attach_drafts(bitext, drafts)
    after = edits.apply(bitext, edit) if edit else bitext

    for ref, before in bitext.segments():
        segment = after.segment(ref)
        assert segment.note == before.note
        assert segment.draft == drafts.get(ref, before.draft)
        is_open = before.status.may_be_overwritten and not before.is_from_memory
        if not is_open or ref not in drafts:
            assert (segment.target, segment.status, segment.origin) == (
                before.target,
                before.status,
                before.origin,
            )


def test_a_draft_fills_an_untranslated_segment_and_says_where_it_is_from() -> None:
    bitext = bitext_of(Segment("s1", "Een huis."))

    after = done(bitext, edits.attach_drafts(bitext, {REF: draft_of("A house.")}))

    segment = after.segment(REF)
    assert (segment.target, segment.status) == ("A house.", Status.DRAFT)
    assert segment.origin == Origin(OriginKind.MT, "argos translate-nl_en 1.0")


def test_what_a_memory_filled_in_keeps_its_target_beside_a_draft() -> None:
    memory = Origin(OriginKind.TM, "memory/a.tmx", 100)
    filled = Segment("s1", "Een huis.", "One house.", Status.DRAFT, memory)
    bitext = bitext_of(filled)

    after = done(bitext, edits.attach_drafts(bitext, {REF: draft_of("A house.")}))

    assert after.segment(REF) == replace(filled, draft=draft_of("A house."))


def test_an_empty_draft_leaves_a_segment_untranslated() -> None:
    bitext = bitext_of(Segment("s1", "Een huis."))

    after = done(bitext, edits.attach_drafts(bitext, {REF: draft_of("")}))

    assert (after.segment(REF).target, after.segment(REF).status) == ("", Status.INITIAL)
    assert after.segment(REF).draft == draft_of("")


def test_drafts_for_what_was_split_meanwhile_are_passed_over() -> None:
    bitext = bitext_of(Segment("s1", "Een huis. Twee huizen."))
    late = {REF: draft_of("One house. Two houses."), SegmentRef("p9", "s1"): draft_of("Gone.")}
    sources = dict.fromkeys(late, "Een huis. Twee huizen.")
    parted = edits.apply(bitext, edits.split_segment(bitext, REF, 9, 0))

    assert edits.attach_drafts(parted, late, sources) is None
    assert edits.attach_drafts(bitext, late, sources) is not None


def test_a_locked_segment_refuses_all_but_unlocking_and_notes() -> None:
    locked = Segment("s1", "Een huis. Twee.", "A house. Two.", Status.LOCKED)
    bitext = bitext_of(locked, Segment("s2", "Drie."))
    refused: list[Callable[[], object]] = [
        lambda: edits.set_target(bitext, REF, "Another."),
        lambda: edits.split_segment(bitext, REF, 9, 8),
        lambda: edits.merge_with_next(bitext, REF),
        lambda: edits.replace_segment(bitext, REF, Segment("s1", "x"), label="x"),
    ]

    for attempt in refused:
        with pytest.raises(EditError, match="locked"):
            attempt()
    assert done(bitext, edits.set_note(bitext, REF, "Final.")).segment(REF).note == "Final."
    assert (
        not done(bitext, edits.set_status(bitext, REF, Status.EDITED)).segment(REF).status.is_done
    )


def test_merging_into_a_locked_segment_is_refused() -> None:
    bitext = bitext_of(Segment("s1", "Een."), Segment("s2", "Twee.", "Two.", Status.LOCKED))

    with pytest.raises(EditError, match="s2 is locked"):
        edits.merge_with_next(bitext, REF)


def test_changing_a_confirmed_target_takes_the_confirmation_back() -> None:
    origin = Origin(OriginKind.MT, "argos x 1")
    bitext = bitext_of(Segment("s1", "Een.", "One.", Status.CONFIRMED, origin))

    changed = done(bitext, edits.set_target(bitext, REF, "One!"))
    rewritten = done(bitext, edits.set_target(bitext, REF, "A."))
    emptied = done(bitext, edits.set_target(bitext, REF, ""))

    assert (changed.segment(REF).status, changed.segment(REF).origin) == (Status.EDITED, origin)
    human = Origin(OriginKind.HUMAN)
    assert (rewritten.segment(REF).status, rewritten.segment(REF).origin) == (Status.EDITED, human)
    assert (emptied.segment(REF).status, emptied.segment(REF).origin) == (Status.INITIAL, None)


def test_what_a_human_wrote_from_nothing_is_of_human_origin() -> None:
    bitext = bitext_of(Segment("s1", "Een."))

    after = done(bitext, edits.set_target(bitext, REF, "One."))

    assert after.segment(REF).origin == Origin(OriginKind.HUMAN)


def test_merging_keeps_both_notes_and_the_weaker_claim() -> None:
    bitext = bitext_of(
        Segment("s1", "Een.", "One.", Status.CONFIRMED, note="First?"),
        Segment("s2", "Twee.", note="Second?", draft=random_draft(Random(1))),
    )

    after = edits.apply(bitext, edits.merge_with_next(bitext, REF))

    merged = after.segment(REF)
    assert (merged.source, merged.target) == ("Een. Twee.", "One.")
    assert merged.note == "First?\nSecond?"
    assert merged.status is Status.EDITED
    assert merged.draft is None


def test_the_edge_of_a_sentence_or_paragraph_is_no_place_to_split_or_merge() -> None:
    bitext = bitext_of(Segment("s1", "Een huis. "))

    for offset in (0, 9, 10):
        with pytest.raises(EditError, match="at its edge"):
            edits.split_segment(bitext, REF, offset, 0)
    with pytest.raises(EditError, match="last sentence"):
        edits.merge_with_next(bitext, REF)


def test_an_edit_made_for_another_state_is_refused_and_changes_nothing() -> None:
    bitext = bitext_of(Segment("s1", "Een."))
    edit = edits.set_target(bitext, REF, "One.")
    assert edit
    after = edits.apply(bitext, edit)

    with pytest.raises(EditError, match="has changed since"):
        edits.apply(after, edit)


@pytest.mark.parametrize("ref", [SegmentRef("p2", "s1"), SegmentRef("p1", "s9")])
def test_editing_what_is_not_there_names_it(ref: SegmentRef) -> None:
    bitext = bitext_of(Segment("s1", "Een."))

    attempts: list[Callable[[], object]] = [
        lambda: edits.set_target(bitext, ref, "x"),
        lambda: edits.set_status(bitext, ref, Status.LOCKED),
        lambda: edits.set_note(bitext, ref, "x"),
        lambda: edits.split_segment(bitext, ref, 2, 0),
    ]

    for attempt in attempts:
        with pytest.raises(EditError, match=r"letter has no (segment p1/s9|paragraph p2)"):
            attempt()
