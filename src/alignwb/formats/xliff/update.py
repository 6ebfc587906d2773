"""Changing a unit in place: what this program did not put there stays."""

import re

from lxml import etree

from alignwb.core.bitext import Paragraph
from alignwb.core.segment import Segment, Status
from alignwb.formats.xliff import names
from alignwb.formats.xliff.inline import CodeIds, placed_codes, render_source, render_target
from alignwb.formats.xliff.metadata import is_our_match, our_group, segment_of_match
from alignwb.formats.xliff.reader import Surroundings, segment_ids
from alignwb.formats.xliff.render import (
    render_match,
    render_metadata,
    render_note,
    render_segment,
    state_of,
)
from alignwb.formats.xliff.tree import fragment, insert, remove, replace

_GAP = "<ignorable><source> </source><target> </target></ignorable>"
_FRAGILE_SPACE = re.compile("^ | $|  |[\t\r\n]")


def update_unit(data: bytes, old: Paragraph, new: Paragraph, around: Surroundings) -> bytes:
    """The unit that `data` is and `old` was read from, holding `new`.

    Kept are foreign elements and attributes anywhere in it, foreign notes and candidates, and the
    inline codes of every source and target whose text is the same.  Codes in a text that changed
    go: where they belong in the new words only a person can tell.
    """
    declared = "".join(
        f' xmlns{":" + prefix if prefix else ""}="{uri}"'
        for prefix, uri in around.namespaces.items()
    )
    parser = etree.XMLParser(resolve_entities=False, no_network=True, strip_cdata=False)
    scope = etree.fromstring(b"<x%b>%b</x>" % (declared.encode(), data), parser)
    _Unit(scope[0], old, preserve=around.preserve).become(new)
    text = etree.tostring(scope, encoding="unicode")
    text = text[text.index(">") + 1 : text.rindex("</")]
    if b"\r\n" in data:
        text = text.replace("\n", "\r\n")
    return text.encode()


class _Unit:
    """A unit element on its way from one paragraph to another."""

    def __init__(self, element: etree._Element, old: Paragraph, *, preserve: bool) -> None:
        self._element = element
        self._old = old
        self._old_segments = {segment.id: segment for segment in old.segments}
        space = element.get(names.SPACE)
        self._preserve = preserve if space is None else space == "preserve"
        stated = list(element.iterchildren(names.SEGMENT))
        self._segments = dict(zip(segment_ids(stated), stated, strict=True))
        for segment_id, segment in self._segments.items():
            # An id given by position would name another segment after a split.
            segment.set("id", segment_id)
        self._ids = CodeIds({each.get("id") for each in element.iter()} - {None})

    def become(self, new: Paragraph) -> None:
        self._change_segments(new)
        self._change_metadata(new)
        self._change_notes(new)
        self._change_matches(new)

    def _change_segments(self, new: Paragraph) -> None:
        kept = {segment.id for segment in new.segments}
        for segment_id, element in self._segments.items():
            if segment_id not in kept:
                _remove_with_gap(element)
        previous: etree._Element | None = None
        for segment in new.segments:
            element = self._segments.get(segment.id)
            if element is None:
                element = self._add_segment(segment, previous)
            else:
                self._change_segment(element, self._old_segments[segment.id], segment)
            previous = element

    def _add_segment(self, segment: Segment, previous: etree._Element | None) -> etree._Element:
        source, codes = render_source(segment.source, self._ids)
        target = render_target(segment.target, codes, self._ids)
        element = fragment(render_segment(segment, source, target))
        self._protect(element)
        if previous is None:
            insert(self._element, self._place(names.CORE_CHILDREN[2:]), element)
            return element
        position = self._element.index(previous) + 1
        insert(self._element, position, fragment(_GAP))
        insert(self._element, position + 1, element)
        return element

    def _change_segment(self, element: etree._Element, old: Segment, new: Segment) -> None:
        source = element.find(names.SOURCE)
        assert source is not None
        if new.source == old.source:
            codes = placed_codes(source)
        else:
            text, codes = render_source(new.source, self._ids)
            self._fill(source, text)
        if (new.source, new.target) != (old.source, old.target):
            target = element.find(names.TARGET)
            if target is None:
                target = fragment("<target/>")
                insert(element, len(element), target)
            self._fill(target, render_target(new.target, codes, self._ids))
        self._change_state(element, old, new)

    def _change_state(self, element: etree._Element, old: Segment, new: Segment) -> None:
        target = element.find(names.TARGET)
        if not new.target and new.status is Status.INITIAL:
            if target is not None and old.target:
                remove(target)
        elif target is None:
            insert(element, len(element), fragment("<target/>"))
        state, sub_state = state_of(new)
        if (state, sub_state) == state_of(old):
            return
        element.set("state", state)
        if sub_state:
            element.set("subState", sub_state)
        else:
            element.attrib.pop("subState", None)

    def _change_metadata(self, new: Paragraph) -> None:
        rendered = render_metadata(new)
        if rendered == render_metadata(self._old):
            return
        metadata = self._list(names.METADATA_LIST, "mda:metadata", names.CORE_CHILDREN)
        group = our_group(metadata)
        if group is None:
            insert(metadata, len(metadata), fragment(rendered))
        else:
            replace(group, fragment(rendered))

    def _change_notes(self, new: Paragraph) -> None:
        if _notes(new) == _notes(self._old):
            return
        notes = self._list(names.NOTES, "notes", names.CORE_CHILDREN[1:])
        for note in list(notes):
            if note.get("category", "").startswith(names.NOTE_PREFIX):
                remove(note)
        for rendered in _notes(new):
            insert(notes, len(notes), fragment(rendered))
        _remove_if_empty(notes)

    def _change_matches(self, new: Paragraph) -> None:
        changed = [
            segment for segment in new.segments if not _same_draft(self._old_segments, segment)
        ]
        stale = {segment.id for segment in changed}
        gone = self._old_segments.keys() - {segment.id for segment in new.segments}
        if not stale and not gone:
            return
        matches = self._list(names.MATCH_LIST, "mtc:matches", names.CORE_CHILDREN)
        for match in list(matches.iterchildren(names.MATCH)):
            segment_id = segment_of_match(match)
            # What is left of a segment that is gone would refer to nothing.
            if segment_id in gone or (segment_id in stale and is_our_match(match)):
                remove(match)
        for segment in changed:
            if segment.draft:
                source, codes = render_source(segment.source, CodeIds(()))
                match = fragment(render_match(segment.id, segment.draft, source, codes))
                self._protect(match)
                insert(matches, len(matches), match)
        _remove_if_empty(matches)

    def _list(self, tag: str, name: str, following: tuple[str, ...]) -> etree._Element:
        """The child of that tag; a new one before any of those that must follow it if need be."""
        found = self._element.find(tag)
        if found is None:
            found = fragment(f"<{name}/>")
            found.text = f"{self._element.text}  "
            insert(self._element, self._place(following), found)
        return found

    def _place(self, tags: tuple[str, ...]) -> int:
        for position, child in enumerate(self._element):
            if child.tag in tags:
                return position
        return len(self._element)

    def _fill(self, element: etree._Element, rendered: str) -> None:
        """Give a source or target other content, keeping its attributes."""
        content = fragment(f"<source>{rendered}</source>")
        element[:] = content[:]
        element.text = content.text
        self._protect(element)

    def _protect(self, element: etree._Element) -> None:
        """Say that white space counts wherever it does and nothing else says so."""
        if self._preserve:
            return
        for text in element.iter(names.SOURCE, names.TARGET):
            if _FRAGILE_SPACE.search("".join(text.itertext())):
                text.set(names.SPACE, "preserve")


def _notes(paragraph: Paragraph) -> list[str]:
    return [render_note(segment) for segment in paragraph.segments if segment.note]


def _same_draft(old: dict[str, Segment], new: Segment) -> bool:
    before = old.get(new.id)
    if before is None:
        return new.draft is None
    return before.draft == new.draft and (new.draft is None or before.source == new.source)


def _remove_if_empty(parent: etree._Element) -> None:
    if not len(parent):
        remove(parent)


def _remove_with_gap(segment: etree._Element) -> None:
    """Take a segment out, and the white space that set it off in the text."""
    for gap in (segment.getprevious(), segment.getnext()):
        if gap is not None and gap.tag == names.IGNORABLE and not _has_content(gap):
            remove(gap)
            break
    remove(segment)


def _has_content(ignorable: etree._Element) -> bool:
    return any(len(side) or (side.text or "").strip() for side in ignorable)
