"""Checks what is written against XLIFF 2.1: its shape by a schema, its references here.

The references follow the standard's sections 4.3.1.13 (id), 4.3.1.5 (copyOf) and 5.1.7.5 (ref).
"""

from collections import Counter
from pathlib import Path

from lxml import etree

_NAMESPACES = {
    "x": "urn:oasis:names:tc:xliff:document:2.0",
    "m": "urn:oasis:names:tc:xliff:matches:2.0",
}


def violations(data: bytes) -> list[str]:
    """Everything in a file this program wrote that a stickler would refuse."""
    root = etree.fromstring(data)
    schema = etree.RelaxNG(etree.parse(Path(__file__).parent / "models" / "xliff_rules.rng"))
    found = [] if schema.validate(root) else [str(error) for error in schema.error_log]
    units = _all(root, ".//x:unit")
    found += _repeated("unit", [unit.get("id", "") for unit in units])
    for unit in units:
        found += _in_unit(unit)
    return found


def _in_unit(unit: etree._Element) -> list[str]:
    segments = _all(unit, "x:segment")
    sources = _ids(unit, "x:segment | x:segment/x:source//*")
    found = _repeated("source", sources)
    targets: list[str] = []
    for segment in segments:
        siblings = _ids(segment, "x:source//*")
        own = _ids(segment, "x:target//*")
        found += _repeated("target", own)
        # An id of the unit's sources may stand in a target only beside the source that has it.
        targets += [each for each in own if each not in siblings]
    found += _repeated("target", targets + sources)
    for code in _all(unit, "x:segment//*[@copyOf]"):
        # A copy may be of a code that only targets have.
        if code.get("copyOf") not in {*sources, *targets}:
            found.append(f"copy of {code.get('copyOf')}, which is not there")
    data = _ids(unit, "x:originalData/x:data")
    found += _repeated("data", data)
    for code in _all(unit, ".//*[@dataRef or @dataRefStart or @dataRefEnd]"):
        refs = {code.get(f"dataRef{end}") for end in ("", "Start", "End")} - {None}
        found += [f"data {ref}, which is not there" for ref in refs - set(data)]
    found += _unpaired(unit)
    for match in _all(unit, "m:matches/m:match"):
        if match.get("ref", "").removeprefix("#") not in {each.get("id") for each in segments}:
            found.append(f"candidate for {match.get('ref')}, which is not there")
        found += _repeated("source of a candidate", _ids(match, "x:source//*"))
        found += _repeated("target of a candidate", _ids(match, "x:target//*"))
        found += [
            f"copy of {code.get('copyOf')}, which is not in the candidate"
            for code in _all(match, ".//*[@copyOf]")
            if code.get("copyOf") not in _ids(match, "x:source//* | x:target//*")
        ]
    return found


def _unpaired(unit: etree._Element) -> list[str]:
    """The ends of pairs that are not in order: 4.2.3.3 and 4.2.3.4."""
    found: list[str] = []
    for side in ("x:segment/x:source", "x:segment/x:target"):
        begun: list[str | None] = []
        for code in _all(unit, f"{side}//x:sc | {side}//x:ec"):
            if code.get("isolated") == "yes":
                continue
            if code.tag.endswith("}sc"):
                begun.append(code.get("id"))
            elif code.get("startRef") in begun:
                begun.remove(code.get("startRef"))
            else:
                found.append(f"end of {code.get('startRef')}, which has not begun")
        found += [f"{code} begins and does not end" for code in begun]
    return found


def _all(element: etree._Element, path: str) -> list[etree._Element]:
    found = element.xpath(path, namespaces=_NAMESPACES)
    assert isinstance(found, list)
    return [each for each in found if isinstance(each, etree._Element)]


def _ids(element: etree._Element, path: str) -> list[str]:
    return [each.get("id", "") for each in _all(element, path) if each.get("id")]


def _repeated(where: str, ids: list[str]) -> list[str]:
    return [f"{where} id {each} is used {n} times" for each, n in Counter(ids).items() if n > 1]
