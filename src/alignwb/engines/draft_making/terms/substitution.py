"""Terms replaced by their English renderings before a model reads the sentence.

Models copy words that are English already, and fit the sentence to them.  So each term is written
in English in the source they read: on the two documents of this project that honours more terms
than any change to a model's wording, and keeps the sentence whole (Dinu et al. 2019 train models
for it; the ones used here do it untrained).  The head of a compound is parted from it.

Small models leave out words that they do not know how to place, in English too.  A term that was
left out may be insisted upon in a second reading.
"""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Protocol, Self, TypeVar

from alignwb.core.bitext.codes import CODE, End
from alignwb.core.bitext.markers import MARKER
from alignwb.core.code_places.lifting import LiftedCode
from alignwb.core.languages.words import Span, words_of
from alignwb.core.terms.rendering import TermPlace
from alignwb.core.terms.term_forms import rendering_for, verb_form

_SOLID = re.compile(rf"{MARKER.pattern}|{CODE.pattern}|(?P<solid>\S)")


@dataclass(frozen=True, slots=True)
class WantedTerm:
    """A term in what a model reads.

    Attributes:
        start: Its first character, in English where it was put in.
        end: The character after it.
        origin: Where the term stands in the source of the request.
        form: The rendering as this place needs it; "" where that is not certain.
        targets: The renderings that honour it, as they are looked for.
        forbidden: Those that must not be used.
        is_raised: Whether it is read with capitals that its rendering does not have.
        may_be_insisted: Whether insisting upon it changes how it is read.
    """

    start: int
    end: int
    origin: Span
    form: str
    targets: tuple[str, ...]
    forbidden: tuple[str, ...]
    is_raised: bool = False
    may_be_insisted: bool = False


def places_in(
    places: Sequence[TermPlace], source: str, plain: str
) -> tuple[tuple[Span, TermPlace], ...]:
    """The places of terms in `plain`, the source without its markers and codes."""
    if not places:
        return ()
    offsets = solid_offsets(source)
    plain_offsets = [index for index, character in enumerate(plain) if not character.isspace()]
    number = {offset: index for index, offset in enumerate(offsets)}
    found = []
    for place in places:
        first, last = number.get(place.start), number.get(place.end - 1)
        if first is not None and last is not None and last < len(plain_offsets):
            found.append((Span(plain_offsets[first], plain_offsets[last] + 1), place))
    return tuple(found)


def solid_offsets(text: str) -> list[int]:
    """The offsets of all characters but white space, markers and codes."""
    return [match.start() for match in _SOLID.finditer(text) if match["solid"]]


class PlacedAt(Protocol):
    """Something that stands at an offset of a text."""

    @property
    def offset(self) -> int:
        """Characters of the text before it."""

    def _replace(self, *, offset: int) -> Self: ...


_Mark = TypeVar("_Mark", bound=PlacedAt)


def substitute(
    text: str,
    markers: Sequence[_Mark],
    places: Sequence[tuple[Span, TermPlace]],
    apostrophe: str,
    insisted: Collection[int] = (),
) -> tuple[str, tuple[_Mark, ...], tuple[WantedTerm, ...]]:
    """The text with its terms in English, its markers where they then stand, and the terms.

    A term whose form is not certain is left as it is, to be looked for in the drafts only.
    insisted: the numbers of terms that the model passed over when it read them; nouns are then
    read with capitals, since a word with one is copied, and verbs in English.
    """
    pieces: list[str] = []
    terms: list[WantedTerm] = []
    shifts: list[tuple[int, int, int]] = []
    end = length = 0
    for number, (span, place) in enumerate(places):
        start, stop = span
        reading = _read(text, span, place, apostrophe, is_insisted=number in insisted)
        lead = " " if reading.is_head else ""
        pieces += (text[end:start], lead, reading.written)
        length += start - end + len(lead)
        terms.append(
            WantedTerm(
                length,
                length + len(reading.written),
                place.span,
                reading.form,
                place.sought,
                place.forbidden,
                reading.is_raised,
                reading.insisted_as != reading.written,
            )
        )
        length += len(reading.written)
        shifts.append((start, stop, length - stop))
        end = stop
    pieces.append(text[end:])
    moved = tuple(marker._replace(offset=_moved(marker.offset, shifts)) for marker in markers)
    return "".join(pieces), moved, tuple(terms)


def moved_codes(
    text: str,
    codes: Sequence[LiftedCode],
    places: Sequence[tuple[Span, TermPlace]],
    rewritten: str,
    terms: Sequence[WantedTerm],
) -> tuple[LiftedCode, ...]:
    """The codes of `text` in what `substitute` made of it; one in a term is at the same word of it.

    That is the word that is as far from the beginning, reckoned by words.
    """
    shifts = [
        (span.start, span.end, term.end - span.end)
        for (span, _), term in zip(places, terms, strict=True)
    ]
    moved: list[LiftedCode] = []
    for code in codes:
        offset = _moved(code.offset, shifts)
        for (span, _), term in zip(places, terms, strict=True):
            if span.start < code.offset < span.end:
                old, new = text[span.start : span.end], rewritten[term.start : term.end]
                offset = term.start + _at_same_word(old, code, span.start, new)
        moved.append(code._replace(offset=offset))
    return tuple(moved)


def _at_same_word(old: str, code: LiftedCode, start: int, new: str) -> int:
    ours, theirs = words_of(old), words_of(new)
    if not ours or not theirs:
        return len(new)
    offset = code.offset - start
    opens = code.end.end is End.OPEN
    if opens:
        number = sum(word.end <= offset for word in ours)
    else:
        number = sum(word.start < offset for word in ours)
    place = round(number / len(ours) * len(theirs))
    if opens:
        return theirs[min(place, len(theirs) - 1)].start
    return theirs[max(0, place - 1)].end


@dataclass(frozen=True, slots=True)
class _WrittenTerm:
    """A term as the model reads it.

    Attributes:
        written: The words in its place.
        form: The rendering as this place needs it; "" where that is not certain.
        insisted_as: The words that would stand there if it was insisted upon.
        is_head: Whether it is the last part of a compound, from which it is parted.
        is_raised: Whether it is written with capitals that its rendering does not have.
    """

    written: str
    form: str
    insisted_as: str
    is_head: bool = False
    is_raised: bool = False


def _read(
    text: str, span: Span, place: TermPlace, apostrophe: str, *, is_insisted: bool
) -> _WrittenTerm:
    start, stop = span
    surface = text[start:stop]
    is_head = text[:start][-1:].isalpha()
    if not place.wanted or text[stop : stop + 1].isalnum() or text[:start][-1:].isdigit():
        return _WrittenTerm(surface, "", surface)
    is_first = not any(map(str.isalnum, text[:start])) and surface[0].isupper()
    if not is_head and (form := verb_form(surface, place.wanted[0])):
        begun = _begun(form, is_first=is_first)
        return _WrittenTerm(begun if is_insisted else surface, form, begun)
    form = rendering_for(surface, place, apostrophe)
    if not form:
        return _WrittenTerm(surface, "", surface)
    begun = _begun(form, is_first=is_first)
    raised = " ".join(word[:1].upper() + word[1:] for word in form.split(" "))
    is_raised = is_insisted and raised != begun
    return _WrittenTerm(raised if is_raised else begun, form, raised, is_head, is_raised)


def _begun(form: str, *, is_first: bool) -> str:
    return form[0].upper() + form[1:] if is_first else form


def _moved(old: int, shifts: Sequence[tuple[int, int, int]]) -> int:
    """An offset after substitution; from inside a term it goes to its end."""
    offset = old
    for start, stop, shift in shifts:
        if start < old:
            offset = max(old, stop) + shift
    return offset
