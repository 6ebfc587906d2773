"""Requests taken apart: some parts are translated, and some are kept."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from alignwb.core.bitext.bitext import Kind
from alignwb.core.bitext.markers import MARKER, PlacedMarker, strip
from alignwb.core.code_places.lifting import LiftedCode, LiftedText, lift
from alignwb.core.code_places.placing import as_it_stood
from alignwb.core.drafting.translator import DraftRequest
from alignwb.core.languages.function_words import BYLINE_PARTICLES
from alignwb.core.languages.words import Span, words_of
from alignwb.core.terms.rendering import TermPlace, term_places
from alignwb.engines.draft_making.fidelity.code_placement import apply_around_codes
from alignwb.engines.draft_making.fidelity.replacements import TextReplacement
from alignwb.engines.draft_making.kept.inner_codes import with_inner_codes
from alignwb.engines.draft_making.kept.placing import bring_back
from alignwb.engines.draft_making.kept.protecting import ProtectedText, protect
from alignwb.engines.draft_making.kept.spans import NOTHING_KEPT, KeptParts, StandIn
from alignwb.engines.draft_making.kept.stand_ins import places_of, replaced_in
from alignwb.engines.draft_making.pieces import cut_pieces
from alignwb.engines.draft_making.request_parts import OpenRequest, Reading, RequestPart
from alignwb.engines.draft_making.restoring import Style
from alignwb.engines.draft_making.terms.substitution import (
    PlacedAt,
    places_in,
    solid_offsets,
)

_HEADINGS = frozenset((Kind.TITLE, Kind.SUBTITLE, Kind.HEADING))
_MARKER = MARKER.pattern.replace("(", "(?:")
_LEADING = re.compile(rf"\s*(?:{_MARKER}\s*)+")
_GLUED_TO_NEXT = re.compile(rf"(?<!\s)\s++((?:{_MARKER})++)(?=\w)")
_SPACE_BEFORE_MARKER = re.compile(rf"(?<!\s)\s++(?={_MARKER})")


def open_request(
    index: int,
    request: DraftRequest,
    style: Style,
    encode: Callable[[str], list[str]],
    comfortable_tokens: int,
    limit_tokens: int,
) -> OpenRequest:
    """Take a request apart.

    comfortable_tokens: a longer sentence is cut where its clauses end.  limit_tokens: no piece is
    longer.
    """
    lifted = lift(request.source, request.codes)
    leading = _LEADING.match(lifted.text)
    prefix = leading[0] if leading else ""
    plain, markers = _strip(lifted.text[len(prefix) :])
    codes = _codes_in(plain, lifted)
    places = places_in(term_places(request.terms), request.source, plain)
    opened = OpenRequest(
        index, prefix if plain else prefix.strip(), lifted=lifted if codes else None
    )
    if request.kind is Kind.AUTHOR and _is_only_names(plain):
        opened.parts.append(RequestPart(_as_it_is(plain, markers, NOTHING_KEPT, codes), None, None))
        return opened
    is_heading = request.kind in _HEADINGS
    protected = _protected(plain, places, style, encode, is_heading=is_heading)
    offset = protected.rewritten.offset
    markers = tuple(PlacedMarker(each.label, offset(each.offset)) for each in markers)
    parts, codes = with_inner_codes(protected, codes)
    passage = _Passage(protected.text, markers, _still_there(places, protected), codes, parts)
    for piece in _passages(passage, encode, comfortable_tokens, limit_tokens):
        if piece.is_kept or not _has_words(piece.text, piece.kept.stand_ins):
            kept = _as_it_is(piece.text, piece.markers, piece.kept, piece.codes)
            opened.parts.append(RequestPart(kept, None, None))
            continue
        reading = Reading(
            piece.text,
            piece.markers,
            piece.places,
            is_heading,
            encode,
            style,
            piece.kept,
            piece.codes,
        )
        opened.parts.append(RequestPart("", reading, reading.read()))
        opened.waiting += 1
    return opened


@dataclass(frozen=True, slots=True)
class _Passage:
    """A stretch of a source, with all that stands in it, in its own offsets."""

    text: str
    markers: tuple[PlacedMarker, ...]
    places: Sequence[tuple[Span, TermPlace]]
    codes: tuple[LiftedCode, ...]
    kept: KeptParts
    is_kept: bool = False


def _passages(
    whole: _Passage, encode: Callable[[str], list[str]], comfortable: int, limit: int
) -> Iterator[_Passage]:
    """The pieces of a source that are translated one by one, or kept."""
    text = whole.text
    if not _has_words(text, whole.kept.stand_ins):
        yield replace(whole, is_kept=True)
        return
    pieces = cut_pieces(text, lambda text: len(encode(text)), comfortable, limit)
    end = -1
    for number, piece in enumerate(pieces):
        stop = piece.end if number < len(pieces) - 1 else len(text)
        part = text[piece.start : piece.end]
        yield _Passage(
            part,
            _between(end, stop, piece.start, whole.markers),
            _within(piece.start, piece.end, whole.places),
            _between(end, stop, piece.start, whole.codes),
            _own_parts(whole.kept, end, stop, piece.start, part),
            piece.is_kept,
        )
        end = stop


def _codes_in(plain: str, lifted: LiftedText) -> tuple[LiftedCode, ...]:
    """The codes of a text in the offsets of `plain`, which has its words and no markers."""
    if not lifted.codes:
        return ()
    solid = solid_offsets(lifted.text)
    plain_solid = [index for index, character in enumerate(plain) if not character.isspace()]
    return tuple(
        code._replace(offset=_same_place(code, solid, plain_solid, len(plain)))
        for code in lifted.codes
    )


def _same_place(
    code: LiftedCode, solid: Sequence[int], plain_solid: Sequence[int], length: int
) -> int:
    before = min(bisect_left(solid, code.offset), len(plain_solid))
    if before and (not code.has_space_before or before == len(plain_solid)):
        return plain_solid[before - 1] + 1
    return plain_solid[before] if before < len(plain_solid) else length


def _protected(
    plain: str,
    places: Sequence[tuple[Span, TermPlace]],
    style: Style,
    encode: Callable[[str], list[str]],
    *,
    is_heading: bool,
) -> ProtectedText:
    renderings = {
        word.casefold()
        for _, place in places
        for rendering in (*place.targets, *place.forbidden)
        for word in rendering.split()
    }
    return protect(
        plain,
        [span for span, _ in places],
        lambda word: word in style.names.capitalised or word.casefold() in renderings,
        style.names.capitalised,
        lambda text: len(encode(text)),
        is_heading=is_heading,
    )


def _still_there(
    places: Sequence[tuple[Span, TermPlace]], protected: ProtectedText
) -> tuple[tuple[Span, TermPlace], ...]:
    """The terms in the offsets of the protected text; none that stands in an address or a code."""
    offset, kept = protected.rewritten.offset, sorted(protected.kept)
    ends = [span.end for span in kept]

    def is_free(start: int, end: int) -> bool:
        behind = bisect_right(ends, start)
        return behind == len(kept) or end <= kept[behind].start

    moved = (
        (Span(offset(start), offset(end)), place)
        for (start, end), place in places
        if is_free(start, end)
    )
    return tuple((span, place) for span, place in moved if span.start < span.end)


def _has_words(text: str, stand_ins: Sequence[StandIn]) -> bool:
    """Whether a text has any word beside the stand-ins."""
    return any(map(str.isalpha, replaced_in(text, stand_ins, lambda _: "")))


def _as_it_is(
    text: str, markers: Sequence[PlacedMarker], kept: KeptParts, codes: Sequence[LiftedCode]
) -> str:
    """A passage that is not translated, with all that was taken out of it."""
    placed = [TextReplacement(one.offset, one.offset, one.text) for one in kept.marks]
    placed += [TextReplacement(one.offset, one.offset, one.text) for one in markers]
    whole = apply_around_codes(text, placed, [as_it_stood(code) for code in codes])
    has_words = _has_words(text, kept.stand_ins)
    return bring_back(whole, kept.stand_ins, as_in_source=has_words)


_Mark = TypeVar("_Mark", bound=PlacedAt)


def _between(after: int, until: int, start: int, marks: Sequence[_Mark]) -> tuple[_Mark, ...]:
    """The marks at offsets beyond `after` and up to `until`, in the offsets of a piece."""
    return tuple(
        mark._replace(offset=max(0, mark.offset - start))
        for mark in marks
        if after < mark.offset <= until
    )


def _own_parts(whole: KeptParts, after: int, until: int, start: int, text: str) -> KeptParts:
    return KeptParts(
        tuple(one for one in whole.stand_ins if places_of(one.word, text)),
        _between(after, until, start, whole.marks),
        _between(after, until, start, whole.raised),
        whole.case,
    )


def _strip(source: str) -> tuple[str, tuple[PlacedMarker, ...]]:
    """Text without markers, words separated by single spaces, and each marker after a word."""
    text = " ".join(source.split())
    text = _GLUED_TO_NEXT.sub(r"\1 ", text)
    return strip(_SPACE_BEFORE_MARKER.sub("", text))


def _within(
    start: int, end: int, places: Sequence[tuple[Span, TermPlace]]
) -> list[tuple[Span, TermPlace]]:
    """The terms of a piece, in its own offsets."""
    return [
        (Span(first - start, stop - start), place)
        for (first, stop), place in places
        if start <= first and stop <= end
    ]


def _is_only_names(text: str) -> bool:
    words = words_of(text)
    return bool(words) and all(
        word.is_capitalised or word.text.lower() in BYLINE_PARTICLES for word in words
    )
