"""A client's XLIFF 2 file: its units as blocks, and the file with other targets in it."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from alignwb.core.bitext.bitext import Bitext, Paragraph
from alignwb.core.bitext.codes import Codes, codes_of
from alignwb.core.bitext.segment import Segment, Status
from alignwb.core.reading.blocks import Block, BlockSegment, ReadDocument
from alignwb.errors import FormatError
from alignwb.files.reading import reading
from alignwb.formats.documents.code_numbers import is_own
from alignwb.formats.documents.placed_text import PlacedTarget
from alignwb.formats.xliff import XliffFile, read_xliff
from alignwb.formats.xliff1.client_units import own_child
from alignwb.formats.xliff1.placed_nodes import (
    XML_NAMESPACE,
    PlacedNode,
    PlacedXml,
    read_placed,
    with_attribute,
    without_attribute,
)
from alignwb.formats.xml_text import escape_text

_STATES = {
    Status.INITIAL: "initial",
    Status.DRAFT: "initial",
    Status.EDITED: "initial",
    Status.CONFIRMED: "translated",
    Status.REVIEWED: "reviewed",
    Status.LOCKED: "final",
}
_SPACE = "xml:space"
_WHITE = " \t\r\n"
_LINE_END = re.compile("[\r\n]")

Change = tuple[int, int, str]


def read_xliff_2(data: bytes, path: Path) -> ReadDocument:
    """The blocks of a file: one for each unit, in its client's segments.

    Raises FormatError if it is no XLIFF 2, or damaged, with the line.
    """
    bitext = read_xliff(data, path).bitext
    return ReadDocument(
        tuple(map(_block, bitext.paragraphs)),
        remarks=bitext.remarks,
        languages=(bitext.source_lang, bitext.target_lang),
    )


def write_xliff_2(
    data: bytes, targets: Mapping[str, Sequence[PlacedTarget | None]], path: Path
) -> bytes:
    """The file with other targets.

    targets: of the segments of each block, by its place; None for a segment that stays as it is.
    Only contents of targets and what says how far they have come are changed, and the root says
    the language of the targets if it did not; all other bytes stay.  Raises FormatError as
    `read_xliff_2` does, and on codes that their unit has not.
    """
    with reading(path, "XLIFF"):
        file = read_xliff(data, path)
        bitext = _with_targets(file.bitext, targets, path)
        if bitext.paragraphs == file.bitext.paragraphs:
            return data
        old = read_placed(data, path)
        # How codes are written is known to the writer of bitexts; it changes more than targets.
        new = _rewritten(file, bitext, path)
        changes: list[Change] = []
        units = zip(
            bitext.paragraphs,
            file.bitext.paragraphs,
            _units(old),
            _units(new),
            strict=True,
        )
        for after, before, node, rewritten in units:
            if after is not before and after != before:
                changes += _unit_changes(old, node, new, rewritten, before, after)
        changes += _language(old, bitext.target_lang)
        return old.with_changes(sorted(changes))


def _block(paragraph: Paragraph) -> Block:
    segments = tuple(
        BlockSegment(each.source, each.target, each.status, each.origin)
        for each in paragraph.segments
    )
    text = " ".join(each.source for each in segments)
    return Block(
        paragraph.kind,
        text,
        None,
        place=paragraph.id,
        codes=paragraph.codes,
        segments=segments,
        comments=paragraph.client_notes,
        layout=paragraph.layout,
    )


def _with_targets(
    bitext: Bitext, targets: Mapping[str, Sequence[PlacedTarget | None]], path: Path
) -> Bitext:
    paragraphs: list[Paragraph] = []
    for paragraph in bitext.paragraphs:
        placed = targets.get(paragraph.id, ())
        if not any(placed):
            paragraphs.append(paragraph)
            continue
        segments = tuple(
            _with_target(segment, target, paragraph, path) if target else segment
            for segment, target in zip(paragraph.segments, placed, strict=True)
        )
        paragraphs.append(replace(paragraph, segments=segments))
    return bitext.with_paragraphs(paragraphs)


def _with_target(
    segment: Segment, target: PlacedTarget, paragraph: Paragraph, path: Path
) -> Segment:
    for end in codes_of(target.text):
        if not _is_of(end.number, paragraph.codes, target.codes):
            raise FormatError(
                f"{path}, unit {paragraph.id}: code {end.number} of the translation is not one of"
                " this unit",
                hint="Take that code out of the target.",
            )
    return replace(segment, target=target.text, status=target.status, origin=None, post_edit=None)


def _is_of(number: int, own: Codes, given: Codes) -> bool:
    return is_own(own.get(number), given.get(number))


def _rewritten(file: XliffFile, bitext: Bitext, path: Path) -> PlacedXml:
    return read_placed(file.with_bitext(bitext).data, path)


def _units(file: PlacedXml) -> list[PlacedNode]:
    """The units that are paragraphs: those with a segment, and not only with ignorables."""
    return [
        node for node in file.root.all() if _is(node, "unit", file) and any(_segments(node, file))
    ]


def _segments(unit: PlacedNode, file: PlacedXml) -> list[PlacedNode]:
    return [each for each in unit.children if _is(each, "segment", file)]


def _is(node: PlacedNode, name: str, file: PlacedXml) -> bool:
    return node.name == name and node.namespace == file.root.namespace


def _unit_changes(
    old: PlacedXml,
    node: PlacedNode,
    new: PlacedXml,
    rewritten: PlacedNode,
    before: Paragraph,
    after: Paragraph,
) -> Iterator[Change]:
    segments = zip(
        before.segments,
        after.segments,
        _segments(node, old),
        _segments(rewritten, new),
        strict=True,
    )
    for was, now, element, other in segments:
        if now == was:
            continue
        if now.status is not was.status:
            yield from _state_change(old, element, now.status)
        if now.target != was.target or own_child(element, "target") is None:
            yield from _target_change(old, element, new, other)


def _state_change(file: PlacedXml, segment: PlacedNode, status: Status) -> Iterator[Change]:
    tag = file.text[segment.start : segment.inner]
    attributes = file.attributes(segment)
    state, known = _STATES[status], attributes.get("state", "initial")
    changed = tag if state == known else with_attribute(tag, "state", state)
    # A subState says more about the state it stands beside, and about no other (4.7.4.2).
    changed = without_attribute(changed, "subState")
    if changed != tag:
        yield segment.start, segment.inner, changed


def _target_change(
    old: PlacedXml, segment: PlacedNode, new: PlacedXml, rewritten: PlacedNode
) -> Iterator[Change]:
    source, target = own_child(segment, "source"), own_child(segment, "target")
    other = own_child(rewritten, "target")
    assert source is not None
    if other is None:
        if target is not None:
            yield target.inner, target.close, ""
        return
    content, preserves = _edged(old, source, target, new, other)
    if target is None:
        ahead = old.text[: source.start]
        gap = ahead[len(ahead.rstrip()) :]
        tag = f"{source.tag.removesuffix('source')}target"
        space = f' {_SPACE}="preserve"' if preserves else ""
        yield source.end, source.end, f"{gap}<{tag}{space}>{content}</{tag}>"
        return
    tag = old.text[target.start : target.inner]
    if preserves and _stated_space(old, target) != "preserve":
        tag = with_attribute(tag, _SPACE, "preserve")
    if target.is_empty_tag:
        yield target.start, target.end, f"{tag[:-2].rstrip()}>{content}</{target.tag}>"
    else:
        yield target.start, target.close, f"{tag}{content}"


def _edged(
    old: PlacedXml,
    source: PlacedNode,
    target: PlacedNode | None,
    new: PlacedXml,
    other: PlacedNode,
) -> tuple[str, bool]:
    """The content of a new target, and whether it has to say that its white space counts.

    Around it is the white space that is around the present target, or where that has no text the
    source: neither a draft nor what is typed has any of its own.
    """
    content, counts = new.text[other.inner : other.close], _space_counts(new, other)
    states = _stated_space(new, other) == "preserve"
    if not content:
        return content, states
    model = source if target is None or not _has_content(old, target) else target
    before, after = _white_ends(old, model)
    if counts and not _space_counts(old, model):
        # Line ends only indent the text there, and would be a part of it here.
        before, after = ("" if _LINE_END.search(each) else each for each in (before, after))
    before = "" if content[0] in _WHITE else before
    after = "" if content[-1] in _WHITE else after
    has_to = bool(before or after) and not counts and _space_counts(old, model)
    return f"{before}{content}{after}", states or has_to


def _space_counts(file: PlacedXml, side: PlacedNode) -> bool:
    """Whether white space counts in a source or target, by it or what is around it."""
    node: PlacedNode | None = side
    while node is not None:
        if stated := _stated_space(file, node):
            return stated == "preserve"
        node = node.parent
    return False


def _stated_space(file: PlacedXml, node: PlacedNode) -> str:
    return file.attributes(node).get(f"{{{XML_NAMESPACE}}}space", "")


def _has_content(file: PlacedXml, side: PlacedNode) -> bool:
    return any(not isinstance(part, str) or part.strip(_WHITE) for part in file.content(side))


def _white_ends(file: PlacedXml, side: PlacedNode) -> tuple[str, str]:
    """The white space before and behind the content of a source or target, as it is in XML."""
    if not _has_content(file, side):
        return "", ""
    raw, parts = file.text[side.inner : side.close], list(file.content(side))
    first, last = str(parts[0]), str(parts[-1])
    before, after = first[: -len(first.lstrip(_WHITE)) or None], last[len(last.rstrip(_WHITE)) :]
    # As the file spells it, unless that is in a reference or a CDATA section.
    as_spelled = raw[: -len(raw.lstrip(_WHITE)) or None], raw[len(raw.rstrip(_WHITE)) :]
    ends = zip(as_spelled, (before, after), strict=True)
    before, after = (raw if file.plain(raw) == read else escape_text(read) for raw, read in ends)
    return before, after


def _language(file: PlacedXml, language: str) -> Iterator[Change]:
    """Targets need a language, so that the root has to say it."""
    root = file.root
    if "trgLang" not in file.attributes(root):
        tag = file.text[root.start : root.inner]
        yield root.start, root.inner, with_attribute(tag, "trgLang", language)
