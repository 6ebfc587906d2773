"""Text that is safe to show: a document must not be able to disguise itself or drive a terminal.

One character stands for one, so that offsets into the text are offsets into what is shown.  Every
picture is one cell wide: a character without a width would move what stands beside it.
"""

import re

from alignwb.core.bitext.codes import CODE, End, PlacedEnd, read_code

_CONTROL = "\x00-\x1f\x7f-\x9f"
_LINE_ENDS = "\u2028\u2029"
_REORDERING = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
# What a text can be hidden in, or only a typesetter understands: annotations, tags, selectors.
_HIDING = (
    "\u180e\u2061-\u2065\u206a-\u206f\ufeff\ufff0-\ufffb"
    "\U00013430-\U0001343f\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff"
)
_NO_CHARACTER = "\ud800-\udfff\ufdd0-\ufdef" + "".join(
    f"{chr(plane + 0xFFFE)}{chr(plane + 0xFFFF)}" for plane in range(0, 0x110000, 0x10000)
)
_SOFT_HYPHEN = "\xad"
_NO_WIDTH = "\u200b-\u200d\u2060"

_TO_SHOW = re.compile(
    f"[{_CONTROL}{_LINE_ENDS}{_REORDERING}{_HIDING}{_NO_CHARACTER}{_SOFT_HYPHEN}{_NO_WIDTH}]"
    f"|{CODE.pattern}"
)
_EMOJI = "[\u2190-\u21ff\u2600-\u27bf\u2b00-\u2bff\ufe0f\U0001f000-\U0001faff]"
_EMOJI_JOINER = re.compile(f"(?<={_EMOJI})\u200d(?={_EMOJI})")
_PICTURES = {0x7F: "\u2421", 0xAD: "¬", 0x2028: "\u240a", 0x2029: "\u240a"}
_PICTURES |= dict.fromkeys((0x200B, 0x200C, 0x200D, 0x2060), "¦")
_UNKNOWN = "\u2426"  # ␦, the picture of what has none of its own
_BROKEN = "\ufffd"

# Signs that take one cell in every terminal: what opens is raised, what closes is lowered, what
# stands alone is a raised letter.  Fonts for terminals have the figures, all of them the Greek
# letters; circled numbers none has, so those come from other fonts and are wider than a cell.
# Where colour and weight can be shown, codes have both: a text may have raised figures of its own.
_NUMBERED = {
    End.OPEN: "¹²³⁴⁵⁶⁷⁸⁹⁰ΓΔΘΛΞΠΣΦΨΩ",
    End.CLOSE: "₁₂₃₄₅₆₇₈₉₀γδθλξπσφψω",
    End.POINT: "ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘ",
}
_UNNUMBERED = {End.OPEN: "⁺", End.CLOSE: "₊", End.POINT: "◊"}
"""Of codes with higher numbers, for which there are no such signs."""


def visible(text: str) -> str:
    """The text with what cannot be shown replaced by pictures, one for one.

    That is control, reordering and hidden characters, and inline codes.
    """
    # Nearly every text is printable throughout; of what is to be shown only some selectors are, and
    # those lie beyond all that is written.
    if text.isprintable() and (text.isascii() or max(text) < "\U000e0000"):
        return text
    return _TO_SHOW.sub(_picture, text)


def visible_lines(text: str) -> str:
    """The same where the text may have lines: line feeds and tabs stay."""
    return _TO_SHOW.sub(_picture_but_lines, text)


def _picture(found: re.Match[str]) -> str:
    code = ord(found[0])
    if code >= 0x100000 and CODE.match(found[0]):
        return _picture_of_code(found[0])
    if code == 0x200D and _EMOJI_JOINER.match(found.string, found.start()):
        return found[0]
    if code < 0x20:
        return chr(0x2400 + code)
    if 0xD800 <= code < 0xE000 or 0xFDD0 <= code < 0xFDF0 or code & 0xFFFE == 0xFFFE:
        return _BROKEN
    return _PICTURES.get(code, _UNKNOWN)


def sign_of_code(end: PlacedEnd) -> str:
    """The sign of one code alone; "" where codes with higher numbers share theirs."""
    signs = _NUMBERED[end.end]
    return signs[end.number - 1] if 1 <= end.number <= len(signs) else ""


def _picture_of_code(character: str) -> str:
    end = read_code(character)
    return sign_of_code(end) or _UNNUMBERED[end.end]


def _picture_but_lines(found: re.Match[str]) -> str:
    return found[0] if found[0] in "\n\t" else _picture(found)
