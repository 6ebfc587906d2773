"""Requests in parts, some translated and some kept, and drafts put together from them."""

import re
from bisect import bisect_left
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import TypeVar

from alignwb.core.bitext.bitext import Kind
from alignwb.core.bitext.codes import codes_of, without_codes
from alignwb.core.bitext.markers import MARKER, PlacedMarker, strip
from alignwb.core.bitext.segment import Hypothesis
from alignwb.core.code_places.code_trees import is_true_to
from alignwb.core.code_places.lifting import LiftedCode, LiftedText, lift
from alignwb.core.code_places.placing import as_it_stood, placed_by_words, without_spaces_at
from alignwb.core.drafting.alternatives import visibly_different
from alignwb.core.drafting.translator import DraftRequest
from alignwb.core.languages.function_words import BYLINE_PARTICLES
from alignwb.core.languages.words import Span, words_of
from alignwb.core.terms.rendering import TermPlace, term_places
from alignwb.engines.argos.fidelity.code_placement import apply_around_codes
from alignwb.engines.argos.fidelity.replacements import TextReplacement
from alignwb.engines.argos.kept.inner_codes import with_inner_codes
from alignwb.engines.argos.kept.placing import bring_back
from alignwb.engines.argos.kept.protecting import ProtectedText, protect
from alignwb.engines.argos.kept.spans import NOTHING_KEPT, KeptParts, StandIn
from alignwb.engines.argos.pieces import cut_pieces
from alignwb.engines.argos.restoring import RestoredHypothesis, SourcePiece, Style, prepare
from alignwb.engines.argos.terms.substitution import (
    PlacedAt,
    moved_codes,
    places_in,
    solid_offsets,
    substitute,
)

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
        codes: Its inline codes, by their offset in it.
    """

    text: str
    markers: tuple[PlacedMarker, ...]
    places: Sequence[tuple[Span, TermPlace]]
    is_heading: bool
    encode: Callable[[str], list[str]]
    style: Style
    kept: KeptParts = NOTHING_KEPT
    codes: tuple[LiftedCode, ...] = ()

    def read(self, insisted: Collection[int] = ()) -> SourcePiece:
        """The piece as the model reads it.

        insisted: the numbers of terms that the model passed over before.
        """
        apostrophe = self.style.apostrophe
        text, own, terms = substitute(self.text, self.markers, self.places, apostrophe, insisted)
        _, marks, _ = substitute(self.text, self.kept.marks, self.places, apostrophe, insisted)
        _, raised, _ = substitute(self.text, self.kept.raised, self.places, apostrophe, insisted)
        codes = moved_codes(self.text, self.codes, self.places, text, terms)
        return prepare(
            text,
            own,
            self.encode,
            self.style,
            terms,
            replace(self.kept, marks=marks, raised=raised),
            codes,
            is_heading=self.is_heading,
        )


@dataclass(slots=True)
class RequestPart:
    """One piece of a request: text that is kept, or text to read and, later, its hypotheses.

    Once it has them, `quality` is what is expected of the best one, as chrF in percent.
    """

    kept: str
    reading: Reading | None
    source: SourcePiece | None
    hypotheses: tuple[RestoredHypothesis, ...] = ()
    was_retried: bool = False
    was_read_again: bool = False
    quality: float = 0.0


@dataclass(slots=True)
class OpenRequest:
    """A request on its way to a draft.

    Attributes:
        index: Its place among the requests.
        prefix: Markers that stand before its first word, as they are written.
        parts: In order; joined by single spaces they are the text after the prefix.
        waiting: How many parts still lack their hypotheses.
        lifted: The source without its inline codes, and those; None if it has none.
    """

    index: int
    prefix: str
    parts: list[RequestPart] = field(default_factory=list)
    waiting: int = 0
    lifted: LiftedText | None = None


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


def assemble(request: OpenRequest, most: int = 8) -> tuple[Hypothesis, ...]:
    """The hypotheses of a request whose parts all have theirs: best first, at most `most`.

    Of those that hardly differ the first one stays.  The score is the mean over all tokens; of a
    request without words for a model it is 0.
    """
    count = max((len(part.hypotheses) for part in request.parts), default=1) or 1
    texts: dict[str, float] = {}
    for rank in range(count):
        text = " ".join(_wording(part, rank) for part in request.parts)
        text = _with_codes(request.lifted, f"{request.prefix}{text}")
        texts.setdefault(text, _score(request.parts, rank))
    return tuple(Hypothesis(text, texts[text]) for text in visibly_different(texts)[:most])


def expected_quality(request: OpenRequest) -> float | None:
    """What is expected of a request's best hypothesis; None if no model wrote any of it."""
    parts = [part for part in request.parts if part.source is not None and part.hypotheses]
    tokens = [len(part.source.tokens) for part in parts if part.source is not None]
    total = sum(part.quality * count for part, count in zip(parts, tokens, strict=True))
    return total / sum(tokens) if sum(tokens) else None


def _with_codes(lifted: LiftedText | None, text: str) -> str:
    """A draft with the codes of its source, whatever became of the words that they stood at."""
    if lifted is None:
        return text
    text = without_spaces_at(text, lifted.breaks)
    if is_true_to([code.end for code in lifted.codes], codes_of(text)):
        return text
    # A word that the model left out has come back elsewhere, with the codes that stood in it.
    return placed_by_words(lifted, without_codes(text))


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
