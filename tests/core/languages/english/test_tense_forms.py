import pytest
from hypothesis import given
from hypothesis import strategies as st

from alignwb.core.languages.english.english import English
from alignwb.core.languages.english.tense_forms import IRREGULAR_VERBS, in_tense
from alignwb.core.languages.inflection import Tense

REGULAR = (
    "embrace whisper examine obey implore sigh escape stop travel admit refer offer visit open"
    " carry die free develop equip quarrel beg panic fix play limit suffer agree pass"
).split()


@pytest.mark.parametrize(
    ("verb", "third", "past", "ing"),
    [
        ("whisper", "whispers", "whispered", "whispering"),
        ("embrace", "embraces", "embraced", "embracing"),
        ("obey", "obeys", "obeyed", "obeying"),
        ("carry", "carries", "carried", "carrying"),
        ("stop", "stops", "stopped", "stopping"),
        ("open", "opens", "opened", "opening"),
        ("admit", "admits", "admitted", "admitting"),
        ("limit", "limits", "limited", "limiting"),
        ("refer", "refers", "referred", "referring"),
        ("offer", "offers", "offered", "offering"),
        ("travel", "travels", "travelled", "travelling"),
        ("develop", "develops", "developed", "developing"),
        ("fix", "fixes", "fixed", "fixing"),
        ("panic", "panics", "panicked", "panicking"),
        ("die", "dies", "died", "dying"),
        ("agree", "agrees", "agreed", "agreeing"),
        ("pass", "passes", "passed", "passing"),
        ("weep", "weeps", "wept", "weeping"),
        ("be", "is", "was", "being"),
        ("have", "has", "had", "having"),
        ("to look for", "looks for", "looked for", "looking for"),
        ("put to death", "puts to death", "put to death", "putting to death"),
    ],
)
def test_verbs_in_their_forms(verb: str, third: str, past: str, ing: str) -> None:
    assert in_tense(verb, Tense.THIRD) == third
    assert in_tense(verb, Tense.PAST) == past
    assert in_tense(verb, Tense.PRESENT_PARTICIPLE) == ing


def test_an_irregular_verb_has_a_participle_of_its_own() -> None:
    assert in_tense("forgive", Tense.PARTICIPLE) == "forgiven"
    assert in_tense("examine", Tense.PARTICIPLE) == "examined"


@given(st.sampled_from([*REGULAR, *sorted(set(IRREGULAR_VERBS) - {"be", "have"})]))
def test_every_form_that_is_made_is_known_as_one_of_its_verb(verb: str) -> None:
    known = English().forms(verb, "verb", is_last=True, is_name=False).whole
    assert {in_tense(verb, tense) for tense in Tense} <= known
