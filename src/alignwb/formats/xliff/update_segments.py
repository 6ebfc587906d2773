"""Changing the segments of a unit in place, after splits and merges too."""

import re

from lxml import etree

from alignwb.core.bitext.bitext import Paragraph
from alignwb.core.bitext.segment import Segment, Status
from alignwb.formats.xliff import names
from alignwb.formats.xliff.code_placing import PlacedCodes, codes_in, fill_with_codes, signed
from alignwb.formats.xliff.inline import (
    CodeIds,
    placed_codes,
    render_source,
    render_target,
)
from alignwb.formats.xliff.reader import segment_ids
from alignwb.formats.xliff.render import render_segment, state_of
from alignwb.formats.xliff.tree import child, fragment, insert, remove

_GAP = "<ignorable><source> </source><target> </target></ignorable>"
_FRAGILE = re.compile("^ | $|  |[\t\r\n]")


def change_segments(
    unit: etree._Element, old: Paragraph, new: Paragraph, *, preserve: bool
) -> None:
    """Change the segments of the unit to those of `new`; preserve: the unit's xml:space."""
    stated = list(unit.iterchildren(names.SEGMENT))
    elements = dict(zip(segment_ids(stated), stated, strict=True))
    for segment_id, element in elements.items():
        # An id given by position would name another segment after a split.
        element.set("id", segment_id)
    ids = CodeIds({each.get("id", "") for each in unit.iter(etree.Element)})
    before = {segment.id: segment for segment in old.segments}
    for segment_id in before.keys() - {segment.id for segment in new.segments}:
        _remove_with_gap(elements[segment_id])
    previous: etree._Element | None = None
    for segment in new.segments:
        if segment.id in before:
            element = elements[segment.id]
            if previous is not None and unit.index(element) < unit.index(previous):
                # The id was free for a while and has come back elsewhere.
                _remove_with_gap(element)
                _insert_after(previous, element)
            _change(element, before[segment.id], segment, ids, preserve=preserve)
        else:
            element = _add(unit, segment, previous, ids)
            protect_space(element, preserve=preserve)
        previous = element


def protect_space(element: etree._Element, *, preserve: bool) -> None:
    """Set xml:space in sources and targets whose white space would be lost without it."""
    for text in element.iter(names.SOURCE, names.TARGET):
        space = text.get(names.SPACE)
        preserved = preserve if space is None else space == "preserve"
        if not preserved and _FRAGILE.search("".join(map(str, text.itertext()))):
            text.set(names.SPACE, "preserve")


def _add(
    unit: etree._Element, segment: Segment, previous: etree._Element | None, ids: CodeIds
) -> etree._Element:
    source, codes = render_source(segment.source, ids)
    target = render_target(segment.target, codes, ids)
    element = fragment(render_segment(segment, source, target))
    if previous is None:
        insert(unit, _first_of_text(unit), element)
    else:
        _insert_after(previous, element)
    return element


def _insert_after(previous: etree._Element, element: etree._Element) -> None:
    unit = previous.getparent()
    assert unit is not None
    position = unit.index(previous) + 1
    insert(unit, position, fragment(_GAP))
    insert(unit, position + 1, element)


def _change(
    element: etree._Element, old: Segment, new: Segment, ids: CodeIds, *, preserve: bool
) -> None:
    # What is not to be translated reads as its source, and may have no target yet.
    lacks_target = bool(new.target) and new != old and child(element, names.TARGET) is None
    if (new.source, new.target) != (old.source, old.target) or lacks_target:
        _change_text(element, old, new, ids, preserve=preserve)
    if new.status is not Status.INITIAL and child(element, names.TARGET) is None:
        insert(element, len(element), fragment("<target/>"))
    state, sub_state = state_of(new)
    if (state, sub_state) != state_of(old):
        element.set("state", state)
        if sub_state:
            element.set("subState", sub_state)
        elif "subState" in element.attrib:
            del element.attrib["subState"]


def _change_text(
    element: etree._Element, old: Segment, new: Segment, ids: CodeIds, *, preserve: bool
) -> None:
    source, target = child(element, names.SOURCE), child(element, names.TARGET)
    assert source is not None
    if new.source == old.source:
        codes = placed_codes(source)
    else:
        kept = codes_in(source, with_annotations=True)
        text, sign = signed(new.source, kept, is_translation=False)
        rendered, codes = render_source(text, ids)
        _fill(source, rendered, kept, sign, preserve=preserve)
    if not new.target and new.status is Status.INITIAL:
        if target is not None:
            remove(target)
        return
    is_translation = target is None or not (
        "".join(map(str, target.itertext())).strip() or len(target)
    )
    if target is None:
        target = fragment("<target/>")
        insert(element, len(element), target)
    if is_translation:
        kept = codes_in(source, with_annotations=False)
    else:
        kept = codes_in(target, with_annotations=True)
    text, sign = signed(new.target, kept, is_translation=is_translation)
    _fill(target, render_target(text, codes, ids), kept, sign, preserve=preserve)


def _fill(
    element: etree._Element, rendered: str, codes: PlacedCodes, sign: str, *, preserve: bool
) -> None:
    """Replace the content of a source or target, keeping its attributes and codes."""
    fill_with_codes(element, fragment(f"<source>{rendered}</source>"), codes, sign)
    protect_space(element, preserve=preserve)


def _remove_with_gap(segment: etree._Element) -> None:
    """Remove a segment, and an ignorable beside it that is only white space."""
    for gap in (segment.getprevious(), segment.getnext()):
        if gap is not None and gap.tag == names.IGNORABLE and not _has_content(gap):
            remove(gap)
            break
    remove(segment)


def _has_content(ignorable: etree._Element) -> bool:
    return any(len(side) or (side.text or "").strip() for side in ignorable)


def _first_of_text(unit: etree._Element) -> int:
    for position, part in enumerate(unit):
        if part.tag in {names.SEGMENT, names.IGNORABLE}:
            return position
    return len(unit)
