"""The command table is complete, without clashes and sendable; the keys page is made from it."""

from collections.abc import Sequence
from pathlib import Path

import pytest
from textual.events import Key

from alignwb.tui.commands import EDITING, REVIEWING, Command, key_actions
from alignwb.tui.keys_page import keys_page
from alignwb.tui.terminal.key_parser import KeyParser

DOCS = Path(__file__).parents[3] / "docs"

# What a terminal without any extended protocol sends (xterm's control sequences, "PC-style
# function keys"), for the keys that stand first in the table.
_FUNCTION = dict(
    zip(
        (f"f{n}" for n in range(1, 13)),
        ("OP", "OQ", "OR", "OS", "[15~", "[17~", "[18~", "[19~", "[20~", "[21~", "[23~", "[24~"),
        strict=True,
    )
)
_OTHER = {
    "enter": "\r",
    "pageup": "\x1b[5~",
    "pagedown": "\x1b[6~",
    "up": "\x1b[A",
    "down": "\x1b[B",
    "right": "\x1b[C",
    "left": "\x1b[D",
    "home": "\x1b[H",
    "end": "\x1b[F",
    "tab": "\t",
    "ctrl+pageup": "\x1b[5;5~",
    "ctrl+pagedown": "\x1b[6;5~",
    "ctrl+up": "\x1b[1;5A",
    "ctrl+down": "\x1b[1;5B",
}
_SIGNS = {
    "quotation_mark": '"',
    "apostrophe": "'",
    "minus": "-",
    "full_stop": ".",
    "comma": ",",
    "semicolon": ";",
    "slash": "/",
    "space": " ",
    "circumflex_accent": "^",
    "exclamation_mark": "!",
    "asterisk": "*",
    "ampersand": "&",
    "percent_sign": "%",
    "less_than_sign": "<",
    "greater_than_sign": ">",
    "colon": ":",
    "plus": "+",
    "question_mark": "?",
    "left_parenthesis": "(",
    "right_parenthesis": ")",
}


def legacy_bytes(key: str) -> str:
    """What a legacy terminal sends for a key."""
    if key in _OTHER:
        return _OTHER[key]
    if len(key) == 1:
        return key
    if key in _FUNCTION:
        return "\x1b" + _FUNCTION[key]
    modifier, _, letter = key.partition("+")
    letter = _SIGNS.get(letter, letter)
    assert len(letter) == 1, f"no legacy terminal sends {key}"
    return {"ctrl": chr(ord(letter) & 31), "alt": f"\x1b{letter}"}[modifier]


@pytest.mark.parametrize("command", [*EDITING, *REVIEWING], ids=lambda command: str(command.id))
def test_the_first_key_of_every_command_can_be_sent_by_a_legacy_terminal(command: Command) -> None:
    sent = legacy_bytes(command.keys[0])
    parser = KeyParser()
    events = [*parser.feed(sent), *parser.feed("")]
    assert [event.key for event in events if isinstance(event, Key)] == [command.keys[0]]


@pytest.mark.parametrize("commands", [EDITING, REVIEWING], ids=["editing", "reviewing"])
def test_no_key_means_two_things(commands: Sequence[Command]) -> None:
    keys = [key for command in commands for key in (*command.keys, *command.digit_keys)]
    assert len(keys) == len(set(keys)) == len(key_actions(commands))


@pytest.mark.parametrize("commands", [EDITING, REVIEWING], ids=["editing", "reviewing"])
def test_tmux_and_screen_keep_no_command_key_for_themselves(commands: Sequence[Command]) -> None:
    assert not {"ctrl+a", "ctrl+b"} & set(key_actions(commands))


def test_what_both_screens_can_do_has_the_same_first_key_on_both() -> None:
    editing = {command.id: command.keys[0] for command in EDITING}
    of_their_own = {
        "next_segment", "previous_segment", "next_open", "first_segment", "last_segment",
        "toggle_confirmed",
    }  # fmt: skip
    for command in REVIEWING:
        if command.id in editing and command.id not in of_their_own:
            assert command.keys[0] == editing[command.id]


def test_the_keys_page_of_the_docs_is_current() -> None:
    assert (DOCS / "keys.md").read_text(encoding="utf-8") == keys_page()
