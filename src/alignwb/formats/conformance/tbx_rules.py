"""What a TBX violates: its core structure (ISO 30042), old and new, and rules beyond it."""

from collections.abc import Iterator

from lxml import etree

from alignwb.formats.conformance.element_rules import (
    XML,
    ElementRule,
    Violation,
    element_rules,
    found,
    is_own,
    name_of,
    own_elements,
    structure_findings,
)

NAMESPACE = "urn:iso:std:iso:30042:ed-2"
"""Of TBX since 2019; older files have none."""

_TYPED = "type! target id:id xml:lang:language datatype"
_AUX = "admin,adminGrp,descrip,descripGrp,transacGrp,note,ref,xref,adminNote,transac"
_TERM_AUX = f"{_AUX},termNote,termNoteGrp"
_WORDS = "# hi,foreign,bpt,ept,ph,it,sc,ec,pc*"
_COMMON = f"""
text | type id | body back?
back | | refObjectSec,refObjectList,refObject*
encodingDesc | id | p*
revisionDesc | id | change+
change | id xml:lang:language | p+
fileDesc | id | titleStmt? publicationStmt? sourceDesc*
titleStmt | id xml:lang:language | title note*
publicationStmt | id | p+
sourceDesc | id xml:lang:language | p+
title | id xml:lang:language | #
p | type id xml:lang:language | # hi,foreign,bpt,ept,ph,it,ref,xref*
term | id:id xml:lang:language type | {_WORDS}
descrip | {_TYPED} | {_WORDS}
admin | {_TYPED} | {_WORDS}
adminNote | {_TYPED} | {_WORDS}
descripNote | {_TYPED} | {_WORDS}
termNote | {_TYPED} | {_WORDS}
transac | {_TYPED} | {_WORDS}
transacNote | {_TYPED} | {_WORDS}
note | id:id xml:lang:language type | {_WORDS}
date | id:id | #
ref | {_TYPED} | # hi*
xref | {_TYPED} | # hi*
descripGrp | id:id | descrip descripNote,admin,adminGrp,note,ref,xref,transacGrp*
adminGrp | id:id | admin adminNote,note,ref,xref*
termNoteGrp | id:id | termNote admin,adminGrp,descrip,descripGrp,note,ref,xref,transacGrp*
transacGrp | id:id | transac transacNote,date,note,ref,xref*
hi | type target xml:lang:language id | # hi*
foreign | id xml:lang:language | # hi*
bpt | i type | #
ept | i | #
ph | assoc type id | #
it | pos type | #
"""
_NEW = element_rules(f"""
tbx | style=dca,dct! type! xml:lang:language! id | tbxHeader text
tbxHeader | id | fileDesc encodingDesc? revisionDesc?
body | id | conceptEntry+
conceptEntry | id:id | {_AUX}* langSec+
langSec | xml:lang:language! id:id | {_AUX}* termSec+
termSec | id:id | term {_TERM_AUX}*
sc | id isolated type | #
ec | id isolated startRef type | #
pc | id type | #
refObjectSec | id type | refObject,refObjectList*
refObjectList | id type! | refObject+
refObject | id:id | item,itemSet,itemGrp*
item | id type | #
{_COMMON}""")
_OLD = element_rules(f"""
martif | type=TBX,TBX-Basic,TBX-Min,TBX-Default,DXLT! xml:lang:language! lang id | martifHeader text
martifHeader | id | fileDesc encodingDesc? revisionDesc?
body | id | termEntry+
termEntry | id:id | {_AUX}* langSet+
langSet | xml:lang:language! id:id | {_AUX}* tig,ntig+
tig | id:id | term {_TERM_AUX}*
ntig | id:id | termGrp {_AUX}*
termGrp | id | term {_TERM_AUX},termCompList*
termCompList | type! id | termComp,termCompGrp,note,ref,xref,admin,adminGrp*
termComp | id xml:lang:language | #
termCompGrp | id | termComp termNote,termNoteGrp,note,ref,xref,admin,adminGrp*
refObjectList | type! id | refObject+
refObject | id:id | item,itemSet,itemGrp*
item | type id | #
{_COMMON}""")
_PICKED = {
    "partOfSpeech": {"adjective", "noun", "other", "verb", "adverb", "properNoun"},
    "grammaticalGender": {"masculine", "feminine", "neuter", "other", "otherGender"},
    "administrativeStatus": {
        f"{value}-admn-sts" for value in ("preferredTerm", "admittedTerm", "deprecatedTerm")
    }
    | {"supersededTerm-admn-sts", "standardizedTerm-admn-sts", "legalTerm-admn-sts"}
    | {"regulatedTerm-admn-sts"},
}
_GUARDED = frozenset(("TBX-Basic", "TBX-Min", "TBX-Core"))
"""Dialects in which the values of `_PICKED` are all there are."""


def tbx_findings(root: etree._Element) -> Iterator[Violation]:
    """What a TBX violates, in no order of its own."""
    namespace = etree.QName(root).namespace or ""
    is_new = name_of(root) == "tbx"
    if is_new and namespace != NAMESPACE:
        yield found(root, "wrong-namespace", f"the namespace of <tbx> is “{NAMESPACE}”")
    rules: dict[str, ElementRule] = _NEW if is_new else _OLD
    yield from structure_findings(root, rules, namespace)
    yield from _id_findings(root, namespace)
    for term in own_elements(root, namespace, "term"):
        if not "".join(map(str, term.itertext())).strip():
            yield found(term, "empty-term", "<term> is empty")
    for entry in own_elements(root, namespace, "conceptEntry", "termEntry"):
        yield from _language_findings(entry, namespace)
    if root.get("type", "") in _GUARDED:
        for note in own_elements(root, namespace, "termNote"):
            yield from _value_findings(note)


def _id_findings(root: etree._Element, namespace: str) -> Iterator[Violation]:
    """Ids are unique in the document, and what names one names one that is there."""
    seen: set[str] = set()
    for element in own_elements(root, namespace):
        ident = element.get("id")
        if ident is not None and ident in seen and name_of(element) not in {"sc", "ec", "pc"}:
            yield found(element, "id-twice", f"id “{ident}” stands twice in the document")
        seen |= {ident} if ident is not None else set()
    for element in own_elements(root, namespace):
        target = element.get("target")
        if target is None or name_of(element) == "xref":
            continue
        is_address = ":" in target or target.startswith(("#", "/"))
        if target not in seen and not is_address:
            yield found(element, "no-such-id", f"target names “{target}”, which no element has")


def _language_findings(entry: etree._Element, namespace: str) -> Iterator[Violation]:
    seen: set[str] = set()
    for section in entry:
        if not is_own(section, namespace) or name_of(section) not in {"langSec", "langSet"}:
            continue
        language = section.get(f"{{{XML}}}lang", "").casefold()
        if language and language in seen:
            yield found(
                section, "language-twice", f"two <{name_of(section)}> of an entry are in {language}"
            )
        seen.add(language)


def _value_findings(note: etree._Element) -> Iterator[Violation]:
    kind, value = note.get("type", ""), (note.text or "").strip()
    if kind in _PICKED and value not in _PICKED[kind]:
        yield found(
            note,
            "wrong-value",
            f"{kind} is “{value[:40]}”, and not one of {', '.join(sorted(_PICKED[kind]))}",
        )
