"""What of a target nobody has typed, whatever is done to it."""

from dataclasses import replace
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.random_edits import random_bitext, random_drafts, random_edit

from alignwb.core.bitext import edits
from alignwb.core.bitext.bitext import Bitext, Kind, Paragraph
from alignwb.core.bitext.markers import MARKER
from alignwb.core.bitext.merge import merge
from alignwb.core.bitext.post_edits.tracing import (
    TextChange,
    checked_kept,
    is_retyped,
    origin_of,
    post_edit_of,
    put_in,
    rewritten,
    typed_in,
)
from alignwb.core.bitext.segment import (
    Draft,
    Hypothesis,
    Origin,
    OriginKind,
    PostEdit,
    Segment,
    SegmentRef,
    Status,
)

MT = Origin(OriginKind.MT, "argos nl_en 1")
TM = Origin(OriginKind.TM, "letters.tmx", 84)
HUMAN = Origin(OriginKind.HUMAN)
REF = SegmentRef("p1", "s1")

_texts = st.text(st.sampled_from("ab é.,🙂"), max_size=12)
_keys = st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30), _texts), max_size=12)


def _bitext(*segments: Segment) -> Bitext:
    return Bitext("brief", "", (Paragraph("p1", Kind.PARAGRAPH, segments),))


def _drafted(target: str, origin: Origin = MT, status: Status = Status.DRAFT) -> Segment:
    return Segment("s1", "Het regende in de stad.", target, status, origin)


def _done(bitext: Bitext, edit: edits.Edit | None) -> Bitext:
    assert edit is not None
    return edits.apply(bitext, edit)


@given(_texts, _keys)
def test_what_is_kept_is_what_no_key_put_there(raw: str, keys: list[tuple[int, int, str]]) -> None:
    """Each character carries a flag of its own; the spans have to say the same."""
    text, flags, typed = raw, [True] * len(raw), 0
    post_edit = put_in(raw, MT)
    for one, other, put in keys:
        start, end = sorted((min(one, len(text)), min(other, len(text))))
        post_edit = typed_in(post_edit, TextChange(start, end, put))
        text = text[:start] + put + text[end:]
        flags[start:end] = [False] * len(put)
        typed += len(put)
    from_spans = [False] * len(text)
    for start, end in checked_kept(post_edit.kept, len(text)):
        from_spans[start:end] = [True] * (end - start)
    assert from_spans == flags
    assert post_edit.typed == typed
    assert post_edit.raw == raw
    words = any(character.isalnum() for character in text)
    kept_word = any(flag and each.isalnum() for each, flag in zip(text, flags, strict=True))
    assert is_retyped(post_edit, text) == (not kept_word if words else not any(flags))


def _after(raw: str, *changes: TextChange) -> tuple[PostEdit, str]:
    post_edit, text = put_in(raw, MT), raw
    for change in changes:
        post_edit, text = typed_in(post_edit, change), change.applied(text)
    return post_edit, text


@pytest.mark.parametrize(
    ("raw", "changes"),
    [
        ("The dog slept.", [TextChange(0, 14, "H"), TextChange(1, 1, "e lay there.")]),
        ("The dog slept.", [TextChange(8, 13, ""), TextChange(4, 8, ""), TextChange(0, 4, "Hond")]),
        # before what stands there, which is then taken out
        ("The dog", [TextChange(0, 0, "The cat"), TextChange(7, 14, "")]),
        # the end stop and the footnote stay
        ("It rained.[^12]", [TextChange(0, 9, "Rain fell")]),
        ("1985", [TextChange(0, 4, "1986")]),
        ("…", [TextChange(0, 1, "?")]),
    ],
)
def test_a_target_whose_every_word_was_typed_is_a_human_s(
    raw: str, changes: list[TextChange]
) -> None:
    post_edit, text = _after(raw, *changes)
    assert origin_of(post_edit, text) == HUMAN
    assert post_edit.raw == raw
    assert post_edit.origin == MT


@pytest.mark.parametrize(
    ("raw", "change"),
    [
        ("The dog slept.", TextChange(7, 7, ",")),
        ("The dog slept.", TextChange(7, 7, "s")),
        ("Dog", TextChange(0, 1, "d")),
        ("The dog slept.", TextChange(4, 14, "cats lay there.")),
        ("It rained.[^12]", TextChange(10, 15, "[^13]")),
        ("…", TextChange(1, 1, "!")),
    ],
)
def test_a_corrected_target_is_still_the_engine_s(raw: str, change: TextChange) -> None:
    post_edit, text = _after(raw, change)
    assert origin_of(post_edit, text) == MT


def test_words_that_two_texts_share_are_kept_where_nothing_else_is_known() -> None:
    raw = "The big dog slept."
    post_edit = rewritten(put_in(raw, MT), raw, "A big cat slept badly.")
    kept = ["A big cat slept badly."[start:end] for start, end in post_edit.kept]
    assert "".join(kept).split() == ["big", "slept."]
    assert post_edit.typed is None
    back = rewritten(post_edit, "A big cat slept badly.", raw)
    assert back.kept == ((0, len(raw)),)
    assert is_retyped(rewritten(put_in(raw, MT), raw, "Er lag een hond."), "Er lag een hond.")


def test_what_nobody_has_touched_is_its_own_raw_text() -> None:
    untouched = post_edit_of(_drafted("It rained."))
    assert untouched == PostEdit("It rained.", MT, ((0, 10),), 0)
    assert post_edit_of(Segment("s1", "Het regende.")) == PostEdit("", typed=0)


def test_of_a_target_from_before_nothing_is_known() -> None:
    old = _drafted("It had rained.", status=Status.CONFIRMED)
    assert post_edit_of(old).raw is None
    assert post_edit_of(old).typed is None
    by_a_human = replace(old, origin=HUMAN)
    assert post_edit_of(by_a_human) == PostEdit(None, HUMAN)
    draft = Draft("argos", "nl_en", "1", (Hypothesis("It had rained.", -0.3),))
    as_drafted = post_edit_of(replace(old, draft=draft))
    assert (as_drafted.raw, as_drafted.typed) == ("It had rained.", None)


def test_an_old_target_that_is_typed_once_more_is_a_human_s_too() -> None:
    old = post_edit_of(_drafted("It had rained.", status=Status.EDITED))
    assert origin_of(typed_in(old, TextChange(6, 6, ",")), "It had, rained.") == MT
    assert origin_of(typed_in(old, TextChange(0, 14, "Rain fell.")), "Rain fell.") == HUMAN


def test_confirming_keeps_that_a_match_was_not_fitted() -> None:
    bitext = _bitext(_drafted("It was raining.", TM))
    for edit in (
        edits.set_status(bitext, REF, Status.CONFIRMED),
        edits.set_target(bitext, REF, "It was raining.", status=Status.CONFIRMED),
    ):
        post_edit = _done(bitext, edit).segment(REF).post_edit
        assert post_edit == PostEdit("It was raining.", TM, ((0, 15),), 0)


def test_taking_another_draft_begins_with_that() -> None:
    bitext = _bitext(_drafted("It rained."))
    bitext = _done(bitext, edits.set_target(bitext, REF, "It rained hard."))
    bitext = _done(bitext, edits.set_target(bitext, REF, "Rain fell.", origin=TM))
    segment = bitext.segment(REF)
    assert (segment.origin, segment.post_edit) == (TM, put_in("Rain fell.", TM))


def test_a_new_draft_of_what_nobody_touched_leaves_nothing_of_the_old_one() -> None:
    draft = Draft("argos", "nl_en", "2", (Hypothesis("Rain fell.", -0.3),))
    emptied = edits.set_target(_bitext(_drafted("It rained.")), REF, "")
    bitext = _done(_bitext(_drafted("It rained.")), emptied)
    assert bitext.segment(REF).post_edit == PostEdit("It rained.", MT, (), None)
    bitext = _done(bitext, edits.attach_drafts(bitext, {REF: draft}))
    assert bitext.segment(REF).post_edit is None
    assert post_edit_of(bitext.segment(REF)).raw == "Rain fell."


def test_parts_of_a_split_target_have_their_part_of_the_raw_text() -> None:
    whole = replace(
        _drafted("It rained, and Anna left.", status=Status.EDITED),
        # “Anna left.” was typed in place of “she went.”
        post_edit=PostEdit("It rained, and she went.", MT, ((0, 15),), 10),
    )
    bitext = _bitext(replace(whole, source="Het regende, en Anna ging."))
    bitext = _done(bitext, edits.split_segment(bitext, REF, 15, 14))
    first, second = bitext.paragraphs[0].segments
    assert (first.target, second.target) == ("It rained, and", "Anna left.")
    assert first.origin == MT
    assert second.origin == HUMAN
    assert first.post_edit == PostEdit("It rained, and", MT, ((0, 14),), None)
    assert second.post_edit == PostEdit("she went.", MT, (), None)
    merged = _done(bitext, edits.merge_with_next(bitext, REF)).segment(REF)
    assert merged.origin == MT
    assert merged.post_edit == PostEdit("It rained, and she went.", MT, ((0, 14),), None)


def test_what_a_person_and_an_engine_wrote_is_not_a_person_s_together() -> None:
    own = replace(
        _drafted("Rain fell.", HUMAN, Status.EDITED), post_edit=PostEdit("", None, (), 10)
    )
    bitext = _bitext(own, replace(_drafted("Anna left."), id="s2", source="Anna ging."))
    merged = _done(bitext, edits.merge_with_next(bitext, REF)).segment(REF)
    assert merged.origin == MT
    assert merged.post_edit == PostEdit("Anna left.", MT, ((11, 21),), 10)


@given(st.integers(0, 10**6))
def test_after_any_edits_the_kept_parts_fit_and_a_human_s_target_keeps_no_word(seed: int) -> None:
    random = Random(seed)
    bitext = random_bitext(random)
    for _ in range(8):
        edit = random_edit(random, bitext)
        if random.random() < 0.2:
            edit = edits.attach_drafts(bitext, random_drafts(random, bitext)) or edit
        bitext = edits.apply(bitext, edit) if edit else bitext
    for _, segment in bitext.segments():
        made = segment.post_edit
        if made is None:
            continue
        checked_kept(made.kept, len(segment.target))
        is_of_a_tool = made.origin is not None and made.origin.kind is not OriginKind.HUMAN
        if segment.origin == HUMAN and is_of_a_tool:
            bare = MARKER.sub(lambda marker: " " * len(marker[0]), segment.target)
            if any(map(str.isalnum, bare)):
                assert not any(any(map(str.isalnum, bare[a:b])) for a, b in made.kept)


def test_a_merge_takes_the_post_edit_with_the_target() -> None:
    base = _bitext(_drafted("It rained."))
    ours = _done(base, edits.set_note(base, REF, "check"))
    theirs = _done(
        base,
        edits.set_target(base, REF, "Rain fell.", post_edit=PostEdit("It rained.", MT, (), 9)),
    )
    merged = merge(base, ours, theirs).bitext.segment(REF)
    assert (merged.note, merged.origin) == ("check", HUMAN)
    assert merged.post_edit == PostEdit("It rained.", MT, (), 9)
    confirmed = _done(base, edits.set_status(base, REF, Status.CONFIRMED))
    again = merge(base, confirmed, ours).bitext.segment(REF)
    assert again.post_edit == put_in("It rained.", MT)
