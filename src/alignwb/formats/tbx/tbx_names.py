"""The names of elements, categories and statuses in the dialects of TBX.

TBX 2 (ISO 30042:2008) and the DCA style of TBX 3 (ISO 30042:2019) name a data category in the
attribute `type`, the DCT style of TBX 3 by the element itself; only the names of
elements differ.
"""

import re

from alignwb.core.terms.termbase import TermStatus

ROOTS = {"martif", "tbx"}
ENTRIES = {"termEntry", "conceptEntry"}
LANGUAGES = {"langSet", "langSec"}
TERMS = {"tig", "ntig", "termSec"}

STATUS = "administrativeStatus"
PART_OF_SPEECH = "partOfSpeech"
TRANSLATION = "translationNote"
"""Weblate's category for terms that are not to be translated; the value is then “no”."""

STATUSES = {
    TermStatus.PREFERRED: "preferredTerm-admn-sts",
    TermStatus.ADMITTED: "admittedTerm-admn-sts",
    TermStatus.FORBIDDEN: "deprecatedTerm-admn-sts",
    TermStatus.DO_NOT_TRANSLATE: "preferredTerm-admn-sts",
}
"""The values of `administrativeStatus` in ISO 30042 for the statuses of the termbase."""

STATUS_CATEGORIES = {"administrativestatus", "normativeauthorization", "usagestatus"}
NOTE_CATEGORIES = {"definition", "note", "explanation", "usagenote"}
KEEPING_CATEGORIES = {"translationnote", "translationneeded"}

_MEANINGS = {
    "preferred": TermStatus.PREFERRED,
    "standardized": TermStatus.PREFERRED,
    "standardised": TermStatus.PREFERRED,
    "recommended": TermStatus.PREFERRED,
    "approved": TermStatus.PREFERRED,
    "admitted": TermStatus.ADMITTED,
    "allowed": TermStatus.ADMITTED,
    "alternative": TermStatus.ADMITTED,
    "deprecated": TermStatus.FORBIDDEN,
    "superseded": TermStatus.FORBIDDEN,
    "forbidden": TermStatus.FORBIDDEN,
    "obsolete": TermStatus.FORBIDDEN,
    "rejected": TermStatus.FORBIDDEN,
    "notrecommended": TermStatus.FORBIDDEN,
    "donotuse": TermStatus.FORBIDDEN,
}


def folded(name: str) -> str:
    """A name of a category or value without case, spaces and hyphens, in which tools differ."""
    return re.sub(r"[\W_]+", "", name).casefold()


def to_status(value: str) -> TermStatus | None:
    """The status that a value stands for; None if it is not known."""
    name = folded(value).removesuffix("admnsts").removesuffix("term")
    return _MEANINGS.get(name)
