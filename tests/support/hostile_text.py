"""Text that would drive a terminal, and a look at the bytes that reach one.

Each field of a file gets a marker of its own with the payload right behind it.  So one finds in
what was shown which fields were, and that the payload was shown with them.
"""

import re
from dataclasses import dataclass, field

from alignwb.core.languages.visible import visible_lines
from alignwb.formats.xml_text import ILLEGAL, make_legal

SEQUENCES = (
    "\x1b]0;pwn\x07",  # the window's title
    "\x1b]8;;pwn:\x1b\\",  # a link
    "\x1b]52;c;cHdu\x07",  # the clipboard
    "\x1b[666;666H",  # the cursor
    "\x1bP0;1|pwn\x1b\\",  # a device control string
    "\x9d0;pwn\x9c",  # the same in one byte each
    "\x9b666;666H",
    "\x90pwn\x9c",
)
CONTROLS = "".join(map(chr, (*range(0x20), *range(0x7F, 0xA0))))
DISGUISES = "".join(
    map(
        chr,
        (
            *(0x061C, 0x200E, 0x200F, *range(0x2028, 0x202F), *range(0x2066, 0x206A), 0xFEFF),
            *(0xFFF9, 0xFFFA, 0xFFFB, 0xE0001, 0xE0041, 0xE007F, 0xFDD0, 0x1FFFE),
        ),
    )
)
PAYLOAD = "".join(SEQUENCES) + CONTROLS + DISGUISES
_NAME_PAYLOADS = (
    "".join(SEQUENCES[:5]) + CONTROLS[:0x21].translate({0: None, 0x2F: None}),
    "".join(SEQUENCES[5:]) + CONTROLS[0x21:] + DISGUISES[:12],
)


@dataclass
class Fields:
    """The fields that hold the payload, by the marker before it.

    Attributes:
        names: What each marker stands for.
    """

    names: dict[str, str] = field(default_factory=dict)

    def text(self, name: str, payload: str = PAYLOAD) -> str:
        """A text for the field of that name."""
        marker = f"zq{len(self.names)}x"
        self.names[marker] = name
        return f"{marker}{payload}"

    def cell(self, name: str) -> str:
        """A text for a cell of a table, and for all else that is one line."""
        return self.text(name, PAYLOAD.translate(dict.fromkeys(map(ord, "\t\n\r\x00\x0b\x0c"))))

    def line(self, name: str) -> str:
        """A text for a line of plain text: what cannot end one or the file."""
        ends = "\x00\n\r\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029"
        return self.text(name, PAYLOAD.translate(dict.fromkeys(map(ord, ends))))

    def xml(self, name: str, *, notation: bool = False) -> str:
        """A text for XML; `notation` holds the characters that XML cannot as `{U+001B}`."""
        legal = make_legal(PAYLOAD) if notation else ILLEGAL.sub("", PAYLOAD)
        return self.text(name, legal.replace("&", "").replace("<", "").replace("\r", "&#13;"))

    def file_names(self, name: str, suffix: str = "") -> tuple[str, ...]:
        """Names of files or folders; one alone would be longer than a name may be."""
        return tuple(
            self.text(f"{name} {number}", payload) + suffix
            for number, payload in enumerate(_NAME_PAYLOADS, start=1)
        )

    def file_name(self, name: str, number: int) -> str:
        """One name; of two in a row both halves of the payload are in."""
        return self.text(name, _NAME_PAYLOADS[number % 2])

    def missing(self, shown: str) -> set[str]:
        """The names of the fields of which the marker, and behind it the payload, is not there."""
        shown = re.sub(r"\s", "", shown)  # lines are wrapped anywhere
        return {
            name
            for marker, name in self.names.items()
            if not re.search(rf"{marker}[^zq]{{0,80}}[\u2400-\u2426]", shown)
        }


_CSI = r"\x1b\[(?:[0-9;]*m|[0-9]+;[0-9]+H|\?[0-9;]+(?:[hl]|\$p)|[<>=][0-9;]*u|\?u|>[0-9;]*m|c)"
_POINTER = r"\x1b\]22;[a-z-]+\x07"
_OF_A_BAR = r"\r?\x1b\[(?:2?K|1A)"
_OUR_OWN = re.compile(f"{_CSI}|{_POINTER}|{_OF_A_BAR}")
"""What Textual and rich send: styles, places, modes and questions; no title, link, clipboard."""


def shown_words(sent: bytes) -> str:
    """What a terminal shows of the bytes it was sent: all but what Textual and rich send.

    Raises AssertionError if anything is left that could drive it or disguise itself.
    """
    text = sent.decode("utf-8").replace("\r\n", "\n")
    assert "\x1b[666" not in text  # of the payload this alone is like what Textual sends
    words = _OUR_OWN.sub("", text)
    for place, (character, picture) in enumerate(zip(words, visible_lines(words), strict=True)):
        assert character == picture, f"raw: {words[max(0, place - 60) : place + 20]!r}"
    return words
