"""Guessing the term, in both languages, that a translator means by some words of a segment."""

from collections.abc import Collection
from dataclasses import dataclass

from alignwb.alignment.words.linked_runs import is_loose, linked_run
from alignwb.alignment.words.word_links import WordLinks, words_at
from alignwb.core.bitext.codes import without_codes
from alignwb.core.bitext.markers import MARKER
from alignwb.core.languages.function_words import (
    DUTCH_ARTICLES,
    DUTCH_FUNCTION_WORDS,
    ENGLISH_ARTICLES,
    ENGLISH_FUNCTION_WORDS,
)
from alignwb.core.languages.words import Span, words_of
from alignwb.core.terms.dictionary_case import dictionary_case, without_genitive

TextPart = tuple[int, int]
"""Characters `start` to `end` (exclusive) of a text; empty at a cursor."""


@dataclass(frozen=True, slots=True)
class GuessedTerm:
    """A term for the termbase; a side that cannot be guessed is ""."""

    source: str = ""
    target: str = ""


def guess_term(
    source: str,
    target: str,
    links: WordLinks | None,
    *,
    target_part: TextPart | None = None,
    source_part: TextPart | None = None,
) -> GuessedTerm:
    """The term that is meant by a part of a segment's target, of its source, or by both.

    A part is widened to whole words: an empty one means the word at the cursor, and in English
    all words that render the same Dutch word.  An article at its beginning is dropped, and it ends
    at a footnote marker.  The other side comes from the word links, and is "" without them.
    Neither side has markers, spaces or punctuation at its ends, except for the stops of
    `U.S.S.R.`; a capital that only begins a sentence becomes small.

    Args:
        source: The Dutch text.
        target: The English text.
        links: The word links of exactly these texts, if there are any.
        target_part: The part that is meant of the target.
        source_part: The part that is meant of the source.
    """
    source_span = _meant(source, source_part, DUTCH_ARTICLES)
    target_span = _meant(target, target_part, ENGLISH_ARTICLES)
    if links is not None and source_part is None and target_span is not None:
        source_span = linked_run(links.inverse, *target_span, source, DUTCH_FUNCTION_WORDS)
        if source_span is not None and _is_cursor(target_part):
            target_span = _widened(target_span, links, source_span, target)
    elif links is not None and target_part is None and source_span is not None:
        target_span = linked_run(links, *source_span, target, ENGLISH_FUNCTION_WORDS)
    return GuessedTerm(
        _as_term(source, source_span, target, target_span),
        _as_term(target, target_span, source, source_span),
    )


def _is_cursor(part: TextPart | None) -> bool:
    return part is not None and part[0] == part[1]


def _widened(span: Span, links: WordLinks, source_span: Span, target: str) -> Span:
    """The span of all that renders a source word, if `span` is a part of it; else `span`."""
    run = linked_run(links, *source_span, target, ENGLISH_FUNCTION_WORDS)
    is_part = run is not None and run.start <= span.start and span.end <= run.end
    return run if run is not None and is_part else span


def _meant(text: str, part: TextPart | None, articles: Collection[str]) -> Span | None:
    """The span of the words a part touches, up to a marker or a line end."""
    if part is None:
        return None
    spans = [word.span for word in words_of(text)]
    numbers = sorted(words_at(spans, min(part), max(part)))
    if not numbers:
        return None
    chosen = [spans[number] for number in numbers]
    if len(chosen) > 1 and is_loose(text, chosen[0], articles):
        del chosen[0]
    start, end = chosen[0]
    for span in chosen[1:]:
        between = text[end : span.start]
        if MARKER.search(between) or "\n" in between:
            break
        end = span.end
    return Span(start, end)


def _as_term(text: str, span: Span | None, other: str, other_span: Span | None) -> str:
    if span is None:
        return ""
    return without_codes(without_genitive(dictionary_case(text, span, other, other_span)))
