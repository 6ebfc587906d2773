"""The places of the parts of a Dutch separable verb in a clause."""

from collections.abc import Iterator, Sequence

from alignwb.core.languages.dutch.adjectives import is_inflected_adjective
from alignwb.core.languages.dutch.finite_verbs import is_finite_verb, may_be_finite_verb
from alignwb.core.languages.dutch.strong_verbs import STRONG
from alignwb.core.languages.dutch.verbs import is_nominal_particle, looks_like_verb
from alignwb.core.languages.inflection import without_accents
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
    "met van door naar tot tegen aan bij uit voor over wegens tijdens sinds na volgens in onder"
)
"""Prepositions: the word before them is no preposition, except in `tot aan` and the like."""
_BEFORE_PREPOSITIONS = word_set("tot van")
_ADVERBS = word_set(
    "af heen los mee neer samen terug thuis toe uiteen vast vooruit voort weg weer plaats deel"
    " omhoog omlaag bijeen terecht stil open dicht kwijt klaar vrij"
)
"""Particles that are no prepositions."""
_BEHIND_ADVERBS = word_set("op te om achter boven binnen buiten langs af")
"""Further prepositions, behind a particle that is none itself."""
_SUBJECTS = word_set(
    "ik jij je u hij zij ze het wij we jullie er de een men dit deze zijn haar hun mijn ons geen"
)
"""After `dat` they tell a clause from `op dat punt`."""
NOMINATIVES = word_set("ik jij hij zij ze wij we men er")
"""Subjects that are nothing else: a new clause begins behind `en` or `toen` with one of them."""
_COORDINATORS = word_set("en maar of want doch dus noch")
_SUBORDINATORS = word_set(
    "omdat doordat zodat opdat totdat nadat voordat hoewel ofschoon terwijl indien tenzij wanneer"
    " alsof aangezien zodra waarbij waardoor waarna waarop waarin waarmee waarvan waarvoor waaraan"
)
_PERHAPS_SUBORDINATORS = word_set("toen als zoals sinds tot dan")
"""They begin a clause before a subject."""
_BEHIND_A_PAUSE = word_set(
    "dat die wie wat waar welke om zonder toen als zoals sinds hetgeen wiens"
)
"""Words that begin a dependent clause behind a comma."""
_RELATIVES = word_set("dat die wie wat waar welke")
BEFORE_NOUNS = word_set(
    """
    de het een der den dit dat deze die mijn jouw uw zijn haar ons onze hun geen elk elke ieder
    iedere welk welke zo'n twee drie vier vijf veel weinig enkele alle eerste laatste van met door
    in op uit aan bij voor naar over onder tegen om per zonder tot des zulk zulke
    """
)
"""Articles, determiners and prepositions: what stands behind them is no finite verb."""
_TAKES_A_PREPOSITION = frozenset(("er", "daar", "hier", "waar", "ergens", "nergens"))
"""After these a word like `op` is no particle: `hij geeft er niets op`."""
_STOPS = frozenset(".!?;:")
_PAUSES = frozenset('.!?;:,()[]…–—”»"')


def closes_clause(particle: str, text: str, words: Sequence[TermWord]) -> bool:
    """True if a particle ends the clause of a verb; the verb is the first of `words`."""
    for position in _own_words(text, words):
        surface = words[position].surface
        if surface == particle and _is_particle(position, text, words):
            return True
        if surface in _TAKES_A_PREPOSITION and not is_nominal_particle(particle):
            return False
    return False


def _own_words(text: str, words: Sequence[TermWord]) -> Iterator[int]:
    """The places of the words that are of the clause of a verb, the first of `words`.

    A dependent clause on the way is passed over, and the clause ends where another finite verb
    begins one of its own.
    """
    is_dependent = is_relative = False
    for position, word in enumerate(words[1:], start=1):
        gap = text[words[position - 1].end : word.start]
        if not _STOPS.isdisjoint(gap):
            return
        is_paused = not _PAUSES.isdisjoint(gap)
        if is_dependent and not is_paused:
            continue
        is_relative = is_relative and not is_paused
        is_dependent = _begins_dependent_clause(words, position, is_paused=is_paused)
        if is_dependent:
            continue
        yield position
        if is_finite_verb(without_accents(word.surface)):
            if not is_relative:
                return
            is_relative = False
        elif _begins_main_clause(words, position, is_paused=is_paused):
            return
        is_relative = is_relative or word.surface in _RELATIVES


def is_verb_there(words: Sequence[TermWord], position: int) -> bool:
    """True if a word that may be a noun or a finite verb stands where the noun could not.

    A noun that can be counted has an article, a determiner or an adjective before it.
    """
    if position == 0:
        return True
    before = words[position - 1].surface
    return before not in BEFORE_NOUNS and not is_inflected_adjective(without_accents(before))


def _begins_dependent_clause(words: Sequence[TermWord], position: int, *, is_paused: bool) -> bool:
    word = words[position].surface
    following = words[position + 1].surface if position + 1 < len(words) else ""
    if word in _SUBORDINATORS or (is_paused and word in _BEHIND_A_PAUSE):
        return True
    return word in _PERHAPS_SUBORDINATORS and following in NOMINATIVES


def _begins_main_clause(words: Sequence[TermWord], position: int, *, is_paused: bool) -> bool:
    """True if a clause with a verb of its own begins here, behind a comma or `en`."""
    before, surface = words[position - 1].surface, words[position].surface
    if before in _COORDINATORS and position > 1:
        return surface in NOMINATIVES or _is_expected_verb(surface, words[0].surface)
    return (
        is_paused and surface not in _COORDINATORS and _is_expected_verb(surface, words[0].surface)
    )


def _is_expected_verb(surface: str, verb: str) -> bool:
    """True if a word is a finite verb beside another one, `verb`: in the plural as that is."""
    bare = without_accents(surface)
    is_plural = bare.endswith("en") and verb.endswith("n") and looks_like_verb(bare)
    return may_be_finite_verb(bare) or (is_plural and bare in STRONG)


def _is_particle(position: int, text: str, words: Sequence[TermWord]) -> bool:
    """True if a word is the last of its clause, or only a prepositional phrase follows."""
    word, before = words[position], words[position - 1].surface
    is_nominal = is_nominal_particle(word.surface)
    if is_nominal and before in BEFORE_NOUNS:
        return False
    if position + 1 == len(words):
        return True
    following = words[position + 1].surface
    if not _PAUSES.isdisjoint(text[word.end : words[position + 1].start]):
        return True
    if following == "dat":
        return position + 2 < len(words) and words[position + 2].surface in _SUBJECTS
    if following in _BEHIND_PARTICLES:
        return before not in _BEFORE_PREPOSITIONS
    if following in _BEHIND_ADVERBS and (is_nominal or word.surface in _ADVERBS):
        return True
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
