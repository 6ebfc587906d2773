"""The words for the statuses of a rendering, and for yes and no, in termbases of all formats."""

import re

from alignwb.core.languages.words import word_set
from alignwb.core.terms.termbase import TermStatus

_MEANINGS = {
    TermStatus.PREFERRED: word_set(
        """
        preferred standardized standardised recommended approved accepted valid official mandatory
        required voorkeur voorkeurs goedgekeurd aanbevolen vastgesteld geaccepteerd definitief
        officieel verplicht gewenst geldig
        """
    ),
    TermStatus.ADMITTED: word_set(
        """
        admitted allowed alternative permitted acceptable optional toegelaten toegestaan alternatief
        aanvaardbaar mogelijk synoniem synonym
        """
    ),
    TermStatus.FORBIDDEN: word_set(
        """
        forbidden deprecated superseded obsolete rejected notrecommended donotuse dontuse banned
        prohibited avoid unacceptable notallowed nottobeused wrong incorrect verboden afgekeurd
        afgewezen verouderd vermijden vermijd nietgebruiken niettegebruiken nietaanbevolen
        niettoegestaan ontraden afgeraden vervallen fout onjuist ongewenst
        """
    ),
    TermStatus.DO_NOT_TRANSLATE: word_set(
        """
        donottranslate dnt nontranslatable nottranslated untranslated nietvertalen niettevertalen
        onvertaald onvertaalbaar
        """
    ),
}
_STATUSES = {word: status for status, words in _MEANINGS.items() for word in words}
_YES = word_set("true yes y ja j waar 1 x v ✓ ✔ ☑ on aan")
_NO = word_set("false no n nee onwaar 0 - – — ✗ ✘ ☐ off uit")


def folded(name: str) -> str:
    """A name of a category or value without case, spaces and hyphens, in which tools differ."""
    return re.sub(r"[\W_]+", "", name).casefold()


def to_status(value: str) -> TermStatus | None:
    """The status that a value stands for; None if it is not known."""
    name = folded(value).removesuffix("admnsts").removesuffix("term")
    return _STATUSES.get(name)


def is_yes(value: str) -> bool | None:
    """Whether a cell says yes; an empty one says no.  None if it says neither."""
    word = value.strip().casefold()
    if not word or word in _NO:
        return False
    return True if word in _YES else None
