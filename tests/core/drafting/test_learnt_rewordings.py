"""What a translator always writes otherwise than the engine, learnt from confirmed segments."""

from hypothesis import given
from hypothesis import strategies as st

from alignwb.core.drafting.learnt_rewordings import learnt_rewordings
from alignwb.core.drafting.learnt_terms import ConfirmedSegment
from alignwb.core.drafting.rewordings import Rewordings

ENGLISH = frozenset(
    "a as color colour coloured colours faded fades gray grey harbor harbour he his in inn is it"
    " labor labour liked night of old on said sea she some the theater theatre there two was were"
    " center centre".split()
)


def learnt(*confirmed: tuple[str, str]) -> Rewordings:
    """From pairs of a target and its draft."""
    segments = [ConfirmedSegment("bron", target, draft) for target, draft in confirmed]
    return learnt_rewordings(segments, ENGLISH.__contains__)


THEATRE_TWICE = (
    ("The theatre was old.", "The theater was old."),
    ("She liked the theatre.", "She liked the theater."),
)


def test_a_spelling_that_was_changed_twice_is_learnt() -> None:
    assert learnt(*THEATRE_TWICE).words == {"theater": "theatre"}


def test_once_is_not_enough_for_an_english_word() -> None:
    assert learnt(THEATRE_TWICE[0]).words == {}


def test_once_is_enough_for_a_word_that_is_no_english() -> None:
    assert learnt(("The lieutenant said it.", "The luitenant said it.")).words == {
        "luitenant": "lieutenant"
    }


def test_half_a_compound_is_not_taken_for_the_whole() -> None:
    assert learnt(("The museum faded.", "The museumkwartier faded.")).words == {}


def test_what_the_translator_writes_too_is_not_learnt() -> None:
    kept = ("He said theater.", "He said theater.")

    assert learnt(*THEATRE_TWICE, kept).words == {}


def test_it_is_unlearnt_when_the_translator_goes_back_to_it() -> None:
    back = ("The theater faded.", "The theatre faded.")

    assert learnt(*THEATRE_TWICE, back).words == {}


def test_an_ending_is_grammar() -> None:
    grammar = (
        ("The colours faded.", "The color fades."),
        ("The colours faded in it.", "The color faded in it."),
    )

    assert learnt(*grammar).words == {"color": "colours"} or learnt(*grammar).words == {}
    assert learnt(("It fades.", "It faded."), ("Night fades.", "Night faded.")).words == {}
    assert learnt(("Vera’s sea", "Vera sea"), ("On Vera’s sea", "On Vera sea")).words == {}


def test_a_name_gets_its_capital_and_the_beginning_of_a_sentence_none() -> None:
    name = learnt(("He is a Menshevik.", "He is a menshewik."))
    beginning = learnt(("Lieutenants liked it.", "It liked luitenants."))

    assert name.words == {"menshewik": "Menshevik"}
    assert beginning.words == {"luitenants": "lieutenants"}


def test_what_a_word_becomes_does_not_become_another() -> None:
    chain = (
        ("The harbour faded.", "The harbor faded."),
        ("His harbour was old.", "His harbor was old."),
        ("Some habour there.", "Some harbour there."),
    )

    words = learnt(*chain).words

    assert all(new not in words for new in words.values())


def test_capitals_inside_sentences_are_learnt() -> None:
    capitals = (
        ("He said that the Sea was old.", "He said that the sea was old."),
        ("She liked the Sea.", "She liked the sea."),
    )

    assert learnt(*capitals).forms == {"sea": "Sea"}
    assert learnt(*capitals, *[("It is the sea.", "It is the sea.")] * 2).forms == {}
    assert learnt(("Sea.", "The sea."), ("Sea!", "A sea!")).forms == {}


def test_apostrophes_are_learnt() -> None:
    said = (("He said it isn’t.", "He said it isn't."), ("There it isn’t.", "There it isn't."))

    assert learnt(*said).forms == {"isn't": "isn’t"}


def test_signs_are_learnt_where_they_are_never_kept() -> None:
    signs = (
        ("The sea – the old sea… it faded.", "The sea — the old sea... it faded."),
        ("He said it – and there it was…", "He said it — and there it was..."),
    )

    assert learnt(*signs).signs == {" — ": " – ", "—": " – ", "...": "…"}
    assert learnt(signs[0]).signs == {}
    assert learnt(*signs, ("It is — it was.", "It is — it was.")).signs == {"...": "…"}


def test_where_only_the_space_changes_no_other_space_is_touched() -> None:
    closed = learnt(("The sea—it faded.", "The sea — it faded."), ("A sea—old.", "A sea — old."))

    assert closed.signs == {" — ": "—"}
    assert closed.apply("He said—or— so — it") == "He said—or— so—it"


_TEXT = st.lists(
    st.sampled_from(
        ["theater", "theatre", "Theatre", "sea", "Sea", "luitenant", "lieutenant", "—"]
    ),
    max_size=7,
).map(" ".join)


@given(st.lists(st.tuples(_TEXT, _TEXT), max_size=8))
def test_what_is_learnt_is_written_by_the_translator_and_settles(
    confirmed: list[tuple[str, str]],
) -> None:
    found = learnt(*confirmed)
    written = " ".join(target for target, _ in confirmed).lower()

    assert all(new.lower() in written for new in found.words.values())
    for _, draft in confirmed:
        assert found.apply(found.apply(draft)) == found.apply(draft)
