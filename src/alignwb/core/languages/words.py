"""The words of a text: where they stand, how they are compared, which ones begin a sentence.

`words_of` is the answer unless a caller has a reason for another; each of the other patterns names
its reason.  Footnote markers are no words in any of them.
"""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from alignwb.core.bitext import markers
from alignwb.core.bitext.codes import PAIR_ENDS, has_codes, without_codes, words_alone
from alignwb.core.languages.folding import FoldedText, folded

_COMBINING = r"\u0300-\u036F"
_RUN = rf"[^\W_][\w{_COMBINING}{PAIR_ENDS}]*(?<![_{PAIR_ENDS}])"
"""An underscore may stand inside a word; around one it is emphasis, as in `_word_`.  An inline code
may begin or end inside a word too, which is one word all the same."""
_APOSTROPHES = "'’‘´`"


def _pattern(word: str) -> re.Pattern[str]:
    """A pattern of markers, which are its group 1, and words."""
    return re.compile(rf"({markers.MARKER.pattern})|{word}")


_WORD = _pattern(
    rf"(?:[^\W\d_]\.){{2,}}"
    rf"|{_RUN}(?:(?:[{_APOSTROPHES}\-\u00AD\u2010\u2011]|(?<=\d)[.,](?=\d)){_RUN})*"
)
_TERM_WORD = _pattern(rf"{_RUN}(?:[{_APOSTROPHES}]{_RUN})*")
"""Hyphens part words, because a termbase and a text may differ in them: `Marx-lezer`."""

MEMORY_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
"""The words of a memory's index, as indexes on disk have them; with another pattern every index
would have to be built again."""
_MARKER_OR_MEMORY_WORD = _pattern(MEMORY_WORD.pattern)
_FOLDED_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*")

LETTER_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
"""Letters alone, because figures are no part of a word in a dictionary: `revolutie` in
`1905-revolutie`."""
_MARKER_OR_LETTER_WORD = _pattern(LETTER_WORD.pattern)
LETTERS = re.compile(r"[^\W\d_]+")
"""Letters with nothing between them, for counts over whole texts: the parts of compounds count."""

_CLITIC = rf"[{_APOSTROPHES}][kmnrst]"
"""A Dutch word shortened to a letter, which never has a capital: the word behind it begins the
sentence (`'s Avonds`, `’t Is`)."""
_BEHIND_CLITIC = re.compile(rf"{_CLITIC}(?:\s+|-)(?=[^\W_])")
_SENTENCE_START = re.compile(
    r"(?:^|[.!?:;…][\"'”’»)\]]*\s+|\[\^\w+\]\s*)[\"'“‘„«(\[—–\s-]*" + rf"(?:{_CLITIC}\s+)?$"
)
_START_REACH = 12
"""Characters before a word that tell whether it begins a sentence."""

LONGEST_WORD = 100
"""Characters of a word that may be inflected or compounded; the longest in use have half of it."""

_STRAIGHT = str.maketrans("’‘´`", "''''")
_REMEMBERED_TEXTS = 64
"""A source is asked about for each of its hypotheses, terms and links."""


class Span(NamedTuple):
    """Characters `start` to `end` (exclusive) of a text."""

    start: int
    end: int


class Word(NamedTuple):
    """A word at characters `start` to `end` (exclusive) of its text."""

    start: int
    end: int
    text: str

    @property
    def span(self) -> Span:
        """Its place in the text."""
        return Span(self.start, self.end)

    @property
    def is_capitalised(self) -> bool:
        """True if its first letter is upper case."""
        return self.text[0].isupper()


class TermWord(NamedTuple):
    """A word as terms are compared.

    Attributes:
        start: Its first character in the text.
        end: The character after it.
        surface: The word without case, with straight apostrophes.
        is_capitalised: True if its first letter is upper case in the text.
        is_shouted: True if it has several letters, and all are upper case.
    """

    start: int
    end: int
    surface: str
    is_capitalised: bool
    is_shouted: bool = False


@lru_cache(_REMEMBERED_TEXTS)
def words_of(text: str) -> tuple[Word, ...]:
    """The words of a text, in order.

    A word is a run of letters and digits, with apostrophes and hyphens inside it, or a number
    with its separators, or an abbreviation of single letters with their stops.
    """
    return tuple(_find(_WORD, text))


def first_word(text: str) -> Word | None:
    """The first of `words_of`; None if there is none."""
    found = words_of(text)
    return found[0] if found else None


def opening_letter(text: str) -> int | None:
    """The offset of the letter or digit that has the capital if the text begins a sentence.

    That is the first of its first word, or of the word behind a clitic: `'s Avonds`,
    `’s-Gravenhage`.  None if there is no word.
    """
    first = first_word(text)
    if first is None:
        return None
    behind = _BEHIND_CLITIC.match(text, first.start - 1) if first.start else None
    return behind.end() if behind else first.start


def term_words(text: str) -> list[TermWord]:
    """The words of a text or a term, in order; hyphens part them, apostrophes do not."""
    found: list[TermWord] = []
    is_coded = has_codes(text)
    for match in _TERM_WORD.finditer(text):
        if match[1] is None:
            word = without_codes(match[0]) if is_coded else match[0]
            surface = word.casefold().translate(_STRAIGHT)
            is_capital = word[0].isupper()
            is_shouted = is_capital and len(word) > 1 and word.isupper()
            found.append(TermWord(match.start(), match.end(), surface, is_capital, is_shouted))
    return found


def letter_words(text: str) -> list[Word]:
    """The words of letters alone, in order; hyphens and apostrophes join them."""
    return _find(_MARKER_OR_LETTER_WORD, text)


def folded_words(text: str) -> list[str]:
    """The words of a text as a memory compares them: plain, without case and punctuation."""
    return _folded(_without_markers(folded(text)))


def placed_folded_words(text: str) -> list[tuple[str, int, int]]:
    """`folded_words` with the start and end (exclusive) of the word in the text.

    Folded, one word may be several; they have the same place.
    """
    plain = FoldedText.of(text)
    return [
        (word, *plain.unfolded(match.start(), match.end()))
        for match in _MARKER_OR_MEMORY_WORD.finditer(plain.text)
        if match[1] is None
        for word in _folded(match[0])
    ]


def folded_texts(texts: Sequence[str]) -> list[list[str]]:
    """`folded_words` of each text, several times as fast for many short ones."""
    result: list[list[str]] = []
    words = flat_folded_words(texts)
    begin = 0
    for _ in texts:
        end = words.index(TEXT_END, begin)
        result.append(words[begin:end])
        begin = end + 1
    return result


TEXT_END = "\0"
"""Stands behind the words of each text in `flat_folded_words`; no word has it."""


def flat_folded_words(texts: Sequence[str]) -> list[str]:
    """`folded_words` of all texts in one list, TEXT_END behind those of each.

    Separators are replaced by spaces in all texts at once, because nearly every text has the same
    few of them.
    """
    joined = TEXT_END.join(texts)
    if "[^" in joined or has_codes(joined) or joined.count(TEXT_END) >= len(texts):
        joined = TEXT_END.join(_without_markers(text).replace(TEXT_END, " ") for text in texts)
    joined = TEXT_END + folded(joined).casefold().replace("’", "'") + TEXT_END
    for character in set(joined):
        if not (character.isalnum() or character in "' \0"):
            joined = joined.replace(character, " ")
    for edge in ("''", " '", "' ", "\0'", "'\0"):
        joined = joined.replace(edge, edge.replace("'", " "))
    return joined.replace(TEXT_END, f" {TEXT_END} ").split()[1:] if texts else []


def begins_sentence(text: str, place: int) -> bool:
    """True if a word at that character may have its capital only because of its place.

    That is so at the beginning of the text, and after a stop, a colon or a marker, with quotation
    marks between.
    """
    return _SENTENCE_START.search(text, max(0, place - _START_REACH), place) is not None


def word_set(text: str) -> frozenset[str]:
    """The words of a table that is written as text, separated by white space."""
    return frozenset(text.split())


def _find(pattern: re.Pattern[str], text: str) -> list[Word]:
    # By `tuple.__new__`, because all checks ask for words and `Word(…)` takes half the time.
    words = [
        tuple.__new__(Word, (match.start(), match.end(), match[0]))
        for match in pattern.finditer(text)
        if match.lastindex is None
    ]
    if not has_codes(text):
        return words
    return [word._replace(text=without_codes(word.text)) for word in words]


def _folded(text: str) -> list[str]:
    return _FOLDED_WORD.findall(text.casefold().replace("’", "'"))


def _without_markers(text: str) -> str:
    return words_alone(markers.strip(text)[0] if "[^" in text else text)
