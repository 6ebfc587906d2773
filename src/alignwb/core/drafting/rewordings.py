"""What a translator always writes otherwise than the engine, put into a draft.

A spelling (*co-operative*), a capital (*the Party*) or a sign (an en dash) is the same whatever the
source says, so a draft is put right as it stands and nothing is asked of the engine again.
"""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from alignwb.core.bitext.codes import CODE
from alignwb.core.languages.dutch.names import without_possessive
from alignwb.core.languages.english.articles import with_articles
from alignwb.core.languages.words import Word, begins_sentence, letter_words

_SPACE = "[ \u00a0\u2009]"
SIGN = re.compile(
    rf"(?P<dash>(?<=[^\s\d])(?:{_SPACE}?(?:--+|[–—―]){_SPACE}?|{_SPACE}-{_SPACE})(?=[^\s\d]))"
    r"|(?P<dots>\.{3}|…|\.[ \u00a0]\.[ \u00a0]\.)"
)
"""A dash between words with the space around it, or three dots.

A hyphen without space around it is a word's own, and a dash between figures is no punctuation.
"""
_PART_OF_SOMETHING = frozenset("@#/\\_=<>{}$%&+~^|")
"""What stands beside a word that is part of an address, a path, a placeholder or a code."""


@dataclass(frozen=True, slots=True)
class Rewordings:
    """What to write otherwise.

    Attributes:
        words: For a word of drafts, lower case with straight apostrophes, what the translator
            writes; in lower case where that is not a name.
        forms: For a word as drafts write it inside sentences, the same word as the translator
            does, with other capitals or apostrophes.
        signs: For a sign with the space around it, or with any where it stands here without, the
            translator's.
    """

    words: Mapping[str, str] = field(default_factory=dict)
    forms: Mapping[str, str] = field(default_factory=dict)
    signs: Mapping[str, str] = field(default_factory=dict)

    def __bool__(self) -> bool:
        """Whether there are any."""
        return bool(self.words or self.forms or self.signs)

    def apply(self, text: str, kept: Collection[str] = ()) -> str:
        """The text in the translator's spelling, capitals and signs; a second time changes nothing.

        kept: lower-case words that stay as they are, those of terms.  An article before a word that
        is another one now follows its sound.
        """
        if not self:
            return text
        pieces: list[str] = []
        end = 0
        if self.words or self.forms:
            for word in letter_words(text):
                new = self._new_word(text, word, kept)
                if new != word.text:
                    pieces += (text[end : word.start], new)
                    end = word.end
        if pieces:
            text = with_articles("".join((*pieces, text[end:])), {})
        return SIGN.sub(self._new_sign, text) if self.signs else text

    def _new_word(self, text: str, word: Word, kept: Collection[str]) -> str:
        bare = without_possessive(word.text)
        key, ending = word_key(bare), word.text[len(bare) :]
        new = self._written(key)
        if (not new and bare not in self.forms) or key in kept or is_part_of_something(text, word):
            return word.text
        if new:
            return _in_case_of(bare, new) + ending
        is_first = begins_sentence(text, word.start)
        return word.text if is_first else self.forms[bare] + ending

    def _written(self, key: str) -> str:
        """What is written for a word or its plural; "" for none."""
        new = self.words.get(key, "")
        singular = self.words.get(key[:-1], "") if not new and key.endswith("s") else ""
        return new or (singular + "s" if singular and not singular.endswith("s") else "")

    def _new_sign(self, match: re.Match[str]) -> str:
        return self.signs.get(match[0]) or self.signs.get(match[0].strip()) or match[0]


NO_REWORDINGS = Rewordings()


def word_key(word: str) -> str:
    """A word as it is compared: lower case, straight apostrophes."""
    return word.lower().replace("’", "'")


def is_part_of_something(text: str, word: Word) -> bool:
    """Whether a word belongs to an address, a path, a placeholder or a word with a code inside."""
    before, after = text[max(0, word.start - 2) : word.start], text[word.end : word.end + 2]
    if any(each in _PART_OF_SOMETHING for each in (*before[-1:], *after[:1])):
        return True
    if (after[:1] in (".", ":") and after[1:].isalnum()) or (before[-1:] == "." and before != "."):
        return before[-1:] != "." or before[0].isalnum()
    return _is_code_inside(before[::-1]) or _is_code_inside(after)


def _is_code_inside(beside: str) -> bool:
    return bool(CODE.match(beside)) and beside[1:].isalpha()


def _in_case_of(word: str, new: str) -> str:
    if len(word) > 1 and word.isupper():
        return new.upper()
    return new[0].upper() + new[1:] if word[0].isupper() else new
