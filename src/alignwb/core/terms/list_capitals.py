"""Lists of terms in which every entry begins with a capital, as spreadsheets write them.

A term with a capital is only found with one, which is right for names and wrong for such lists.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

from alignwb.core.languages.dutch.compounds import SUFFIXES
from alignwb.core.languages.function_words import (
    DUTCH_EVERYDAY_WORDS,
    DUTCH_WELL_KNOWN_NAMES,
)
from alignwb.core.languages.inflection import without_accents
from alignwb.core.languages.words import LONGEST_WORD, Word, letter_words, word_set
from alignwb.core.terms.termbase import Term

_FEWEST_ENTRIES = 3
_LEAST_COMMON_SHARE = 1 / 3
"""Share of the entries that show that they are no names; names of places may end like words."""

_LEAST_ALIKE = 0.5
"""Names are written alike in both languages, as *Londen* and *London*."""

_ENGLISH_NAMES = word_set(
    """
    monday tuesday wednesday thursday friday saturday sunday january february march april june july
    august september october november december christmas easter god europe america england germany
    france belgium spain italy russia netherlands poland
    """
)
_ENGLISH_PEOPLES = ("ish", "ian", "ese")
_ENGLISH_SUFFIXES = tuple(
    word_set("ing ion ness ment ity ship ism ist ance ence tive able age ure")
)
_WORDS_FOR_NAMES = word_set(
    """
    name names proper propernoun propn eigennaam eigennamen naam namen persoon persoonsnaam person
    plaats plaatsnaam place land country organisatie organisation organization
    """
)


@dataclass(frozen=True, slots=True)
class ListCapitals:
    """A list in which every entry begins with a capital.

    Attributes:
        terms: The same terms, with small letters where they are no names.
        folded: The numbers (from 0) of those that were changed.
        has_common_words: Whether enough of them show that the list is not one of names.
    """

    terms: tuple[Term, ...]
    folded: tuple[int, ...]
    has_common_words: bool


def list_capitals(terms: Sequence[Term]) -> ListCapitals | None:
    """What a list of terms is with small letters; None if an entry begins with one already.

    A name keeps its capital: what is written alike in both languages, has another capital inside,
    or is called a name by its part of speech.  A list too short to tell is None as well.
    """
    sources = {term.source for term in terms}
    # `'t` and `'s` are small wherever they stand.
    firsts = [
        words[0]
        for source in sources
        if not source.startswith(("'", "’")) and (words := letter_words(source))
    ]
    if len(firsts) < _FEWEST_ENTRIES or not all(word.is_capitalised for word in firsts):
        return None
    if not any(word.text[1:].islower() for word in firsts):
        return None  # all in capitals, or single letters
    names = {term.source for term in terms if _is_name(term)}
    small = tuple(term if term.source in names else _small(term) for term in terms)
    folded = tuple(
        number for number, (old, new) in enumerate(zip(terms, small, strict=True)) if old != new
    )
    common = {term.source for term in terms if _is_common(term)} - names
    share = len(common) / len(sources)
    return ListCapitals(small, folded, share >= _LEAST_COMMON_SHARE)


def _small(term: Term) -> Term:
    target = term.target if _is_english_name(term.target) else _lowered(term.target)
    variants = tuple(map(_lowered, term.variants))
    return replace(term, source=_lowered(term.source), target=target, variants=variants)


def _lowered(text: str) -> str:
    """The text with a small first letter, unless more letters of the first word are capitals."""
    words = letter_words(text)
    if not words or not _is_title(words[0]):
        return text
    start = words[0].start
    return f"{text[:start]}{text[start].lower()}{text[start + 1 :]}"


def _is_title(word: Word) -> bool:
    return word.is_capitalised and word.text[1:].islower()


def _is_name(term: Term) -> bool:
    words = letter_words(term.source)
    if not words or not _is_title(words[0]):
        return True
    said = {word.text.casefold() for word in letter_words(term.pos)}
    return (
        any(word.is_capitalised for word in words[1:])
        or words[0].text.casefold() in DUTCH_WELL_KNOWN_NAMES
        or _letters(term.source) == _letters(term.target)
        or bool(said & _WORDS_FOR_NAMES)
    )


def _letters(text: str) -> str:
    return without_accents(text.casefold())


def _is_english_name(text: str) -> bool:
    words = letter_words(text)
    if not words:
        return True
    first = words[0].text.casefold()
    return (
        first == "i"
        or first in _ENGLISH_NAMES
        or (first.endswith(_ENGLISH_PEOPLES) and len(first) > len("parish"))
        or any(word.is_capitalised for word in words[1:])
    )


def _is_common(term: Term) -> bool:
    """Whether a term shows that it is no name: by small letters later on, or as a word."""
    dutch, english = letter_words(term.source), letter_words(term.target)
    if any(len(words) > 1 and not words[-1].is_capitalised for words in (dutch, english)):
        return True
    if not dutch or not english:
        return False
    source, target = dutch[-1].text.casefold(), english[-1].text.casefold()
    has_ending = any(source.endswith(each) for each in SUFFIXES)
    return (
        source in DUTCH_EVERYDAY_WORDS
        or (has_ending and target.endswith(_ENGLISH_SUFFIXES))
        or not _is_alike(source, target)
    )


def _is_alike(source: str, target: str) -> bool:
    if max(len(source), len(target)) > LONGEST_WORD:
        return True
    compared = SequenceMatcher(None, without_accents(source), without_accents(target), False)
    return source[0] == target[0] and compared.ratio() >= _LEAST_ALIKE
