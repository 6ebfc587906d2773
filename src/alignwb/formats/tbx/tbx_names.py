"""The names of elements, categories and statuses in the dialects of TBX.

TBX 2 (ISO 30042:2008) and the DCA style of TBX 3 (ISO 30042:2019) name a data category in the
attribute `type`, the DCT style of TBX 3 by the element itself; only the names of
elements differ.
"""

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
