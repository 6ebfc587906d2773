"""Bytes of a terminal → keys: however they are cut, they do what they say."""

from collections.abc import Iterable
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual import events
from textual._ansi_sequences import ANSI_SEQUENCES_KEYS, IGNORE_SEQUENCE
from textual._xterm_parser import XTermParser
from textual.message import Message

from alignwb.tui.terminal import key_parser
from alignwb.tui.terminal.bursts import TYPED_AHEAD
from alignwb.tui.terminal.key_parser import KeyParser

ALT_KEYS = {f"\x1b{letter}": f"alt+{letter}" for letter in "acdegiklmnpqrstwxz"}
LETTERS = {letter: letter for letter in "abcnéß"}
CONTROLS = {"\r": "enter", "\t": "tab", "\x11": "ctrl+q", "\x7f": "backspace", " ": "space"}
SEQUENCES = {
    "\x1b[A": "up",
    "\x1b[B": "down",
    "\x1bOC": "right",
    "\x1b[1;3D": "alt+left",
    "\x1b[1;5H": "ctrl+home",
    "\x1b[5~": "pageup",
    "\x1b[15~": "f5",
    "\x1bOP": "f1",
    "\x1b[[B": "f2",
    "\x1b[Z": "shift+tab",
    "\x1b[99;3u": "alt+c",
    "\x1b[13;5u": "ctrl+enter",
}
KEYS = ALT_KEYS | LETTERS | CONTROLS | SEQUENCES


def names(messages: Iterable[Message]) -> list[str]:
    return [
        message.key if isinstance(message, events.Key) else f"paste {message.text!r}"
        for message in messages
        if isinstance(message, events.Key | events.Paste)
    ]


def read(*reads: str) -> list[str]:
    """The keys of these reads, which follow one another at once."""
    parser = KeyParser()
    return names(message for data in reads for message in parser.feed(data))


@st.composite
def cut_keys(draw: st.DrawFn) -> tuple[list[str], list[str]]:
    """Names of keys, and their bytes in reads that end anywhere."""
    sent = draw(st.lists(st.sampled_from(sorted(KEYS)), max_size=TYPED_AHEAD))
    data = "".join(sent)
    cuts = sorted(draw(st.sets(st.integers(1, max(1, len(data) - 1)))))
    ends = [0, *cuts, len(data)]
    return [KEYS[key] for key in sent], [
        data[start:end] for start, end in pairwise(ends) if start < end
    ]


@given(cut_keys())
def test_keys_are_the_same_wherever_they_are_cut(case: tuple[list[str], list[str]]) -> None:
    expected, reads = case
    assert read(*reads) == expected


@pytest.mark.parametrize(
    ("data", "keys"),
    [
        ("\x1bw\x1bq", ["alt+w", "alt+q"]),
        ("\x1bt\x1b[A", ["alt+t", "up"]),
        ("\x1b[B\x1bm", ["down", "alt+m"]),
        ("\x1bgz", ["alt+g", "z"]),
        ("\x1b\"\x1b'", ["alt+quotation_mark", "alt+apostrophe"]),
        ("\x1b-\x1b ", ["alt+minus", "alt+space"]),
        ("\x1bx\x1b[200~two words\x1b[201~\x1bc", ["alt+x", "paste 'two words'", "alt+c"]),
        ("\x1b\x1b[B", ["escape", "down"]),
        ("\x1b\x1bc", ["escape", "alt+c"]),
        ("\x1bO!", ["alt+shift+o", "exclamation_mark"]),
    ],
)
def test_keys_in_one_read(data: str, keys: list[str]) -> None:
    assert read(data) == keys


def test_every_sequence_textual_knows_is_the_same_key() -> None:
    """Fails when Textual learns sequences that the cutting here takes apart."""
    for sequence, key in ANSI_SEQUENCES_KEYS.items():
        # Alt+- is a key of its own here, which puts in a dash as well.
        if key is IGNORE_SEQUENCE or sequence in ("\x1b", "\x1b\x1b", "\x9b", "\x1b-"):
            continue
        assert read(sequence + "\x1bw") == [*names(XTermParser().feed(sequence)), "alt+w"]


class Clock:
    """Time that passes when it is told to."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.now_s = 1000.0
        monkeypatch.setattr(key_parser, "get_time", lambda: self.now_s)

    def after(self, seconds: float, parser: KeyParser, data: str = "") -> list[str]:
        self.now_s += seconds
        return names(parser.feed(data) if data else parser.tick())


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    return Clock(monkeypatch)


def test_escape_and_a_letter_after_it_are_two_keys(clock: Clock) -> None:
    parser = KeyParser()
    assert clock.after(0, parser, "\x1b") == []
    wait_s = parser.wait_s()
    assert wait_s is not None
    assert clock.after(wait_s, parser) == ["escape"]
    assert clock.after(0.01, parser, "mq") == ["m", "q"]


def test_a_letter_long_after_escape_is_a_letter_though_nobody_looked_in_between(
    clock: Clock,
) -> None:
    parser = KeyParser()
    assert clock.after(0, parser, "\x1b") == []
    assert clock.after(0.4, parser, "m") == ["escape", "m"]


def test_a_cut_sequence_that_ends_later_is_still_one(clock: Clock) -> None:
    parser = KeyParser()
    assert clock.after(0, parser, "\x1b[1;") == []
    assert clock.after(0.3, parser) == []
    assert clock.after(0.0, parser, "3C") == ["alt+right"]


@pytest.mark.parametrize("data", ["\x1b[1;", "\x1b[<35;4", "\x1b[?20"])
def test_a_sequence_without_its_end_is_no_text(clock: Clock, data: str) -> None:
    parser = KeyParser()
    assert clock.after(0, parser, data) == []
    assert clock.after(1.0, parser, "k") == ["k"]


@pytest.mark.parametrize("data", ["\x1b[99999999999999999999;2u", "\x1b[48;0;0;0;0t\x1b[<0;1;1M"])
def test_figures_no_terminal_sends_do_not_end_the_reading(data: str) -> None:
    assert read(data, "\x1bw")[-1] == "alt+w"


@given(st.text(alphabet="\x1b[]OPM<>?0123456789;:~utRa\r\n\x07\x9b\x00é", max_size=60))
def test_no_bytes_end_the_reading(noise: str) -> None:
    parser = KeyParser()
    list(parser.feed(noise)) if noise else None
    # Some time later: keys right behind a paste would be a part of it.
    parser._rest, parser._paste, parser._pasting_until_s = "", None, 0.0
    assert names(parser.feed("\x1bw\x1bq")) == ["alt+w", "alt+q"]


@pytest.mark.parametrize("hidden", ["\x07", "\x1bx", "\x1b[B", "\x14", "\x1b]0;t\x07", "\x1bOP"])
def test_what_is_hidden_in_an_unbracketed_paste_is_no_command(clock: Clock, hidden: str) -> None:
    parser = KeyParser()
    said = clock.after(0, parser, f"Een regel.\rNog een {hidden}regel.\rEn het slot.")
    assert said
    assert all(each.startswith("paste ") for each in said)
    assert clock.after(0.5, parser, "\x1bx") == ["alt+x"]


@pytest.mark.parametrize("data", ["\x1b[99z", "\x1b[?62;22c", "\x1b[>1;10;0c", "\x1b[9;8;7;6~"])
def test_what_no_key_sends_is_no_text(data: str) -> None:
    assert read(data, "k") == ["k"]


def test_a_paste_that_lost_its_end_does_not_keep_the_keys(clock: Clock) -> None:
    parser = KeyParser()
    assert clock.after(0, parser, "\x1b[200~half of it\x1b[20") == []
    assert clock.after(3, parser) == ["paste 'half of it'"]
    assert clock.after(0, parser, "\x11") == ["ctrl+q"]


@given(st.text(max_size=30), st.integers(0, 40))
def test_a_bracketed_paste_is_one_paste_wherever_it_is_cut(text: str, place: int) -> None:
    text = "p" + "".join(c for c in text if c >= " " and not "\x7f" <= c <= "\x9f")
    text = text.replace("\u2028", "").replace("\u2029", "")
    data = f"\x1b[200~{text}\x1b[201~"
    assert read(*(part for part in (data[:place], data[place:]) if part)) == [f"paste {text!r}"]


@pytest.mark.parametrize("character", "\u00a0\u202f\u00ad\u200b\u200d\u2009\u2060")
def test_characters_that_python_calls_unprintable_arrive(character: str) -> None:
    assert read(f"4{character}m") == ["4", f"paste {character!r}", "m"]


def test_a_paste_that_is_not_bracketed_is_text() -> None:
    assert read("De bel ging.\rNiemand kwam.\r") == ["paste 'De bel ging.\\nNiemand kwam.\\n'"]
    assert read("Eerst dit.\nDan.") == ["paste 'Eerst dit.\\nDan.'"]
    assert read("Ja.\r\nEn nee.\r\n") == ["paste 'Ja.\\nEn nee.\\n'"]
    assert read("nooit van gehoord") == ["paste 'nooit van gehoord'"]


def test_quick_hands_on_a_slow_line_are_no_paste() -> None:
    assert read("\rde") == ["enter", "d", "e"]
    assert read("k.\r\rn") == ["k", "full_stop", "enter", "enter", "n"]
    assert read("sb\nd") == ["s", "b", "ctrl+j", "d"]
    assert read("n" * 30) == ["n"] * 30
    assert read("the last words\r") == ["paste 'the last words'", "enter"]
    assert read("\rthe first words") == ["enter", "paste 'the first words'"]


def test_the_rest_of_a_long_paste_is_text_too(clock: Clock) -> None:
    parser = KeyParser()
    assert clock.after(0, parser, "Een regel.\rNog een regel.\r") == [
        "paste 'Een regel.\\nNog een regel.\\n'"
    ]
    assert clock.after(0.01, parser, "Ja.\r") == ["paste ' Ja.\\n'"]
    assert clock.after(0.01, parser, "\r") == []
    assert clock.after(0.01, parser, "Nee") == ["paste ' Nee'"]
    assert clock.after(0.5, parser, "\r") == ["enter"]
