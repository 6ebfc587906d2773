"""What a translator always writes otherwise, put into drafts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alignwb.core.bitext.codes import CODE
from alignwb.core.bitext.markers import labels
from alignwb.core.drafting.rewordings import NO_REWORDINGS, Rewording, Rewordings, as_drafted

WORDS = Rewordings(
    {
        "color": "colour",
        "colors": "colours",
        "program": "programme",
        "menshewik": "Menshevik",
        "usual": "ordinary",
    },
    {"Council": "council", "sir": "Sir", "Zinovyev": "Zinoviev"},
    {" — ": " – ", "—": " – ", "...": "…", "'": "’"},
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
        ("Then Mr Color spoke; a colorful day", "Then Mr Color spoke; a colorful day"),
        ("A usual day", "An ordinary day"),
        ("a menshewik", "a Menshevik"),
        ("The Council met. Council members left.", "The council met. Council members left."),
        ("Zinovyev saw Zinovyev’s hat.", "Zinoviev saw Zinoviev’s hat."),
        ("Yes, sir, it isn't.", "Yes, Sir, it isn’t."),
        ("So — he said — it went...", "So – he said – it went…"),
        ("in 1917 — the year — it", "in 1917 – the year – it"),
        ("1905 — 1907, May–June, well-known", "1905 — 1907, May–June, well-known"),
        ("the sea—old and wide", "the sea – old and wide"),
        ("“But I—” he began, “— Well”", "“But I—” he began, “— Well”"),
        ("color[^3] and [^color]", "colour[^3] and [^color]"),
    ],
)
def test_drafts_are_worded_as_the_translator_does(draft: str, worded: str) -> None:
    assert WORDS.apply(draft).text == worded


@pytest.mark.parametrize(
    ("draft", "worded"),
    [
        ("We saw the North.", "We saw the north."),
        ("North Holland and the North", "North Holland and the north"),
        ("They left for North Holland.", "They left for North Holland."),
        ("It met Mayor Jansen, the Mayor.", "It met Mayor Jansen, the mayor."),
        ("The Mayor of Paris, Mayor’s hat", "The mayor of Paris, mayor’s hat"),
        ("Lord Mayor Smit", "Lord Mayor Smit"),
        (
            "He went. Then the Mayor left the North, Anna too.",
            "He went. Then the mayor left the north, Anna too.",
        ),
    ],
)
def test_no_name_loses_its_capital(draft: str, worded: str) -> None:
    lowering = Rewordings(inside={"North": "north", "Mayor": "mayor"})
    assert lowering.apply(draft).text == worded


def test_what_was_worded_otherwise_is_told_and_can_be_taken_back() -> None:
    worded = WORDS.apply("Color — the color of Zinovyev's hat.")

    assert worded.changes == (
        Rewording("Color", "Colour"),
        Rewording("color", "colour"),
        Rewording("Zinovyev's", "Zinoviev's"),
        Rewording(" — ", " – "),
        Rewording("'", "’"),
    )
    assert all(map(WORDS.has, worded.changes))
    assert not WORDS.has(Rewording("color", "tint"))
    assert not NO_REWORDINGS.has(Rewording(" — ", " – "))
    without_apostrophe = WORDS.apply("Color — the color of a Council.")
    taken_back = as_drafted(without_apostrophe.text, without_apostrophe.changes)
    assert taken_back == "Color — the color of a Council."


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
        "x.color.txt",
        " .color.txt",
        "color2",
        "`color`",
        "src/...",
        "`it's`",
        "{user's}",
        "https://x.example/o'brien",
        f"col{OPEN}or",
        f"co{POINT}lor",
    ],
)
def test_what_is_no_word_of_its_own_is_left_alone(part: str) -> None:
    assert WORDS.apply(f"See {part} here.").text == f"See {part} here."


def test_a_word_in_emphasis_is_a_word() -> None:
    assert WORDS.apply(f"The {OPEN}color{CLOSE}.").text == f"The {OPEN}colour{CLOSE}."


def test_words_of_terms_stay_and_forbidden_ones_do_not_come() -> None:
    draft = "The color of the program."

    assert WORDS.apply(draft, {"program"}).text == "The colour of the program."
    assert WORDS.apply(draft, (), {"programme"}).text == "The colour of the program."


def test_without_any_nothing_changes() -> None:
    assert not NO_REWORDINGS
    assert NO_REWORDINGS.apply("An color — a.").text == "An color — a."


_PIECES = st.sampled_from(
    [
        *(*WORDS.words, *WORDS.words.values(), *WORDS.inside, "a", "an", "The", "Color", "[^4]"),
        *("1905", OPEN, CLOSE, POINT, "…", "...", "—", "–", "-", ".", ",", "’", "s", "/", "@", "'"),
    ]
)


@given(st.lists(st.tuples(_PIECES, st.sampled_from(["", " ", "\u00a0", "  "]))))
def test_a_second_time_changes_nothing_and_codes_and_markers_stay(
    pieces: list[tuple[str, str]],
) -> None:
    text = "".join(part for piece in pieces for part in piece)

    worded = WORDS.apply(text)

    assert WORDS.apply(worded.text) == (worded.text, ())
    assert CODE.findall(worded.text) == CODE.findall(text)
    assert labels(worded.text) == labels(text)
