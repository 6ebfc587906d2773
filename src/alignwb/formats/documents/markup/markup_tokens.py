"""HTML cut into tokens: tags, comments and the text between them, each with its place.

Tokens are those of the HTML standard (13.2.5), as far as places need it; of XHTML the same with
empty elements and CDATA sections.  Every character is in one token.
"""

import re
from collections.abc import Iterator
from enum import Enum
from typing import NamedTuple

from alignwb.formats.documents.markup.elements import DRAWN, RAW, TEXT_ONLY


class TokenKind(Enum):
    """What a token is."""

    TEXT = 1
    VERBATIM = 2  # text without entities: what a CDATA section holds
    START = 3
    EMPTY = 4  # a start tag that is the end too
    END = 5
    MARK = 6  # comments, declarations, instructions
    RAW = 7  # what a script or a style sheet holds
    BROKEN = 8  # from a tag that never ends to the end of the file


class MarkupToken(NamedTuple):
    """A stretch of the text; `name` is that of its element, in lower case."""

    kind: TokenKind
    start: int
    end: int
    name: str = ""


class Attribute(NamedTuple):
    """An attribute of a tag: its name in lower case, and where its value stands.

    `quote` is the mark around the value; "" for none.
    """

    name: str
    start: int
    end: int
    quote: str


_ATTRIBUTE = re.compile(
    r"""([^\s/>][^\s/>=]*+)(?:\s*+=\s*+(?:"([^"]*+)"|'([^']*+)'|((?!["'])[^\s>]++)))?+"""
)
_WHOLE_TAG = re.compile(
    r"""<(/?)([a-zA-Z][^\s/>]*+)(?:[\s/]++|[^\s/>][^\s/>=]*+(?:\s*+=\s*+"""
    r"""(?:"[^"]*+"|'[^']*+'|(?!["'])[^\s>]++))?+)*+>"""
)
_COMMENT = re.compile(r"<!--(?:-?>|.*?(?:--!?>|\Z))", re.DOTALL)
_CDATA = re.compile(r"<!\[CDATA\[(.*?)(?:\]\]>|\Z)", re.DOTALL)
_OTHER = re.compile(r"<(?:[!?/])[^>]*+(?:>|\Z)")
_OPENING = re.compile(r"<(?=[a-zA-Z/!?])")


def tokens_of(text: str, *, is_xml: bool) -> Iterator[MarkupToken]:
    """The tokens of a text, in order."""
    done = at = 0
    depth = 0  # of drawings: only there an element of HTML can be empty by its tag
    while found := _OPENING.search(text, at):
        start = found.start()
        token = _token(text, start, is_xml=is_xml)
        if token is None:
            at = start + 1
            continue
        if done < start:
            yield MarkupToken(TokenKind.TEXT, done, start)
        yield token
        done = at = token.end
        if token.name in DRAWN:
            depth += (token.kind is TokenKind.START) - (token.kind is TokenKind.END)
        is_empty = token.kind is not TokenKind.START or (depth > 0 and text[token.end - 2] == "/")
        if not is_empty and token.name in (RAW if is_xml else RAW | TEXT_ONLY):
            yield from _content(text, token)
            done = at = _end_of_content(text, token)
    if done < len(text):
        yield MarkupToken(TokenKind.TEXT, done, len(text))


def attributes_of(text: str, token: MarkupToken) -> Iterator[Attribute]:
    """The attributes of a start tag."""
    at = token.start + 1 + len(token.name)
    for match in _ATTRIBUTE.finditer(text, at, token.end - 1):
        group = next((number for number in (2, 3, 4) if match[number] is not None), 0)
        if group:
            quote = {2: '"', 3: "'", 4: ""}[group]
            yield Attribute(match[1].lower(), *match.span(group), quote)
        else:
            yield Attribute(match[1].lower(), match.end(), match.end(), "")


def attribute_values(text: str, token: MarkupToken) -> dict[str, str]:
    """The values of a start tag's attributes as they are written; of two alike, the first."""
    values: dict[str, str] = {}
    for attribute in attributes_of(text, token):
        values.setdefault(attribute.name, text[attribute.start : attribute.end])
    return values


def _token(text: str, start: int, *, is_xml: bool) -> MarkupToken | None:
    """The token that begins with a `<`; None if it is only a character."""
    if text.startswith("<!--", start):
        return _mark(_COMMENT, text, start)
    if is_xml and text.startswith("<![CDATA[", start):
        match = _CDATA.match(text, start)
        assert match is not None
        return MarkupToken(TokenKind.VERBATIM, start, match.end())
    follows = text[start + 1 : start + 3]
    if not (follows[:1].isalpha() or (follows[:1] == "/" and follows[1:].isalpha())):
        return _mark(_OTHER, text, start)
    tag = _WHOLE_TAG.match(text, start)
    if tag is None:
        # As in browsers: a tag that never ends takes the rest of the file.
        return MarkupToken(TokenKind.BROKEN, start, len(text))
    kind = TokenKind.END if tag[1] else TokenKind.START
    if kind is TokenKind.START and is_xml and text[tag.end() - 2] == "/":
        kind = TokenKind.EMPTY
    return MarkupToken(kind, start, tag.end(), tag[2].lower())


def _mark(pattern: re.Pattern[str], text: str, start: int) -> MarkupToken | None:
    match = pattern.match(text, start)
    return None if match is None else MarkupToken(TokenKind.MARK, start, match.end())


def verbatim(text: str, token: MarkupToken) -> str:
    """What a CDATA section holds."""
    match = _CDATA.match(text, token.start, token.end)
    assert match is not None
    return match[1]


def _content(text: str, token: MarkupToken) -> Iterator[MarkupToken]:
    end = _end_of_content(text, token)
    if end > token.end:
        kind = TokenKind.RAW if token.name in RAW else TokenKind.TEXT
        yield MarkupToken(kind, token.end, end, token.name)


def _end_of_content(text: str, token: MarkupToken) -> int:
    found = re.compile(rf"</{re.escape(token.name)}(?=[\s/>])", re.IGNORECASE).search(
        text, token.end
    )
    return found.start() if found else len(text)
