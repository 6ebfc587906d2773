"""A client's XLIFF 1 file: read as blocks with targets, and written back with others."""

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from alignwb.core.bitext.bitext import Kind
from alignwb.core.bitext.codes import without_codes
from alignwb.core.bitext.segment import Status
from alignwb.core.reading.blocks import Block, BlockSegment, ReadDocument, Untranslated
from alignwb.errors import FormatError
from alignwb.files.reading import reading
from alignwb.formats.documents.placed_text import PlacedTarget
from alignwb.formats.xliff1.client_codes import ClientCodes, TagNames, known_data, render_content
from alignwb.formats.xliff1.client_comments import ClientComments
from alignwb.formats.xliff1.client_languages import ClientLanguages
from alignwb.formats.xliff1.client_proposals import proposals_of
from alignwb.formats.xliff1.client_states import (
    new_state,
    state_changes,
    state_of,
)
from alignwb.formats.xliff1.client_units import ClientSegment, ClientUnit, units_of
from alignwb.formats.xliff1.placed_nodes import (
    PlacedNode,
    PlacedXml,
    read_placed,
    with_attribute,
)
from alignwb.formats.xliff1.tag_names import tag_names, unit_tag_names
from alignwb.formats.xliff1.version_of_root import xliff_version

_INDENTED = re.compile(r"\n[ \t]{2,}")


@dataclass(frozen=True, slots=True)
class _Slot:
    """A unit that has a text, with its block, and where in it the segments of the block are."""

    unit: ClientUnit
    block: Block
    segments: tuple[ClientSegment, ...]


@dataclass(slots=True)
class _Shared:
    """What units share: names of tags, comments, languages, and the texts in no segment."""

    tags: TagNames
    comments: ClientComments
    languages: ClientLanguages
    inner_texts: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class _ClientFile:
    """A file, its languages, its slots by their places, and the texts that are in no segment."""

    xml: PlacedXml
    languages: ClientLanguages
    slots: tuple[_Slot, ...]
    inner_texts: tuple[str, ...]


def read_xliff_1(data: bytes, path: Path) -> ReadDocument:
    """The blocks of a file: one for each unit that has a text, in its client's segments.

    Raises FormatError if it is no XLIFF 1, or damaged, with the line.
    """
    with reading(path, "XLIFF"):
        file = _client_file(data, path)
        inner = Untranslated("text inside of codes (<sub>)", file.inner_texts)
        return ReadDocument(
            tuple(slot.block for slot in file.slots),
            left_out=(*([inner] if file.inner_texts else []), *file.languages.left_out()),
            remarks=tuple(_remarks(file)),
            languages=file.languages.pair if any(file.languages.pair) else None,
        )


def write_xliff_1(
    data: bytes, targets: Mapping[str, Sequence[PlacedTarget | None]], path: Path
) -> bytes:
    """The file with other targets.

    targets: of the segments of each block, by its place; None for a segment that stays as it is.
    Only contents of targets and what says how far they have come are changed; all other bytes stay.
    Raises FormatError as `read_xliff_1` does, and on codes that the file has not.
    """
    with reading(path, "XLIFF"):
        file = _client_file(data, path)
        changed = [slot for slot in file.slots if any(targets.get(slot.block.place, ()))]
        if not changed:
            return data
        known = frozenset().union(*(known_data(slot.block.codes) for slot in file.slots))
        changes: list[tuple[int, int, str]] = []
        for slot in changed:
            changes += _changes(file.xml, slot, targets[slot.block.place], known)
        return file.xml.with_changes(changes)


def _client_file(data: bytes, path: Path) -> _ClientFile:
    xml = read_placed(data, path)
    if xml.root.name != "xliff":
        raise FormatError(
            f"{path}: this is not XLIFF: its root is <{xml.root.tag}>",
            hint="Is it the right file?",
        )
    version = xliff_version(data) or xml.attributes(xml.root).get("version", "")
    if version and not version.startswith("1."):
        raise FormatError(
            f"{path}: this is XLIFF {version}, and not one of 1.0 to 1.2",
            hint="An XLIFF 2 file has the suffix .xlf or .xliff.",
        )
    shared = _Shared(tag_names(xml), ClientComments(xml), ClientLanguages(xml))
    slots: list[_Slot] = []
    is_empty = True
    for number, unit in enumerate(units_of(xml), 1):
        is_empty = False
        if shared.languages.leaves_out(unit):
            continue
        slot = _slot(xml, unit, str(number), shared)
        if slot:
            slots.append(slot)
    if is_empty:
        raise FormatError(
            f"{path}: there is no unit in this file, so nothing to translate",
            hint="Is it the right file?",
        )
    return _ClientFile(xml, shared.languages, tuple(slots), tuple(shared.inner_texts))


def _slot(xml: PlacedXml, unit: ClientUnit, place: str, shared: _Shared) -> _Slot | None:
    line = f"{xml.path}, line {xml.line(unit.node.start)}"
    codes = ClientCodes(xml, line, unit_tag_names(xml, unit, shared.tags))
    sources = [_text(codes.read_source(each.source), unit) for each in unit.segments]
    shared.inner_texts += codes.inner_texts
    there = [
        (segment, source)
        for segment, source in zip(unit.segments, sources, strict=True)
        if without_codes(source).strip()
    ]
    if not there:
        return None
    segments: list[BlockSegment] = []
    for segment, source in there:
        target = "" if segment.target is None else _text(codes.read_target(segment.target), unit)
        state = state_of(xml, unit, segment, has_target=bool(target), is_copy=target == source)
        if state.status is Status.INITIAL:
            target = ""  # tools fill targets with the source; it is no translation yet
        elif state.status is Status.LOCKED and not target:
            target = source  # what is not translated goes out as it is
        segments.append(BlockSegment(source, target, state.status, state.origin))
    last = max(unit.node.start, unit.node.end - 1)
    own_codes = codes.codes  # those that only a proposal has are none of the unit's
    block = Block(
        Kind.PARAGRAPH,
        " ".join(segment.source for segment in segments),
        (xml.line(unit.node.start), xml.line(last)),
        place=place,
        codes=own_codes,
        segments=tuple(segments),
        comments=shared.comments.of(unit),
        proposals=tuple(
            proposals_of(
                xml,
                unit,
                [each for each, _ in there],
                codes,
                own_codes,
                shared.languages.pair[1],
            )
        ),
    )
    return _Slot(unit, block, tuple(segment for segment, _ in there))


def _text(content: str, unit: ClientUnit) -> str:
    """The content of a segment without white space around it, or that only indents its lines."""
    text = unicodedata.normalize("NFC", content).strip()
    if "\n" in text and not unit.is_preserving:
        text = _INDENTED.sub(" ", text)
    return text


def _remarks(file: _ClientFile) -> Iterator[str]:
    yield from file.languages.remarks()
    units = [each for each in file.xml.root.all() if each.name == "bin-unit"]
    if units:
        yield f"it holds {len(units)} binary units (bin-unit), which are left as they are"


def _changes(
    xml: PlacedXml,
    slot: _Slot,
    targets: Sequence[PlacedTarget | None],
    known: frozenset[str],
) -> Iterator[tuple[int, int, str]]:
    """What to put where, so that a unit has other targets."""
    unit, block = slot.unit, slot.block
    place = f"{xml.path}, unit {unit.id or block.place}"
    contents: dict[ClientSegment, str] = {}
    before: list[Status] = []
    after: list[Status] = []
    for segment, read, placed in zip(slot.segments, block.segments, targets, strict=True):
        before.append(read.status)
        after.append(placed.status if placed else read.status)
        if placed is None or (placed.text, placed.status) == (read.target, read.status):
            continue
        # What read as no target may be the source, with which the client's tool filled it.
        if placed.text != read.target or not (placed.text or _is_bare(xml, segment)):
            contents[segment] = render_content(placed.text, block.codes, placed.codes, known, place)
    tags: dict[int, tuple[PlacedNode, str]] = {}
    spoken = replace(unit, segments=slot.segments)
    for node, name, value in state_changes(xml, spoken, before, after):
        tag = tags.get(id(node), (node, xml.text[node.start : node.inner]))[1]
        tags[id(node)] = (node, with_attribute(tag, name, value))
    if unit.target is None:
        if any(contents.values()):
            state = new_state(xml, spoken, after)
            yield _new_target(xml, unit, contents, state)
    elif contents and (unit.loose_target or not _has_all(contents)):
        head = tags.pop(id(unit.target), (unit.target, ""))[1]
        yield _rebuilt_target(xml, unit, contents, head)
    else:
        for segment, content in contents.items():
            assert segment.target is not None
            head = tags.pop(id(segment.target), (segment.target, ""))[1]
            yield _filled(xml, segment.target, _edged(xml, segment.target, segment, content), head)
    for node, tag in tags.values():
        yield node.start, node.inner, tag


def _is_bare(xml: PlacedXml, segment: ClientSegment) -> bool:
    """Whether a segment has no target in the file, or nothing in it."""
    target = segment.target
    return target is None or not xml.text[target.inner : target.close].strip()


def _has_all(contents: Mapping[ClientSegment, str]) -> bool:
    return all(segment.target is not None for segment in contents)


def _edged(xml: PlacedXml, node: PlacedNode, segment: ClientSegment, content: str) -> str:
    """A content between the white space that stands around the text of an element.

    Of one without a text, that around the source.
    """
    raw = xml.text[node.inner : node.close]
    if not raw.strip():
        source = segment.source
        raw = xml.text[source.inner : source.close]
    before, after = raw[: -len(raw.lstrip()) or None], raw[len(raw.rstrip()) :]
    return f"{before}{content}{after}" if content else content


def _filled(xml: PlacedXml, node: PlacedNode, content: str, head: str) -> tuple[int, int, str]:
    """An element with another content; head: its start tag, if that changes too."""
    head = head or xml.text[node.start : node.inner]
    if not node.is_empty_tag:
        return node.start, node.close, f"{head}{content}"
    return node.start, node.end, f"{head[:-2].rstrip()}>{content}</{node.tag}>"


def _new_target(
    xml: PlacedXml, unit: ClientUnit, contents: Mapping[ClientSegment, str], state: str
) -> tuple[int, int, str]:
    """A target behind the source, on a line of its own if that is on one."""
    behind = unit.divided or unit.source
    for child in unit.node.children:
        if child.name == "seg-source" and child.namespace == unit.node.namespace:
            behind = child
    before = xml.text[unit.node.inner : behind.start]
    gap = before[len(before.rstrip()) :]
    tag = f"{unit.source.tag.removesuffix('source')}target"
    content = _modelled(xml, unit, contents)
    return behind.end, behind.end, f"{gap}<{tag}{state}>{content}</{tag}>"


def _rebuilt_target(
    xml: PlacedXml, unit: ClientUnit, contents: Mapping[ClientSegment, str], head: str
) -> tuple[int, int, str]:
    assert unit.target is not None
    return _filled(xml, unit.target, _modelled(xml, unit, contents), head)


def _modelled(xml: PlacedXml, unit: ClientUnit, contents: Mapping[ClientSegment, str]) -> str:
    """The content of a target made as that of the source is, with targets in its segments."""
    if unit.divided is None:
        [segment] = unit.segments
        return _edged(xml, segment.source, segment, contents[segment])
    pieces: list[str] = []
    at = unit.divided.inner
    for segment in unit.segments:
        node = segment.source
        pieces.append(xml.text[at : node.start])
        content = contents.get(segment)
        if content is not None:
            inner = _edged(xml, node, segment, content)
        elif segment.target is not None:
            inner = xml.text[segment.target.inner : segment.target.close]
        elif without_codes(xml.all_text(node)).strip():
            inner = ""  # nobody has translated it
        else:
            inner = xml.text[node.inner : node.close]
        head = xml.text[node.start : node.inner]
        if node.is_empty_tag:
            head = f"{head[:-2].rstrip()}>"
        pieces.append(f"{head}{inner}</{node.tag}>")
        at = node.end
    pieces.append(xml.text[at : unit.divided.close])
    return "".join(pieces)
