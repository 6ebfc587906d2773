"""The places where a Dutch compound may be taken apart."""

import re

from alignwb.core.languages.dutch.spelling import CODA, ONSET
from alignwb.core.languages.words import word_set

SUFFIXES = word_set(
    """
    aal aard achtig age air ant baar dom eel eer ent erij eur heid ief iek ier ij ing isme ist
    iteit lei lijk ling loos maal matig nis rijk schap sel ster tal tie vol waarts wijs zaam
    """
)
"""Words that are more often an ending than the last part of a compound."""

_SHORTEST_HEAD = 3
_SHORTEST_PART = 3

_SHORT_PARTS = word_set(
    """
    arm bad bal bar bed bel big bom bon bos bus cel dag dak dal dam dek gas gat gif god hek hof hok
    hol hut jas job kar kas kat kin kip kop lam las lat les lid lip lof log lok lot man mos nat neo
    net oer oog oud pen pet pil pin pit pop pot put rek rib rij rok rot rug rum sap sok tak tap
    tas tin tol ton top vak vat vee vet vis vos wal was web weg wet wol zak zee zon
    """
)
"""The first parts of three letters; most beginnings of other words are not among them."""
_NO_PARTS = word_set(
    """
    aan aarts achter ander anti beneden binnen boven buiten contra daar dat des deze die dis door
    een eigen elk even extra gelijk haar heen her het hier hoe hun hyper inter iets kata langs maar
    mede mee meer meta midden mijn mis naast neer niet omni onder ont onze ook ooit opper over para
    per post pre pro rond samen sinds sub super sur tegen terug toe tot trans tri tussen uit ultra
    van vast ver volt voor voort waar wan wat weder weer weg wie zelf zijn zulk
    """
)
"""Beginnings of words that are no compounds: prefixes, particles, function words."""
_PREFIXED = re.compile(
    r"(?:be|ge|ver|ont|her|on|re|de|aan|af|bij|in|om|op|over|onder|uit|voor|toe|door|tegen|mis)"
    r"(?P<onset>[^aeiouy]+)$"
)
_FINAL_E = re.compile(
    r"(?:[dt]e|([^aeiouy])\1e|[aeiou]{2}[^aeiouy]e|[^aeiouy]{2}e|.{4}[^aeiouy]e|ie|ee)$"
)
_ENDS_ANOTHER_WAY = re.compile(
    r"..(?:be|ge)$"  # gebonden, bestand: the head has a prefix
    r"|..[^aeiouylr]ver$|..ont$"
    r"|..voor$|.toe$"  # voorraad
    r"|[aeiouy][^aeiouy]+erd$|^[^aeiouy]*+[aeiouy].*(?:[aeiou]{2}|ij)[nl]d$"  # draad
    r"|^[^aeiouy]*+[aeiouy].*[^aeiouyw]eg$"  # graad
    r"|[^aeiouy][aeiouy]w$"  # worden
    r"|^[^aeiouy]*+[aeiouy].*[^aeiouy]ei$"  # eiland
    r"|aa$|oo$|uu$"
    r"|^[^aeiouy]*[aiou]$"
)
"""Ends that no first part has, because they belong to the last part."""
_SYLLABLES = re.compile(r"([^aeiouy]*)(?:.*[aeiouy])?([^aeiouy]*)$")
_CLASH = re.compile(r"a[aeiu]|e[eiu]|i[e]|o[eiou]|u[eiu]")


def is_part(part: str, head: str) -> bool:
    """True if `part` may be the first part of a compound with this head, both without accents."""
    if len(part) < _SHORTEST_PART or part in _NO_PARTS:
        return False
    if len(part) == _SHORTEST_PART and part not in _SHORT_PARTS:
        return False
    if len(head) == _SHORTEST_HEAD and (len(part) == _SHORTEST_PART or head[0] in "aeiouy"):
        return part in _SHORT_PARTS and head[0] not in "aeiouy"
    if _CLASH.match(part[-1] + head[0]):
        return False
    return _is_wordlike(part)


def _is_wordlike(part: str) -> bool:
    prefixed = _PREFIXED.match(part)
    if prefixed and ONSET.match(prefixed["onset"]):
        return False
    if _ENDS_ANOTHER_WAY.search(part):
        return False
    if part.endswith("e") and not _FINAL_E.search(part):
        return False
    ends = _SYLLABLES.match(part.replace("ij", "y"))
    if ends is None or len(ends[0]) == len(ends[1]):
        return False
    return bool(ONSET.match(ends[1]) and CODA.match(ends[2]))
