"""What a TMX violates: the DTD of TMX 1.4b, and what its specification says beyond it."""

from collections.abc import Iterator

from lxml import etree

from alignwb.core.languages.language_codes import base_language
from alignwb.formats.conformance.element_rules import (
    XML,
    Violation,
    element_rules,
    found,
    name_of,
    own_elements,
    structure_findings,
)

_VERSIONS = ("1.0", "1.1", "1.2", "1.3", "1.4", "1.4a", "1.4b")
_SEGTYPES = "block,paragraph,sentence,phrase"
_TOOL = "creationtool creationtoolversion creationdate:date creationid changedate:date changeid"
_USE = f"o-encoding datatype usagecount:number lastusagedate:date o-tmf {_TOOL}"
_INLINE = "bpt,ept,ph,it,hi,ut*"
_RULES = element_rules(f"""
tmx | version! | header body
header | creationtool! creationtoolversion! segtype={_SEGTYPES}! o-tmf! adminlang:language! \
srclang! datatype! o-encoding creationdate:date creationid changedate:date changeid | note,ude,prop*
body | | tu*
tu | tuid srclang segtype={_SEGTYPES} {_USE} | note,prop* tuv+
tuv | xml:lang:language! lang {_USE} | note,prop* seg
seg | | # {_INLINE}
note | o-encoding xml:lang:language lang | #
prop | type! xml:lang:language o-encoding lang | #
ude | name! base | map+
map | unicode! code ent subst |
bpt | i:number! x:number type | # sub*
ept | i:number! | # sub*
ph | x:number assoc=p,f,b type | # sub*
it | pos=begin,end! x:number type | # sub*
hi | x:number type | # {_INLINE}
sub | datatype type | # {_INLINE}
ut | x:number | # sub*
""")


def tmx_findings(root: etree._Element) -> Iterator[Violation]:
    """What a TMX violates, in no order of its own."""
    version = root.get("version", "")
    if version and version not in _VERSIONS:
        yield found(root, "unknown-version", f"there is no TMX of version “{version}”")
    yield from structure_findings(root, _RULES, "")
    header = root.find("header")
    source = header.get("srclang", "") if header is not None else ""
    for unit in own_elements(root, "", "tu"):
        yield from _unit_findings(unit, unit.get("srclang", source))
    for seg in own_elements(root, "", "seg"):
        yield from _pair_findings(seg)
    for ude in own_elements(root, "", "ude"):
        if ude.get("base") is None and any(each.get("code") for each in ude):
            yield found(ude, "ude-without-base", "<ude> has no base, and a <map> in it has a code")


def _unit_findings(unit: etree._Element, source: str) -> Iterator[Violation]:
    languages = [tuv.get(f"{{{XML}}}lang", "") for tuv in unit.findall("tuv")]
    bases = {base_language(language) for language in languages}
    if source and source != "*all*" and languages and base_language(source) not in bases:
        yield found(
            unit,
            "no-source-variant",
            f"<tu> has no text in its source language, {source}: only in {', '.join(languages)}",
        )
    yield from _match_findings(unit)


def _match_findings(unit: etree._Element) -> Iterator[Violation]:
    """The `x` by which codes of different languages belong together."""
    for seg in own_elements(unit, "", "seg"):
        seen: set[tuple[str, str]] = set()
        for code in seg.iter("bpt", "it", "ph", "hi", "ut"):
            x = code.get("x")
            if x is None:
                continue
            if (name_of(code), x) in seen:
                yield found(code, "x-twice", f"two <{name_of(code)}> of a <seg> have x=“{x}”")
            seen.add((name_of(code), x))


def _pair_findings(seg: etree._Element) -> Iterator[Violation]:
    """`bpt` and `ept`, which are pairs by their `i`."""
    begun: dict[str, etree._Element] = {}
    ended: set[str] = set()
    for code in seg.iter("bpt", "ept"):
        i = code.get("i")
        if i is None:
            continue
        if name_of(code) == "bpt":
            if i in begun:
                yield found(code, "bpt-twice", f"two <bpt> of a <seg> have i=“{i}”")
            begun.setdefault(i, code)
        elif i in ended:
            yield found(code, "ept-twice", f"two <ept> of a <seg> have i=“{i}”")
        elif i not in begun:
            yield found(code, "ept-alone", f"<ept i=“{i}”> has no <bpt> before it in its <seg>")
        else:
            ended.add(i)
    for i, code in begun.items():
        if i not in ended:
            yield found(code, "bpt-alone", f"<bpt i=“{i}”> has no <ept> behind it in its <seg>")
