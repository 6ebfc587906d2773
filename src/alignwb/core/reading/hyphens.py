"""Hyphens at line ends: those that only broke a word go, those of the word itself stay.

The document's own words decide if they can.  If not, Dutch spelling does: compounds are written
solid, but coordinated adjectives, names and clashing vowels keep their hyphen.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from alignwb.core.languages.words import LETTER_WORD
from alignwb.core.reading.lines import Line

HYPHENS = "-\u2010\u00ad¬"
SOFT_HYPHEN = "\u00ad"

_LEFT = re.compile(rf"[\w’'-]*[\w’'][{HYPHENS}]\Z")
_RIGHT = re.compile(r"[^\W_][\w’'-]*")
_CONJUNCTIONS = frozenset({"en", "of", "noch", "tot", "respectievelijk", "and", "or", "to"})
_PREFIXES = frozenset({"non", "pseudo", "semi", "half"})
_ALWAYS_APART = frozenset({"vice", "quasi", "aspirant", "kandidaat", "interim"})
_PERSON = re.compile(
    r"\w+(?:er|or|eur|ist|ent|ant|aar|man|mannen|vrouw|ling|oot|genote|lid|leden|ning|vriend|soldaat"
    r"|generaal|kapitein|advocaat|diplomaat|politicus|kampioen)(?:s|en|in|innen|e|es)?"
)
_NO_PERSON = {  # what goes on with a word that only begins like these: ex-amen, oud-ere
    "ex": re.compile(r"am|act|emp|per|po?rt|tra|cel|pres|plo|pans|ter|ot|cu|clu|ped|pos|se|t"),
    "oud": re.compile(r"er|ste|heid"),
}
_AFTER_NIET = re.compile(r"temin|tegenstaande|ig|s$|es")
_FIRST_PART = re.compile(r"be|(?:aan|af|bij|in|mede|mee|na|om|on|op|over|toe|uit|voor)?ge")
_LAST_PART = re.compile(
    r"en|ene?r?s?|e[rl]s?|ele|een|eel|eren|eert|eerden?|ering(?:en)?|is(?:t|ten|tisch|tische|me|ch|che)"
    r"|iek(?:e|en)?|ien|iet|iteit(?:en)?|ordin\w+|opera\w+|ine[ns]?|um|us|ief|ieve"
)
_ADJECTIVE = re.compile(r"(?:isch|aal|eel|ief|air|lijk|aans|ees)$")
_ADJECTIVE_FORM = re.compile(r"(?:ische?|a(?:al|le)|e(?:el|le)|ie(?:f|ve)|aire?|lijke?|aanse?)$")
_CLASH = frozenset(
    ("aa", "ee", "oo", "uu", "ii", "ae", "ai", "au", "ei", "eu", "ie", "oe", "oi", "ou", "ui", "ij")
)
_DIAERESIS = dict(zip("aeiou", "äëïöü", strict=True))
_WHOLE_WORD = 4  # letters; less is a syllable rather than a word
_FEW = 0.015  # of the lines; a document that breaks words at fewer breaks none
_LONGEST_WORD = 80
_ENDINGS = ("", "e", "n", "s", "en")


@dataclass(frozen=True, slots=True)
class DocumentWords:
    """The words of a document, lower case.

    Attributes:
        solid: The words that stand whole on one line, without a hyphen.
        hyphenated: The words with a hyphen inside a line.
        breaks_words: True if the document breaks words at line ends at all.
    """

    solid: frozenset[str]
    hyphenated: frozenset[str]
    breaks_words: bool = field(default=False)

    def has(self, word: str) -> bool:
        """True if the document has the word, or another form of it, without a hyphen."""
        return _has(self.solid, word)

    def has_hyphenated(self, word: str) -> bool:
        """True if the document has the word, or another form of it, with its hyphen."""
        return _has(self.hyphenated, word)


def collect_words(lines: Sequence[Line]) -> DocumentWords:
    """Collect the words of the lines, parts of broken ones left out."""
    solid: set[str] = set()
    hyphenated: set[str] = set()
    for word in _whole_words(lines):
        (hyphenated if "-" in word else solid).add(word)
    words = DocumentWords(frozenset(solid), frozenset(hyphenated))
    broken = sum(
        not _keeps(left, right, words) and not (words.has(left) and words.has(right))
        for left, right in _breaks(lines)
    )
    return DocumentWords(words.solid, words.hyphenated, broken > _FEW * len(lines))


def split_word(before: str, after: str) -> tuple[str, str] | None:
    """The parts of the word that the end of the line `before` cuts at a hyphen, else None.

    The first part still has the hyphen.  A dash after a space, or before a figure or a mark, cuts
    no word.
    """
    if before[-1:] not in HYPHENS:
        return None
    left, right = _LEFT.search(before[-_LONGEST_WORD:]), _RIGHT.match(after[:_LONGEST_WORD])
    return (left[0], right[0]) if left and right else None


def keeps_hyphen(left: str, right: str, words: DocumentWords) -> bool:
    """True if the hyphen between two parts of a word, given without it, is the word's own."""
    if words.has(left + right) and not words.has_hyphenated(f"{left}-{right}"):
        return False
    if _keeps(left, right, words):
        return True
    if words.breaks_words or word_with_diaeresis(left, right, words) is not None:
        return False
    known = words.has(left) and words.has(right)
    return known or min(len(left), len(right)) >= _WHOLE_WORD


def word_with_diaeresis(left: str, right: str, words: DocumentWords) -> str | None:
    """The word whose diaeresis went where its line ended (ge-eerd: geëerd), or None.

    A line end parts the vowels, so Dutch leaves the diaeresis out there.
    """
    if not right[0].islower() or not _clashes(left, right):
        return None
    joined = left + _DIAERESIS.get(right[0], right[0]) + right[1:]
    if words.has(joined):
        return joined
    if words.has_hyphenated(f"{left}-{right}") or (words.has(left) and words.has(right)):
        return None
    is_parted = _LAST_PART.fullmatch(right) or _FIRST_PART.fullmatch(left.lower())
    return joined if is_parted else None


def is_suspended(right: str) -> bool:
    """True if the hyphen stands for a word that comes later: voor- en nadelen."""
    return right in _CONJUNCTIONS


def _keeps(left: str, right: str, words: DocumentWords) -> bool:
    """`keeps_hyphen` by spelling and by the document's words alone."""
    last = re.split("[-\u2010]", left)[-1]
    if words.has_hyphenated(f"{left}-{right}"):
        return True
    if words.has(left + right):
        return False
    if not right[0].islower() or not last[-1:].islower() or len(last) == 1:
        return True
    if _ADJECTIVE.search(last) and _ADJECTIVE_FORM.search(right):
        return last.endswith("isch") or (words.has(last) and words.has(right))
    if last in _PREFIXES:
        return words.has(right)
    if last in _ALWAYS_APART:
        return True
    if last in _NO_PERSON:
        is_person = _PERSON.fullmatch(right) and not _NO_PERSON[last].match(right)
        return words.has(right) or bool(is_person)
    if last == "niet":
        return _AFTER_NIET.match(right) is None
    return _clashes(last, right) and word_with_diaeresis(left, right, words) is None


def _clashes(left: str, right: str) -> bool:
    return left[-1:].lower() + right[0] in _CLASH


def _has(words: frozenset[str], word: str) -> bool:
    word = word.lower()
    if any(word + ending in words for ending in _ENDINGS):
        return True
    return any(
        word.removesuffix(ending) in words for ending in _ENDINGS[1:] if word.endswith(ending)
    )


def _whole_words(lines: Sequence[Line]) -> Iterable[str]:
    for n, line in enumerate(lines):
        text = line.text.replace(SOFT_HYPHEN, "").replace("\u2010", "-").lower()
        words = LETTER_WORD.findall(text)
        first = n > 0 and lines[n - 1].text[-1] in HYPHENS
        last = line.text[-1] in HYPHENS
        yield from words[first : len(words) - last]


def _breaks(lines: Sequence[Line]) -> Iterable[tuple[str, str]]:
    for before, line in pairwise(lines):
        parts = split_word(before.text, line.text)
        if parts and not is_suspended(parts[1]):
            yield parts[0][:-1], parts[1]
