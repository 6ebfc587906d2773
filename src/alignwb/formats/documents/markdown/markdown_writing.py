"""A text with codes as inline Markdown: what has a meaning there is escaped."""

import re
from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from alignwb.core.bitext.codes import CODE, Codes, End, read_code
from alignwb.core.bitext.markers import MARKER
from alignwb.errors import FormatError
from alignwb.formats.documents.code_numbers import is_own
from alignwb.formats.documents.markdown.dialect_marks import CODED, DialectMarks
from alignwb.formats.documents.placed_text import PlacedText

_LINE_END = re.compile(r"[\r\n\v\f\x1c-\x1e\x85\u2028\u2029]++")
_SIGNIFICANT = re.compile(r"[\\`*\[\]~|]|(?<![^\W_])_|_(?![^\W_])|<(?=[A-Za-z/!?])|&(?=#?\w+;)")
_AT_START = re.compile(r"[-+=>#:]")
_NUMBER = re.compile(r"\A([0-9]{1,9})([.)])(?=\s|$)")
_CLOSING = re.compile(r"(?<=\s)#++$")
_LED = re.compile(r"(?:\r\n?|\n)[ \t>]*+")
_MARK = "mark"
_EMPHASIS = {"strong": "strong", "em": "em", "s": "del"}


@dataclass
class _Piece:
    """A piece of what is written: a text, or an end of a code with its number; or a mark of another
    kind of Markdown, with what is written before and behind it.
    """

    text: str
    number: int = 0
    end: End = End.POINT
    name: str = ""
    before: str = ""
    behind: str = ""

    @property
    def is_written(self) -> bool:
        """Whether it is written as it is."""
        return bool(self.number) or self.name == _MARK

    @property
    def is_emphasis(self) -> bool:
        return self.name in _EMPHASIS and self.end is not End.POINT


def render_markdown(
    placed: PlacedText,
    own: Codes,
    reads_as: Callable[[str], str],
    path: object,
    source: str = "",
) -> str:
    """A text as inline Markdown, on one line but for the line breaks among its codes, and for the
    marks of other kinds of Markdown that it shares with its source.

    reads_as: what inline Markdown reads as, white space and codes aside.  source: what stands in
    its place.  Raises FormatError on a code of which nothing is known.
    """
    pieces = _pieces(placed, own, path)
    _move_space(pieces)
    wanted = "".join(CODE.sub("", placed.text).split())
    marked = list(_with_marks(pieces, DialectMarks(source)))
    if len(marked) > len(pieces) and reads_as(_joined(_with_plain_breaks(marked))) == wanted:
        return _joined(marked)
    if reads_as(_joined(_with_plain_breaks(pieces))) != wanted:
        # Marks of emphasis between some characters are none; tags are, everywhere.
        for piece in pieces:
            if piece.is_emphasis:
                slash = "/" if piece.end is End.CLOSE else ""
                piece.text = f"<{slash}{_EMPHASIS[piece.name]}>"
    return _joined(pieces)


def _with_plain_breaks(pieces: list[_Piece]) -> list[_Piece]:
    """The same without what begins the next line of a quote or a list after a line break."""
    return [
        replace(piece, text="\\\n")
        if piece.name == "break"
        else replace(
            piece,
            text=_LED.sub("\n", piece.text) if piece.name == _MARK else piece.text,
            before=piece.before and "\n",
            behind=piece.behind and "\n",
        )
        for piece in pieces
    ]


def _with_marks(pieces: list[_Piece], marks: DialectMarks) -> Iterator[_Piece]:
    """The pieces with the marks in their texts apart.  Those of lines may stand in any of them."""
    texts = "".join(CODED if piece.number else piece.text for piece in pieces)
    found = deque(marks.in_text(texts))
    at = 0
    for piece in pieces:
        end = at + (1 if piece.number else len(piece.text))
        begin, is_first = at, True
        while not piece.number and found and found[0].end <= end:
            mark = found.popleft()
            text = texts[begin : mark.start]
            yield _Piece(text.rstrip() if mark.before else text)
            yield _Piece(mark.written, name=_MARK, before=mark.before, behind=mark.behind)
            begin, is_first = mark.end, False
            while mark.behind and begin < end and texts[begin].isspace():
                begin += 1
        yield piece if is_first else _Piece(texts[begin:end])
        at = end


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
        if piece.is_written:
            written += f"{piece.before}{piece.text}{piece.behind}"
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
