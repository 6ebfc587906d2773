"""Parsing the bytes of a file, or saying why that is not possible."""

import codecs
import re

from lxml import etree

from alignwb.files.decoding import decode
from alignwb.files.reading import reason
from alignwb.files.reading_limits import MEGABYTE, MOST_TAGS, MOST_XML_BYTES
from alignwb.formats.xliff import names
from alignwb.formats.xliff.unreadable import UnreadableError

_SPLIT = "Is it a bitext?  If it is, split it into several."
_DECLARED = re.compile(rb"""<\?xml[^>]*?\sencoding\s*=\s*["']([A-Za-z0-9._-]+)["'][^>]*\?>""")
_UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_UNMARKED_UTF_16 = {b"<\0": "utf-16-le", b"\0<": "utf-16-be"}
_PROLOG = re.compile(rb"(?>\s+|<\?.*?\?>|<!--.*?-->)*+", re.DOTALL)
_NAMESPACE = re.compile(r"urn:oasis:names:tc:xliff:document:([0-9.]+)")


def to_utf8(data: bytes) -> bytes:
    """The file in UTF-8, and declared so, without a byte order mark.  Raises UnreadableError."""
    if len(data) > MOST_XML_BYTES:
        most = f"{MOST_XML_BYTES // MEGABYTE} MB"
        raise UnreadableError(1, f"more than {most} of a bitext are not read", hint=_SPLIT)
    data = data.removeprefix(codecs.BOM_UTF8)
    declared = _DECLARED.match(data)
    encoding = "utf-16" if data.startswith(_UTF_16) else _UNMARKED_UTF_16.get(data[:2])
    encoding = encoding or (declared and declared[1].decode("ascii"))
    if not encoding or encoding.lower() in {"utf-8", "utf8", "ascii", "us-ascii"}:
        return data
    try:
        data = decode(data, encoding).encode()
    except (LookupError, UnicodeError) as error:
        raise UnreadableError(
            1, f"the file says it is in {encoding}, but: {reason(error)}"
        ) from None
    return _DECLARED.sub(b'<?xml version="1.0" encoding="UTF-8"?>', data, count=1)


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
    if data.startswith(b"<!DOCTYPE", root_start(data)):
        raise UnreadableError(1, "the file has a document type declaration, which is refused")
    # Left to itself the parser guesses, and may read in UTF-16 or UTF-32 what nobody writes so.
    parser = etree.XMLParser(
        encoding="utf-8",
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        remove_blank_text=False,
    )
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise UnreadableError(
            error.lineno or 1,
            f"this is not well-formed XML: {error.msg}",
            hint="Is the file cut off or damaged?  Take it from a backup or version control.",
        ) from None
    if root.tag != names.XLIFF:
        raise _foreign(root)
    return root


def root_start(data: bytes) -> int:
    """The place where the root element, or before it a document type declaration, starts."""
    prolog = _PROLOG.match(data)
    return prolog.end() if prolog else 0


def _foreign(root: etree._Element) -> UnreadableError:
    name = etree.QName(root)
    if name.localname != "xliff":
        return UnreadableError(root, f"this is not XLIFF: its root is <{name.localname}>")
    stated = _NAMESPACE.fullmatch(name.namespace or "")
    version = stated[1] if stated else root.get("version") or "of an unknown version"
    return UnreadableError(
        root,
        f"this is XLIFF {version}, and only XLIFF 2.0 and 2.1 are read",
        hint="Most translation tools can save a file as one of these.",
    )
