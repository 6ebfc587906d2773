"""A source without what is no language: what a model reads, and what comes back into a draft."""

import re
from bisect import bisect_right
from collections.abc import Callable, Container, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

from alignwb.core.languages.folding import folds
from alignwb.core.languages.words import Span, Word, begins_sentence, words_of
from alignwb.engines.draft_making.fidelity.replacements import (
    Rewritten,
    TextReplacement,
    apply_replacements,
)
from alignwb.engines.draft_making.kept.figures import figure_spans
from alignwb.engines.draft_making.kept.letter_case import is_shouted, line_case, lowered_words
from alignwb.engines.draft_making.kept.markup import (
    emphasis_spans,
    label_span,
    link_spans,
    sign_spans,
    tag_spans,
)
from alignwb.engines.draft_making.kept.people import people_spans
from alignwb.engines.draft_making.kept.spans import (
    KeptParts,
    KeptSpan,
    LineCase,
    PlacedMark,
    ReadAs,
    StandIn,
)
from alignwb.engines.draft_making.kept.stand_ins import free_names, free_numbers
from alignwb.engines.draft_making.kept.technical import technical_spans

_GLUED_WORD = re.compile(r"[-\u2010\u2011](?=[^\W\d_])")


@dataclass(frozen=True, slots=True)
class ProtectedText:
    """A text as it is to be read, with what was taken out of it.

    Attributes:
        rewritten: The text, and where the offsets of the source are in it.
        parts: What is kept, in offsets of that text.
        kept: The spans of the source that the model does not read as they are.
    """

    rewritten: Rewritten
    parts: KeptParts
    kept: tuple[Span, ...]

    @property
    def text(self) -> str:
        """What is to be read."""
        return self.rewritten.text


def protect(
    text: str,
    terms: Sequence[Span],
    taken: Callable[[str], bool],
    capitalised: frozenset[str],
    count_pieces: Callable[[str], int],
    *,
    is_heading: bool,
) -> ProtectedText:
    """Take out of a source what is no language, and fold what is left.

    terms: the places of terms in it.  taken: says whether a word must not stand for anything,
    because the terms or names of the document have it.  capitalised: the names of the document.
    """
    spans = _spans(text, terms, capitalised)
    words = [word for word in words_of(_blanked(text, spans)) if _is_free(word.span, spans)]
    taken_out = _take_out(text, spans, taken)
    case, raised, recased = _recased(text, words, capitalised, count_pieces, is_heading=is_heading)
    places = frozenset(one.span for one in taken_out.stand_ins)
    hyphens = _hyphens(text, taken_out.changes, places)
    changes = sorted((*taken_out.changes, *recased, *hyphens), key=lambda change: change.start)
    unfolded = (fold for fold in folds(text) if _is_free(Span(fold.start, fold.end), changes))
    changes = sorted((*changes, *(TextReplacement(*fold) for fold in unfolded)))
    rewritten = Rewritten(text, _parted(text, changes, places))
    return ProtectedText(
        rewritten,
        KeptParts(
            tuple(taken_out.stand_ins),
            tuple(mark._replace(offset=rewritten.offset(mark.offset)) for mark in taken_out.marks),
            tuple(PlacedMark("", rewritten.offset(at), ReadAs.NOTHING) for at in raised),
            case,
        ),
        tuple(Span(span.start, span.end) for span in spans if not span.yields),
    )


@dataclass(frozen=True, slots=True)
class _TakenOut:
    """What was taken out of a text, and the replacements that take it out.

    The marks are in the offsets of the text itself.
    """

    stand_ins: list[StandIn]
    marks: list[PlacedMark]
    changes: list[TextReplacement]


def _take_out(text: str, spans: Sequence[KeptSpan], taken: Callable[[str], bool]) -> _TakenOut:
    names, numbers = free_names(text, taken), free_numbers(text)
    out = _TakenOut([], [], [])
    end, is_first = 0, True
    for index, span in enumerate(spans):
        is_first = is_first and not any(map(str.isalnum, text[end : span.start]))
        end = span.end
        if span.reading in (ReadAs.WORD, ReadAs.NUMBER):
            name = next(names, None) if span.reading is ReadAs.WORD else None
            word = name or next(numbers)
            place = Span(span.start, span.end)
            out.stand_ins.append(StandIn(word, text[place.start : place.end], span.wording, place))
            out.changes.append(TextReplacement(span.start, span.end, word))
            is_first = False
        elif span.reading is ReadAs.FIGURES:
            out.changes.append(TextReplacement(span.start, span.end, span.wording))
            is_first = False
        else:
            most = spans[index + 1].start if index + 1 < len(spans) else len(text)
            least = out.changes[-1].end if out.changes else 0
            start, stop, mark, left = _taken_out(text, span, least, most, is_first=is_first)
            out.changes.append(TextReplacement(start, stop, left))
            out.marks.append(PlacedMark(mark, stop, _reading_of(text, span)))
    return out


def _spans(text: str, terms: Sequence[Span], capitalised: frozenset[str]) -> list[KeptSpan]:
    """Spans that do not overlap, in order; where two do, the first kind of this list is kept."""
    technical = list(technical_spans(text))
    label = label_span(text)
    kinds: Iterable[Iterable[KeptSpan]] = (
        [span for span in technical if text[span.start] == "`"],
        tag_spans(text),
        link_spans(text),
        [label] if label else [],
        technical,
        figure_spans(text),
        people_spans(text, capitalised),
        emphasis_spans(text),
        sign_spans(text),
    )
    chosen: list[KeptSpan] = []
    for span in chain.from_iterable(kinds):
        place = bisect_right(chosen, span.start, key=lambda one: one.start)
        is_free = _is_free(Span(span.start, span.end), chosen)
        is_term = span.yields and any(start < span.end and span.start < end for start, end in terms)
        if is_free and not is_term and span.end > span.start:
            chosen.insert(place, span)
    return chosen


def _is_free(span: Span, others: Sequence[KeptSpan] | Sequence[TextReplacement]) -> bool:
    """Whether none of the others, which are in order, overlaps the span."""
    place = bisect_right(others, span.start, key=lambda one: one.start)
    return (not place or others[place - 1].end <= span.start) and (
        place == len(others) or span.end <= others[place].start
    )


def _blanked(text: str, spans: Sequence[KeptSpan]) -> str:
    """The text with spaces for what something stands for: what is glued to that is a word."""
    changes = (
        TextReplacement(span.start, span.end, " " * (span.end - span.start))
        for span in spans
        if span.reading in (ReadAs.WORD, ReadAs.NUMBER)
    )
    return apply_replacements(text, changes)


def _hyphens(
    text: str, changes: Sequence[TextReplacement], places: Container[Span]
) -> Iterator[TextReplacement]:
    """Spaces for the hyphens that glue a word to a name: a model would make one word of both.

    It does not of a number and a word.  changes: in order.  places: where the stand-ins are.
    """
    for number, change in enumerate(changes):
        if (change.start, change.end) not in places or change.text.isdigit():
            continue
        end = change.end
        for after in changes[number + 1 :]:
            if after.start != end or after.text:
                break
            end = after.end
        # A hyphen may itself be of what is kept: of a word in another alphabet.
        if _GLUED_WORD.match(text, end) and _is_free(Span(end, end + 1), changes):
            yield TextReplacement(end, end + 1, " ")


def _parted(
    text: str, changes: Sequence[TextReplacement], places: Container[Span]
) -> Iterator[TextReplacement]:
    """The changes, with a space at a stand-in where a letter or digit would be glued to it."""
    last, end = "", 0
    for number, change in enumerate(changes):
        last = text[end : change.start][-1:] or last
        new = change.text
        if (change.start, change.end) in places:
            after = _next_character(text, changes, number)
            new = f"{' ' * _is_of_run(last)}{new}{' ' * _is_of_run(after)}"
        yield change._replace(text=new)
        last, end = new[-1:] or last, change.end


def _next_character(text: str, changes: Sequence[TextReplacement], number: int) -> str:
    """The character behind a change once all are made; "" at the end."""
    end = changes[number].end
    for start, stop, new in changes[number + 1 :]:
        if start > end:
            break
        if new:
            return new[0]
        end = stop
    return text[end : end + 1]


def _is_of_run(character: str) -> bool:
    return character.isalnum() or character == "_"


def _taken_out(
    text: str, span: KeptSpan, least: int, most: int, *, is_first: bool
) -> tuple[int, int, str, str]:
    """The characters to take out, the mark to put into a draft, and what is left in their place.

    A mark that stands apart takes the space before it along, and the one after it if it is the
    first of the text, with no word before it; neither beyond the characters `least` to `most`.
    """
    start, end = span.start, span.end
    if span.reading in (ReadAs.OPENING, ReadAs.CLOSING):
        return start, end, span.wording, ""
    if is_first:
        while end < most and text[end].isspace():
            end += 1
        return start, end, text[start:end], ""
    if text[start - 1].isalnum() and text[end : end + 1].isalnum():
        return start, end, span.wording, " "
    if text[end : end + 1].isalnum():
        return start, end, span.wording, ""
    while start > least and text[start - 1].isspace():
        start -= 1
    return start, end, text[start:end], ""


def _reading_of(text: str, span: KeptSpan) -> ReadAs:
    """A sign that is written on to the word after it goes before a word."""
    before, after = text[: span.start][-1:], text[span.end : span.end + 1]
    is_glued = after.isalnum() and not before.isalnum()
    return ReadAs.OPENING if span.reading is ReadAs.NOTHING and is_glued else span.reading


def _recased(
    text: str,
    words: Sequence[Word],
    capitalised: frozenset[str],
    count_pieces: Callable[[str], int],
    *,
    is_heading: bool,
) -> tuple[LineCase, list[int], list[TextReplacement]]:
    """The case of the line, the words to raise by an offset in each, and what lowers them."""
    case = line_case(words, is_heading=is_heading)
    if case is not LineCase.AS_IT_IS:
        keeps_first = text.rstrip()[-1:] in ".!?…"
        return (
            case,
            [],
            lowered_words(words, case, capitalised, count_pieces, keeps_first=keeps_first),
        )
    shouted = list(_shouted(words, count_pieces))
    lowered = [
        TextReplacement(
            word.start,
            word.end,
            word.text.capitalize() if begins_sentence(text, word.start) else word.text.lower(),
        )
        for word in shouted
    ]
    return case, [word.end for word in shouted], lowered


def _shouted(words: Sequence[Word], count_pieces: Callable[[str], int]) -> Iterator[Word]:
    for word in words:
        if is_shouted(word.text, count_pieces) and len(word.text.lower()) == len(word.text):
            yield word
