"""Words of a Dutch text that are most likely finite verbs, known by their form alone.

They tell where the clause of another verb begins.  Forms that are infinitives, participles or
nouns more often are left out.
"""

import re
from functools import cache

from alignwb.core.languages.dutch.adjectives import is_inflected_adjective
from alignwb.core.languages.dutch.strong_verbs import STRONG
from alignwb.core.languages.dutch.verbs import finite_forms
from alignwb.core.languages.words import word_set

_NOUNS_MORE_OFTEN = word_set(
    """
    bad baden boot dorst haar hees leden leed leek leken maten mat reden rook school stal stalen
    stijf vaart weken week wees zij zijn
    """
)
"""Never taken for verbs."""
_NOUNS_TOO = word_set(
    """
    as beet beten bogen bond boog brak greep grepen kneep kerfde kloof lagen roken schoot schoten
    sleet sloot sloten spleet spon sprong sprongen staat stal steeg streek streken vlood
    vocht wond wonden zagen zeeg
    """
)
"""Taken for verbs only where one is expected: behind `en` or a comma."""
_NO_WEAK_PASTS = word_set(
    """
    aarde beide bende einde ellende ende honderde kudde linde mode onde orde schande sonde stonde
    tweede vierde derde vijfde zesde achtste waarde weide wende woede zonde zijde ziekte breedte
    lengte vlakte warmte hitte witte zoete grote korte laatste eerste echte dichte gehate hutte
    linkerzijde rechterzijde oude goede rode harde wilde blinde gezonde ronde vreemde
    """
)
_WEAK_PAST = re.compile(
    r"(?:[^aeiouy]|^)(?:[aeiouy]|[aeiou]{2}|ij)[^aeiouy]*(?:(?:[kfspt]|ch|x)te|[bdglmnrvzw]de|[aeiou]{2}de|ijde)n?$"
)
_WEAK_THIRD = re.compile(
    r"(?:[^aeiou]|^)(?:aa|ee|oo|uu|ie|oe|ui|eu|ou|ij|ei)[bdgklmnpv]t$|[^aeiou][aeiou][gklpm]t$"
)
_NO_WEAK_THIRDS = word_set("beeldt feit bult stipt schilt wilt zelt")


@cache
def _certain() -> frozenset[str]:
    forms = frozenset().union(*(finite_forms(infinitive) for infinitive in STRONG))
    participles = {participle for _, participle in STRONG.values()}
    return forms - participles - STRONG.keys() - _NOUNS_MORE_OFTEN - _NOUNS_TOO


def is_finite_verb(word: str) -> bool:
    """True if a word without accents is hardly ever anything but a finite verb."""
    return word in _certain()


def may_be_finite_verb(word: str) -> bool:
    """True if a word without accents is a finite verb where one is expected, behind `en`."""
    if is_finite_verb(word) or word in _NOUNS_TOO:
        return True
    if word in _NOUNS_MORE_OFTEN or word in _NO_WEAK_PASTS or word in _NO_WEAK_THIRDS:
        return False
    if _WEAK_PAST.search(word):
        return not is_inflected_adjective(word.removesuffix("n"))
    return _WEAK_THIRD.search(word) is not None
