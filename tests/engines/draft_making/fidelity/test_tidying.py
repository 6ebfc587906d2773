"""The slips of models are tidied away, and loops are noticed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alignwb.engines.draft_making.fidelity.tidying import (
    _UNTIDY,
    _without_stray,
    is_looping,
    match_case,
    tidy,
)


@pytest.mark.parametrize(
    ("source", "raw", "expected"),
    [
        ("Ja, nee.", "Yes , no .", "Yes, no."),
        ("Ja.", "Yes,. ⁇", "Yes."),
        ("Ja.", "Yes..", "Yes."),
        ("Ja...", "Yes....", "Yes..."),
        ("Ja… nee", "Yes... no", "Yes… no"),
        ("Ja... nee", "Yes… no", "Yes... no"),
        ("een – twee", "one - two -- three", "one – two – three"),
        ("een — twee", "one – two", "one — two"),
        ("zo’n man", "it's a (man )", "it’s a (man)"),
        ("de revolutie", "of the revolution of the revolution", "of the revolution"),
        ("heel heel mooi", "very very nice", "very very nice"),
        ("nee, nee", "no, no", "no, no"),
        ("twee", "see [^3] two [^3]", "see two"),
    ],
)
def test_what_no_sentence_has_is_tidied_away(source: str, raw: str, expected: str) -> None:
    assert tidy(source, raw, is_curly=True) == expected


@pytest.mark.parametrize(
    ("source", "target", "expected"),
    [
        ("Ja en nee.", "yes and no.", "Yes and no."),
        ("‘Ja’", "‘yes’", "‘Yes’"),
        ("en hij ging", "And he went", "and he went"),
        ("ik ging", "I went", "I went"),
        ("bolsjewieken zijn", "Bolsheviks are", "Bolsheviks are"),
        ("‘Ja?’ vroeg hij.", "‘Yes?’ He asked.", "‘Yes?’ he asked."),
        ("‘Ja? En nu?’", "‘Yes? And now?’", "‘Yes? And now?’"),
        ("'s Zomers is het druk.", "In summer it is busy.", "In summer it is busy."),
        ("„’t Was stil”", "“it was quiet”", "“It was quiet”"),
        ("‘k Zie 'n vogel.", "the bird is seen.", "The bird is seen."),
        ("'n oude vrouw", "An old woman", "an old woman"),
        ("'s-Hertogenbosch is oud.", "the town is old.", "The town is old."),
        ("'s-Heerenberg is klein.", "'s-Heerenberg is small.", "'s-Heerenberg is small."),
        ("Het dorp", "'s-Heerenberg", "'s-Heerenberg"),
    ],
)
def test_case_follows_the_source(source: str, target: str, expected: str) -> None:
    assert match_case(source, target) == expected


@pytest.mark.parametrize(
    ("source", "target", "loops"),
    [
        ("Besluit", "Conclusion", False),
        ("Besluit", "the, the, the, the, the", True),
        ("a b c d", "x of the y, of the y, of the y, of the y", True),
        ("nee, nee, nee, nee", "no, no, no, no", False),
        ("Kort", "so short that it is too long and goes on and never stops until it is", True),
        ("Hij had had.", "He had had.", False),
    ],
)
def test_loops_are_noticed(source: str, target: str, loops: bool) -> None:
    assert is_looping(source, target) is loops


@given(st.text(st.sampled_from("ab .,;:!?…)(“”‘’„«»[]{}-–\n\t▁⁇\u00a0^1"), max_size=12))
def test_what_is_taken_for_tidy_is_what_the_rules_leave_alone(text: str) -> None:
    if not _UNTIDY.search(text):
        assert _without_stray(text) == text
