"""A run of inline content as a text with codes, and such a text as inline content again."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from html import escape
from itertools import accumulate

from alignwb.core.bitext.codes import CODE, Codes, End, InlineCode, PlacedEnd, read_code
from alignwb.errors import FormatError
from alignwb.formats.documents.code_numbers import BlockCodes, is_own
from alignwb.formats.documents.document_text import DocumentText
from alignwb.formats.documents.markup.elements import CODE_KINDS
from alignwb.formats.documents.markup.html_flow import Inline, Run, plain_text
from alignwb.formats.documents.markup.markup_tokens import TokenKind
from alignwb.formats.documents.placed_text import PlacedText

_WHITE = re.compile("[ \t\n\r\f]+")
_OUTER = r"(?:\s|&nbsp;|&#160;|&#x[aA]0;)"
_LEADING = re.compile(f"{_OUTER}*+")
_HALF = re.compile("[\ud800-\udfff]")
_UNFIT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_TEXTS = frozenset({TokenKind.TEXT, TokenKind.VERBATIM})
_HAS_ID = re.compile(r"\sid\s*=", re.IGNORECASE)

TagText = Callable[[int, int], str]
"""A tag of the document as it is to be written: its start and end in the text."""


@dataclass(frozen=True)
class RunText:
    """A run as a text.

    Attributes:
        text: The text, with a character for each code.
        codes: The codes by number.
        start: Where it begins in the document.
        end: Where it ends.
        tags: Where each end of a code stands in the document.
    """

    text: str
    codes: Codes
    start: int
    end: int
    tags: dict[PlacedEnd, tuple[int, int]] = field(default_factory=dict)


def run_text(run: Run, document: DocumentText) -> RunText | None:
    """A run as a text; None if there is nothing in it to translate.

    What stands at its ends and holds no text (white space, comments, images, tags around all of it)
    is not part of it.  Raises FormatError.
    """
    partners = _partners(run.pieces)
    trimming = _Trimming(run, document, partners)
    if not any(trimming.has_text):
        return None
    first, last = trimming.ends()
    return _Reading(run, document, partners).read(first, last)


def render_run(
    placed: PlacedText, own: RunText, document: DocumentText, tag_text: TagText, *, is_xml: bool
) -> str:
    """A text as inline content.  Raises FormatError on a code of which nothing is known."""
    pieces: list[str] = []
    end = 0
    for found in CODE.finditer(placed.text):
        pieces.append(escaped(placed.text[end : found.start()], document, is_xml=is_xml))
        which = read_code(found[0])
        given = placed.codes.get(which.number)
        if is_own(own.codes.get(which.number), given) and which in own.tags:
            pieces.append(tag_text(*own.tags[which]))
        else:
            code = given or own.codes.get(which.number)
            data = "" if code is None else code.data_end if which.end is End.CLOSE else code.data
            if not data:
                raise FormatError(
                    f"{document.path}: code {which.number} of a text is none of its place",
                    hint="Look at the codes of that segment.",
                )
            pieces.append(data)
        end = found.end()
    pieces.append(escaped(placed.text[end:], document, is_xml=is_xml))
    return "".join(pieces)


def escaped(text: str, document: DocumentText, *, is_xml: bool, quote: str = "") -> str:
    """A text as HTML: what has a meaning there, or no place in its encoding, as an entity."""
    unfit = _UNFIT_IN_XML if is_xml else _HALF
    plain = escape(unfit.sub("\ufffd", text), quote=False)
    if quote:
        plain = plain.replace(quote, "&quot;" if quote == '"' else "&#39;")
    plain = plain.replace("\u00a0", "&#160;" if is_xml else "&nbsp;")
    if plain.isascii() or document.can_hold(plain):
        return plain
    return "".join(each if document.can_hold(each) else f"&#{ord(each)};" for each in plain)


def collapsed(text: str) -> str:
    """A text as it is shown: one space for each stretch of white space."""
    return _WHITE.sub(" ", text)


def _partners(pieces: tuple[Inline, ...]) -> dict[int, int]:
    """Which tag belongs to which, by their numbers, both ways; pairs may overlap."""
    open_tags: dict[str, list[int]] = {}
    partners: dict[int, int] = {}
    for number, piece in enumerate(pieces):
        if piece.kind is TokenKind.START:
            open_tags.setdefault(piece.name, []).append(number)
        elif piece.kind is TokenKind.END and open_tags.get(piece.name):
            start = open_tags[piece.name].pop()
            partners[start], partners[number] = number, start
    return partners


class _Trimming:
    """Finds the pieces of a run that belong to its text: the first and the last of them."""

    def __init__(self, run: Run, document: DocumentText, partners: dict[int, int]) -> None:
        self._partners = partners
        self.has_text = [
            piece.kind in _TEXTS and bool(plain_text(document.text, piece).strip())
            for piece in run.pieces
        ]
        self._is_seen = [
            has_text or bool(piece.text)
            for has_text, piece in zip(self.has_text, run.pieces, strict=True)
        ]
        self._seen_before = [0, *accumulate(self._is_seen)]
        self._whole: set[int] = set()  # tags at an end that are known to hold something

    def ends(self) -> tuple[int, int]:
        first, last = 0, len(self._is_seen) - 1
        while first <= last:
            if not self._is_seen[first] and first not in self._partners:
                first += 1
            elif not self._is_seen[last] and last not in self._partners:
                last -= 1
            elif self._partners.get(first) == last:
                first, last = first + 1, last - 1
            elif (end := self._unseen_pair(first, 1)) is not None:
                first = end + 1
            elif (start := self._unseen_pair(last, -1)) is not None:
                last = start - 1
            else:
                break
        return first, last

    def _unseen_pair(self, place: int, step: int) -> int | None:
        """The other end of a pair that holds nothing one sees; None if there is no such pair."""
        other = self._partners.get(place)
        if other is None or (other - place) * step < 0 or place in self._whole:
            return None
        low, high = min(place, other), max(place, other)
        is_seen = self._seen_before[high] > self._seen_before[low]
        # A pair that overlaps this one holds text elsewhere.
        if is_seen or any(
            not low <= self._partners.get(number, number) <= high for number in range(low, high)
        ):
            self._whole.add(place)
            return None
        return other


class _Reading:
    def __init__(self, run: Run, document: DocumentText, partners: dict[int, int]) -> None:
        self._run = run
        self._document = document
        self._partners = partners
        self._numbers: dict[int, int] = {}
        self._tags: dict[PlacedEnd, tuple[int, int]] = {}

    def read(self, first: int, last: int) -> RunText:
        pieces, document = self._run.pieces, self._document
        start, end = pieces[first].start, pieces[last].end
        if pieces[first].kind is TokenKind.TEXT:
            matched = _LEADING.match(document.text, start, end)
            start = matched.end() if matched else start
        if pieces[last].kind is TokenKind.TEXT:
            end = _without_trailing(document.text, max(start, pieces[last].start), end)
        codes = BlockCodes(f"{document.path}, line {document.line(start)}")
        texts: list[str] = []
        for number in range(first, last + 1):
            piece = pieces[number]
            if piece.kind in _TEXTS:
                inside = Inline(piece.kind, max(piece.start, start), min(piece.end, end))
                if piece.kind is TokenKind.VERBATIM:
                    inside = piece
                texts.append(self._text(inside, codes))
            else:
                texts.append(self._code(number, piece, codes))
        text = "".join(texts)
        return RunText(text, codes.codes, start, end, self._tags)

    def _text(self, piece: Inline, codes: BlockCodes) -> str:
        text = self._document.sound(plain_text(self._document.text, piece), piece.start)
        if not self._run.surround.is_preformatted:
            text = collapsed(text)
        return codes.protected(text, lambda character: f"&#{ord(character)};")

    def _code(self, number: int, piece: Inline, codes: BlockCodes) -> str:
        partner = self._partners.get(number)
        if partner is not None and partner < number and partner in self._numbers:
            end = PlacedEnd(self._numbers[partner], End.CLOSE)
        else:
            code = self._new_code(codes.next_number(), piece, partner)
            codes.add(code)
            self._numbers[number] = code.number
            end = code.ends[0]
        self._tags[end] = piece.start, piece.end
        return end.text

    def _new_code(self, number: int, piece: Inline, partner: int | None) -> InlineCode:
        source = self._document.text
        data = source[piece.start : piece.end]
        kind = CODE_KINDS.get(piece.name, "other")
        if partner is not None:
            other = self._run.pieces[partner]
            return InlineCode(
                number,
                True,
                kind,
                disp=piece.name,
                data=data,
                data_end=source[other.start : other.end],
                may_be_copied=not _HAS_ID.search(data),
            )
        is_half = piece.kind in {TokenKind.START, TokenKind.END}
        name = piece.name or "comment"
        return InlineCode(
            number,
            False,
            kind,
            equiv=piece.text or (" " if piece.name == "br" else ""),
            disp=f"/{name}" if piece.kind is TokenKind.END else name,
            data=data,
            may_be_deleted=not is_half,
            may_be_copied=not (is_half or _HAS_ID.search(data)),
        )


def _without_trailing(text: str, start: int, end: int) -> int:
    """The end of a stretch without white space at its end, as entity neither."""
    while end > start:
        if text[end - 1].isspace():
            end -= 1
            continue
        at = text.rfind("&", max(start, end - 6), end)
        if at < 0 or not re.fullmatch(_OUTER, text[at:end]):
            break
        end = at
    return end
