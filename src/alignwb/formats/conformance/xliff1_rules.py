"""What an XLIFF 1.x violates: the schema of 1.2, and what its specification says beyond it."""

from collections import Counter
from collections.abc import Iterable, Iterator

from lxml import etree

from alignwb.formats.conformance.element_rules import (
    Violation,
    element_rules,
    found,
    is_own,
    name_of,
    own_elements,
    structure_findings,
)

NAMESPACES = {
    "1.0": "",
    "1.1": "urn:oasis:names:tc:xliff:document:1.1",
    "1.2": "urn:oasis:names:tc:xliff:document:1.2",
}
"""The namespace of each version."""

_YES = "yes,no"
_STATES = (
    "final,needs-adaptation,needs-l10n,needs-review-adaptation,needs-review-l10n,"
    "needs-review-translation,needs-translation,new,signed-off,translated,x-"
)
_LOOKS = (
    "restype resname extradata help-id menu menu-option menu-name coord font css-style style"
    " exstyle extype maxbytes minbytes size-unit maxheight minheight maxwidth minwidth charclass"
)
_META = "context-group,count-group,prop-group,note*"
_INLINE = "g,x,bx,ex,bpt,ept,ph,it,sub,mrk*"
_CODE = "id! ctype ts clone=yes,no xid equiv-text"
_NATIVE = "id! rid ctype crc ts xid equiv-text"
_WORDS = "xml:lang:language ts"
_UNITS = "group,trans-unit,bin-unit*"
_RULES = element_rules(f"""
xliff | version=1.0,1.1,1.2! xml:lang | file+
file | original! source-language:language! datatype! target-language:language tool tool-id \
date:iso xml:space ts category product-name product-version build-num | header? body
header | | skl? phase-group? glossary,reference,count-group,tool,prop-group,note*
skl | | internal-file,external-file
internal-file | form crc | #
external-file | href! crc uid |
glossary | | # internal-file,external-file*
reference | | # internal-file,external-file*
phase-group | | phase+
phase | phase-name! process-name! company-name tool tool-id date:iso job-id contact-name \
contact-email contact-phone | note*
tool | tool-id! tool-name! tool-version tool-company | #
count-group | name! | count*
count | count-type phase-name unit | #
context-group | crc name purpose | context+
context | context-type! match-mandatory={_YES} crc | #
prop-group | name | prop+
prop | prop-type! xml:lang:language | #
note | xml:lang:language priority:positive from annotates=source,target,general | #
body | | {_UNITS}
group | id datatype xml:space ts {_LOOKS} translate={_YES} reformat phase-name \
merged-trans={_YES} | {_META} {_UNITS}
trans-unit | id! approved={_YES} translate={_YES} reformat xml:space datatype phase-name ts \
{_LOOKS} | source seg-source? target? context-group,count-group,prop-group,note,alt-trans*
bin-unit | id! mime-type! approved={_YES} translate={_YES} reformat restype resname phase-name \
ts | bin-source bin-target? context-group,count-group,prop-group,note,trans-unit*
bin-source | ts | internal-file,external-file
bin-target | mime-type ts state={_STATES} phase-name restype resname state-qualifier \
| internal-file,external-file
source | {_WORDS} | # {_INLINE}
seg-source | {_WORDS} | # {_INLINE}
target | {_WORDS} state={_STATES} state-qualifier phase-name resname coord font css-style style \
exstyle equiv-trans={_YES} restype | # {_INLINE}
alt-trans | mid match-quality tool tool-id crc xml:lang:language origin datatype xml:space ts \
{_LOOKS} phase-name alttranstype | source? seg-source? target+ {_META}
g | {_CODE} | # {_INLINE}
x | {_CODE} |
bx | {_CODE} rid |
ex | id! rid ts xid equiv-text |
bpt | {_NATIVE} | # sub*
ept | {_NATIVE} | # sub*
ph | {_NATIVE} assoc=preceding,following,both | # sub*
it | {_NATIVE} pos=open,close! | # sub*
sub | datatype ctype xid | # {_INLINE}
mrk | mtype! mid ts comment | # {_INLINE}
""")
_CODES = frozenset(("g", "x", "bx", "ex", "bpt", "ept", "ph", "it"))
_PAIRS = {"bx": "ex", "bpt": "ept"}


def xliff1_findings(root: etree._Element) -> Iterator[Violation]:
    """What an XLIFF 1.0 to 1.2 violates, in no order of its own."""
    namespace = etree.QName(root).namespace or ""
    version = root.get("version", "")
    if version in NAMESPACES and namespace != NAMESPACES[version]:
        yield found(
            root,
            "wrong-namespace",
            f"the namespace of version {version} is “{NAMESPACES[version]}”, not “{namespace}”",
        )
    yield from structure_findings(root, _RULES, namespace)
    for file in own_elements(root, namespace, "file"):
        yield from _id_findings(own_elements(file, namespace, "trans-unit", "bin-unit"), "unit")
        groups = (each for each in own_elements(file, namespace, "group") if each.get("id"))
        yield from _id_findings(groups, "group")
        yield from _reference_findings(file, namespace)
        yield from _language_findings(file, namespace)
    for text in own_elements(root, namespace, "source", "seg-source", "target"):
        yield from _code_findings(text, namespace)
    for unit in own_elements(root, namespace, "trans-unit"):
        yield from _segment_findings(unit, namespace)


def _id_findings(elements: Iterable[etree._Element], kind: str) -> Iterator[Violation]:
    seen: set[str] = set()
    for element in elements:
        if (ident := element.get("id")) is None:
            continue
        if ident in seen:
            yield found(element, f"{kind}-id-twice", f"two {kind}s of a <file> have id=“{ident}”")
        seen.add(ident)


def _reference_findings(file: etree._Element, namespace: str) -> Iterator[Violation]:
    for name, element in (("phase-name", "phase"), ("tool-id", "tool")):
        known = {each.get(name) for each in own_elements(file, namespace, element)}
        for each in own_elements(file, namespace):
            value = each.get(name)
            if value is not None and name_of(each) != element and value not in known:
                yield found(
                    each, f"no-such-{element}", f"there is no <{element}> with {name}=“{value}”"
                )


def _language_findings(file: etree._Element, namespace: str) -> Iterator[Violation]:
    lang = "{http://www.w3.org/XML/1998/namespace}lang"
    for name, attribute in (("source", "source-language"), ("target", "target-language")):
        stated = file.get(attribute)
        for unit in own_elements(file, namespace, "trans-unit"):
            for text in unit:
                own = text.get(lang) if is_own(text, namespace) and name_of(text) == name else None
                if own is not None and stated and own.casefold() != stated.casefold():
                    yield found(
                        text,
                        "other-language",
                        f"<{name}> is in {own}, and its file says {attribute}=“{stated}”",
                    )


def _code_findings(text: etree._Element, namespace: str) -> Iterator[Violation]:
    """The ids of the codes of a text, and the ends that belong together."""
    codes = [each for each in own_elements(text, namespace) if name_of(each) in _CODES]
    seen: set[tuple[bool, str]] = set()
    for code in codes:
        ident = code.get("id")
        key = (name_of(code) in _PAIRS.values(), ident or "")
        if ident is not None and key in seen:
            yield found(
                code, "code-id-twice", f"two codes of a <{name_of(text)}> have id=“{ident}”"
            )
        seen.add(key)
    for begins, ends in _PAIRS.items():
        opened = Counter(_pair_id(each) for each in codes if name_of(each) == begins)
        closed = Counter(_pair_id(each) for each in codes if name_of(each) == ends)
        for code in codes:
            name, ident = name_of(code), _pair_id(code)
            if name == begins and not closed[ident]:
                yield found(code, f"{begins}-alone", f"<{begins}> “{ident}” has no <{ends}>")
            elif name == ends and not opened[ident]:
                yield found(code, f"{ends}-alone", f"<{ends}> “{ident}” has no <{begins}>")


def _pair_id(code: etree._Element) -> str:
    return code.get("rid") or code.get("id") or ""


def _segment_findings(unit: etree._Element, namespace: str) -> Iterator[Violation]:
    mids: dict[str, list[str]] = {}
    for text in unit:
        name = name_of(text)
        if not is_own(text, namespace) or name not in {"seg-source", "target"}:
            continue
        for mark in own_elements(text, namespace, "mrk"):
            if mark.get("mtype") != "seg":
                continue
            mid = mark.get("mid")
            if mid is None:
                yield found(mark, "segment-without-mid", "a <mrk> of a segment has no mid")
            elif mid in mids.get(name, []):
                yield found(mark, "mid-twice", f"two segments of a <{name}> have mid=“{mid}”")
            elif name == "target" and mid not in mids.get("seg-source", []):
                yield found(mark, "no-such-segment", f"<seg-source> has no segment “{mid}”")
            mids.setdefault(name, []).append(mid or "")
