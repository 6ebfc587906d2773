"""What an XLIFF 2.x violates: the core schema, and the constraints that its specification adds."""

from collections.abc import Collection, Iterable, Iterator

from lxml import etree

from alignwb.formats.conformance.element_rules import (
    VALUES,
    XML,
    Violation,
    element_rules,
    found,
    inherited,
    is_own,
    name_of,
    own_elements,
    structure_findings,
)
from alignwb.formats.conformance.xliff2_codes import code_findings
from alignwb.formats.xliff.names import CORES
from alignwb.formats.xml_text import ILLEGAL

_YES = "yes,no"
_DIR = "ltr,rtl,auto"
_TYPES = "fmt,ui,quote,link,image,other"
_REORDER = "yes,firstNo,no"
_CODE = (
    f"canCopy={_YES} canDelete={_YES} canReorder={_REORDER} copyOf:id subType:prefixed"
    f" type={_TYPES}"
)
_ONE = f"{_CODE} disp equiv subFlows"
_MARK = f"id:id! translate={_YES} type ref value"
_INLINE = "cp,ph,pc,sc,ec,mrk,sm,em*"
_RULES = element_rules(f"""
xliff | version=2.0,2.1,2.2! srcLang:language! trgLang:language xml:space=default,preserve \
| notes? file+
file | id:id! canResegment={_YES} original translate={_YES} srcDir={_DIR} trgDir={_DIR} \
xml:space=default,preserve | skeleton? notes? unit,group+
skeleton | href | #
group | id:id! name canResegment={_YES} translate={_YES} srcDir={_DIR} trgDir={_DIR} type:prefixed \
xml:space=default,preserve | notes? unit,group*
unit | id:id! name canResegment={_YES} translate={_YES} srcDir={_DIR} trgDir={_DIR} type:prefixed \
xml:space=default,preserve | notes? originalData? segment,ignorable+
segment | id:id canResegment={_YES} state=initial,translated,reviewed,final subState:prefixed \
| source target?
ignorable | id:id | source target?
notes | | note+
note | id:id appliesTo=source,target category priority=1,2,3,4,5,6,7,8,9,10 ref | #
originalData | | data+
data | id:id! dir={_DIR} xml:space=preserve | # cp*
source | xml:lang:language xml:space=default,preserve | # {_INLINE}
target | xml:lang:language xml:space=default,preserve order:positive | # {_INLINE}
cp | hex:hexadecimal! |
ph | id:id! {_ONE} dataRef:id |
pc | id:id! {_CODE} canOverlap={_YES} dataRefStart:id dataRefEnd:id dir={_DIR} dispStart dispEnd \
equivStart equivEnd subFlowsStart subFlowsEnd | # {_INLINE}
sc | id:id! {_ONE} canOverlap={_YES} dataRef:id dir={_DIR} isolated={_YES} |
ec | id:id startRef:id {_ONE} canOverlap={_YES} dataRef:id dir={_DIR} isolated={_YES} |
mrk | {_MARK} | # {_INLINE}
sm | {_MARK} |
em | startRef:id! |
""")
_CLOSED = frozenset(("xliff", "segment", "ignorable", "source", "target", "pc", "mrk")) | frozenset(
    ("originalData", "data", "notes", "note")
)
_OPEN = frozenset(("file", "group", "unit"))
_PLAIN = frozenset(("segment", "ignorable", "source", "target"))
_MODULES = "urn:oasis:names:tc:xliff:"
_KNOWN_ATTRIBUTES = (f"{{{_MODULES}", f"{{{XML}}}", "{http://www.w3.org/")
_SUBTYPES = {f"xlf:{name}": "fmt" for name in ("lb", "pb", "b", "i", "u")} | {"xlf:var": "ui"}


def xliff2_findings(root: etree._Element) -> Iterator[Violation]:
    """What an XLIFF 2.0 to 2.2 violates, in no order of its own.  Modules are passed over."""
    namespace = etree.QName(root).namespace or ""
    version = root.get("version", "")
    if version in CORES and namespace != CORES[version]:
        yield found(
            root,
            "wrong-namespace",
            f"the namespace of version {version} is “{CORES[version]}”, not “{namespace}”",
        )
    yield from structure_findings(root, _RULES, namespace)
    yield from _id_findings(root, namespace)
    for element in own_elements(root, namespace):
        yield from _subtype_findings(element)
        yield from _foreign_findings(element, namespace)
    for part in own_elements(root, namespace, "segment", "ignorable"):
        yield from _text_findings(part, root, namespace)
    for cp in own_elements(root, namespace, "cp"):
        yield from _character_findings(cp)
    for unit in own_elements(root, namespace, "unit"):
        yield from _unit_findings(unit, namespace)


def _id_findings(root: etree._Element, namespace: str) -> Iterator[Violation]:
    files = list(own_elements(root, namespace, "file"))
    yield from _unique(files, "file", "the document")
    for file in files:
        units = list(own_elements(file, namespace, "unit"))
        yield from _unique(units, "unit", "a <file>")
        yield from _unique(own_elements(file, namespace, "group"), "group", "a <file>")
        yield from _subflow_findings(file, namespace, {unit.get("id") for unit in units})
    for notes in own_elements(root, namespace, "notes"):
        yield from _unique(own_elements(notes, namespace, "note"), "note", "a <notes>")
    for skeleton in own_elements(root, namespace, "skeleton"):
        yield from _skeleton_findings(skeleton)


def _unique(elements: Iterable[etree._Element], name: str, where: str) -> Iterator[Violation]:
    seen: set[str] = set()
    for element in elements:
        ident = element.get("id")
        if ident is not None and ident in seen:
            yield found(element, f"{name}-id-twice", f"two <{name}> of {where} have id=“{ident}”")
        if ident is not None:
            seen.add(ident)


def _skeleton_findings(skeleton: etree._Element) -> Iterator[Violation]:
    is_empty = not len(skeleton) and not (skeleton.text or "").strip()
    if (skeleton.get("href") is None) == is_empty:
        yield found(
            skeleton, "skeleton-href", "<skeleton> has either a href or content, and not both"
        )


def _text_findings(part: etree._Element, root: etree._Element, space: str) -> Iterator[Violation]:
    """The languages and white space of the texts of a segment.  space: the namespace."""
    texts = [each for each in part if is_own(each, space)]
    for text in texts:
        attribute = "srcLang" if name_of(text) == "source" else "trgLang"
        stated, own = root.get(attribute), inherited(text, "lang")
        if name_of(text) == "target" and stated is None:
            yield found(
                text, "no-target-language", "there is a <target>, and <xliff> has no trgLang"
            )
        if own is not None and stated is not None and own.casefold() != stated.casefold():
            yield found(
                text,
                "other-language",
                f"<{name_of(text)}> is in {own}, and <xliff> says {attribute}=“{stated}”",
            )
    if len({inherited(text, "space") or "default" for text in texts}) > 1:
        yield found(texts[-1], "other-space", "<target> has not the xml:space of its <source>")


def _foreign_findings(element: etree._Element, namespace: str) -> Iterator[Violation]:
    """Elements of other namespaces, which may stand in few places, before what is XLIFF's own."""
    name = name_of(element)
    is_behind = False
    for child in element:
        if not isinstance(child.tag, str):
            continue
        if is_own(child, namespace):
            is_behind = is_behind or name_of(child) not in {"skeleton", "notes"}
        elif child.tag.startswith(f"{{{_MODULES}"):
            continue
        elif name in _CLOSED or (name in _OPEN and is_behind):
            yield found(child, "foreign-element", f"<{name_of(child)}> may not stand in <{name}>")
    if name in _PLAIN:
        for key in map(str, element.attrib):
            if key.startswith("{") and not key.startswith(_KNOWN_ATTRIBUTES):
                yield found(element, "foreign-attribute", f"<{name}> may not have {key[:80]}")


def _character_findings(cp: etree._Element) -> Iterator[Violation]:
    digits = cp.get("hex", "")
    if VALUES["hexadecimal"][0].fullmatch(digits):
        code = int(digits, 16)
        if code > 0x10FFFF or not ILLEGAL.fullmatch(chr(code)):
            yield found(
                cp, "cp-not-needed", f"<cp> is for what XML cannot hold, and not U+{digits}"
            )


def _subflow_findings(
    file: etree._Element, namespace: str, units: Collection[str | None]
) -> Iterator[Violation]:
    for code in own_elements(file, namespace, "ph", "pc", "sc", "ec"):
        for name in ("subFlows", "subFlowsStart", "subFlowsEnd"):
            for ident in code.get(name, "").split():
                if ident not in units:
                    yield found(
                        code,
                        "no-such-unit",
                        f"{name} names “{ident[:40]}”, no <unit> of its <file>",
                    )


def _subtype_findings(element: etree._Element) -> Iterator[Violation]:
    if element.get("subState") is not None and element.get("state") is None:
        yield found(element, "substate-without-state", "a subState needs a state beside it")
    subtype = element.get("subType")
    if subtype is None:
        return
    kind = element.get("type")
    if kind is None:
        yield found(element, "subtype-without-type", "a subType needs a type beside it")
    elif subtype.startswith("xlf:") and _SUBTYPES.get(subtype) != kind:
        yield found(element, "wrong-subtype", f"“{subtype}” is no subType of the type “{kind}”")


def _unit_findings(unit: etree._Element, namespace: str) -> Iterator[Violation]:
    parts = [
        each
        for each in unit
        if is_own(each, namespace) and name_of(each) in {"segment", "ignorable"}
    ]
    if parts and all(name_of(each) == "ignorable" for each in parts):
        yield found(unit, "unit-without-segment", "<unit> has no <segment>")
    yield from _order_findings(parts, namespace)
    yield from _data_findings(unit, namespace)
    yield from code_findings(unit, parts, namespace)


def _order_findings(parts: list[etree._Element], namespace: str) -> Iterator[Violation]:
    seen: set[int] = set()
    for place, part in enumerate(parts, 1):
        for target in part:
            if not is_own(target, namespace) or name_of(target) != "target":
                continue
            stated = target.get("order", str(place)).strip()
            if not stated.isdecimal():
                continue
            order = int(stated[:18])
            if order > len(parts):
                yield found(
                    target, "order-too-high", f"order is {order}, of {len(parts)} parts of a <unit>"
                )
            if order in seen:
                yield found(target, "order-twice", f"two <target> of a <unit> are number {order}")
            seen.add(order)


def _data_findings(unit: etree._Element, namespace: str) -> Iterator[Violation]:
    data = list(own_elements(unit, namespace, "data"))
    yield from _unique(data, "data", "an <originalData>")
    known = {each.get("id") for each in data}
    for code in own_elements(unit, namespace, "ph", "pc", "sc", "ec"):
        for name in ("dataRef", "dataRefStart", "dataRefEnd"):
            ident = code.get(name)
            if ident is not None and ident not in known:
                yield found(code, "no-such-data", f"{name} names “{ident}”, which is no <data>")
