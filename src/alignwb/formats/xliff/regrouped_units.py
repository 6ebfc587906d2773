"""The units of a file after paragraphs were joined or divided: some are gone, some are new."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import accumulate
from typing import NamedTuple

from lxml import etree

from alignwb.core.bitext.bitext import Paragraph
from alignwb.formats.xliff import names
from alignwb.formats.xliff.metadata import is_our_match
from alignwb.formats.xliff.parse import as_2_0, as_2_2, is_2_2
from alignwb.formats.xliff.render import render_unit
from alignwb.formats.xliff.unit_reader import Surroundings
from alignwb.formats.xml_text import escape_attribute

Span = tuple[int, int]

_DECLARED: Mapping[str | None, str] = {
    None: names.CORE,
    "mtc": names.MATCHES,
    "mda": names.METADATA,
}
_OURS = frozenset(_DECLARED.values())
_ATTRIBUTES = {
    names.UNIT: frozenset({"id", names.SPACE}),
    names.SEGMENT: frozenset({"id", "state", "subState"}),
    names.IGNORABLE: frozenset[str](),
}
"""The attributes that elements of this program have at most; those of others may be any."""


class Unit(NamedTuple):
    """A unit of a file: the id of its paragraph, where it is, and what is around it."""

    paragraph: str
    span: Span
    around: Surroundings


class _Piece(NamedTuple):
    """Some bytes of a file; with what is around it if it is a unit."""

    data: bytes
    around: Surroundings | None = None


def spliced(
    body: bytes, units: Sequence[Unit], paragraphs: Sequence[Paragraph]
) -> tuple[bytes, list[Span], tuple[Surroundings, ...]]:
    """The file with a unit for each paragraph, where those units are, and what is around them.

    Units that stay keep their bytes.  One whose paragraph is gone goes with the white space before
    it; a new one stands behind the one before it, the first ones before the first that stays.
    Raises ValueError if the units that stay stand in another order, or none stays.
    """
    order = [paragraph.id for paragraph in paragraphs]
    wanted = frozenset(order)
    staying = [unit.paragraph for unit in units if unit.paragraph in wanted]
    known = frozenset(staying)
    if not staying or staying != [each for each in order if each in known]:
        raise ValueError("the units that stay keep their order")
    new = _new_behind(paragraphs, known)
    pieces: list[_Piece] = []
    done = 0
    for unit in units:
        start, end = unit.span
        between = body[done:start]
        gap = between[len(between.rstrip()) :]
        if unit.paragraph not in new:
            pieces.append(_Piece(between.rstrip()))
        else:
            pieces.append(_Piece(between))
            if unit.paragraph == staying[0]:
                for paragraph in new[""]:
                    pieces += (_rendered(paragraph, unit.around, body), _Piece(gap))
            pieces.append(_Piece(body[start:end], unit.around))
            for paragraph in new[unit.paragraph]:
                pieces += (_Piece(gap), _rendered(paragraph, unit.around, body))
        done = end
    pieces.append(_Piece(body[done:]))
    return _put_together(pieces)


def is_only_ours(data: bytes, around: Surroundings) -> bool:
    """Whether a unit holds nothing that another program put there."""
    declared = "".join(
        f' xmlns{":" + prefix if prefix else ""}="{escape_attribute(uri)}"'
        for prefix, uri in around.namespaces.items()
    )
    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    scope = etree.fromstring(f"<x{declared}>".encode() + as_2_0(data) + b"</x>", parser)
    return all(map(_is_ours, scope[0].iter()))


def _is_ours(node: etree._Element) -> bool:
    if not isinstance(node.tag, str):
        return False  # a comment
    known = _ATTRIBUTES.get(node.tag)
    if etree.QName(node).namespace not in _OURS or (known is not None and set(node.keys()) - known):
        return False
    if node.tag == names.MATCH:
        return is_our_match(node)
    if node.tag == names.NOTE:
        return node.get("category", "").startswith(names.NOTE_PREFIX)
    if node.tag == names.PH:
        return node.get("subType") == names.FOOTNOTE
    if node.tag == names.META_GROUP:
        return node.get("category") == names.OURS
    return node.tag not in names.SPANS | names.POINTS | {names.ORIGINAL_DATA}


def _new_behind(
    paragraphs: Sequence[Paragraph], staying: frozenset[str]
) -> dict[str, list[Paragraph]]:
    """The new paragraphs behind each that stays, and under "" those before the first of them."""
    new: dict[str, list[Paragraph]] = {"": []}
    last = ""
    for paragraph in paragraphs:
        if paragraph.id in staying:
            last = paragraph.id
            new[last] = []
        else:
            new[last].append(paragraph)
    return new


def _rendered(paragraph: Paragraph, beside: Surroundings, body: bytes) -> _Piece:
    """A new unit beside one with these surroundings; it declares what those do not."""
    declared = "".join(
        f' xmlns{":" + prefix if prefix else ""}="{uri}"'
        for prefix, uri in _DECLARED.items()
        if beside.namespaces.get(prefix) != uri
    )
    if not beside.preserve:
        declared += ' xml:space="preserve"'
    data = f"<unit{declared}{render_unit(paragraph).removeprefix('<unit')}".encode()
    around = replace(beside, unit_id=paragraph.id)
    return _Piece(as_2_2(data) if is_2_2(body) else data, around)


def _put_together(
    pieces: Sequence[_Piece],
) -> tuple[bytes, list[Span], tuple[Surroundings, ...]]:
    ends = list(accumulate(len(piece.data) for piece in pieces))
    units = [
        ((end - len(piece.data), end), piece.around)
        for end, piece in zip(ends, pieces, strict=True)
        if piece.around is not None
    ]
    body = b"".join(piece.data for piece in pieces)
    return body, [span for span, _ in units], tuple(around for _, around in units)
