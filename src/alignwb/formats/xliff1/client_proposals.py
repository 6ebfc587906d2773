"""Translations that a client's file proposes (`alt-trans`), with the codes of their unit."""

from collections.abc import Iterator, Sequence

from alignwb.core.bitext.codes import CODE, Codes, code_at, read_code
from alignwb.core.languages.language_codes import is_language
from alignwb.core.reading.blocks import Proposal
from alignwb.formats.xliff1.client_codes import ClientCodes
from alignwb.formats.xliff1.client_units import ClientSegment, ClientUnit, own_child
from alignwb.formats.xliff1.placed_nodes import XML_NAMESPACE, PlacedNode, PlacedXml

_MOST = 50
"""Proposals of a unit that are read; nobody looks at more."""

_WHOLE = 100


def proposals_of(
    file: PlacedXml,
    unit: ClientUnit,
    segments: Sequence[ClientSegment],
    codes: ClientCodes,
    own: Codes,
    language: str,
) -> Iterator[Proposal]:
    """What a unit proposes, in the order of the file.

    segments: those of its block.  codes: know which element is which code.  own: the codes of the
    unit; others are left out of a proposal.  language: of the targets; what says that it is in
    another is no proposal.
    """
    numbers = {segment.mid: number for number, segment in enumerate(segments) if segment.mid}
    found = (child for child in unit.node.children if child.name == "alt-trans")
    for number, match in enumerate(found):
        if number == _MOST:
            return
        attributes = file.attributes(match)
        if attributes.get("alttranstype", "proposal") not in {"proposal", "previous-version"}:
            continue  # what was rejected or accepted before is no proposal
        node = own_child(match, "target")
        target = _text(node, codes, own)
        if target and _is_in(file, (node, match), language):
            origin = attributes.get("origin") or attributes.get("tool-id") or attributes.get("tool")
            yield Proposal(
                _text(own_child(match, "source"), codes, own),
                target,
                " ".join((origin or "").split()),
                _rate(attributes.get("match-quality", "")),
                numbers.get(attributes.get("mid", "")),
            )


def _is_in(file: PlacedXml, nodes: Sequence[PlacedNode | None], language: str) -> bool:
    """Whether the nearest of some elements that says its language says this one; or none does."""
    said = (file.attributes(each).get(f"{{{XML_NAMESPACE}}}lang") for each in nodes if each)
    stated = next(filter(None, said), "")
    return not stated or not language or is_language(stated, language)


def _text(node: PlacedNode | None, codes: ClientCodes, own: Codes) -> str:
    if node is None:
        return ""
    text = CODE.sub(
        lambda found: found[0] if code_at(read_code(found[0]), own) else "", codes.read_target(node)
    )
    return " ".join(text.split())


def _rate(stated: str) -> int | None:
    """A quality such as `85` or `85.3%` in percent; None for any other."""
    number = stated.strip().removesuffix("%").strip()
    whole, _, fraction = number.partition(".")
    if not (whole.isascii() and whole.isdecimal()) or (fraction and not fraction.isdecimal()):
        return None
    return min(int(whole[:4]), _WHOLE)
