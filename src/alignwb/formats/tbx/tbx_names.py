"""What the TBX dialects call things, and what of it this program understands.

TBX 2 (ISO 30042:2008) and the DCA style of TBX 3 (ISO 30042:2019) name a data category in the
attribute `type`, the DCT style of TBX 3 by the element itself; elements are the same but for their
names.
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
"""Weblate's category for what is not to be translated; its value is then “no”."""

STATUSES = {
    TermStatus.PREFERRED: "preferredTerm-admn-sts",
    TermStatus.ADMITTED: "admittedTerm-admn-sts",
    TermStatus.FORBIDDEN: "deprecatedTerm-admn-sts",
    TermStatus.DO_NOT_TRANSLATE: "preferredTerm-admn-sts",
}
"""The values of `administrativeStatus` in ISO 30042 that say what the termbase says."""

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
    """A category's or a value's name without case, spaces and hyphens: tools differ in those."""
    return re.sub(r"[\W_]+", "", name).casefold()


def to_status(value: str) -> TermStatus | None:
    """What a value of a status category says; None if that is not known."""
    name = folded(value).removesuffix("admnsts").removesuffix("term")
    return _MEANINGS.get(name)
