"""Keys are written as people do, and named as Textual does."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alignwb.tui.commands import EDITING, REVIEWING
from alignwb.tui.commands.key_names import key_named, spoken

ALL_KEYS = sorted({key for command in (*EDITING, *REVIEWING) for key in command.keys})


@pytest.mark.parametrize("key", [*ALL_KEYS, "alt+less_than_sign", "ctrl+greater_than_sign"])
def test_a_key_is_read_as_it_is_printed(key: str) -> None:
    assert key_named(spoken(key)) == key


@pytest.mark.parametrize(
    ("written", "key"),
    [
        ("Shift + Alt + w", "alt+shift+w"),
        ("CTRL+PGDN", "ctrl+pagedown"),
        ("Strg+Entf", None),
        ("option+;", "alt+semicolon"),
        ("alt+>", "alt+greater_than_sign"),
        ("Alt+greater_than_sign", "alt+greater_than_sign"),
        ("ctrl++", "ctrl+plus"),
        ("alt+→", "alt+right"),
        ("Ctrl+Space", "ctrl+@"),
        ("Esc", "escape"),
        ("F13", None),
        ("hyper+a", None),
        ("NUL", None),
        ("alt+NL", None),
        ("ctrl+ctrl+a", None),
        ("alt+", None),
        ("", None),
    ],
)
def test_other_ways_to_write_a_key(written: str, key: str | None) -> None:
    if key is None:
        with pytest.raises(ValueError, match=r".*"):
            key_named(written)
    else:
        assert key_named(written) == key


@given(st.text(max_size=12))
def test_whatever_is_written_is_a_key_or_refused(written: str) -> None:
    try:
        key = key_named(written)
    except ValueError:
        return
    assert key_named(spoken(key)) == key
