"""What is shown of what may follow, and what the list has."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alignwb.core.drafting.continuer import Continuation, ContinuedPart
from alignwb.services.completing.choosing import Answer, alternatives, choose
from alignwb.services.completing.completion import Completion, CompletionSource, next_word
from alignwb.services.completing.known_texts import KnownText, KnownTexts, Phrase

NOTHING = KnownTexts()


def way(*parts: tuple[str, float]) -> Continuation:
    return tuple(ContinuedPart(*part) for part in parts)


def answer(prefix: str, *ways: Continuation, word: Completion | None = None) -> Answer:
    return Answer(prefix, ways, word)


def shown(prefix: str, known: KnownTexts = NOTHING, said: Answer | None = None) -> str:
    chosen = choose(prefix, known, said)
    return chosen.text if chosen else ""


def test_the_engines_words_are_shown_as_far_as_they_are_likely() -> None:
    likely = way((" mill", 0.9), (" turns", 0.8), (" slowly", 0.2), (" now", 0.9))
    assert shown("The", said=answer("The", likely)) == " mill turns"


def test_nothing_is_shown_where_the_first_word_is_a_guess() -> None:
    assert shown("The", said=answer("The", way((" mill", 0.1), (" turns", 1.0)))) == ""


def test_a_comma_is_shown_only_where_it_is_as_likely_as_a_first_word() -> None:
    assert shown("", said=answer("", way(("Here", 0.9), (",", 0.25), (" it", 0.9)))) == "Here"
    assert shown("", said=answer("", way(("Here", 0.9), (",", 0.9), (" it", 0.9)))) == "Here, it"


def test_an_answer_to_another_prefix_says_nothing() -> None:
    assert shown("The m", said=answer("The", way((" mill", 0.9)))) == ""


def test_where_the_end_is_likeliest_nothing_is_shown() -> None:
    assert shown("It turns.", said=answer("It turns.", (), way((" It", 0.9)))) == ""


def test_a_draft_goes_on_where_the_beginning_is_its_own() -> None:
    draft = KnownTexts((KnownText("The mill turns.", CompletionSource.DRAFT, 0.6),))
    assert shown("The m", draft) == "ill turns."
    assert shown("A m", draft) == ""
    assert shown("The mill turns.", draft) == ""


def test_an_exact_match_is_shown_whole_and_first() -> None:
    long = "one two three four five six seven eight nine ten eleven twelve"
    known = KnownTexts(
        (
            KnownText(long, CompletionSource.MEMORY, 1.0),
            KnownText(f"one {long}", CompletionSource.DRAFT, 0.6),
        )
    )
    assert shown("one ", known, answer("one ", way(("foot", 0.99)))) == long.removeprefix("one ")


def test_a_name_or_a_term_is_completed_from_its_second_letter_on() -> None:
    known = KnownTexts(
        phrases=(
            Phrase("Bogdanov", CompletionSource.NAME),
            Phrase("Council of Commissars", CompletionSource.TERM),
        )
    )
    assert shown("He met B", known) == ""
    assert shown("He met Bo", known) == "gdanov"
    assert shown("the Co", known) == "uncil of Commissars"
    assert shown("the C", known) == ""
    assert shown("the Council of C", known) == "ommissars"
    assert shown("Bogdanov met Bo", known) == ""
    assert shown("aBo", known) == ""


def test_a_word_of_the_text_before_is_shown_where_the_engine_knows_none() -> None:
    word = Completion("iograph", 0.7, CompletionSource.TEXT)
    assert shown("the rad", said=answer("the rad", word=word)) == "iograph"
    better = answer("the rad", way(("ical", 0.9)), word=word)
    assert shown("the rad", said=better) == "ical"


def test_the_list_has_each_word_once_and_the_likeliest_first() -> None:
    draft = KnownTexts((KnownText("The mill turns.", CompletionSource.DRAFT, 0.3),))
    said = answer(
        "The", way((" wheel", 0.5)), way((" mill", 0.2), (" turns", 0.5)), way((" a", 0.01))
    )
    offered = alternatives("The", draft, said)
    assert [each.word for each in offered] == [" wheel", " mill", " a"]


def test_two_that_say_the_same_are_as_likely_as_either() -> None:
    draft = KnownTexts((KnownText("The mill turns.", CompletionSource.DRAFT, 0.3),))
    chosen = choose("The", draft, answer("The", way((" mill", 0.8), (" stands", 0.9))))
    assert chosen is not None
    assert chosen.probability == pytest.approx(0.8)
    assert chosen.text == " mill stands"


_TEXTS = st.text(st.sampled_from("ab ,.é’"), min_size=1, max_size=12)
_WAYS = st.lists(
    st.lists(st.tuples(_TEXTS.filter(str.strip), st.floats(0, 1)), max_size=4).map(
        lambda parts: way(*parts)
    ),
    max_size=4,
)


@given(_TEXTS, st.lists(_TEXTS, max_size=3), _WAYS)
def test_what_is_shown_follows_the_prefix_and_never_changes_it(
    prefix: str, drafts: list[str], ways: list[Continuation]
) -> None:
    known = KnownTexts(tuple(KnownText(text, CompletionSource.DRAFT, 0.5) for text in drafts))
    chosen = choose(prefix, known, Answer(prefix, tuple(ways)))
    if chosen is not None:
        assert chosen.text
        if chosen.source is CompletionSource.DRAFT:
            assert any(text.startswith(prefix + chosen.text) for text in drafts)
        offered = alternatives(prefix, known, Answer(prefix, tuple(ways)))
        assert chosen.word == offered[0].word


@given(st.text(max_size=30))
def test_words_one_by_one_are_the_whole(text: str) -> None:
    rest, taken = text, ""
    while rest:
        word = next_word(rest)
        assert word
        taken, rest = taken + word, rest[len(word) :]
    assert taken == text
