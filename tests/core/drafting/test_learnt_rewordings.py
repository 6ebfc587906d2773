"""What a translator always writes otherwise than the engine, learnt from confirmed segments."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from alignwb.core.drafting.learnt_rewordings import learnt_rewordings
from alignwb.core.drafting.learnt_terms import ConfirmedSegment
from alignwb.core.drafting.rewordings import Rewordings

ENGLISH = frozenset(
    "a army as back came center centre color colour coloured colours faded fades from gray grey"
    " harbor harbour he his home in inn is it labor labour lieutenant lieutenants liked night"
    " of old on organisation organization organizations organisations return returned"
    " russia russian said sea she some strategy the theater theatre"
    " theaters theatres there theory two was were woman women".split()
)


def learnt(*confirmed: tuple[str, str], source: str = "bron") -> Rewordings:
    """From pairs of a target and its draft."""
    segments = [ConfirmedSegment(source, target, draft) for target, draft in confirmed]
    return learnt_rewordings(segments, ENGLISH.__contains__)


THEATRE_TWICE = (
    ("The theatre was old.", "The theater was old."),
    ("She liked the theatre.", "She liked the theater."),
)


def test_a_spelling_that_was_changed_twice_is_learnt_with_its_plural() -> None:
    assert learnt(*THEATRE_TWICE).words == {"theater": "theatre", "theaters": "theatres"}


def test_a_plural_counts_as_its_word() -> None:
    plural = ("Two organisations faded.", "Two organizations faded.")
    singular = ("The organisation faded.", "The organization faded.")

    assert learnt(plural, singular).words == {
        "organization": "organisation",
        "organizations": "organisations",
    }


@pytest.mark.parametrize(
    ("target", "draft"),
    [
        ("The Russian army returned.", "The army of Russia returned."),
        ("The women came.", "The woman came."),
        ("He returned home.", "He return home."),
        ("The colours faded.", "The color faded."),
        ("His harbour was old.", "His labor was old."),
    ],
)
def test_other_words_and_other_forms_are_not_spellings(target: str, draft: str) -> None:
    assert not learnt((target, draft), (f"There: {target}", f"There: {draft}"))


def test_a_word_that_the_list_lacks_as_well_has_to_be_written_twice() -> None:
    drug = ("She had prednisolone.", "She had prednisone.")

    assert not learnt(drug)
    assert learnt(drug, ("His prednisolone.", "His prednisone.")).words
    assert not learnt(*[("A political sea.", "An unpolitical sea.")] * 2)


def test_once_is_not_enough_for_an_english_word() -> None:
    assert not learnt(THEATRE_TWICE[0])


def test_once_is_enough_for_a_word_that_is_no_english() -> None:
    found = learnt(("The lieutenant said it.", "The luitenant said it."))

    assert found.words == {"luitenant": "lieutenant"}
    assert found.apply("The Luitenant, a luitenant").text == "The Lieutenant, a lieutenant"


def test_its_plural_is_not_made_up() -> None:
    theory = learnt(("The theory faded.", "The theorie faded."))

    assert theory.apply("Two theories, two theorien.").text == "Two theories, two theorien."


def test_a_name_of_the_source_has_to_be_changed_twice() -> None:
    once = ("King William III came.", "King Willem III came.")
    source = "Koning Willem III kwam."

    assert not learnt(once, source=source)
    twice = learnt(once, ("There William was.", "There Willem was."), source=source)
    assert twice.inside == {"Willem": "William"}
    assert learnt(("He liked Kropotkin.", "He liked Kropatkin."), source="Hij mocht hem.").inside


def test_a_name_in_another_place_is_another_name() -> None:
    swapped = ("He returned to Cornelia.", "Cornelis returned to her.")

    assert not learnt(swapped, source="Cornelis kwam terug bij Cornelia.")


def test_of_a_name_endings_are_meant() -> None:
    assert not learnt(("The Menshevist politics won.", "The politics of Menshevism won."))


def test_half_a_compound_is_not_taken_for_the_whole() -> None:
    assert learnt(("The museum faded.", "The museumkwartier faded.")).words == {}


@pytest.mark.parametrize("draft", ["He said theater.", ""])
def test_what_the_translator_writes_too_is_not_learnt(draft: str) -> None:
    assert learnt(*THEATRE_TWICE, ("He said theater.", draft)).words == {}


def test_it_is_unlearnt_when_the_translator_goes_back_to_it() -> None:
    back = ("The theater faded.", "The theatre faded.")

    assert learnt(*THEATRE_TWICE, back).words == {}


def test_words_that_are_names_too_are_left_alone_as_names() -> None:
    grey = learnt(("A grey sea.", "A gray sea."), ("His grey inn.", "His gray inn."))

    assert grey.apply("Then Mr Gray came. Gray seas.").text == "Then Mr Gray came. Grey seas."


def test_titles_say_nothing_of_capitals() -> None:
    titles = [
        (f"The Old {word} Movement of Women", f"The old {word.lower()} movement of women")
        for word in ("Labour", "Workers", "Theatre")
    ]
    capitals = [(f"{draft.upper()}", draft) for _, draft in titles]

    assert not learnt(*titles)
    assert not learnt(*capitals)
    shouted = learnt(("THE LIEUTENANT", "THE LUITENANT"))
    assert shouted.apply("He saw the luitenant.").text == "He saw the lieutenant."


def test_capitals_inside_sentences_are_learnt() -> None:
    capitals = (
        ("He said that the Sea was old.", "He said that the sea was old."),
        ("She liked the Sea.", "She liked the sea."),
        ("On the Sea it faded.", "On the sea it faded."),
    )
    kept = ("It is the sea.", "It is the sea.")

    assert learnt(*capitals).inside == {"sea": "Sea"}
    assert not learnt(*capitals[:2])
    assert not learnt(*capitals, kept)
    assert not learnt(("Sea.", "The sea."), ("Sea!", "A sea!"), ("Sea?", "His sea?"))


def test_a_name_gets_its_capital_and_the_beginning_of_a_sentence_none() -> None:
    name = learnt(("He is a Menshevik.", "He is a menshewik."))
    beginning = learnt(("Lieutenants liked it.", "It liked luitenants."))

    assert name.words == {"menshewik": "Menshevik"}
    assert beginning.words == {"luitenants": "lieutenants"}


def test_signs_are_learnt_where_they_are_never_kept() -> None:
    signs = (
        ("The sea – the old sea… it isn’t.", "The sea — the old sea... it isn't."),
        ("He said it – and it wasn’t…", "He said it — and it wasn't..."),
    )

    assert learnt(*signs).signs == {" — ": " – ", "—": " – ", "...": "…", "'": "’"}
    assert not learnt(signs[0])
    assert learnt(*signs, ("It is — it was.", "It is — it was.")).signs == {"...": "…", "'": "’"}


def test_dots_are_learnt_with_the_space_before_them() -> None:
    dots = learnt(("The sea… it faded.", "The sea ... it faded."), ("Old… he said.", "Old ... he."))

    assert dots.signs == {" ...": "…"}
    assert dots.apply("He stopped ... and went...").text == "He stopped… and went..."


def test_where_only_the_space_changes_no_other_space_is_touched() -> None:
    closed = learnt(("The sea—it faded.", "The sea — it faded."), ("A sea—old.", "A sea — old."))

    assert closed.signs == {" — ": "—"}
    assert closed.apply("He said—or— so — it").text == "He said—or— so—it"


def test_two_words_that_become_each_other_become_nothing() -> None:
    there_and_back = (
        ("one–two", "one — two"),
        ("old—new", "old – new"),
        ("sea – night", "sea—night"),
    )

    found = learnt(*there_and_back, *there_and_back)

    worded = found.apply("he—she – it — they").text
    assert found.apply(worded).text == worded


_WORD = st.sampled_from(
    [
        *("theater", "theatre", "Theatre", "theaters", "sea", "Sea", "luitenant", "lieutenant"),
        *("Zinovyev", "Zinoviev", "zinoview", "—", "–", "...", "…", "isn't", "isn’t", "a", "an"),
    ]
)
_TEXT = st.lists(st.tuples(_WORD, st.sampled_from([" ", " ", ""])), max_size=8).map(
    lambda pieces: "".join(part for piece in pieces for part in piece)
)


@settings(max_examples=300)
@given(st.lists(st.tuples(_TEXT, _TEXT), max_size=8), _TEXT)
def test_what_is_learnt_is_written_by_the_translator_and_settles(
    confirmed: list[tuple[str, str]], draft: str
) -> None:
    found = learnt(*confirmed)
    written = " ".join(target for target, _ in confirmed).lower()

    singulars = (new.lower().removesuffix("s") for new in found.words.values())
    assert all(new in written for new in singulars)
    worded = found.apply(draft)
    assert found.apply(worded.text) == (worded.text, ())
