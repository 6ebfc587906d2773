import pytest
from hypothesis import given
from hypothesis import strategies as st

from alignwb.core.languages.dutch.strong_verbs import STRONG
from alignwb.core.languages.dutch.verbs import tense_of, verb_forms
from alignwb.core.languages.inflection import Tense


@pytest.mark.parametrize(
    ("form", "infinitive", "tense"),
    [
        ("zoeken", "zoeken", Tense.BASE),
        ("zoek", "zoeken", Tense.BASE),
        ("zoekt", "zoeken", Tense.THIRD),
        ("zocht", "zoeken", Tense.PAST),
        ("zochten", "zoeken", Tense.PAST),
        ("gezocht", "zoeken", Tense.PARTICIPLE),
        ("gezochte", "zoeken", Tense.PARTICIPLE),
        ("zoekende", "zoeken", Tense.PRESENT_PARTICIPLE),
        ("omhelsde", "omhelzen", Tense.PAST),
        ("omhelsd", "omhelzen", Tense.PARTICIPLE),
        ("vertaalt", "vertalen", Tense.THIRD),
        ("vertaald", "vertalen", Tense.PARTICIPLE),
        ("onderzocht", "onderzoeken", Tense.PAST),
        ("smeekten", "smeken", Tense.PAST),
        ("gaat", "gaan", Tense.THIRD),
        ("ga", "gaan", Tense.BASE),
        ("ging", "gaan", Tense.PAST),
        ("ontslaat", "ontslaan", Tense.THIRD),
        ("opgebouwd", "opbouwen", Tense.PARTICIPLE),
        ("opbouwde", "opbouwen", Tense.PAST),
        ("optebouwen", "opbouwen", Tense.BASE),
        # may be two
        ("gebruikt", "gebruiken", None),
        # none at all
        ("gat", "gaan", None),
        ("bouwt", "opbouwen", None),
        ("zoeker", "zoeken", None),
    ],
)
def test_which_form_of_a_verb_a_word_is(form: str, infinitive: str, tense: Tense | None) -> None:
    assert tense_of(form, infinitive) is tense


@given(st.sampled_from(sorted(STRONG)))
def test_every_strong_verb_has_its_past_and_its_participle(infinitive: str) -> None:
    pasts, participle = STRONG[infinitive]
    assert {*pasts, participle} <= verb_forms(infinitive).whole
    assert {tense_of(past, infinitive) for past in pasts} <= {Tense.PAST, None}
    # `bedrogen` is a past as well, `begraven` an infinitive.
    assert tense_of(participle, infinitive) in {Tense.PARTICIPLE, Tense.PAST, Tense.BASE, None}
