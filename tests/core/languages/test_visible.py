import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from alignwb.core.languages.visible import visible

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
