"""Requests in parts, some translated and some kept, and drafts put together from them."""

import re
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, field, replace
from typing import TypeVar

from alignwb.core.bitext.bitext import Kind
from alignwb.core.bitext.markers import MARKER, PlacedMarker, insert, strip
from alignwb.core.bitext.segment import Hypothesis
from alignwb.core.drafting.translator import DraftRequest
from alignwb.core.languages.function_words import BYLINE_PARTICLES
from alignwb.core.languages.words import Span, words_of
from alignwb.core.terms.rendering import TermPlace, term_places
from alignwb.engines.argos.fidelity.replacements import TextReplacement, apply_replacements
from alignwb.engines.argos.kept.placing import bring_back
from alignwb.engines.argos.kept.protecting import ProtectedText, protect
from alignwb.engines.argos.kept.spans import NOTHING_KEPT, KeptParts, StandIn
from alignwb.engines.argos.pieces import cut_pieces
from alignwb.engines.argos.restoring import RestoredHypothesis, SourcePiece, Style, prepare
from alignwb.engines.argos.terms.substitution import PlacedAt, places_in, substitute

_HEADINGS = frozenset((Kind.TITLE, Kind.SUBTITLE, Kind.HEADING))
_MARKER = MARKER.pattern.replace("(", "(?:")
_LEADING = re.compile(rf"\s*(?:{_MARKER}\s*)+")
_GLUED_TO_NEXT = re.compile(rf"(?<!\s)\s++((?:{_MARKER})++)(?=\w)")
_SPACE_BEFORE_MARKER = re.compile(rf"(?<!\s)\s++(?={_MARKER})")


@dataclass(frozen=True, slots=True)
class Reading:
    """A piece of a source, and the way it is read.

    Attributes:
        text: Without markers.
        markers: By their offset in it.
        places: Where terms stand in it.
        is_heading: Whether it is read as one.
        encode: Makes tokens of a text.
        style: Of its document.
        kept: What is no language in it.
    """

    text: str
    markers: tuple[PlacedMarker, ...]
    places: Sequence[tuple[Span, TermPlace]]
    is_heading: bool
    encode: Callable[[str], list[str]]
    style: Style
    kept: KeptParts = NOTHING_KEPT

    def read(self, insisted: Collection[int] = ()) -> SourcePiece:
        """The piece as the model reads it.

        insisted: the numbers of terms that the model passed over before.
        """
        apostrophe = self.style.apostrophe
        text, own, terms = substitute(self.text, self.markers, self.places, apostrophe, insisted)
        _, marks, _ = substitute(self.text, self.kept.marks, self.places, apostrophe, insisted)
        _, raised, _ = substitute(self.text, self.kept.raised, self.places, apostrophe, insisted)
        return prepare(
            text,
            own,
            self.encode,
            self.style,
            terms,
            replace(self.kept, marks=marks, raised=raised),
            is_heading=self.is_heading,
        )


@dataclass(slots=True)
class RequestPart:
    """One piece of a request: text that is kept, or text to read and, later, its hypotheses."""

    kept: str
    reading: Reading | None
    source: SourcePiece | None
    hypotheses: tuple[RestoredHypothesis, ...] = ()
    was_retried: bool = False
    was_read_again: bool = False


@dataclass(slots=True)
class OpenRequest:
    """A request on its way to a draft.

    Attributes:
        index: Its place among the requests.
        prefix: Markers that stand before its first word, as they are written.
        parts: In order; joined by single spaces they are the text after the prefix.
        waiting: How many parts still lack their hypotheses.
    """

    index: int
    prefix: str
    parts: list[RequestPart] = field(default_factory=list)
    waiting: int = 0


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
    leading = _LEADING.match(request.source)
    prefix = leading[0] if leading else ""
    plain, markers = _strip(request.source[len(prefix) :])
    places = places_in(term_places(request.terms), request.source, plain, len(prefix))
    opened = OpenRequest(index, prefix if plain else prefix.strip())
    if request.kind is Kind.AUTHOR and _is_only_names(plain):
        opened.parts.append(RequestPart(insert(plain, markers), None, None))
        return opened
    is_heading = request.kind in _HEADINGS
    protected = _protected(plain, places, style, encode, is_heading=is_heading)
    text, whole = protected.text, protected.parts
    markers = tuple(
        PlacedMarker(marker.label, protected.rewritten.offset(marker.offset)) for marker in markers
    )
    places = _still_there(places, protected)
    if not _has_words(text, whole.stand_ins):
        opened.parts.append(RequestPart(_as_it_is(text, markers, whole), None, None))
        return opened
    pieces = cut_pieces(text, lambda text: len(encode(text)), comfortable_tokens, limit_tokens)
    end = -1
    for number, piece in enumerate(pieces):
        stop = piece.end if number < len(pieces) - 1 else len(text)
        own = _between(end, stop, piece.start, markers)
        kept = _own_parts(whole, end, stop, piece.start, text[piece.start : piece.end])
        end = stop
        part_text = text[piece.start : piece.end]
        if piece.is_kept or not _has_words(part_text, kept.stand_ins):
            opened.parts.append(RequestPart(_as_it_is(part_text, own, kept), None, None))
        else:
            inside = _within(piece.start, piece.end, places)
            reading = Reading(part_text, own, inside, is_heading, encode, style, kept)
            opened.parts.append(RequestPart("", reading, reading.read()))
            opened.waiting += 1
    return opened


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
    offset = protected.rewritten.offset
    moved = (
        (Span(offset(start), offset(end)), place)
        for (start, end), place in places
        if all(end <= span.start or span.end <= start for span in protected.kept)
    )
    return tuple((span, place) for span, place in moved if span.start < span.end)


def _has_words(text: str, stand_ins: Sequence[StandIn]) -> bool:
    """Whether a text has any word beside the stand-ins."""
    names = {one.word for one in stand_ins}
    return any(
        word.text not in names and any(map(str.isalpha, word.text)) for word in words_of(text)
    )


def _as_it_is(text: str, markers: Sequence[PlacedMarker], kept: KeptParts) -> str:
    """A passage that is not translated, with all that was taken out of it."""
    placed = [TextReplacement(one.offset, one.offset, one.text) for one in kept.marks]
    placed += [TextReplacement(one.offset, one.offset, one.text) for one in markers]
    whole = apply_replacements(text, placed)
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
    words = {word.text for word in words_of(text)}
    return KeptParts(
        tuple(one for one in whole.stand_ins if one.word in words),
        _between(after, until, start, whole.marks),
        _between(after, until, start, whole.raised),
        whole.case,
    )


def read_again(part: RequestPart, source: SourcePiece) -> SourcePiece | None:
    """The part read once more, insisting upon the terms that its best wording lacks.

    None if it lacks none, or if that would change nothing.  A part is read twice at most.
    """
    if part.was_read_again or part.reading is None:
        return None
    insisted = [
        number for number in part.hypotheses[0].unsaid if source.terms[number].may_be_insisted
    ]
    if not insisted:
        return None
    part.was_read_again = True
    return part.reading.read(insisted)


def assemble(request: OpenRequest) -> tuple[Hypothesis, ...]:
    """The hypotheses of a request whose parts all have theirs: best first, no text twice.

    The score is the mean over all tokens; of a request without words for a model it is 0.
    """
    count = max((len(part.hypotheses) for part in request.parts), default=1) or 1
    texts: dict[str, float] = {}
    for rank in range(count):
        text = " ".join(_wording(part, rank) for part in request.parts)
        texts.setdefault(f"{request.prefix}{text}", _score(request.parts, rank))
    return tuple(Hypothesis(text, score) for text, score in texts.items())


def repairs_of(request: OpenRequest) -> tuple[Span, ...]:
    """The terms, by their place in the source, that were put right in the best hypothesis."""
    return tuple(
        span for part in request.parts if part.hypotheses for span in part.hypotheses[0].repaired
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


def _wording(part: RequestPart, rank: int) -> str:
    if not part.hypotheses:
        return part.kept
    return part.hypotheses[min(rank, len(part.hypotheses) - 1)].text


def _score(parts: Sequence[RequestPart], rank: int) -> float:
    total = weight = 0.0
    for part in parts:
        if part.source is not None and part.hypotheses:
            tokens = len(part.source.tokens)
            total += tokens * part.hypotheses[min(rank, len(part.hypotheses) - 1)].score
            weight += tokens
    return total / weight if weight else 0.0
