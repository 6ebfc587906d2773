"""What other tools write and XML 1.0 refuses, made readable before a parser sees it.

Entities are replaced here, because a parser that follows them follows bombs and other files too:
those that the document itself declares, and the named characters of HTML, which tools write without
declaring them.  A character that XML cannot hold becomes its notation in `xml_text`, two references
to the halves of one character become the character, and the file is UTF-8 that says so.
"""

import codecs
import re
from collections.abc import Callable, Iterator
from html.entities import html5
from typing import NoReturn

from alignwb.files.decoding import decode
from alignwb.files.packed import Readable
from alignwb.files.reading_limits import (
    MOST_CHARACTERS_OF_AN_ENTITY,
    MOST_CHARACTERS_OF_ENTITIES,
)
from alignwb.formats.xml_text import ILLEGAL, escape_text

Escape = Callable[[str, str, int, bool], str]
"""Spells a character that XML cannot hold: the character, the text and the place where it stands,
and whether that is inside CDATA or a comment."""

_DECLARATION = re.compile(r"<\?xml\s[^<>]*\?>")
_LATE_DECLARATION = re.compile(rf"\A(\s+)({_DECLARATION.pattern})")
_ENCODING = re.compile(rb"""\s*<\?xml\s[^<>]*?\sencoding\s*=\s*["']([A-Za-z0-9._-]+)["']""")
_UTF_8 = frozenset({"utf-8", "utf8", "ascii", "us-ascii"})
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
    (b"<\0", "utf-16-le"),
    (b"\0<", "utf-16-be"),
)
_WIDE = re.compile(r"(?:utf|ucs|iso-10646-ucs)[-_]?(?:16|32|2|4)[-_]?(?:le|be)?", re.IGNORECASE)
_QUOTED = r""""[^"]*"|'[^']*'"""
_DOCTYPE = (
    rf"<!DOCTYPE(?>[^\[>\"']|{_QUOTED})*+"
    rf"(?:\[(?P<subset>(?><!--.*?-->|<\?.*?\?>|{_QUOTED}|(?!<!--|<\?)[^\]\"'])*+)\]\s*)?>"
)
_PROLOG = re.compile(
    rf"(?>\s+|<\?.*?\?>|<!--.*?-->)*+(?P<doctype>{_DOCTYPE})?(?>\s+|<\?.*?\?>|<!--.*?-->)*+(?=<[^!?])",
    re.DOTALL,
)
_ENTITY = re.compile(
    rf"<!--.*?(?:-->|\Z)|<!ENTITY\s+(?P<name>[^\s%\"'>]+)\s+(?:(?P<value>{_QUOTED})|(?:SYSTEM|PUBLIC)\b)"
    rf"|{_QUOTED}",  # a comment may not begin in one
    re.DOTALL,
)
_FIRST = 1_024
_LONGEST_PROLOG = 1_000_000
_NUMBER = re.compile("&#(?:x([0-9a-fA-F]{1,8})|([0-9]{1,9}));")
_NAMED = re.compile(r"&([^\W\d][\w:.-]{0,99});")
_PREDEFINED = frozenset({"amp", "lt", "gt", "quot", "apos"})
_ENDS = {"<![CDATA[": "]]>", "<!--": "-->", "<?": "?>"}
_TOKEN = re.compile(
    r"<!\[CDATA\[|<!--|<\?|(?:&#(?:x[0-9a-fA-F]{1,8}|[0-9]{1,9});)+"
    rf"|{_NAMED.pattern}|(?:{ILLEGAL.pattern})+"
)
_SUSPECT_REFERENCE = re.compile(r"&(?!(?:amp|lt|gt|quot|apos);)")
_CONTROLS = bytes(code for code in range(32) if code not in b"\t\n\r")
_PAIR = re.compile("[\ud800-\udbff][\udc00-\udfff]")
_LONGEST_CARRY = 1_000_000
_WINDOWS = {
    code: bytes([code]).decode("cp1252")
    for code in range(0x80, 0xA0)
    if code not in {0x81, 0x8D, 0x8F, 0x90, 0x9D}
}
"""Characters of Windows-1252 at the places where Latin-1 has controls that no text has."""


class MendingError(Exception):
    """Something that cannot be mended.

    Attributes:
        line: The line of the file, 1-based.
        reason: What is wrong in it.
        hint: What to do about it.
    """

    def __init__(self, line: int, reason: str, hint: str) -> None:
        super().__init__(f"line {line}: {reason}")
        self.line, self.reason, self.hint = line, reason, hint


def notation(character: str, *_: object) -> str:
    """A character that XML cannot hold as `{U+001B}`, which `xml_text.restore` undoes."""
    return f"{{U+{ord(character):04X}}}"


def root_place(text: str) -> int:
    """Where the root element of a text begins; its end if there is none."""
    match = _PROLOG.match(text)
    return match.end() if match else len(text)


def encoding_of(data: bytes) -> str:
    """The encoding of an XML file by its first bytes, else by what it says.

    A file that says UTF-16 in single bytes is not, so it is taken for UTF-8.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return encoding
    stated = _ENCODING.match(data)
    encoding = stated[1].decode("ascii") if stated else "utf-8"
    return "utf-8" if encoding.lower() in _UTF_8 or _WIDE.fullmatch(encoding) else encoding


class Mender:
    """Mends a text that comes in pieces, cut where `cut_place` says.

    escape: spells the characters that XML cannot hold.  is_of_windows: whether references to
    controls of Latin-1 mean characters of Windows, as they do in HTML.
    """

    def __init__(self, escape: Escape = notation, *, is_of_windows: bool = False) -> None:
        self._escape = escape
        self._is_of_windows = is_of_windows
        self._entities: dict[str, str | None] = {}
        self._spent = 0
        self._end = ""  # of the CDATA or comment that the text is in
        self.line = 1

    def prolog(self, text: str) -> str | None:
        """The text up to the root element, with what was before it mended; None if it goes on.

        The document type goes, and its entities are known from then on.
        """
        match = _PROLOG.match(text)
        if match is None:
            return None
        if match["subset"]:
            self._entities = dict(_declared(match["subset"]))
        head = text[: match.end()]
        if match["doctype"]:
            start, end = match.span("doctype")
            head = head[:start] + "\n" * head.count("\n", start, end) + head[end:]
        self.line += head.count("\n")
        return _as_utf_8(head) + self.mend(text[match.end() :])

    def mend(self, text: str) -> str:
        """The next piece, mended.  Raises MendingError on an entity that nobody has declared."""
        if self._end or _is_suspect(text):
            text = "".join(self._pieces(text))
        self.line += text.count("\n")
        return text

    def _pieces(self, text: str) -> Iterator[str]:
        place = 0
        while place < len(text):
            if self._end:
                end = text.find(self._end, place)
                behind = len(text) if end < 0 else end + len(self._end)
                yield self._legal(text, place, behind)
                self._end = self._end if end < 0 else ""
                place = behind
                continue
            match = _TOKEN.search(text, place)
            if match is None:
                yield text[place:]
                return
            yield text[place : match.start()]
            place = match.end()
            if match[0] in _ENDS:
                self._end = _ENDS[match[0]]
                yield match[0]
            elif match[0].startswith("&#"):
                yield self._numbers(match[0], text, match.start())
            elif match[1]:
                yield self._value(match[1], self.line + text.count("\n", 0, match.start()))
            else:
                yield self._spelled(match[0], text, match.start(), is_verbatim=False)

    def _legal(self, text: str, start: int, end: int) -> str:
        """A stretch of CDATA or a comment, in which nothing is a reference."""
        piece = text[start:end]
        if not ILLEGAL.search(piece):
            return piece
        return ILLEGAL.sub(
            lambda match: self._escape(match[0], text, start + match.start(), True),
            _PAIR.sub(_joined, piece),
        )

    def _numbers(self, run: str, text: str, place: int) -> str:
        """Some references by number, one behind the other."""
        codes = [
            int(hexadecimal, 16) if hexadecimal else int(decimal)
            for hexadecimal, decimal in _NUMBER.findall(run)
        ]
        if self._is_of_windows and not _WINDOWS.keys().isdisjoint(codes):
            codes = [ord(_WINDOWS[code]) if code in _WINDOWS else code for code in codes]
        elif not any(code > 0x10FFFF or ILLEGAL.match(chr(code)) for code in codes):
            return run
        pieces = (chr(code) if code <= 0x10FFFF else f"&#{code};" for code in codes)
        return self._spelled("".join(pieces), text, place, is_verbatim=False, is_text=True)

    def _spelled(
        self, found: str, text: str, place: int, *, is_verbatim: bool, is_text: bool = False
    ) -> str:
        found = _PAIR.sub(_joined, found)
        if is_text:
            found = escape_text(found).replace('"', "&quot;").replace("\n", "&#10;")
        return ILLEGAL.sub(lambda match: self._escape(match[0], text, place, is_verbatim), found)

    def _value(self, name: str, line: int, above: tuple[str, ...] = ()) -> str:
        """What the entity of that name stands for, as XML."""
        if name in _PREDEFINED:
            return f"&{name};"
        if name not in self._entities:
            if f"{name};" in html5:
                return escape_text(html5[f"{name};"])
            _refuse(line, f"the entity &{name}; is not declared in the file")
        value = self._entities[name]
        if value is None:
            _refuse(line, f"the entity &{name}; stands for another file, which is not read")
        if name in above:
            _refuse(line, f"the entity &{name}; stands for itself")
        if len(value) <= MOST_CHARACTERS_OF_AN_ENTITY:
            inside = (*above, name)
            value = _NAMED.sub(lambda match: self._value(match[1], line, inside), value)
        self._spent += len(value)
        if len(value) > MOST_CHARACTERS_OF_AN_ENTITY or self._spent > MOST_CHARACTERS_OF_ENTITIES:
            _refuse(
                line,
                f"the entity &{name}; stands for too much: no more than"
                f" {MOST_CHARACTERS_OF_AN_ENTITY:,} characters are put in for one, nor"
                f" {MOST_CHARACTERS_OF_ENTITIES:,} for all",
            )
        return value


class MendedFile:
    """An XML file to read from, in UTF-8 and mended.

    What it calls Latin-1 may be Windows-1252, and white space may stand before its declaration.
    Reading raises MendingError, and LookupError or UnicodeError if the file is in no encoding that
    it can be in.
    """

    def __init__(self, file: Readable) -> None:
        self._file = file
        self._mender = Mender(is_of_windows=True)
        self._decoder: codecs.IncrementalDecoder | None = None
        self._is_latin_1 = False
        self._carried = ""
        self._is_in_prolog = True
        self._is_done = False

    def read(self, size: int = -1) -> bytes:
        """The next bytes, more or fewer than `size`; none at the end."""
        mended = ""
        while not (mended or self._is_done):
            # The first bytes have to say which encoding it is.
            data = self._file.read(size if self._decoder or size < 0 else max(size, _FIRST))
            self._is_done = not data
            mended = self._take(data)
        return mended.encode("utf-8", "surrogatepass")

    def _take(self, data: bytes) -> str:
        text = self._carried + self._decoded(data)
        cut = len(text) if self._is_done else cut_place(text)
        piece, self._carried = text[:cut], text[cut:]
        if not self._is_in_prolog:
            return self._mender.mend(piece)
        mended = self._mender.prolog(piece)
        if mended is None and not self._is_done and len(piece) < _LONGEST_PROLOG:
            self._carried = text
            return ""
        self._is_in_prolog = False
        return self._mender.mend(_as_utf_8(piece)) if mended is None else mended

    def _decoded(self, data: bytes) -> str:
        if self._decoder is None:
            encoding = encoding_of(data)
            decode(b"", encoding)  # raises LookupError where it is none of files
            can_hold_halves = encoding.startswith(("utf-8", "utf-16", "utf-32"))
            make = codecs.getincrementaldecoder(encoding)
            self._decoder = make("surrogatepass" if can_hold_halves else "strict")
            self._is_latin_1 = codecs.lookup(encoding).name == "iso8859-1"
            return _LATE_DECLARATION.sub(r"\2\1", self._characters(data), count=1)
        return self._characters(data)

    def _characters(self, data: bytes) -> str:
        assert self._decoder is not None
        try:
            text = self._decoder.decode(data, final=self._is_done)
            return text.translate(_WINDOWS) if self._is_latin_1 else text
        except UnicodeDecodeError as error:
            before = error.object[: error.start].count(b"\n")
            raise MendingError(
                self._mender.line + self._carried.count("\n") + before,
                f"byte {error.object[error.start]:02X} does not fit {error.encoding},"
                " the encoding of the file",
                "Is the file damaged?  Else save it as UTF-8.",
            ) from None


def _is_suspect(text: str) -> bool:
    """Whether there may be something to mend in a text; of most there is nothing.

    One expression for all of it takes as long as parsing does.
    """
    if "<!" in text or "<?" in text or ("&" in text and _SUSPECT_REFERENCE.search(text)):
        return True
    data = text.encode("utf-8", "surrogatepass")
    if len(data.translate(None, _CONTROLS)) < len(data):
        return True
    # Halves of characters, U+FFFE and U+FFFF, and some characters beside them.
    return (b"\xed" in data or b"\xef\xbf" in data) and ILLEGAL.search(text) is not None


def cut_place(text: str) -> int:
    """A place near the end of a text where no reference and no mark of XML is cut in two."""
    place = 1 + max(text.rfind(">"), text.rfind(" "), text.rfind("\n"))
    return place if place or len(text) < _LONGEST_CARRY else len(text)


def _as_utf_8(head: str) -> str:
    """The beginning of a file, declared as what it is by then: XML 1.0 in UTF-8."""
    match = _DECLARATION.match(head)
    if match is None:
        return head
    lines = "\n" * match[0].count("\n")
    return f'<?xml version="1.0" encoding="UTF-8"?>{lines}{head[match.end() :]}'


def _declared(subset: str) -> Iterator[tuple[str, str | None]]:
    """The names of a document type's entities, and their texts; None for those that are files."""
    known: set[str] = set()
    for match in _ENTITY.finditer(subset):
        name, value = match["name"], match["value"]
        if name and name not in known:  # the first declaration counts
            known.add(name)
            yield name, None if value is None else _NUMBER.sub(_character, value[1:-1])


def _character(match: re.Match[str]) -> str:
    code = int(match[1], 16) if match[1] else int(match[2])
    return chr(code) if code <= 0x10FFFF and not ILLEGAL.match(chr(code)) else match[0]


def _joined(pair: re.Match[str]) -> str:
    return pair[0].encode("utf-16", "surrogatepass").decode("utf-16")


def _refuse(line: int, reason: str) -> NoReturn:
    raise MendingError(
        line, reason, "Save the file with the characters themselves, or declare the entity in it."
    )
