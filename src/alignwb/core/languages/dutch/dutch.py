"""The inflection of Dutch, for the recognition of terms."""

import re
from collections.abc import Container, Iterator
from functools import lru_cache

from alignwb.core.languages.dutch.adjectives import adjective_forms, looks_like_adjective
from alignwb.core.languages.dutch.compounds import SUFFIXES, is_part
from alignwb.core.languages.dutch.nouns import noun_forms
from alignwb.core.languages.dutch.spelling import fold
from alignwb.core.languages.dutch.verbs import looks_like_verb, verb_forms
from alignwb.core.languages.function_words import DUTCH_SENTENCE_OPENERS
from alignwb.core.languages.inflection import WordForms, without_accents
from alignwb.core.languages.words import LONGEST_WORD, word_set

_SHORTEST_INFLECTED = 3
_SHORT_NOUNS = frozenset(("ei", "ui", "os", "as"))
_SHORTEST_HEAD = 3
_VOWEL = re.compile("[aeiouy]")

_REMEMBERED_WORDS = 32_768
"""A large glossary is made ready again at every change of it, and once for each thread."""
_BEHIND_APOSTROPHE = ("'s", "'en", "'je", "'jes", "'tje", "'tjes")

_VERBS = ("verb", "werkw", "ww", "v.")
_ADJECTIVES = ("adj", "bijv", "bn", "participle", "deelw", "part")
_NOUNS = ("noun", "subst", "zn", "zelfst", "znw", "n.", "title")
_NAMES = ("name", "naam", "proper", "eigennaam")
_OTHERS = ("adv", "bijw", "bw", "prep", "voorz", "vz", "conj", "pron")
_BEFORE_NOUNS = word_set(
    """
    aan achter bij binnen boven buiten door in langs met na naar naast om onder op over per sinds te
    tegen ten ter tijdens tot tussen uit van vanaf via volgens voor zonder de het een der den des
    deze die dit dat mijn uw zijn haar ons onze hun alle beide enige enkele
    """
)
"""Words behind which a word in -en is a noun: *tot op heden*, *in handen*."""
_NO_VERBS_IN_EN = word_set(
    """
    beneden binnen boven buiten eigen gisteren heden middelerwijlen morgen onderen open overmorgen
    tegen tevoren tezamen samen tussen voorhanden
    """
)
_NO_VERB_ENDINGS = ("een", "dien", "schien")
_PREPOSITIONS_BEHIND = word_set(
    "aan achter bij door in met naar om onder op over tegen tot uit van voor"
)


def is_called_verb(pos: str) -> bool:
    """True if a part of speech, as a termbase has it, says that a term is a verb."""
    return pos.casefold().startswith(_VERBS)


def is_verb(term: str, pos: str) -> bool:
    """Whether a term of one word or more is a verb: its part of speech says so, or its infinitive.

    The infinitive is its last word, or stands before a last preposition: *zich beroepen op*.
    """
    if is_called_verb(pos):
        return True
    if pos.casefold().startswith(_ADJECTIVES + _NOUNS + _NAMES + _OTHERS):
        return False
    words = without_accents(term.casefold()).split()
    if len(words) > 1 and words[-1] in _PREPOSITIONS_BEHIND:
        words.pop()
    return bool(words) and _is_infinitive(words[-1]) and _BEFORE_NOUNS.isdisjoint(words[-2:-1])


def _is_infinitive(word: str) -> bool:
    if word in _NO_VERBS_IN_EN or word.endswith(_NO_VERB_ENDINGS):
        return False
    return looks_like_verb(word) or (len(word) > 3 and word.endswith("en"))


class Dutch:
    """Inflection, compounds and spelling of Dutch; an `Inflection`.

    Forms are made by rules and from tables of exceptions.  Rules also make words that do not exist,
    which does no harm: they stand in no text.
    """

    openers = DUTCH_SENTENCE_OPENERS

    def key(self, word: str) -> str:
        """Without accents, diaeresis and the choice between c and k."""
        return fold(without_accents(word))

    def forms(self, word: str, pos: str, is_last: bool, is_name: bool) -> WordForms:
        """By part of speech; where the termbase has none, by what the word looks like.

        What is too long for a word has no forms but its own.
        """
        return _forms(word, pos.casefold(), is_last, is_name)

    def compound_parts(self, word: str, heads: Container[str]) -> Iterator[tuple[int, str]]:
        """Places after what may be a word, or words joined by -s-, -e- or -en-."""
        if len(word) > LONGEST_WORD:
            return
        bare = without_accents(word)
        for split in range(3, len(bare) - _SHORTEST_HEAD + 1):
            head = fold(bare[split:])
            if head in heads and is_part(bare[:split], bare[split:]):
                yield _place(word, bare, split), head


@lru_cache(_REMEMBERED_WORDS)
def _forms(word: str, pos: str, is_last: bool, is_name: bool) -> WordForms:
    bare = without_accents(word)
    is_short = len(bare) < _SHORTEST_INFLECTED and bare not in _SHORT_NOUNS
    if len(word) > LONGEST_WORD:
        return WordForms(frozenset((fold(bare), fold(bare + "'s"))))
    if is_short or not bare.isalpha():
        return WordForms(frozenset(map(fold, _forms_with_apostrophe(bare))))
    kinds = _kinds(bare, pos, is_last, is_name)
    whole = {bare}
    heads: set[str] = set()
    particle, parted = "", frozenset[str]()
    if "noun" in kinds:
        whole |= noun_forms(bare)
        if not _VOWEL.search(bare):
            whole |= set(_forms_with_apostrophe(bare))
        if not is_name and bare not in SUFFIXES and "verb" not in kinds:
            heads = {form for form in whole if len(form) >= _SHORTEST_HEAD}
    if "adjective" in kinds:
        whole |= adjective_forms(bare)
    if "verb" in kinds:
        verb = verb_forms(bare)
        whole |= verb.whole
        particle, parted = verb.particle, frozenset(map(fold, verb.parted))
    return WordForms(frozenset(map(fold, whole)), frozenset(map(fold, heads)), particle, parted)


def _forms_with_apostrophe(word: str) -> Iterator[str]:
    """The forms of an abbreviation or figure and of what is made of it: *tv's*, *zzp'ers*."""
    yield word
    yield from (word + ending for ending in _BEHIND_APOSTROPHE)
    if word.endswith("'er"):
        yield from (word + ending for ending in ("s", "tje", "tjes"))


def _place(word: str, bare: str, split: int) -> int:
    if len(word) == len(bare):
        return split
    return max(place for place in range(len(word)) if len(without_accents(word[:place])) <= split)


def _kinds(bare: str, pos: str, is_last: bool, is_name: bool) -> set[str]:
    if not is_last:
        return {"noun", "adjective"}
    kinds = {
        kind
        for kind, names in (("verb", _VERBS), ("adjective", _ADJECTIVES), ("noun", _NOUNS + _NAMES))
        if pos.startswith(names)
    }
    # Where the termbase says so, `leven` is a verb too.
    if "verb" in kinds and (looks_like_verb(bare) or bare.endswith("en")):
        return kinds
    kinds.discard("verb")
    if not kinds:
        kinds = {"noun"}
        if looks_like_verb(bare) and not is_name:
            kinds.add("verb")
    if looks_like_adjective(bare):
        kinds.add("adjective")
    return kinds
