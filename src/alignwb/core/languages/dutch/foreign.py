"""English passages in a Dutch text: quotations and titles that a draft keeps as they are."""

import re
from bisect import bisect_left

from alignwb.core.languages.function_words import DUTCH_ONLY_WORDS, ENGLISH_ONLY_WORDS
from alignwb.core.languages.quotation_marks import find_marks
from alignwb.core.languages.words import Span, Word, words_of

_ENGLISH_WORD = re.compile(rf"\b(?:{'|'.join(sorted(ENGLISH_ONLY_WORDS))})\b", re.IGNORECASE)


def is_english(text: str, least: int = 2) -> bool:
    """Whether a text of three words or more reads as English.

    It has at least `least` English function words and not one that is Dutch only.
    """
    words = [word.text.lower() for word in words_of(text)]
    if len(words) < 3 or any(word in DUTCH_ONLY_WORDS for word in words):
        return False
    return sum(word in ENGLISH_ONLY_WORDS for word in words) >= least


def english_spans(text: str) -> tuple[Span, ...]:
    """The English passages of a Dutch sentence, in order: quotations, and titles in running text.

    A quotation comes with its marks and the punctuation after them.
    """
    if not _ENGLISH_WORD.search(text):
        return ()
    spans = _quoted(text)
    if not spans and is_english(text):
        return (Span(0, len(text)),)
    quoted = [*spans]
    for span in _titles(text):
        place = bisect_left(quoted, span)
        is_free = (place == 0 or quoted[place - 1].end <= span.start) and (
            place == len(quoted) or span.end <= quoted[place].start
        )
        if is_free:
            spans.append(span)
    return tuple(sorted(spans))


def _quoted(text: str) -> list[Span]:
    spans: list[Span] = []
    opened: int | None = None
    for mark in find_marks(text):
        if mark.opens:
            opened = mark.offset
        elif opened is not None:
            if is_english(text[opened : mark.offset], least=1):
                end = mark.offset + 1
                while end < len(text) and text[end] in ".,;:!?…":
                    end += 1
                spans.append(Span(opened, end))
            opened = None
    return spans


def _titles(text: str) -> list[Span]:
    """Runs from a capitalised English function word on, with at least three of them."""
    spans: list[Span] = []
    run: list[Word] = []
    for word in (*words_of(text), None):
        if word and run and _continues(text, run[-1], word):
            run.append(word)
            continue
        if sum(item.text.lower() in ENGLISH_ONLY_WORDS for item in run) >= 3:
            spans.append(Span(run[0].start, run[-1].end))
        starts = word and word.is_capitalised and word.text.lower() in ENGLISH_ONLY_WORDS
        run = [word] if word and starts else []
    return spans


def _continues(text: str, last: Word, word: Word) -> bool:
    gap = text[last.end : word.start]
    lower = word.text.lower()
    if lower in DUTCH_ONLY_WORDS or not re.fullmatch(r",?:? ", gap):
        return False
    return word.is_capitalised or lower in ENGLISH_ONLY_WORDS or lower in {"of", "in", "on"}
