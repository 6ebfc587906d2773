"""Parsing the bytes of a file, or saying why that is not possible."""

import codecs
import re
from bisect import bisect_right

from lxml import etree

from alignwb.files.decoding import decode
from alignwb.files.reading import reason
from alignwb.files.reading_limits import MEGABYTE, MOST_TAGS, MOST_XML_BYTES
from alignwb.formats.xliff import names
from alignwb.formats.xliff.unreadable import UnreadableError
from alignwb.formats.xml_mending import Mender, MendingError, encoding_of, notation

_SPLIT = "Is it a bitext?  If it is, split it into several."
_DECLARED = re.compile(
    rb"""\A(?:\xef\xbb\xbf)?<\?xml(?>[^>]*?\sencoding\s*=\s*["']([A-Za-z0-9._-]+)["'])[^>]*\?>"""
)
_DECLARATION = b'<?xml version="1.0" encoding="UTF-8"?>'
_UTF_8 = frozenset({b"utf-8", b"utf8", b"ascii", b"us-ascii"})
_PROLOG = re.compile(rb"(?>\s+|<\?.*?\?>|<!--.*?-->)*+", re.DOTALL)
_SIDE = re.compile(r"<(/?)(?:[\w.-]+:)?(?:source|target)(?:\s[^<>]*)?(?<!/)>")
_NAMESPACE = re.compile(r"urn:oasis:names:tc:xliff:document:([0-9.]+)")


def to_utf8(data: bytes) -> bytes:
    """The file in UTF-8, and declared so, without a byte order mark.  Raises UnreadableError."""
    if len(data) > MOST_XML_BYTES:
        most = f"{MOST_XML_BYTES // MEGABYTE} MB"
        raise UnreadableError(1, f"more than {most} of a bitext are not read", hint=_SPLIT)
    encoding = encoding_of(data)
    data = data.removeprefix(codecs.BOM_UTF8)
    if encoding in {"utf-8", "utf-8-sig"}:
        declared = _DECLARED.match(data)
        is_so = not declared or declared[1].lower() in _UTF_8
        return data if is_so else _DECLARED.sub(_DECLARATION, data, count=1)
    try:
        if encoding == "utf-32":
            raise UnicodeError("bitexts are read in UTF-8 and UTF-16")
        data = decode(data, encoding).encode()
    except (LookupError, UnicodeError) as error:
        raise UnreadableError(
            1, f"the file says it is in {encoding}, but: {reason(error)}"
        ) from None
    return _DECLARED.sub(_DECLARATION, data, count=1)


def parse(data: bytes) -> etree._Element:
    """The root element of an XLIFF 2 file in UTF-8.  Raises UnreadableError."""
    if not data.strip():
        raise UnreadableError(
            1, "the file is empty", hint="Take it from a backup or version control."
        )
    if data.count(b"<") > MOST_TAGS:
        raise UnreadableError(
            1, f"more than {MOST_TAGS:,} tags of a bitext are not read", hint=_SPLIT
        )
    if has_document_type(data):
        raise UnreadableError(1, "the file has a document type declaration, which is refused")
    try:
        root = etree.fromstring(as_2_0(data), _parser())
    except etree.XMLSyntaxError as error:
        raise UnreadableError(
            error.lineno or 1,
            f"this is not well-formed XML: {error.msg}",
            hint="Is the file cut off or damaged?  Take it from a backup or version control.",
        ) from None
    if root.tag != names.XLIFF:
        raise _foreign(root)
    return root


def unmerged_line(data: bytes) -> int:
    """The line with the first mark that git leaves where it cannot merge; 0 if there is none."""
    begin = data.find(b"\n<<<<<<< ")
    parted = data.find(b"\n=======", begin) if begin >= 0 else -1
    is_ended = parted >= 0 and data.find(b"\n>>>>>>> ", parted) >= 0
    return data.count(b"\n", 0, begin) + 2 if is_ended else 0


def mended(data: bytes) -> bytes:
    """A file in UTF-8 whose characters and entities are such as XML has.

    A text holds a character that XML cannot hold as `<cp>`.  Raises UnreadableError on entities
    that are not declared.
    """
    try:
        text = data.decode("utf-8", "surrogatepass")
        mender = Mender(_Sides(text).escape)
        whole = mender.prolog(text)
        return (mender.mend(text) if whole is None else whole).encode()
    except MendingError as error:
        raise UnreadableError(error.line, error.reason, hint=error.hint) from None
    except UnicodeError:
        return data  # the parser says where


def has_document_type(data: bytes) -> bool:
    """Whether a file in UTF-8 declares a document type."""
    return data.startswith(b"<!DOCTYPE", root_start(data))


def as_2_0(data: bytes) -> bytes:
    """XLIFF 2.2 as XLIFF 2.0, every byte at its place."""
    return data.replace(names.CORE_2_2.encode(), names.CORE.encode())


def as_2_2(data: bytes) -> bytes:
    """The inverse of `as_2_0`."""
    return data.replace(names.CORE.encode(), names.CORE_2_2.encode())


def is_2_2(data: bytes) -> bool:
    """Whether a file is XLIFF 2.2."""
    return names.CORE_2_2.encode() in data


class _Sides:
    """Where the sources and targets of a file are, of which alone `<cp>` can be a part."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._starts: list[int] | None = None
        self._ends: list[int] = []

    def escape(self, character: str, text: str, place: int, is_verbatim: bool) -> str:
        # The mender may have passed over the prolog, so places count from the end.
        place += len(self._text) - len(text)
        if not self._is_in_a_side(place, is_verbatim):
            return notation(character)
        code = f'<cp hex="{ord(character):04X}"/>'
        return f"]]>{code}<![CDATA[" if is_verbatim else code

    def _is_in_a_side(self, place: int, is_verbatim: bool) -> bool:
        if self._starts is None:
            tags = list(_SIDE.finditer(self._text))
            self._starts = [tag.end() for tag in tags if not tag[1]]
            self._ends = [tag.start() for tag in tags if tag[1]]
        number = bisect_right(self._starts, place)
        if number == 0 or bisect_right(self._ends, place) >= number:
            return False
        return is_verbatim or self._text.rfind(">", 0, place) > self._text.rfind("<", 0, place)


def _parser() -> etree.XMLParser:
    # Left to itself the parser guesses, and may read in UTF-16 or UTF-32 what nobody writes so.
    return etree.XMLParser(
        encoding="utf-8",
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        remove_blank_text=False,
    )


def root_start(data: bytes) -> int:
    """The place where the root element, or before it a document type declaration, starts."""
    prolog = _PROLOG.match(data)
    return prolog.end() if prolog else 0


def _foreign(root: etree._Element) -> UnreadableError:
    name = etree.QName(root)
    if name.localname != "xliff":
        return UnreadableError(root, f"this is not XLIFF: its root is <{name.localname}>")
    namespace = name.namespace or ""
    stated = _NAMESPACE.fullmatch(namespace)
    version = stated[1] if stated else root.get("version") or "of an unknown version"
    if version in names.CORES:
        its = f"its namespace is “{namespace}”" if namespace else "its root has no namespace"
        right = names.CORES[version]
        return UnreadableError(
            root,
            f"{its}; that of XLIFF {version} is “{right}”",
            hint="If it is that, write that namespace into its root.",
        )
    return UnreadableError(
        root,
        f"this is XLIFF {version}, and only XLIFF 2.0 to 2.2 are read",
        hint="It comes in as a document with: alignwb import FILE"
        if version.startswith("1.")
        else "Most translation tools can save a file as one of these.",
    )
