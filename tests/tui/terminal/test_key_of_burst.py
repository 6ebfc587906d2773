"""Keys that arrive together are told from keys that are pressed."""

from textual import events
from textual.message import Message

from alignwb.tui.terminal.key_of_burst import KeyOfBurst, with_bursts_marked
from alignwb.tui.terminal.key_parser import KeyParser


def read(characters: str) -> list[Message]:
    parser = KeyParser()
    return list(with_bursts_marked(parser.feed(characters)))


def test_a_key_alone_is_a_key() -> None:
    (tab,) = read("\t")
    assert isinstance(tab, events.Key)
    assert not isinstance(tab, KeyOfBurst)


def test_a_key_that_is_held_down_is_one() -> None:
    keys = read("\t\t\t")
    assert len(keys) == 3
    assert not any(isinstance(key, KeyOfBurst) for key in keys)


def test_several_keys_at_once_are_a_burst_and_say_what_they_did() -> None:
    keys = read("a\tb")
    assert [key.key for key in keys if isinstance(key, KeyOfBurst)] == ["a", "tab", "b"]
    assert [key.character for key in keys if isinstance(key, events.Key)] == ["a", "\t", "b"]


def test_a_key_beside_a_paste_is_of_a_burst() -> None:
    messages = read("\x1b[200~words\x1b[201~\t")
    assert [type(message) for message in messages] == [events.Paste, KeyOfBurst]


def test_whoever_handles_keys_handles_those_of_a_burst() -> None:
    assert KeyOfBurst.handler_name == events.Key.handler_name == "on_key"
