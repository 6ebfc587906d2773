"""A text with codes as inline Markdown: what has a meaning there is escaped."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from alignwb.core.bitext.codes import CODE, Codes, End, read_code
from alignwb.core.bitext.markers import MARKER
from alignwb.errors import FormatError
from alignwb.formats.documents.code_numbers import is_own
from alignwb.formats.documents.placed_text import PlacedText

_LINE_END = re.compile(r"[\r\n\v\f\x1c-\x1e\x85\u2028\u2029]++")
_SIGNIFICANT = re.compile(r"[\\`*\[\]~|]|(?<![^\W_])_|_(?![^\W_])|<(?=[A-Za-z/!?])|&(?=#?\w+;)")
_AT_START = re.compile(r"[-+=>#:]")
_NUMBER = re.compile(r"([0-9]{1,9})([.)])(?=\s|$)")
_CLOSING = re.compile(r"(?<=\s)#++$")
_EMPHASIS = {"strong": "strong", "em": "em", "s": "del"}


@dataclass
class _Piece:
    """A piece of what is written: a text, or an end of a code with its number."""

    text: str
    number: int = 0
    end: End = End.POINT
    name: str = ""

    @property
    def is_emphasis(self) -> bool:
        return self.name in _EMPHASIS and self.end is not End.POINT


def render_markdown(
    placed: PlacedText,
    own: Codes,
    reads_as: Callable[[str], str],
    path: object,
) -> str:
    """A text as inline Markdown, on one line but for the line breaks among its codes.

    reads_as: what inline Markdown reads as, white space and codes aside.  Raises FormatError on a
    code of which nothing is known.
    """
    pieces = _pieces(placed, own, path)
    _move_space(pieces)
    wanted = "".join(CODE.sub("", placed.text).split())
    if reads_as(_joined(_with_plain_breaks(pieces))) != wanted:
        # Marks of emphasis between some characters are none; tags are, everywhere.
        for piece in pieces:
            if piece.is_emphasis:
                slash = "/" if piece.end is End.CLOSE else ""
                piece.text = f"<{slash}{_EMPHASIS[piece.name]}>"
    return _joined(pieces)


def _with_plain_breaks(pieces: list[_Piece]) -> list[_Piece]:
    """The same without what begins the next line of a quote or a list after a line break."""
    return [replace(piece, text="\\\n") if piece.name == "break" else piece for piece in pieces]


def _pieces(placed: PlacedText, own: Codes, path: object) -> list[_Piece]:
    pieces: list[_Piece] = []
    text = placed.text
    done = 0
    for found in CODE.finditer(text):
        pieces.append(_Piece(text[done : found.start()]))
        number, end = read_code(found[0])
        given = placed.codes.get(number)
        code = own.get(number) if is_own(own.get(number), given) else given
        if code is None:
            raise FormatError(
                f"{path}: code {number} of a text is none of its place",
                hint="Look at the codes of that segment.",
            )
        data = code.data_end if end is End.CLOSE else code.data
        pieces.append(_Piece(data, number, end, code.disp))
        done = found.end()
    pieces.append(_Piece(text[done:]))
    for piece in pieces:
        if not piece.number:
            piece.text = _LINE_END.sub(" ", piece.text)
    return pieces


def _move_space(pieces: list[_Piece]) -> None:
    """Emphasis begins and ends at a word: white space inside of it goes outside."""
    for before, piece, after in zip(pieces, pieces[1:], pieces[2:], strict=False):
        if not piece.is_emphasis or before.number or after.number:
            continue
        if piece.end is End.OPEN:
            rest = after.text.lstrip()
            before.text += after.text[: len(after.text) - len(rest)]
            after.text = rest
        else:
            rest = before.text.rstrip()
            after.text = before.text[len(rest) :] + after.text
            before.text = rest


def _joined(pieces: list[_Piece]) -> str:
    written = ""
    for number, piece in enumerate(pieces):
        if piece.number:
            written += piece.text
            continue
        text = _escaped(piece.text)
        if not written or written.rstrip(" >\t").endswith("\n"):
            text = _NUMBER.sub(r"\1\\\2", text.lstrip(), count=1) if text.lstrip() else ""
            text = f"\\{text}" if _AT_START.match(text) else text
        following = pieces[number + 1] if number + 1 < len(pieces) else None
        if following is None:
            text = _CLOSING.sub(r"\\\g<0>", text.rstrip())
        elif following.text.startswith("[") and text.endswith("!"):
            text = f"{text[:-1]}\\!"
        if text.startswith("(") and written.endswith("]"):
            text = f"\\{text}"
        written += text
    return written


def _escaped(text: str) -> str:
    pieces: list[str] = []
    end = 0
    for marker in MARKER.finditer(text):
        pieces += (_plain(text, end, marker.start()), marker[0].replace("*", r"\*"))
        end = marker.end()
    pieces.append(_plain(text, end, len(text)))
    return "".join(pieces)


def _plain(text: str, start: int, end: int) -> str:
    plain = _SIGNIFICANT.sub(r"\\\g<0>", text[start:end])
    # Right behind a marker these would make a link or a note of it.
    return f"\\{plain}" if start and plain[:1] in {"(", ":"} else plain
