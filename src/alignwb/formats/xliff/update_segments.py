"""Changing the segments of a unit in place, after splits and merges too."""

import re
from dataclasses import dataclass

from lxml import etree

from alignwb.core.bitext.bitext import Paragraph
from alignwb.core.bitext.segment import Segment, Status
from alignwb.formats.xliff import names
from alignwb.formats.xliff.codes.code_copies import CodeCopies
from alignwb.formats.xliff.inline import CodeIds, placed_markers, render_source, render_target
from alignwb.formats.xliff.render import render_segment, state_of
from alignwb.formats.xliff.tree import child, fragment, insert, remove

_GAP = "<ignorable><source> </source><target> </target></ignorable>"
_FRAGILE = re.compile("^ | $|  |[\t\r\n]")


def change_segments(
    unit: etree._Element,
    elements: dict[str, etree._Element],
    old: Paragraph,
    new: Paragraph,
    codes: CodeCopies | None,
    *,
    preserve: bool,
) -> None:
    """Change the segments of the unit to those of `new`.

    elements: the segments there are, by id, in their order.  codes: the inline codes; None if there
    are none.  preserve: the unit's xml:space.
    """
    for segment_id, element in elements.items():
        # An id given by position would name another segment after a split.
        element.set("id", segment_id)
    taken = {each.get("id", "") for each in unit.iter(etree.Element)}
    ids = CodeIds(taken | codes.unit.ids.given if codes else taken)
    before = {segment.id: segment for segment in old.segments}
    for segment_id in before.keys() - {segment.id for segment in new.segments}:
        _remove_with_gap(elements[segment_id])
    places = {segment_id: place for place, segment_id in enumerate(elements)}
    previous: etree._Element | None = None
    reached = -1  # the place of the last one that is where it was
    for position, segment in enumerate(new.segments):
        writing = _Writing(segment, position, ids, codes, preserve)
        if segment.id in before:
            element = elements[segment.id]
            if previous is not None and places[segment.id] < reached:
                # The id was free for a while and has come back elsewhere.
                _remove_with_gap(element)
                _insert_after(previous, element)
            reached = max(reached, places[segment.id])
            _change(element, before[segment.id], writing)
        else:
            element = _add(unit, writing, previous)
            protect_space(element, preserve=preserve)
        previous = element


@dataclass(frozen=True, slots=True)
class _Writing:
    """A segment as it is to be, and what writes its texts."""

    segment: Segment
    position: int
    ids: CodeIds
    codes: CodeCopies | None
    preserve: bool

    def tags(self, side: str) -> list[str | None]:
        return self.codes.skeleton(side, self.position) if self.codes else []

    def dress(self, content: etree._Element, side: str) -> None:
        if self.codes:
            self.codes.dress(content, side, self.position)

    def is_written_otherwise(self, side: str) -> bool:
        return self.codes is not None and self.codes.is_written_otherwise(side, self.position)


def protect_space(element: etree._Element, *, preserve: bool) -> None:
    """Set xml:space in sources and targets whose white space would be lost without it."""
    for text in element.iter(names.SOURCE, names.TARGET):
        space = text.get(names.SPACE)
        preserved = preserve if space is None else space == "preserve"
        if not preserved and _FRAGILE.search(_with_signs(text)):
            text.set(names.SPACE, "preserve")


def _with_signs(element: etree._Element) -> str:
    """The text of an element, with a sign at both ends of each element in it."""
    pieces = [element.text or ""]
    for part in element:
        pieces += ("\ufffc", _with_signs(part), "\ufffc", part.tail or "")
    return "".join(pieces)


def _add(
    unit: etree._Element, writing: _Writing, previous: etree._Element | None
) -> etree._Element:
    segment, ids = writing.segment, writing.ids
    source, markers = render_source(segment.source, ids, writing.tags(names.SOURCE))
    target = render_target(segment.target, markers, ids, writing.tags(names.TARGET))
    element = fragment(render_segment(segment, source, target))
    for tag in (names.SOURCE, names.TARGET):
        if (side := child(element, tag)) is not None:
            writing.dress(side, tag)
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


def _change(element: etree._Element, old: Segment, writing: _Writing) -> None:
    new = writing.segment
    # What is not to be translated reads as its source, and may have no target yet.
    lacks_target = bool(new.target) and new != old and child(element, names.TARGET) is None
    is_source_other = new.source != old.source or writing.is_written_otherwise(names.SOURCE)
    is_target_other = (
        is_source_other
        or lacks_target
        or new.target != old.target
        or writing.is_written_otherwise(names.TARGET)
    )
    if is_target_other:
        _change_text(element, writing, is_source_other=is_source_other)
    if new.status is not Status.INITIAL and child(element, names.TARGET) is None:
        insert(element, len(element), fragment("<target/>"))
    state, sub_state = state_of(new)
    if (state, sub_state) != state_of(old):
        element.set("state", state)
        if sub_state:
            element.set("subState", sub_state)
        elif "subState" in element.attrib:
            del element.attrib["subState"]


def _change_text(element: etree._Element, writing: _Writing, *, is_source_other: bool) -> None:
    new, ids = writing.segment, writing.ids
    source, target = child(element, names.SOURCE), child(element, names.TARGET)
    assert source is not None
    if is_source_other:
        rendered, markers = render_source(new.source, ids, writing.tags(names.SOURCE))
        _fill(source, rendered, writing, names.SOURCE)
    else:
        markers = placed_markers(source)
    if not new.target and new.status is Status.INITIAL:
        if target is not None:
            remove(target)
        return
    if target is None:
        target = fragment("<target/>")
        insert(element, len(element), target)
    rendered = render_target(new.target, markers, ids, writing.tags(names.TARGET))
    _fill(target, rendered, writing, names.TARGET)


def _fill(element: etree._Element, rendered: str, writing: _Writing, side: str) -> None:
    """Replace the content of a source or target, keeping its attributes."""
    content = fragment(f"<source>{rendered}</source>")
    writing.dress(content, side)
    for part in list(element):
        element.remove(part)
    element.text = content.text
    element.extend(list(content))
    protect_space(element, preserve=writing.preserve)


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
