import unicodedata

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import get_character_cell_size

from alignwb.core.bitext.codes import MOST_CODES, End, PlacedEnd
from alignwb.core.languages.visible import visible, visible_lines

HIDING = {"Cc", "Zl", "Zp"}


@given(st.text())
def test_nothing_that_drives_a_terminal_is_left_and_nothing_moves(text: str) -> None:
    shown = visible(text)
    assert len(shown) == len(text)
    assert not HIDING & {unicodedata.category(character) for character in shown}
    assert not set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff") & set(shown)


def test_ordinary_prose_stays_as_it_is() -> None:
    text = "‘Œuvre’ – naïef, 3½ €; שלום [^2] 👩‍🏫"
    assert visible(text) == text


def test_a_control_character_shows_as_its_picture() -> None:
    assert visible("a\x1b[2J\tb\x7f\u202e") == "a␛[2J␉b␡␦"


SIGNS = set(
    "\u0600\u0601\u0602\u0603\u0604\u0605\u06dd\u070f\u0890\u0891\u08e2\U000110bd\U000110cd"
)
"""Of the category of format characters, and yet visible signs."""


def test_every_character_that_is_not_seen_is_shown() -> None:
    hidden = {
        character
        for character in map(chr, range(0x110000))
        if unicodedata.category(character) in {"Cc", "Cf", "Cs", "Zl", "Zp"}
        or ord(character) & 0xFFFE == 0xFFFE
        or 0xFDD0 <= ord(character) < 0xFDF0
        or 0xE0100 <= ord(character) < 0xE01F0
    }
    assert {character for character in hidden if visible(character) == character} == SIGNS


@given(st.text())
def test_showing_twice_is_showing_once(text: str) -> None:
    assert visible(visible(text)) == visible(text)


@given(st.text(st.characters(codec=None)))
def test_lines_keep_their_ends_and_their_tabs_alone(text: str) -> None:
    lines = visible_lines(text)
    assert [n for n, each in enumerate(lines) if each in "\n\t"] == [
        n for n, each in enumerate(text) if each in "\n\t"
    ]
    assert visible(lines) == visible(text)


def test_what_has_no_width_gets_one_but_an_emoji_stays_whole() -> None:
    text = "a\u200bb\u200cc\u200dd\u2060e co\xadop 👩\u200d🏫 👩\u200dx \u200d"
    assert visible(text) == "a¦b¦c¦d¦e co¬op 👩\u200d🏫 👩¦x ¦"


def test_a_code_shows_its_number_and_which_end_it_is() -> None:
    ends = [PlacedEnd(number, end).text for number in (1, 11, 20) for end in End]
    assert visible("".join(ends)) == "¹₁ᵃΓγᵏΩωᵘ"
    high = [PlacedEnd(number, end).text for number in (21, MOST_CODES) for end in End]
    assert visible("".join(high)) == "⁺₊◊⁺₊◊"


def test_pictures_of_codes_are_one_cell_wide_and_no_two_alike() -> None:
    pictures = [visible(PlacedEnd(n, end).text) for n in range(1, 21) for end in End]
    assert len(set(pictures)) == len(pictures)
    assert {get_character_cell_size(each) for each in pictures} == {1}


def test_private_characters_that_are_no_codes_stay() -> None:
    assert visible("a\U0010f000\ue000b") == "a\U0010f000\ue000b"
