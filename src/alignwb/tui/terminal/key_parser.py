"""Keys, pastes and reports out of what a terminal sends; Textual's parser on whole sequences."""

import re
import unicodedata
from collections.abc import Generator, Iterable, Iterator

from textual import constants, events
from textual._ansi_sequences import ANSI_SEQUENCES_KEYS
from textual._time import get_time
from textual._xterm_parser import BRACKETED_PASTE_END, BRACKETED_PASTE_START, XTermParser
from textual.keys import _character_to_key
from textual.message import Message

from alignwb.tui.terminal.bursts import Pasted, is_surely_pasted, split_burst
from alignwb.tui.terminal.pasted_text import harmless

_ESC = "\x1b"
_SEQUENCE = re.compile(
    _ESC + r"(?:\[M[\s\S]{3}"  # the mouse of old terminals
    r"|\[\[[A-E]"  # function keys of the Linux console
    r"|\[\d+\$(?!y)"  # shifted keys of rxvt
    r"|\[(?![M\[])[0-?]*[ -/]*[@-~]"
    r"|O[^\x1b]"
    r"|[^\x1b\[O])"
)
_BEGUN = re.compile(_ESC + r"(?:\[(?:M[\s\S]{0,2}|\[|[0-?]*[ -/]*)|O)?\Z")
_CUT_OFF = re.compile(_ESC + r"\[[0-?]*[ -/]*|" + _ESC + "O?")
_NO_ESC = re.compile(r"[^\x1b]+")
_BEGUN_END = re.compile(_ESC + r"(?:\[(?:2(?:0(?:1)?)?)?)?\Z")

_SEQUENCE_WITHIN_S = 0.5  # between the bytes of one sequence, on the slowest line
_PASTE_WITHIN_S = 2.0  # a paste that stops for so long has lost its end
STILL_PASTING_S = 0.02
"""What comes within this time behind a paste that is not bracketed belongs to it."""


class KeyParser(XTermParser):
    """Reads keys that arrive together as the keys they are.

    Textual's parser goes on looking for a longer sequence until it has been silent for a while, so
    that two Alt keys in one read become text.  This one cuts what arrives into whole sequences and
    hands that one over one at a time.  Characters that Textual swallows because Python calls them
    unprintable (no-break spaces, soft hyphens, joiners) come as pasted text, and so does a paste
    that the terminal does not bracket (see `bursts`).

    It wants all that has arrived in one call, and `tick` called after `wait_s`.
    """

    def __init__(self, debug: bool = False) -> None:
        super().__init__(debug)
        self._rest = ""
        self._paste: str | None = None
        self._due_s: float | None = None
        self._pasting_until_s = 0.0
        self._paste_ended_a_line = False

    def wait_s(self) -> float | None:
        """In how many seconds `tick` has something to do; None for never."""
        return None if self._due_s is None else max(0.0, self._due_s - get_time())

    def feed(self, data: str) -> Iterable[Message]:
        """The messages for what arrived; "" is the end of the stream."""
        if not data:
            return super().feed(data)
        return [*self.tick(), *self._read(self._rest + data)]

    def tick(self) -> Iterable[Message]:
        """The messages for what was begun and not finished in time."""
        if self._due_s is None or get_time() < self._due_s:
            return ()
        self._due_s = None
        rest, self._rest = self._rest, ""
        if self._paste is not None:
            paste, self._paste = self._paste, None
            return _paste(_BEGUN_END.sub("", paste))
        return list(self._unfinished(rest))

    def _read(self, data: str) -> Iterator[Message]:
        self._rest, self._due_s = "", None
        place = 0
        while place < len(data):
            if self._paste is not None:
                place = yield from self._read_paste(data, place)
            elif characters := _NO_ESC.match(data, place):
                yield from self._read_characters(characters[0])
                place = characters.end()
            elif sequence := _SEQUENCE.match(data, place):
                messages = self._read_sequence(sequence)
                place = yield from self._without_keys(messages) if self._is_pasting else messages
            elif _BEGUN.match(data, place):
                self._rest = data[place:]
                is_escape = self._rest == _ESC
                self._wait(constants.ESCAPE_DELAY if is_escape else _SEQUENCE_WITHIN_S)
                return
            else:
                cut_off = _CUT_OFF.match(data, place)
                assert cut_off is not None
                yield from self._unfinished(cut_off[0])
                place = cut_off.end()

    @property
    def _is_pasting(self) -> bool:
        """True right behind text that was surely pasted: what comes now was pasted with it."""
        return get_time() < self._pasting_until_s

    def _without_keys(
        self, messages: Generator[Message, None, int]
    ) -> Generator[Message, None, int]:
        """What an escape sequence says, but for keys: in a paste it is no command."""
        while True:
            try:
                message = next(messages)
            except StopIteration as end:
                return int(end.value)
            if not isinstance(message, events.Key):
                yield message

    def _read_paste(self, data: str, place: int) -> Generator[Message, None, int]:
        before = self._paste or ""
        paste = before + data[place:]
        end = paste.find(BRACKETED_PASTE_END, max(0, len(before) - len(BRACKETED_PASTE_END)))
        if end < 0:
            self._paste = paste
            self._wait(_PASTE_WITHIN_S)
            return len(data)
        self._paste = None
        yield from _paste(paste[:end])
        return len(data) - (len(paste) - end - len(BRACKETED_PASTE_END))

    def _read_sequence(self, match: re.Match[str]) -> Generator[Message, None, int]:
        sequence = match[0]
        if sequence == BRACKETED_PASTE_START:
            self._paste = ""
            self._wait(_PASTE_WITHIN_S)
        elif sequence == BRACKETED_PASTE_END:
            pass  # of a paste that was given up
        elif _is_alt_sign(sequence):
            # Textual forgets the Alt of all but letters, and takes Alt+- for a dash.
            yield events.Key(f"alt+{_character_to_key(sequence[1])}", None)
        elif sequence.startswith(_ESC + "[") or sequence in ANSI_SEQUENCES_KEYS:
            yield from self._understood(sequence)
        elif len(sequence) == len("\x1bc"):
            yield from self._sequence_to_key_events(sequence[1], alt=True)
        else:
            yield from self._sequence_to_key_events("O", alt=True)
            return match.end() - 1
        return match.end()

    def _understood(self, sequence: str) -> Iterable[Message]:
        """What Textual makes of a whole sequence; nothing if it does not know it."""
        try:
            messages = list(super().feed(sequence))
        except (ArithmeticError, ValueError):  # a figure out of all bounds
            messages = []
        else:
            if self._awaiting.timeout is None:
                return messages
        # It would wait for more of it and then take it for keys, or the error has ended it.
        self._tokens.clear()
        self._gen = self.parse(self._tokens.append)
        self._awaiting = next(self._gen)
        return ()

    def _unfinished(self, begun: str) -> Iterator[Message]:
        """What the beginning of a sequence is when nothing follows that belongs to it."""
        if begun == _ESC:
            yield events.Key("escape", _ESC)
        elif len(begun) == len("\x1b["):
            yield from self._sequence_to_key_events(begun[1], alt=True)

    def _read_characters(self, characters: str) -> Iterator[Message]:
        is_pasting = self._is_pasting
        for part in split_burst(characters, is_pasting=is_pasting):
            if isinstance(part, Pasted):
                yield from self._read_unbracketed(part.text, is_pasting=is_pasting)
                continue
            for character in part.characters:
                if self._is_pasting and not character.isprintable() and character not in "\r\n\t":
                    continue  # a control character in a paste is no command
                if _is_swallowed(character):
                    yield from _paste(character)
                else:
                    yield from super().feed(character)

    def _read_unbracketed(self, text: str, *, is_pasting: bool) -> Iterable[Message]:
        if is_pasting or is_surely_pasted(text):
            self._pasting_until_s = get_time() + STILL_PASTING_S
        follows_a_line = is_pasting and self._paste_ended_a_line
        self._paste_ended_a_line = text[-1] in "\r\n" or (follows_a_line and not text.strip())
        # The line end that the part before ended with is gone from it.
        return _paste(f" {text}" if follows_a_line and text.strip() else text)

    def _wait(self, seconds: float) -> None:
        self._due_s = get_time() + seconds


def _paste(text: str) -> tuple[Message, ...]:
    text = harmless(text)
    return (events.Paste(text),) if text.strip("\n") else ()


def _is_alt_sign(sequence: str) -> bool:
    character = sequence[1:]
    is_sign = len(character) == 1 and character.isprintable() and not character.isalnum()
    return is_sign and (character == "-" or sequence not in ANSI_SEQUENCES_KEYS)


def _is_swallowed(character: str) -> bool:
    return not character.isprintable() and unicodedata.category(character) in ("Zs", "Cf")
