"""Words as a termbase has them, not as the beginning of a sentence does."""

import re

from alignwb.core.languages.function_words import PEOPLES
from alignwb.core.languages.inflection import plain
from alignwb.core.languages.words import begins_sentence

_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
_GENITIVE = re.compile(r"(?<=\w)['’]s$", re.IGNORECASE)
Span = tuple[int, int]


def dictionary_case(text: str, span: Span, other: str, other_span: Span | None) -> str:
    """A stretch of a text, its first letter small if it is a capital for the sentence's sake.

    Args:
        text: Of either language.
        span: Where the stretch stands in it; it begins with a word.
        other: The text of the other language.
        other_span: What there says the same, if that is known.

    A capital stays if the same word, or what says the same, has one inside a sentence; if both
    are the same word; and with names of peoples.
    """
    start, end = span
    stretch = text[start:end]
    first = _WORD.match(stretch)
    if first is None or not begins_sentence(text, start) or not _is_capitalised(first[0]):
        return stretch
    is_name = len(first[0]) == 1 or _has_capital(stretch, first.end()) or _is_people(first[0])
    if is_name or first[0] in _inside_sentences(text):
        return stretch
    if first[0].lower() not in _inside_sentences(text) and other_span is not None:
        counterpart = other[other_span[0] : other_span[1]]
        is_same = _same_letters(stretch, counterpart)
        if is_same or _is_people(counterpart) or _is_name(other, other_span):
            return stretch
    return stretch[0].lower() + stretch[1:]


def without_genitive(stretch: str) -> str:
    """Without `’s` at its end: of a name, in English of any noun."""
    return _GENITIVE.sub("", stretch)


def _is_capitalised(word: str) -> bool:
    """Whether a word has one capital, its first letter: not so `OESO` and `Mac-Mahon`."""
    return word[0].isupper() and (len(word) == 1 or word[1:].islower())


def _has_capital(text: str, start: int) -> bool:
    return any(word[0][0].isupper() for word in _WORD.finditer(text, start))


def _is_people(text: str) -> bool:
    return text.casefold() in PEOPLES


def _inside_sentences(text: str) -> frozenset[str]:
    return frozenset(
        word[0] for word in _WORD.finditer(text) if not begins_sentence(text, word.start())
    )


def _same_letters(one: str, other: str) -> bool:
    one, other = (plain(without_genitive(each).casefold()) for each in (one, other))
    return one == other


def _is_name(text: str, span: Span) -> bool:
    """Whether a stretch has a word with a capital that no beginning of a sentence asks for."""
    inside = _inside_sentences(text)
    return any(word[0][0].isupper() and word[0] in inside for word in _WORD.finditer(text, *span))
