"""What is said of keys that terminals cannot send is what the parser makes of their bytes."""

import pytest
from textual.events import Key

from alignwb.tui.commands.sending import is_sent_everywhere, is_typed, why_not_sent
from alignwb.tui.terminal.key_parser import KeyParser

# What xterm sends.
_SENT = {
    "ctrl+n": "\x0e",
    "ctrl+@": "\x00",
    "ctrl+j": "\n",
    "alt+shift+r": "\x1bR",
    "alt+semicolon": "\x1b;",
    "alt+space": "\x1b ",
    "ctrl+left": "\x1b[1;5D",
    "ctrl+pagedown": "\x1b[6;5~",
    "alt+delete": "\x1b[3;3~",
    "ctrl+insert": "\x1b[2;5~",
    "shift+f7": "\x1b[18;2~",
    "ctrl+f2": "\x1b[1;5Q",
    "shift+tab": "\x1b[Z",
    "f11": "\x1b[23~",
}
_LOST = {
    "ctrl+i": "\t",
    "ctrl+m": "\r",
    "ctrl+h": "\x08",
    "ctrl+enter": "\r",
    "alt+enter": "\x1b\r",
    "shift+enter": "\r",
    "ctrl+5": "5",
    "ctrl+comma": ",",
    "ctrl+shift+g": "\x07",
    "alt+ctrl+g": "\x1b\x07",
    "alt+3": "\x1b3",
    "alt+f": "\x1bf",
    "alt+b": "\x1bb",
    "alt+backspace": "\x1b\x7f",
    "shift+f3": "\x1b[1;2R",
    "ctrl+f3": "\x1b[1;5R",
    "shift+a": "A",
}


def read(sent: str) -> list[str]:
    parser = KeyParser()
    return [each.key for each in (*parser.feed(sent), *parser.feed("")) if isinstance(each, Key)]


@pytest.mark.parametrize(("key", "sent"), _SENT.items())
def test_a_key_that_is_sent_arrives_as_itself(key: str, sent: str) -> None:
    assert read(sent) == [key]
    assert why_not_sent(key) == ""


@pytest.mark.parametrize(("key", "sent"), _LOST.items())
def test_a_key_that_arrives_as_another_one_is_not_sent(key: str, sent: str) -> None:
    assert read(sent) != [key]
    assert why_not_sent(key)


def test_the_linux_console_sends_no_modifier_with_function_keys() -> None:
    assert [is_sent_everywhere(key) for key in ("f4", "ctrl+f4", "ctrl+insert", "ctrl+up")] == [
        True, False, False, True,
    ]  # fmt: skip


def test_typing_and_editing_keys_are_no_commands_where_one_types() -> None:
    typed = ("a", "Z", "7", "comma", "space", "left", "delete", "escape")
    assert all(map(is_typed, typed))
    assert not any(map(is_typed, ("f2", "enter", "tab", "pageup", "ctrl+a", "alt+left")))
