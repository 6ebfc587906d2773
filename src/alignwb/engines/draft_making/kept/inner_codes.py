"""Inline codes inside of what no model reads: they stay where they are in it."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from alignwb.core.bitext.codes import End, PlacedCode, insert_codes
from alignwb.core.code_places.code_trees import code_tree
from alignwb.core.code_places.lifting import LiftedCode
from alignwb.engines.draft_making.kept.protecting import ProtectedText
from alignwb.engines.draft_making.kept.spans import KeptParts, StandIn


def with_inner_codes(
    protected: ProtectedText, codes: Sequence[LiftedCode]
) -> tuple[KeptParts, tuple[LiftedCode, ...]]:
    """The kept parts with the codes that stand inside of a stand-in, and the other codes.

    codes: in the offsets of the source; the others come back in those of the protected text.  One
    inside of something that does not stay as it is goes to an edge of it.
    """
    if not codes:
        return protected.parts, ()
    inside: set[int] = set()
    stand_ins: list[StandIn] = []
    for one in protected.parts.stand_ins:
        own = _own(one, codes)
        inside.update(own)
        placed = [PlacedCode(codes[each].end, codes[each].offset - one.span.start) for each in own]
        whole = insert_codes(one.original, placed)
        stand_ins.append(one._replace(original=whole, wording=whole) if own else one)
    parts = replace(protected.parts, stand_ins=tuple(stand_ins))
    others = (code for number, code in enumerate(codes) if number not in inside)
    return parts, tuple(_moved(protected, others))


def _own(one: StandIn, codes: Sequence[LiftedCode]) -> list[int]:
    """The codes that stand inside of a stand-in with all that belongs to them."""
    start, end = one.span
    if one.original != one.wording:
        return []
    there = [n for n, code in enumerate(codes) if start <= code.offset <= end]
    opened: dict[int, int] = {}
    own: set[int] = set()
    for number in there:
        (name, which), offset = codes[number].end, codes[number].offset
        if which is End.OPEN:
            opened[name] = number
        elif which is End.POINT:
            own.update({number} if start < offset < end else ())
        elif (first := opened.pop(name, None)) is not None:
            is_inside = start < codes[first].offset < end or start < offset < end
            own.update(range(first, number + 1) if is_inside else ())
    chosen = sorted(own)
    tree = code_tree([codes[each].end for each in chosen])
    return chosen if tree is not None and all(node.is_whole for node in tree) else []


def _moved(protected: ProtectedText, codes: Iterator[LiftedCode]) -> Iterator[LiftedCode]:
    for code in codes:
        offset = code.offset
        if code.end.end is End.OPEN:
            yield code._replace(offset=protected.rewritten.offset_before(offset))
        else:
            yield code._replace(offset=protected.rewritten.offset(offset))
