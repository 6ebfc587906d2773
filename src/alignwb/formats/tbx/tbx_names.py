"""The names of elements, categories and statuses in the dialects of TBX.

TBX 2 (ISO 30042:2008) and the DCA style of TBX 3 (ISO 30042:2019) name a data category in the
attribute `type`, the DCT style of TBX 3 by the element itself; only the names of
elements differ.  TBX-Min (`<TBX>`) and the XML of MultiTerm (`<mtf>`) are the same with names of
their own.
"""

from alignwb.core.terms.termbase import TermStatus

ROOTS = {"martif", "tbx", "TBX", "mtf"}
ENTRIES = {"termEntry", "conceptEntry", "entry", "conceptGrp"}
LANGUAGES = {"langSet", "langSec", "langGroup", "languageGrp"}
TERMS = {"tig", "ntig", "termSec", "termGroup", "termGrp"}
"""A `termGrp` inside an `ntig` is a part of it, in MultiTerm it stands by itself."""

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

STATUS_CATEGORIES = {
    "administrativestatus",
    "normativeauthorization",
    "usagestatus",
    "termstatus",
    "status",
}
NOTE_CATEGORIES = {"definition", "note", "explanation", "usagenote"}
KEEPING_CATEGORIES = {"translationnote", "translationneeded"}
