"""What a translator always writes otherwise than the engine, put into a draft.

A spelling (*co-operative*), a capital (*the Party*) or a sign (an en dash) is the same whatever the
source says, so a draft is put right as it stands and nothing is asked of the engine again.
"""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from alignwb.core.bitext.codes import CODE
from alignwb.core.languages.dutch.foreign import english_spans
from alignwb.core.languages.dutch.names import without_possessive
from alignwb.core.languages.english.articles import with_articles
from alignwb.core.languages.words import Word, begins_sentence, letter_words
from alignwb.core.terms.termbase import TermHit, TermStatus

_SPACE = "[ \u00a0\u2009]"
_LETTER = r"[^\W\d_]"
SIGN = re.compile(
    rf"(?P<dash>(?<=[\w)’”\"']){_SPACE}(?:--|[-–—―]){_SPACE}(?=[\w(‘“\"'])"
    rf"(?:(?!\d)|(?<!\d...)(?<!\d....))"
    rf"|(?<={_LETTER})[—―](?={_LETTER}))"
    rf"|(?P<dots>(?:(?<=\w){_SPACE})?(?<![./(\[])(?:\.{{3}}|…|\. \. \.|\.\u00a0\.\u00a0\.)(?![./]))"
    rf"|(?P<apostrophe>(?<={_LETTER})['’](?={_LETTER}))"
)
"""A dash between words, three dots, or an apostrophe between letters.

A dash belongs to the space on both its sides.  Dashes without any join words, but for the long
ones; those that break off a speech, or begin one, stand beside a quotation mark.
"""
_LONG_DASHES = frozenset("—―")
_OF_SOMETHING = frozenset("@#/\\_=<>{}$%&+~^|`")
_PART_OF_SOMETHING = _OF_SOMETHING | frozenset("0123456789")
"""What stands beside a word that is part of an address, a path, a placeholder or a code."""
_REACH = 100
"""Characters on either side of a sign that may be of one thing with it."""


class Rewording(NamedTuple):
    """A word or sign as a draft had it, and as its translator writes it."""

    drafted: str
    written: str


class RewordedText(NamedTuple):
    """A text and what was worded otherwise in it, each change once."""

    text: str
    changes: tuple[Rewording, ...] = ()


@dataclass(frozen=True, slots=True)
class Rewordings:
    """What to write otherwise.

    Attributes:
        words: For a word of drafts, lower case with straight apostrophes, what the translator
            writes; in lower case where that is not a name.  Words with a capital inside a sentence
            are others.
        inside: For a word exactly as drafts write it inside sentences, what the translator does:
            names, and words with other capitals.
        signs: For a sign with the space around it, the translator's.
        of_sources: The words of `inside` that stood in the source too, by their `word_key`; others
            that a source has are names that the engine was right to keep.
    """

    words: Mapping[str, str] = field(default_factory=dict)
    inside: Mapping[str, str] = field(default_factory=dict)
    signs: Mapping[str, str] = field(default_factory=dict)
    of_sources: frozenset[str] = frozenset()

    def __bool__(self) -> bool:
        """Whether there are any."""
        return bool(self.words or self.inside or self.signs)

    @property
    def each(self) -> tuple[Rewording, ...]:
        """Each of them: words, then words inside sentences, then signs; of a plural the singular.

        A long dash without spaces is left out beside the one with spaces.
        """
        mappings = (self.words, self.inside, self.signs)
        found = [Rewording(*change) for mapping in mappings for change in mapping.items()]
        return tuple(each for each in found if _base(each) == each or _base(each) not in found)

    def without(self, unwanted: Collection[Rewording]) -> "Rewordings":
        """Them without some, and what follows from those."""

        def left(mapping: Mapping[str, str]) -> Mapping[str, str]:
            changes = (Rewording(*change) for change in mapping.items())
            return dict(each for each in changes if not {each, _base(each)} & refused)

        refused = frozenset(unwanted)
        return Rewordings(left(self.words), left(self.inside), left(self.signs), self.of_sources)

    def apply(
        self, text: str, kept: Collection[str] = (), unwanted: Collection[str] = ()
    ) -> RewordedText:
        """The text in the translator's spelling, capitals and signs; a second time changes nothing.

        kept: words that stay as they are, by their `word_key`.  unwanted: words that are not put
        in, likewise.  An article before a word that is another one now follows its sound.
        """
        if not self:
            return RewordedText(text)
        pieces: list[str] = []
        changes: dict[Rewording, None] = {}
        end = 0
        if self.words or self.inside:
            words = letter_words(text)
            for number, word in enumerate(words):
                new = self.in_its_place(text, words, number, kept, unwanted)
                if new == word.text:
                    continue
                pieces += (text[end : word.start], new)
                changes[Rewording(word.text, new)] = None
                end = word.end
        if pieces:
            text = with_articles("".join((*pieces, text[end:])), {})

        def written(match: re.Match[str]) -> str:
            new = self.signs.get(match[0], match[0])
            if new != match[0] and _is_in_something(match):
                return match[0]
            if new != match[0]:
                changes[Rewording(match[0], new)] = None
            return new

        text = SIGN.sub(written, text) if self.signs else text
        return RewordedText(text, tuple(changes))

    def has(self, change: Rewording) -> bool:
        """Whether what was worded otherwise still would be."""
        if not any(map(str.isalpha, change.drafted)):
            return self.signs.get(change.drafted) == change.written
        found = (self._word(change.drafted, is_first=is_first) for is_first in (False, True))
        return change.written in found

    def in_its_place(
        self,
        text: str,
        words: Sequence[Word],
        number: int,
        kept: Collection[str] = (),
        unwanted: Collection[str] = (),
    ) -> str:
        """The translator's for one of the words of a text; the same word where it stays.

        words: all letter words of the text.  kept, unwanted: as for `apply`.
        """
        word = words[number]
        new = self._word(word.text, is_first=begins_sentence(text, word.start))
        stays = (
            (_loses_capital(word.text, new) and _is_in_name(text, words, number))
            or bare_key(word.text) in kept
            or bare_key(new) in unwanted
            or (new != word.text and is_part_of_something(text, word))
        )
        return word.text if stays else new

    def _word(self, word: str, *, is_first: bool) -> str:
        """A word as it is written inside a sentence, or where it is the first of one."""
        bare = without_possessive(word)
        new = self.inside.get(bare, "")
        if is_first and new[:1].islower():
            new = ""  # its capital is the sentence's
        if not new and (is_first or bare.islower() or (len(bare) > 1 and bare.isupper())):
            new = _in_case_of(bare, self.words.get(word_key(bare), ""))
        return new + word[len(bare) :] if new else word


NO_REWORDINGS = Rewordings()


def _base(change: Rewording) -> Rewording:
    """What a change follows from: that of the singular, or of a dash with spaces; or itself."""
    drafted, written = change
    if not any(map(str.isalpha, drafted)):
        return Rewording(f" {drafted} ", written) if drafted in _LONG_DASHES else change
    if drafted.endswith("s") and written.endswith("s"):
        return Rewording(drafted[:-1], written[:-1])
    return change


def as_drafted(text: str, changes: Collection[Rewording]) -> str:
    """A text that was worded otherwise as it was before; its articles stay as they are."""
    if not changes:
        return text
    drafted = {change.written: change.drafted for change in changes}

    def before(match: re.Match[str]) -> str:
        return match[0] if _is_in_something(match) else drafted.get(match[0], match[0])

    text = SIGN.sub(before, text)
    pieces: list[str] = []
    end = 0
    for word in letter_words(text):
        if word.text in drafted and not is_part_of_something(text, word):
            pieces += (text[end : word.start], drafted[word.text])
            end = word.end
    return "".join((*pieces, text[end:]))


def words_to_leave(
    source: str, hits: Sequence[TermHit], rewordings: Rewordings
) -> tuple[set[str], set[str]]:
    """The words that stay as they are in a translation of a source, and those not to be put in.

    hits: the terms in it.  Their renderings stay as they are, and so do names and English passages
    of the source.
    """
    kept: set[str] = set()
    unwanted: set[str] = set()
    for hit in hits:
        words = unwanted if hit.term.status is TermStatus.FORBIDDEN else kept
        words.update(bare_key(word.text) for word in letter_words(hit.term.target))
    passages = english_spans(source)
    for word in letter_words(source):
        is_english = any(start <= word.start < end for start, end in passages)
        key = bare_key(word.text)
        if is_english or (word.is_capitalised and key not in rewordings.of_sources):
            kept.add(key)
    return kept, unwanted


def word_key(word: str) -> str:
    """A word as it is compared: lower case, straight apostrophes."""
    return word.lower().replace("’", "'")


def bare_key(word: str) -> str:
    """The same without a possessive's ending."""
    return word_key(without_possessive(word))


def is_part_of_something(text: str, word: Word) -> bool:
    """Whether a word belongs to an address, a path, a placeholder or a word with a code inside."""
    before, after = text[max(0, word.start - 2) : word.start], text[word.end : word.end + 2]
    if any(each in _PART_OF_SOMETHING for each in (*before[-1:], *after[:1])):
        return True
    goes_on = after[:1] in (".", ":") and after[1:].isalnum()
    if goes_on or (before[-1:] == "." and before[:-1].isalnum()):
        return True
    return _is_code_inside(before[::-1]) or _is_code_inside(after)


def _loses_capital(word: str, new: str) -> bool:
    return word[:1].isupper() and new[:1].islower()


def _is_in_name(text: str, words: Sequence[Word], number: int) -> bool:
    """Whether a word has its capital together with the one beside it: *South Africa*."""
    word = words[number]
    for place in (number - 1, number + 1):
        if not 0 <= place < len(words):
            continue
        other = words[place]
        between = text[min(word.end, other.end) : max(word.start, other.start)]
        if between == " " and other.is_capitalised and not begins_sentence(text, other.start):
            return True
    return False


def _is_in_something(sign: re.Match[str]) -> bool:
    """Whether what stands around a sign without space is an address, a path, code or the like."""
    before = sign.string[max(0, sign.start() - _REACH) : sign.start()]
    after = sign.string[sign.end() : sign.end() + _REACH]
    close = (*before.rpartition(" ")[2], *after.partition(" ")[0])
    return not _OF_SOMETHING.isdisjoint(close)


def _is_code_inside(beside: str) -> bool:
    return bool(CODE.match(beside)) and beside[1:].isalpha()


def _in_case_of(word: str, new: str) -> str:
    if len(word) > 1 and word.isupper():
        return new.upper()
    return new[:1].upper() + new[1:] if word[:1].isupper() else new
