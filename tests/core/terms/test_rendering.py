"""Which terms of a source a target renders as the termbase says."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alignwb.core.languages.english.english import English
from alignwb.core.terms.recognition import Recogniser
from alignwb.core.terms.rendering import Renderings, TermOutcome, rendered_terms, term_places
from alignwb.core.terms.termbase import Term, Termbase, TermHit, TermStatus

ENGLISH = English()
RENDERINGS = Renderings(ENGLISH)
PARTY = Term("Bolsjewistische Partij", "Bolshevik Party")
BOLSHEVIK = Term("bolsjewiek", "Bolshevik")
AFFAIR = Term("verhouding", "affair", TermStatus.ADMITTED)
RELATIONSHIP = Term("verhouding", "relationship")
NO_CZAR = Term("tsaar", "czar", TermStatus.FORBIDDEN)


def outcomes(hits: list[TermHit], target: str) -> list[str]:
    return [str(term.outcome) for term in rendered_terms(hits, target, RENDERINGS)]


def test_rows_of_one_place_are_one_term_preferred_before_admitted() -> None:
    (place,) = term_places([TermHit(0, 10, AFFAIR), TermHit(0, 10, RELATIONSHIP)])
    assert place.targets == ("relationship", "affair")
    (place,) = term_places([TermHit(0, 5, NO_CZAR)])
    assert (place.targets, place.forbidden) == ((), ("czar",))


@pytest.mark.parametrize(
    ("target", "expected"),
    [
        ("The affair was over.", "honoured"),
        ("Their relationships were over.", "honoured"),
        ("Their relation was over.", "missed"),
        ("", "missed"),
    ],
)
def test_any_rendering_that_is_allowed_honours_a_term(target: str, expected: str) -> None:
    hits = [TermHit(0, 10, AFFAIR), TermHit(0, 10, RELATIONSHIP)]
    assert outcomes(hits, target) == [expected]


def test_no_rendering_counts_for_two_terms() -> None:
    hits = [TermHit(0, 10, BOLSHEVIK), TermHit(20, 42, PARTY)]
    assert outcomes(hits, "The Bolshevik Party was small.") == ["missed", "honoured"]
    assert outcomes(hits, "A Bolshevik, of the Bolshevik Party.") == ["honoured", "honoured"]
    twice = [TermHit(0, 10, BOLSHEVIK), TermHit(20, 30, BOLSHEVIK)]
    assert outcomes(twice, "One Bolshevik.") == ["honoured", "missed"]


def test_what_the_engine_put_right_is_told_from_what_it_said() -> None:
    (term,) = rendered_terms([TermHit(3, 13, BOLSHEVIK)], "A Bolshevik.", RENDERINGS, [(3, 13)])
    assert term.outcome is TermOutcome.REPAIRED
    assert term.at == (2, 11)


def test_what_is_only_forbidden_is_no_term_to_honour() -> None:
    assert outcomes([TermHit(0, 5, NO_CZAR)], "The czar.") == []


words = st.sampled_from(
    "party Party parties party’s line lines People’s People St Petersburg of the the- (party"
    " party) ‘tsar’ tsar’s tsars, T.".split()
)


@given(st.lists(words, max_size=8).map(" ".join), st.lists(words, min_size=1, max_size=2))
def test_shortcuts_find_what_the_recogniser_finds(text: str, rendering: list[str]) -> None:
    phrase = " ".join(rendering).strip("()‘’,-")
    found = Recogniser(Termbase((Term(phrase, phrase),)), ENGLISH).find(text)
    assert RENDERINGS.spans(phrase, text) == tuple((hit.start, hit.end) for hit in found)


def test_a_rendering_is_found_through_odd_characters_at_its_own_place() -> None:
    text = "\u200bHe met Bol\u00adshevik\u00a0Par\u200bties of\ufb01cially."
    (span,) = RENDERINGS.spans("Bolshevik Party", text)
    assert text[span.start : span.end] == "Bol\u00adshevik\u00a0Par\u200bties"
    (span,) = RENDERINGS.spans("officially", text)
    assert text[span.start : span.end] == "of\ufb01cially"


@pytest.mark.parametrize(
    ("dutch", "pos", "rendering", "target", "found"),
    [
        ("intrekken", "", "to revoke", "The permit was revoked.", ["revoked"]),
        (
            "vragen om",
            "",
            "to apply for",
            "She applies for it, he has applied for it.",
            2 * ["for"],
        ),
        (
            "zich terugtrekken",
            "",
            "to withdraw",
            "He withdrew, withdrawn.",
            ["withdrew", "withdrawn"],
        ),
        ("aansprakelijk zijn", "", "to be liable", "They are liable.", ["are liable"]),
        ("in beroep gaan", "phrase", "to appeal", "They appealed.", ["appealed"]),
        ("beëindigen", "verb", "to terminate", "He has to terminate it.", ["terminate"]),
        ("beëindigen", "", "to terminate", "The terminal is closed.", []),
        ("eten", "", "to dine", "They dined.", ["dined"]),
        ("bevriezing", "werkwoord", "to freeze", "It froze.", ["froze"]),
        ("naar de letter", "", "to the letter", "A letter came to the town.", []),
        ("enigszins", "", "to some extent", "He did so to some extent.", ["to some extent"]),
        ("tot op heden", "", "to date", "It has a date.", []),
        ("tot op heden", "", "to date", "To date, ten came.", ["To date"]),
        ("voorhanden", "", "to hand", "He had it in his hands.", []),
        ("op maat", "bijwoord", "to measure", "The measure was made to measure.", ["to measure"]),
        ("tot leven", "", "to life", "Their lives.", []),
        ("bestellen", "bijwoord", "to order", "In that order.", []),
        ("naar", "", "to", "He went to town.", ["to"]),
    ],
)
@pytest.mark.parametrize("status", [TermStatus.PREFERRED, TermStatus.FORBIDDEN])
def test_a_verb_alone_may_lack_the_to_of_dictionaries(
    dutch: str, pos: str, rendering: str, target: str, found: list[str], status: TermStatus
) -> None:
    (place,) = term_places([TermHit(0, 5, Term(dutch, rendering, status, pos))])
    (sought,) = place.sought or place.forbidden
    places = [target[start:end] for start, end in RENDERINGS.spans(sought, target)]
    assert len(places) == len(found)
    assert all(map(str.endswith, places, found))
    assert place.targets in {(rendering,), ()}


def test_an_abbreviation_is_no_pronoun_that_begins_a_sentence() -> None:
    text = "It works for the IT department. Who works? The WHO."
    assert [text[start:] for start, _ in RENDERINGS.spans("IT", text)] == [text[17:]]
    assert [text[start:] for start, _ in RENDERINGS.spans("WHO", text)] == ["WHO."]


@pytest.mark.parametrize(
    ("rendering", "text", "there"),
    [
        ("%", "From 5% to 7 %.", ["%", "%"]),
        ("§", "See art. 3.", []),
        ("€", "It costs €\u200b5.", ["€"]),
        ("C#", "Written in C, C++ and C#.", ["C#"]),
        ("over-50+", "An over-50+ club for the over-50s.", ["over-50+"]),
    ],
)
def test_signs_are_a_part_of_a_rendering(rendering: str, text: str, there: list[str]) -> None:
    assert [text[start:end] for start, end in RENDERINGS.spans(rendering, text)] == there


@pytest.mark.parametrize(
    ("rendering", "target", "there"),
    [
        ("apply for", "The firm applied to the council for a permit.", ["applied"]),
        ("carry out", "They carried the works out; it carries out.", ["carries out"]),
        ("carry out", "They carried the works out.", ["carried"]),
        ("charge with", "He charged it. With him came another.", []),
        ("charge with", "He charged one two three four five six seven eight with it.", []),
        ("hand in", "In June he handed it over.", []),
        ("party of", "A party, and most of it.", []),
    ],
)
def test_a_particle_may_stand_behind_the_object(
    rendering: str, target: str, there: list[str]
) -> None:
    assert [target[start:end] for start, end in RENDERINGS.spans(rendering, target)] == there
