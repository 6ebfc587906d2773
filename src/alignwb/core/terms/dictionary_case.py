"""Words as a termbase has them, without the capital that the beginning of a sentence gives them."""

import re

from alignwb.core.languages.function_words import DUTCH_WELL_KNOWN_NAMES
from alignwb.core.languages.inflection import without_accents
from alignwb.core.languages.words import Span, begins_sentence, letter_words

_GENITIVE = re.compile(r"(?<=\w)['’]s$", re.IGNORECASE)


def dictionary_case(text: str, span: Span, other: str, other_span: Span | None) -> str:
    """A stretch of a text, with a small first letter if a sentence alone gave it its capital.

    Args:
        text: Of either language.
        span: Where the stretch stands in it; it begins with a word.
        other: The text of the other language.
        other_span: The place of its counterpart there, if it is known.

    A capital stays if the same word or its counterpart has one inside a sentence, if both are the
    same word, and for names of peoples.
    """
    start, end = span
    stretch = text[start:end]
    stretch_words = letter_words(stretch)
    first = stretch_words[0].text if stretch_words and stretch_words[0].start == 0 else ""
    if not begins_sentence(text, start) or not _is_capitalised(first):
        return stretch
    has_capital = any(word.is_capitalised for word in stretch_words[1:])
    inside = _inside_sentences(text)
    if len(first) == 1 or has_capital or _is_people(first) or first in inside:
        return stretch
    if first.lower() not in inside and other_span is not None:
        counterpart = other[other_span.start : other_span.end]
        is_same = _same_letters(stretch, counterpart)
        if is_same or _is_people(counterpart) or _is_name(other, other_span):
            return stretch
    return stretch[0].lower() + stretch[1:]


def without_genitive(stretch: str) -> str:
    """The stretch without `’s` at its end: of a name, in English of any noun."""
    return _GENITIVE.sub("", stretch)


def _is_capitalised(word: str) -> bool:
    """True if the first letter of a word is its one capital: not so in `OESO` and `Mac-Mahon`."""
    return word[:1].isupper() and (len(word) == 1 or word[1:].islower())


def _is_people(text: str) -> bool:
    return text.casefold() in DUTCH_WELL_KNOWN_NAMES


def _inside_sentences(text: str) -> frozenset[str]:
    return frozenset(
        word.text for word in letter_words(text) if not begins_sentence(text, word.start)
    )


def _same_letters(one: str, other: str) -> bool:
    one, other = (without_accents(without_genitive(each).casefold()) for each in (one, other))
    return one == other


def _is_name(text: str, span: Span) -> bool:
    """True if a stretch has a word with a capital that no beginning of a sentence asks for."""
    inside = _inside_sentences(text)
    stretch_words = letter_words(text[span.start : span.end])
    return any(word.is_capitalised and word.text in inside for word in stretch_words)
