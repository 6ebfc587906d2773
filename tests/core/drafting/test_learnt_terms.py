"""Words learnt from what a translator puts in the place of an engine's."""

from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from alignwb.core.drafting.learnt_terms import ConfirmedSegment, learnt_terms
from alignwb.core.terms.termbase import Term

MEANINGS = {
    "herberg": {"inn", "tavern"},
    "waard": {"host", "landlord"},
    "kade": {"quay"},
}


def learnt(*confirmed: tuple[str, str, str]) -> list[tuple[str, str]]:
    segments = [ConfirmedSegment(*each) for each in confirmed]
    terms = learnt_terms(segments, lambda word: MEANINGS.get(word, set()))
    return [(term.source, term.target) for term in terms]


INN_TWICE = (
    ("De herberg brandde.", "The tavern burned.", "The inn burned."),
    ("Zij sliep in de herberg.", "She slept at the tavern.", "She slept in the inn."),
)


def test_a_word_that_put_two_drafts_right_is_learnt() -> None:
    assert learnt(*INN_TWICE) == [("herberg", "tavern")]


def test_once_is_not_enough() -> None:
    assert learnt(INN_TWICE[0]) == []


def test_a_word_that_the_engine_says_itself_is_not_learnt() -> None:
    said = tuple((source, target, target) for source, target, _ in INN_TWICE)

    assert learnt(*said) == []


def test_without_a_draft_nothing_was_put_right() -> None:
    assert learnt(*((source, target, "") for source, target, _ in INN_TWICE)) == []


def test_it_stays_learnt_though_later_drafts_have_the_word() -> None:
    later = [
        (f"De herberg had {number} kamers.", f"The tavern had {number} rooms.", "The tavern had")
        for number in ("drie", "vier", "vijf", "zes")
    ]

    assert ("herberg", "tavern") in learnt(*INN_TWICE, *later)


def test_an_engine_that_mostly_says_it_is_left_alone() -> None:
    said = [
        (f"De herberg {verb}.", f"The tavern {word}.", f"The tavern {word}.")
        for verb, word in (("sloot", "closed"), ("bloeide", "flourished"))
    ]

    assert learnt(*said, *INN_TWICE) == []


def test_it_is_unlearnt_when_the_translator_writes_another_word() -> None:
    other = [
        (f"De herberg {verb}.", f"The hostelry {word}.", f"The tavern {word}.")
        for verb, word in (("sloot", "closed"), ("bloeide", "flourished"))
    ]

    assert ("herberg", "tavern") not in learnt(*INN_TWICE, *other)


def test_words_that_always_stand_side_by_side_are_learnt_together() -> None:
    both = (
        ("De gulle waard lachte.", "The generous landlord laughed.", "The host smiled."),
        ("Daar kwam de gulle waard.", "There came the generous landlord.", "There came the host."),
    )

    assert learnt(*both) == [("gulle waard", "generous landlord")]


def test_words_of_the_same_segments_are_not_told_apart() -> None:
    both = (
        ("De waard groette gul.", "The landlord gave a generous greeting.", "The host greeted us."),
        ("Gul was de oude waard.", "The landlord was old and generous.", "Old was the host."),
    )

    assert learnt(*both) == []


def test_a_word_whose_known_meanings_are_others_is_not_believed_so_soon() -> None:
    chance = (
        ("De kade lag leeg.", "The morning was empty.", "The quay was empty."),
        ("Hij zag de kade.", "He saw the morning.", "He saw the quay."),
    )

    assert learnt(*chance) == []


def test_a_capital_at_the_beginning_is_the_sentence_s() -> None:
    at_the_beginning = (
        ("Herberg brandt af", "Tavern burns down", "Inn burns down"),
        ("Wij zagen de herberg.", "We saw the tavern.", "We saw the inn."),
    )

    assert learnt(*at_the_beginning) == [("herberg", "tavern")]


def test_a_name_keeps_its_capital() -> None:
    names = (
        ("In Krakau viel sneeuw.", "Snow fell in Cracow.", "In Krakau snow fell."),
        ("Zij verliet Krakau.", "She left Cracow.", "She left Krakau."),
    )

    assert learnt(*names) == [("Krakau", "Cracow")]


def test_a_segment_as_long_as_a_book_teaches_nothing_and_costs_little() -> None:
    names = [f"{first}{last}woord" for first in "bdfgklmnprst" for last in "abcdefghijklmn"]
    source, target = (
        " ".join(f"nl{each}" for each in names),
        " ".join(f"en{each}" for each in names),
    )

    assert learnt(*[(source, target, "")] * 2, *INN_TWICE) == [("herberg", "tavern")]
    assert learnt(*[(f"{source} herberg", f"{target} tavern", "an inn")] * 2) == []


def test_one_draft_that_mangled_a_name_is_enough() -> None:
    said = (
        ("Toen kwam Vermeer binnen.", "Then Vermeer came in.", "Then Vermeer came in."),
        ("Wij zagen Vermeer.", "We saw Vermeer.", "We saw Vermeer."),
    )
    mangled = ("Ook Vermeer zweeg.", "Vermeer, too, was silent.", "Also Farther was silent.")

    assert learnt(*said) == []
    assert learnt(*said, mangled) == [("Vermeer", "Vermeer")]
    assert learnt(said[0], mangled) == []


def test_another_word_for_a_name_is_no_mangling() -> None:
    russia = [
        (f"Zij {verb} Rusland.", f"She {word} Russia.", f"She {word} Russia.")
        for verb, word in (("verliet", "left"), ("zag", "saw"), ("miste", "missed"))
    ]
    army = ("Het leger van Rusland won.", "The army of Russia won.", "The Russian army won.")

    assert learnt(*russia, army) == []


def test_a_name_at_the_end_of_a_sentence_is_no_verb() -> None:
    names = (
        ("Toen kwam Krakowski. Hij zweeg.", "Then Krakovsky came. He was still.", "Then Cracow."),
        ("Ook Krakowski lachte.", "Krakovsky laughed too.", "Cracow laughed."),
    )

    assert ("Krakowski", "Krakovsky") in learnt(*names)


def test_a_plural_with_an_apostrophe_is_no_singular() -> None:
    pictures = (
        ("De foto's hingen.", "The pictures hung.", "The photos hung."),
        ("Hij nam de foto's.", "He took the pictures.", "He took the photos."),
    )

    assert learnt(*pictures) == [("foto's", "pictures")]


def test_an_adjective_of_the_source_is_not_learnt_with_its_noun() -> None:
    castle = (
        ("Daar lag een oud kasteel.", "There lay an old castle.", "There lay an old lock."),
        ("Hij zag het oude kasteel.", "He saw the old castle.", "He saw the old lock."),
        ("Een kasteel brandde.", "An old castle burned.", "A lock burned."),
    )

    assert learnt(*castle[:2]) == [("kasteel", "castle")]


def test_a_verb_is_not_learnt() -> None:
    verbs = (
        ("Hij mompelde iets.", "He muttered something.", "He said something."),
        ("Zachtjes mompelde zij.", "Softly she muttered.", "Softly she said."),
    )

    assert learnt(*verbs) == []


def test_a_noun_after_a_pronoun_too_is_learnt() -> None:
    assert learnt(("Ze herberg heet zo.", "The tavern is called so.", "The inn."), *INN_TWICE) == [
        ("herberg", "tavern")
    ]


def test_a_word_that_never_stands_alone_is_learnt_with_its_neighbour() -> None:
    together = (
        ("De Proefhoeve lag stil.", "The Trial Farm lay still.", "The court was quiet."),
        ("Hij zag de Proefhoeve.", "He saw the Trial Farm.", "He saw the court."),
    )
    alone = ("De Proefhoeve sliep.", "The Farm slept.", "The court slept.")

    assert learnt(*together) == [("Proefhoeve", "Trial Farm")]
    assert learnt(*together, alone) == [("Proefhoeve", "Farm")]


def test_a_possessive_is_the_same_word() -> None:
    possessives = (
        ("Krakau’s muren", "Cracow’s walls", "The walls of Krakau"),
        ("Zij verliet Krakau.", "She left Cracow.", "She left Krakau."),
    )

    assert learnt(*possessives) == [("Krakau", "Cracow")]


_WORD = st.sampled_from(["herberg", "waard", "kade", "Anna", "tavern", "landlord", "quay", "inn"])
_TEXT = st.lists(_WORD, max_size=6).map(" ".join)


@given(st.lists(st.builds(ConfirmedSegment, _TEXT, _TEXT, _TEXT), max_size=8))
def test_what_is_learnt_stands_in_what_was_confirmed(confirmed: Sequence[ConfirmedSegment]) -> None:
    for term in learnt_terms(confirmed, lambda word: MEANINGS.get(word, set())):
        assert isinstance(term, Term)
        corrected = [
            each
            for each in confirmed
            if term.source in each.source
            and term.target in each.target
            and each.drafted
            and term.target not in each.drafted
        ]
        assert len(corrected) >= (1 if term.target[0].isupper() else 2)
