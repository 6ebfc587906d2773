"""The flow of an HTML document: runs of inline content between blocks, and attributes."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import unescape

from alignwb.core.reading.blocks import Untranslated
from alignwb.formats.documents.markup.elements import (
    BLOCKS,
    BUTTONS,
    CODE,
    DRAWN,
    EMPTY,
    LABELLED,
    SHOWN_META,
    TRANSLATED_ATTRIBUTES,
    TYPED,
    UNSEEN,
)
from alignwb.formats.documents.markup.markup_tokens import (
    Attribute,
    MarkupToken,
    TokenKind,
    attribute_values,
    attributes_of,
    tokens_of,
    verbatim,
)
from alignwb.formats.documents.markup.open_elements import OpenElements, Surround

UNTRANSLATED = 'text marked translate="no"'
CODE_BLOCK = "code"
DRAWING = "text in drawings and formulas (svg, math)"
TEMPLATE = "text in templates (template)"
NO_HTML = "text that browsers show as it stands, or if they are old (xmp, noframes)"
FRAMED = "pages in frames (srcdoc)"
TYPED_IN = "texts in boxes to type in (value)"
UNFINISHED = "what follows a tag that never ends"

_LINE = re.compile(r"[^\r\n]+")


@dataclass(frozen=True, slots=True)
class Inline:
    """A piece of a run: text, a tag, or an element that stays whole.

    `kind` is that of its token; an element that stays whole is EMPTY, and `text` is what one sees
    of it.
    """

    kind: TokenKind
    start: int
    end: int
    name: str = ""
    text: str = ""


@dataclass(frozen=True, slots=True)
class Run:
    """Inline content between the ends of two blocks."""

    pieces: tuple[Inline, ...]
    surround: Surround


@dataclass(frozen=True, slots=True)
class ShownAttribute:
    """An attribute whose value is language, what it is, and the block that it stands in."""

    attribute: Attribute
    what: str
    surround: Surround


@dataclass
class Flow:
    """What of a document is to be translated, in its order, and what is not."""

    runs: list[Run] = field(default_factory=list)
    attributes: list[ShownAttribute] = field(default_factory=list)
    left_out: dict[str, list[str]] = field(default_factory=dict)

    def leave_out(self, what: str, text: str) -> None:
        """Count a text that is in no block."""
        if plain := " ".join(text.split()):
            self.left_out.setdefault(what, []).append(plain)

    @property
    def untranslated(self) -> tuple[Untranslated, ...]:
        """What is in no block."""
        return tuple(Untranslated(what, tuple(texts)) for what, texts in self.left_out.items())


def flow_of(text: str, *, is_xml: bool) -> Flow:
    """The flow of a document."""
    return _FlowReader(text, is_xml=is_xml).read()


def plain_text(text: str, piece: Inline | MarkupToken) -> str:
    """What a piece of text reads."""
    if piece.kind is TokenKind.VERBATIM:
        return verbatim(text, MarkupToken(piece.kind, piece.start, piece.end))
    return unescape(text[piece.start : piece.end])


class _FlowReader:
    def __init__(self, text: str, *, is_xml: bool) -> None:
        self._text = text
        self._tokens = list(tokens_of(text, is_xml=is_xml))
        self._open = OpenElements()
        self._pieces: list[Inline] = []
        self._flow = Flow()
        self._inline_ends = _inline_ends(self._tokens)

    def read(self) -> Flow:
        number = 0
        while number < len(self._tokens):
            number = self._take(number)
        self._flush()
        return self._flow

    def _take(self, number: int) -> int:
        """Take a token; returns the number of the next one."""
        token = self._tokens[number]
        kind = token.kind
        if kind in {TokenKind.TEXT, TokenKind.VERBATIM}:
            self._take_text(token)
        elif kind in {TokenKind.START, TokenKind.EMPTY}:
            return self._take_start(number, token)
        elif kind is TokenKind.END and token.name in BLOCKS:
            self._flush()
            self._open.close(token.name)
        elif kind is TokenKind.BROKEN:
            self._flush()
            self._flow.leave_out(UNFINISHED, self._text[token.start : token.end])
        elif kind is TokenKind.RAW:
            if token.name not in UNSEEN:
                self._flow.leave_out(NO_HTML, self._text[token.start : token.end])
        else:
            self._pieces.append(Inline(kind, token.start, token.end, token.name))
        return number + 1

    def _take_text(self, token: MarkupToken) -> None:
        if not self._open.surround.is_preformatted or token.kind is TokenKind.VERBATIM:
            self._pieces.append(Inline(token.kind, token.start, token.end))
            return
        end = token.start
        for line in _LINE.finditer(self._text, token.start, token.end):
            if line.start() > end:
                self._flush()
            self._pieces.append(Inline(token.kind, *line.span()))
            end = line.end()
        if end < token.end:
            self._flush()

    def _take_start(self, number: int, token: MarkupToken) -> int:
        values = attribute_values(self._text, token)
        untranslated = _translated(values)
        name = token.name
        is_empty = token.kind is TokenKind.EMPTY or name in EMPTY
        around = self._open.surround.untranslated
        if not (around if untranslated is None else untranslated):
            self._flow.attributes += self._shown(token, values)
            self._leave_out_values(name, values)
        if name in DRAWN and not is_empty:
            return self._take_whole(number, token, TEMPLATE if name == "template" else DRAWING)
        if name not in BLOCKS:
            is_kept = bool(untranslated) and not is_empty and not around
            if is_kept and (end := self._inline_ends.get(number)) is not None:
                return self._keep_whole(number, end)
            kind = TokenKind.EMPTY if is_empty else TokenKind.START
            self._pieces.append(Inline(kind, token.start, token.end, name))
            return number + 1
        self._flush()
        if not is_empty:
            if name in {"pre", "listing"} and self._holds_code(number):
                untranslated = untranslated or CODE_BLOCK
            self._open.open(name, values, untranslated)
        return number + 1

    def _take_whole(self, number: int, token: MarkupToken, what: str) -> int:
        """A drawing or the like, up to its end, as one piece."""
        depth = 0
        for place in range(number, len(self._tokens)):
            each = self._tokens[place]
            if each.name == token.name:
                depth += (each.kind is TokenKind.START) - (each.kind is TokenKind.END)
                if depth == 0:
                    return self._keep_whole(number, place, what)
        # One that never ends takes the rest of the file, so nothing can stand behind it.
        self._flush()
        following = self._keep_whole(number, len(self._tokens) - 1, what)
        self._pieces.clear()
        return following

    def _keep_whole(self, number: int, end: int, what: str = UNTRANSLATED) -> int:
        """An element as one piece, from its start tag's number to its end's."""
        inside = self._tokens[number : end + 1]
        shown = "".join(
            plain_text(self._text, each)
            for each in inside
            if each.kind in {TokenKind.TEXT, TokenKind.VERBATIM, TokenKind.BROKEN}
        )
        text = " ".join(shown.split())
        first = inside[0]
        seen = "" if what == TEMPLATE else text
        self._pieces.append(Inline(TokenKind.EMPTY, first.start, inside[-1].end, first.name, seen))
        if what != UNTRANSLATED:
            self._flow.leave_out(what, text)
        return end + 1

    def _holds_code(self, number: int) -> bool:
        """Whether a preformatted block begins with an element of code."""
        for each in self._tokens[number + 1 : number + 4]:
            if each.kind is TokenKind.START:
                return each.name in CODE
            if each.kind is not TokenKind.TEXT or self._text[each.start : each.end].strip():
                return False
        return False

    def _shown(self, token: MarkupToken, values: dict[str, str]) -> Iterator[ShownAttribute]:
        """The attributes of a tag whose value is language."""
        seen: set[str] = set()
        for attribute in attributes_of(self._text, token):
            what = _what(token.name, attribute.name, values)
            value = self._text[attribute.start : attribute.end]
            if what and attribute.name not in seen and unescape(value).strip():
                yield ShownAttribute(attribute, what, self._open.surround)
            seen.add(attribute.name)

    def _leave_out_values(self, name: str, values: dict[str, str]) -> None:
        """Count the attributes that show a text of their own, and are not translated."""
        if name == "iframe" and (page := unescape(values.get("srcdoc", ""))):
            shown = (each for each in tokens_of(page, is_xml=False) if each.kind is TokenKind.TEXT)
            self._flow.leave_out(FRAMED, " ".join(plain_text(page, each) for each in shown))
        elif name == "input" and values.get("type", "").strip().lower() in TYPED:
            self._flow.leave_out(TYPED_IN, unescape(values.get("value", "")))

    def _flush(self) -> None:
        """End the run, if there is one."""
        pieces, self._pieces = self._pieces, []
        surround = self._open.surround
        if not pieces:
            return
        if surround.untranslated:
            shown = (
                each.text or plain_text(self._text, each)
                for each in pieces
                if each.text or each.kind in {TokenKind.TEXT, TokenKind.VERBATIM}
            )
            self._flow.leave_out(surround.untranslated, "".join(shown))
            return
        for part in _parted(pieces, self._text):
            self._flow.runs.append(Run(tuple(part), surround))


def _inline_ends(tokens: list[MarkupToken]) -> dict[int, int]:
    """The numbers of the end tags of inline elements, by those of their start tags.

    One that a block ends before has none.
    """
    ends: dict[int, int] = {}
    starts: dict[str, list[int]] = {}
    for number, token in enumerate(tokens):
        if token.kind is TokenKind.START and token.name not in BLOCKS:
            starts.setdefault(token.name, []).append(number)
        elif token.kind is TokenKind.END and token.name not in BLOCKS:
            if starts.get(token.name):
                ends[starts[token.name].pop()] = number
        elif token.kind in {TokenKind.START, TokenKind.END}:
            starts.clear()
    return ends


def _parted(pieces: list[Inline], text: str) -> Iterator[list[Inline]]:
    """A run parted where two line breaks or more stand in a row: there a paragraph ends."""
    part: list[Inline] = []
    breaks = 0
    for piece in pieces:
        is_white = piece.kind is TokenKind.TEXT and not text[piece.start : piece.end].strip()
        if piece.name == "br":
            breaks += 1
        elif not is_white:
            if breaks > 1:
                yield part
                part = []
            breaks = 0
        part.append(piece)
    yield part


def _translated(values: dict[str, str]) -> str | None:
    """Why the text of an element is not translated, "" if it is, None for as around it."""
    stated = values.get("translate", "").strip().lower()
    if stated == "no" or "notranslate" in values.get("class", "").lower().split():
        return UNTRANSLATED
    return "" if stated == "yes" or ("translate" in values and not stated) else None


def _what(element: str, attribute: str, values: dict[str, str]) -> str:
    """What an attribute is, if its value is language; else ""."""
    if element == "meta":
        names = {values.get("name", "").lower(), values.get("property", "").lower()}
        is_shown = attribute == "content" and not SHOWN_META.isdisjoint(names)
        return f"{min(names - {''})} of the page" if is_shown else ""
    if element in {"link", "style"} or (attribute == "label" and element not in LABELLED):
        return ""
    if element == "input" and attribute == "value":
        return "name of a button" if values.get("type", "").lower() in BUTTONS else ""
    return TRANSLATED_ATTRIBUTES.get(attribute, "")
