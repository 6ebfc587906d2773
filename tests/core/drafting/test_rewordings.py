"""What a translator always writes otherwise, put into drafts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alignwb.core.bitext.codes import CODE
from alignwb.core.bitext.markers import labels
from alignwb.core.drafting.rewordings import NO_REWORDINGS, Rewordings

WORDS = Rewordings(
    {"color": "colour", "program": "programme", "menshewik": "Menshevik", "usual": "ordinary"},
    {"Council": "council", "sir": "Sir", "isn't": "isn’t"},
    {" — ": " – ", "—": " – ", "...": "…"},
)
POINT = chr(0x100000 + 0x8000 + 5)
OPEN, CLOSE = chr(0x100001), chr(0x104001)


@pytest.mark.parametrize(
    ("draft", "worded"),
    [
        ("The color faded.", "The colour faded."),
        ("Color is all.", "Colour is all."),
        ("COLOR AND FORM", "COLOUR AND FORM"),
        ("Two colors, the color’s name", "Two colours, the colour’s name"),
        ("A usual day; a colorful day", "An ordinary day; a colorful day"),
        ("a menshewik", "a Menshevik"),
        ("Menshewiks", "Mensheviks"),
        ("The Council met. Council members left.", "The council met. Council members left."),
        ("Yes, sir, it isn't.", "Yes, Sir, it isn’t."),
        ("So — he said — it went...", "So – he said – it went…"),
        ("1905 — 1907, a -- b, well-known", "1905 — 1907, a -- b, well-known"),
        ("the sea—old— or not", "the sea – old – or not"),
        ("color[^3] and [^color]", "colour[^3] and [^color]"),
    ],
)
def test_drafts_are_worded_as_the_translator_does(draft: str, worded: str) -> None:
    assert WORDS.apply(draft) == worded


@pytest.mark.parametrize(
    "part",
    [
        "https://color.example/program",
        "color@program.nl",
        "/usr/color",
        "{color}",
        "$color",
        "my_color",
        "color.txt",
        "www.color",
        f"col{OPEN}or",
        f"co{POINT}lor",
    ],
)
def test_what_is_no_word_of_its_own_is_left_alone(part: str) -> None:
    assert WORDS.apply(f"See {part} here.") == f"See {part} here."


def test_a_word_in_emphasis_is_a_word() -> None:
    assert WORDS.apply(f"The {OPEN}color{CLOSE}.") == f"The {OPEN}colour{CLOSE}."


def test_words_of_terms_stay() -> None:
    assert WORDS.apply("The color of the program.", {"program"}) == "The colour of the program."


def test_without_any_nothing_changes() -> None:
    assert not NO_REWORDINGS
    assert NO_REWORDINGS.apply("An color — a.") == "An color — a."


_PIECES = st.sampled_from(
    [
        *(*WORDS.words, *WORDS.words.values(), *WORDS.forms),
        *("a", "an", "The", "Color", "[^4]", "1905", OPEN, CLOSE, POINT),
        *("…", "...", "—", "–", "-", ".", ",", "’", "s", "/", "@"),
    ]
)


@given(st.lists(st.tuples(_PIECES, st.sampled_from(["", " ", "\u00a0", "  "]))))
def test_a_second_time_changes_nothing_and_codes_and_markers_stay(
    pieces: list[tuple[str, str]],
) -> None:
    text = "".join(part for piece in pieces for part in piece)

    worded = WORDS.apply(text)

    assert WORDS.apply(worded) == worded
    assert CODE.findall(worded) == CODE.findall(text)
    assert labels(worded) == labels(text)
