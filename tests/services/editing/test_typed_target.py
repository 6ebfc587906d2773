"""What of a target is a person's own, followed key by key."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alignwb.core.bitext.post_edits.tracing import TextChange, checked_kept
from alignwb.core.bitext.segment import Origin, OriginKind, PostEdit, Segment, Status
from alignwb.services.editing.typed_target import TypedTarget

MT = Origin(OriginKind.MT, "argos nl_en 1")
HUMAN = Origin(OriginKind.HUMAN)

_texts = st.text(st.sampled_from("ab ."), max_size=6)
_actions = st.lists(
    st.tuples(st.integers(0, 20), st.integers(0, 20), _texts) | st.just("undo"), max_size=15
)


def typed_over(target: str, origin: Origin | None = MT) -> TypedTarget:
    status = Status.DRAFT if target else Status.INITIAL
    return TypedTarget(Segment("s1", "Bron.", target, status, origin if target else None))


def press(typed: TypedTarget, *changes: TextChange) -> None:
    """Each change as a message of its own."""
    for change in changes:
        typed.follow(change.applied(typed.text), [change])


def type_out(typed: TypedTarget, at: int, text: str) -> None:
    press(typed, *(TextChange(at + n, at + n, each) for n, each in enumerate(text)))


@given(_texts, _actions)
def test_undo_gives_back_whose_the_words_were(
    raw: str, actions: list[tuple[int, int, str] | str]
) -> None:
    typed = typed_over(raw)
    before: list[tuple[str, PostEdit]] = []
    for action in actions:
        if isinstance(action, str):
            if before:
                text, post_edit = before.pop()
                typed.follow(text, [text])
                assert typed.post_edit.raw == post_edit.raw
                assert typed.text == text
        else:
            start, end = sorted(min(place, len(typed.text)) for place in action[:2])
            change = TextChange(start, end, action[2])
            if change.applied(typed.text) not in {text for text, _ in before} | {typed.text}:
                before.append((typed.text, typed.post_edit))
                press(typed, change)
        checked_kept(typed.post_edit.kept, len(typed.text))
    while before:
        text, post_edit = before.pop()
        typed.follow(text, [text])
        assert typed.post_edit == post_edit


def test_several_keys_that_come_together_are_each_followed() -> None:
    typed = typed_over("The dog slept.")
    keys = [TextChange(0, 14, "T"), *(TextChange(n, n, c) for n, c in enumerate("he dog.", 1))]
    typed.follow("The dog.", keys)
    assert (typed.text, typed.origin, typed.post_edit.typed) == ("The dog.", HUMAN, 8)
    assert typed.post_edit.raw == "The dog slept."


def test_the_same_words_typed_once_more_are_a_person_s() -> None:
    typed = typed_over("It rained.")
    press(typed, TextChange(0, 10, ""))
    type_out(typed, 0, "It rained.")
    assert (typed.text, typed.origin, typed.post_edit.typed) == ("It rained.", HUMAN, 10)


def test_a_letter_that_is_the_same_as_its_neighbour_is_told_apart() -> None:
    """The old word goes from behind the new one, which begins and ends like it."""
    typed = typed_over("Tot")
    type_out(typed, 0, "Tot")
    press(typed, *(TextChange(end - 1, end, "") for end in (6, 5, 4)))
    assert (typed.text, typed.origin) == ("Tot", HUMAN)


def test_words_cut_out_and_pasted_elsewhere_are_as_they_were() -> None:
    typed = typed_over("The dog slept.")
    press(typed, TextChange(0, 8, ""), TextChange(5, 5, "The dog "))
    assert typed.text == "sleptThe dog ."
    assert typed.origin == MT
    assert typed.post_edit.typed == 0
    press(typed, TextChange(0, 14, "Er lag een hond."))
    assert (typed.origin, typed.post_edit.typed) == (HUMAN, 16)


def test_pasted_text_from_elsewhere_is_a_person_s() -> None:
    typed = typed_over("The dog slept.")
    press(typed, TextChange(0, 14, "A cat lay there."))
    assert typed.origin == HUMAN


@pytest.mark.parametrize(
    ("text", "origin"), [("It rained, hard.", MT), ("Rain fell.", HUMAN), ("", None)]
)
def test_a_text_of_which_no_key_is_known_is_compared_by_words(
    text: str, origin: Origin | None
) -> None:
    typed = typed_over("It rained hard.")
    typed.follow(text, ())
    assert typed.origin == origin


def test_keys_that_do_not_lead_to_the_text_are_not_believed() -> None:
    typed = typed_over("It rained hard.")
    typed.follow("It rained very hard.", [TextChange(99, 120, "x"), TextChange(0, 2, "")])
    assert (typed.text, typed.origin) == ("It rained very hard.", MT)


def test_another_draft_counts_from_then_on() -> None:
    typed = typed_over("It rained.")
    type_out(typed, 0, "Yes: ")
    other = Origin(OriginKind.TM, "letters.tmx", 90)
    typed.put("Rain fell.", other)
    type_out(typed, 10, " Hard.")
    assert typed.post_edit == PostEdit("Rain fell.", other, ((0, 10),), 6)


def test_a_box_that_was_cleared_remembers_what_stood_there() -> None:
    typed = typed_over("It rained.")
    typed.put("", None)
    type_out(typed, 0, "Rain.")
    assert typed.post_edit == PostEdit("It rained.", MT, (), 5)
