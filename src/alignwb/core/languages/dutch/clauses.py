"""The places of the parts of a Dutch separable verb in a clause."""

from collections.abc import Iterator, Sequence

from alignwb.core.languages.words import TermWord, word_set

FURTHEST_STEM = 5
"""Words from a particle to its verb, both counted: `op te hebben willen geven`."""
FURTHEST_PARTICLE = 18
"""Words from a verb to its particle, both counted; longer clauses are rare."""

_BETWEEN_PARTICLE_AND_STEM = word_set(
    """
    te zal zult zullen zou zouden wil willen wilde wilden kan kunnen kon konden moet moeten moest
    moesten mag mogen mocht mochten heeft hebben had hadden is zijn was waren wordt worden werd
    werden laat laten liet lieten ging gaan gaat blijft bleef durft durfde hoeft hoeven
    """
)
"""Words that may stand between a particle and the verb after it."""

_BEGIN_CLAUSES = word_set(
    """
    en of maar want doch noch dus omdat doordat zodat opdat totdat nadat voordat hoewel
    ofschoon terwijl toen als indien tenzij wanneer zoals alsof zonder dan aangezien zodra sinds
    waarbij waardoor waarna waarop om
    """
)
"""Words that begin a new clause: the word before them ends the last one."""
_BEHIND_PARTICLES = word_set(
    "met van door naar tot tegen aan bij uit voor over wegens tijdens sinds na volgens"
)
"""Prepositions: the word before them is no preposition, except in `tot aan` and the like."""
_BEFORE_PREPOSITIONS = word_set("tot van")
_SUBJECTS = word_set(
    "ik jij je u hij zij ze het wij we jullie er de een men dit deze zijn haar hun mijn ons geen"
)
"""After `dat` they tell a clause from `op dat punt`."""
_TAKES_A_PREPOSITION = frozenset(("er", "daar", "hier", "waar", "ergens", "nergens"))
"""After these a word like `op` is no particle: `hij geeft er niets op`."""
_STOPS = frozenset(".!?;:")
_PAUSES = frozenset('.!?;:,()[]…–—”»"')


def closes_clause(particle: str, text: str, words: Sequence[TermWord]) -> bool:
    """True if a particle ends the clause of a verb; the verb is the first of `words`."""
    for position, word in enumerate(words):
        if position and word.surface == particle:
            return _is_last(position, text, words)
        if position + 1 == len(words) or word.surface in _TAKES_A_PREPOSITION:
            return False
        if not _STOPS.isdisjoint(text[word.end : words[position + 1].start]):
            return False
    return False


def _is_last(position: int, text: str, words: Sequence[TermWord]) -> bool:
    """True if a word is the last of its clause, or only a prepositional phrase follows."""
    if position + 1 == len(words):
        return True
    word, following = words[position], words[position + 1].surface
    if not _PAUSES.isdisjoint(text[word.end : words[position + 1].start]):
        return True
    if following == "dat":
        return position + 2 < len(words) and words[position + 2].surface in _SUBJECTS
    if following in _BEHIND_PARTICLES:
        return words[position - 1].surface not in _BEFORE_PREPOSITIONS
    return following in _BEGIN_CLAUSES


def stems_after(words: Sequence[TermWord]) -> Iterator[tuple[int, str]]:
    """Each word that may be the stem of a verb whose particle is the first of `words`.

    Between them stand `te` and auxiliaries, at least one.  Gives the number of words from the
    particle to the stem, both counted, and the verb as one word.
    """
    for count, word in enumerate(words[1:], start=2):
        if count > 2:
            yield count, words[0].surface + word.surface
        if word.surface not in _BETWEEN_PARTICLE_AND_STEM:
            return
