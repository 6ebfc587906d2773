"""Changing a unit in place, with the content and the spelling of other tools kept."""

from itertools import zip_longest

from lxml import etree

from alignwb.core.bitext.bitext import Paragraph
from alignwb.core.bitext.codes import JsonValue
from alignwb.core.bitext.segment import Segment
from alignwb.formats.equal_lines import equal_lines
from alignwb.formats.xliff import names
from alignwb.formats.xliff.codes.code_copies import CodeCopies, code_copies, stated_in_unit
from alignwb.formats.xliff.codes.unit_codes import UnitCodes, stated_values
from alignwb.formats.xliff.inline import CodeIds, render_source
from alignwb.formats.xliff.metadata import (
    is_our_match,
    our_group,
    read_metas,
    segment_of_match,
)
from alignwb.formats.xliff.render import render_match, render_metadata, render_note
from alignwb.formats.xliff.tree import child, fragment, insert, insert_list, remove, replace
from alignwb.formats.xliff.unit_reader import Surroundings, codes_of_unit, segment_ids
from alignwb.formats.xliff.update_segments import change_segments, protect_space
from alignwb.formats.xml_text import escape_attribute


def update_unit(data: bytes, old: Paragraph, new: Paragraph, around: Surroundings) -> bytes:
    """The bytes of a unit, from which `old` was read, changed to hold `new`.

    It keeps elements and attributes of other tools, their notes and candidates, and all that the
    elements of inline codes carry.
    """
    declared = "".join(
        f' xmlns{":" + prefix if prefix else ""}="{escape_attribute(uri)}"'
        for prefix, uri in around.namespaces.items()
    )
    parser = etree.XMLParser(resolve_entities=False, no_network=True, strip_cdata=False)
    start = f"<x{declared}>"
    scope = etree.fromstring(start.encode() + data + b"</x>", parser)
    as_serialised = _inside(scope)
    unit = scope[0]
    assert (unit.tag, unit.get("id")) == (names.UNIT, old.id)
    space = unit.get(names.SPACE)
    preserve = around.preserve if space is None else space == "preserve"
    segments = list(unit.iterchildren(names.SEGMENT))
    elements = dict(zip(segment_ids(segments), segments, strict=True))
    codes = _codes(unit, elements, new)
    stated_before = stated_values(_metas(unit))
    change_segments(unit, elements, old, new, codes, preserve=preserve)
    if codes is not None:
        codes.add_data(unit)
    _change_notes(unit, old, new)
    _change_matches(unit, old, new, codes, preserve=preserve)
    stated = _stated_codes(unit, new, codes)
    _change_metadata(unit, render_metadata(old, stated_before), render_metadata(new, stated))
    original = data.decode().replace("\r\n", "\n")
    text = _respelled(_inside(scope), as_serialised, original, start)
    if b"\r\n" in data:
        text = text.replace("\n", "\r\n")
    return text.encode()


def _inside(scope: etree._Element) -> str:
    text = etree.tostring(scope, encoding="unicode")
    return text[text.index(">") + 1 : text.rindex("</")]


def _codes(
    unit: etree._Element, elements: dict[str, etree._Element], new: Paragraph
) -> CodeCopies | None:
    read = _read_codes(unit, elements, _metas(unit))
    if not read.codes and not new.codes:
        return None
    return code_copies(unit, elements, read, new)


def _stated_codes(
    unit: etree._Element, paragraph: Paragraph, codes: CodeCopies | None
) -> dict[int, dict[str, JsonValue]]:
    """What the metadata have to say of codes while the unit holds the texts of a paragraph."""
    if codes is None:
        return {}
    segments = list(unit.iterchildren(names.SEGMENT))
    elements = dict(zip(segment_ids(segments), segments, strict=True))
    read = _read_codes(unit, elements, {})
    return stated_in_unit(segments, read, paragraph, codes.unit.ids)


def _read_codes(
    unit: etree._Element,
    elements: dict[str, etree._Element],
    metas: dict[str, etree._Element],
) -> UnitCodes:
    found = child(unit, names.MATCH_LIST)
    matches = [] if found is None else list(found)
    return codes_of_unit(unit, list(elements.values()), list(elements), matches, metas)


def _metas(unit: etree._Element) -> dict[str, etree._Element]:
    metadata = child(unit, names.METADATA_LIST)
    return {} if metadata is None else read_metas(metadata)


def _change_metadata(unit: etree._Element, before: str, rendered: str) -> None:
    """Write metadata into this program's group, unless it is as before."""
    if rendered == before:
        return
    metadata = _list(
        unit, names.METADATA_LIST, "mda:metadata", (names.MATCH_LIST, *names.CORE_CHILDREN)
    )
    group = our_group(metadata)
    if group is None:
        insert(metadata, len(metadata), fragment(rendered))
    else:
        replace(group, fragment(rendered))


def _change_notes(unit: etree._Element, old: Paragraph, new: Paragraph) -> None:
    """Replace the notes of the unit's segments by those of `new`."""
    if _notes(new) == _notes(old):
        return
    notes = _list(unit, names.NOTES, "notes", names.CORE_CHILDREN[1:])
    for note in list(notes.iterchildren(names.NOTE)):
        if note.get("category", "").startswith(names.NOTE_PREFIX):
            remove(note)
    for rendered in _notes(new):
        insert(notes, len(notes), fragment(rendered))
    if not len(notes):
        remove(notes)


def _change_matches(
    unit: etree._Element,
    old: Paragraph,
    new: Paragraph,
    codes: CodeCopies | None,
    *,
    preserve: bool,
) -> None:
    """Replace the drafts among the unit's candidates by those of `new`."""
    before = {segment.id: segment for segment in old.segments}
    changed = {each.id: each for each in new.segments if _is_other(before.get(each.id), each)}
    gone = before.keys() - {segment.id for segment in new.segments}
    if not changed and not gone:
        return
    matches = _list(unit, names.MATCH_LIST, "mtc:matches", names.CORE_CHILDREN)
    for match in list(matches.iterchildren(names.MATCH)):
        segment_id = segment_of_match(match)
        # A candidate for a segment that is gone would refer to nothing, whoever wrote it.
        if segment_id in gone or (segment_id in changed and is_our_match(match)):
            remove(match)
    for segment in changed.values():
        if segment.draft:
            source, markers = render_source(segment.source, CodeIds(()))
            written = codes.unit if codes else None
            match = fragment(render_match(segment, segment.draft, source, markers, written))
            protect_space(match, preserve=preserve)
            insert(matches, len(matches), match)
    if not len(matches):
        remove(matches)


def _notes(paragraph: Paragraph) -> list[str]:
    return [render_note(segment) for segment in paragraph.segments if segment.note]


def _is_other(old: Segment | None, new: Segment) -> bool:
    """Whether the draft, or the source beside it, has changed."""
    if old is None:
        return new.draft is not None
    return new.draft != old.draft or (new.draft is not None and new.source != old.source)


def _list(unit: etree._Element, tag: str, name: str, following: tuple[str, ...]) -> etree._Element:
    """The unit's child with a tag; if there is none, a new one before those that must follow."""
    found = child(unit, tag)
    if found is not None:
        return found
    places = (position for position, part in enumerate(unit) if part.tag in following)
    return insert_list(unit, next(places), name)


def _respelled(new: str, serialised: str, original: str, scope: str) -> str:
    """`new`, with the lines that did not change spelled as in `original`.

    The spelling is another tool's: its quotes, its `>`, its `<x></x>`.  `new` is returned as it is
    if lines cannot be matched, or if the result would be other XML.

    serialised: the element before the change, as the serialiser of `new` writes it.  original: the
    same as it stands in the file.  scope: a start tag `<x …>` that declares the prefixes all three
    need.
    """
    spelled, before, after = (text.split("\n") for text in (original, serialised, new))
    if spelled == before or len(spelled) != len(before):
        return new
    lines = list(after)
    for equal in equal_lines(before, after):
        lines[equal.after : equal.after + equal.length] = spelled[
            equal.before : equal.before + equal.length
        ]
    result = "\n".join(lines)
    trees = (_parsed(f"{scope}{text}</x>") for text in (result, new))
    return result if _are_same(*trees) else new


def _parsed(text: str) -> etree._Element:
    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    return etree.fromstring(text, parser)


def _are_same(one: etree._Element, other: etree._Element) -> bool:
    """Whether two trees say the same.  (Canonical XML cannot be made of a relative namespace.)"""
    nodes = zip_longest(one.iter(), other.iter())
    return all(
        a is not None
        and b is not None
        and (a.tag, a.text or "", a.tail or "", len(a))
        == (b.tag, b.text or "", b.tail or "", len(b))
        and dict(a.attrib) == dict(b.attrib)
        for a, b in nodes
    )
