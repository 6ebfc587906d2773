"""Making a bitext of an XLIFF 2 tree."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import count

from lxml import etree

from alignwb.core.bitext.bitext import Bitext, Paragraph
from alignwb.core.bitext.pairing import Pairing
from alignwb.core.bitext.segment import Draft, Origin, Segment, Status
from alignwb.core.bitext.sentence_breaks import with_possible_breaks
from alignwb.formats.xliff import names
from alignwb.formats.xliff.inline import read_inline
from alignwb.formats.xliff.metadata import (
    read_draft,
    read_kind,
    read_lines,
    read_metas,
    read_origin,
    read_page,
    read_pairing,
    segment_of_match,
)
from alignwb.formats.xliff.unreadable import UnreadableError
from alignwb.formats.xml_text import restore

_STATUSES = {state: status for status, state in names.STATES.items()}
_STATUSES["initial", names.INITIAL_WITH_TARGET] = Status.INITIAL
_STATUS_OF_STATE = {state: status for status, (state, sub) in names.STATES.items() if not sub}


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What a unit inherits from the elements around it.

    Attributes:
        preserve: Whether white space counts (xml:space).
        translate: Whether the text is to be translated.
        namespaces: The prefixes in scope.
    """

    preserve: bool
    translate: bool
    namespaces: Mapping[str | None, str]


_TOP = Surroundings(preserve=False, translate=True, namespaces={})


def read_root(root: etree._Element, document: str) -> tuple[Bitext, tuple[Surroundings, ...]]:
    """The bitext, and the surroundings of each of its paragraphs.  Raises UnreadableError."""
    source_lang = root.get("srcLang")
    if not source_lang:
        raise UnreadableError(
            root, "the file does not say which language its sources are in (srcLang)"
        )
    paragraphs: dict[str, Paragraph] = {}
    surroundings: list[Surroundings] = []
    original = ""
    for file in root.iterchildren(names.FILE):
        original = original or restore(file.get("original", ""))
        for unit, around in _units(file, _inherit(file, _inherit(root, _TOP))):
            paragraph = _paragraph(unit, around)
            if paragraph.id in paragraphs:
                raise UnreadableError(unit, f"there are two units with the id “{paragraph.id}”")
            paragraphs[paragraph.id] = paragraph
            surroundings.append(around)
    _refuse_misplaced_units(root, len(paragraphs))
    if not paragraphs:
        raise UnreadableError(root, "there is no unit in this file, so nothing to translate")
    target_lang = root.get("trgLang", "en")
    bitext = Bitext(document, original, tuple(paragraphs.values()), source_lang, target_lang)
    return bitext, tuple(surroundings)


def _refuse_misplaced_units(root: etree._Element, count: int) -> None:
    """Raise UnreadableError if there are more units than the `count` that stand where they may.

    The others would be left out in silence, and the places of those in the file be confused.
    """
    units = list(root.iter(names.UNIT))
    if len(units) == count:
        return
    for unit in units:
        parent = unit.getparent()
        if parent is None or parent.tag not in (names.FILE, names.GROUP):
            raise UnreadableError(unit, "a unit stands neither in a file nor in a group")
    raise UnreadableError(root, "there are units in groups or files where XLIFF has none")


def _inherit(element: etree._Element, around: Surroundings) -> Surroundings:
    space, translate = element.get(names.SPACE), element.get("translate")
    return Surroundings(
        preserve=around.preserve if space is None else space == "preserve",
        translate=around.translate if translate is None else translate != "no",
        namespaces=element.nsmap,
    )


def _units(
    parent: etree._Element, around: Surroundings
) -> Iterator[tuple[etree._Element, Surroundings]]:
    for child in parent:
        if child.tag == names.UNIT:
            yield child, around
        elif child.tag == names.GROUP:
            yield from _units(child, _inherit(child, around))


def _paragraph(unit: etree._Element, around: Surroundings) -> Paragraph:
    paragraph_id = unit.get("id")
    if not paragraph_id:
        raise UnreadableError(unit, "a unit has no id")
    if len(unit.attrib) > 1:
        around = _inherit(unit, around)
    elements: list[etree._Element] = []
    metas: dict[str, etree._Element] = {}
    notes: dict[str, str] = {}
    drafts: dict[str, Draft] = {}
    for part in unit:
        tag = part.tag
        if tag == names.SEGMENT:
            elements.append(part)
        elif tag == names.MATCH_LIST:
            drafts = _drafts(part, around)
        elif tag == names.METADATA_LIST:
            metas = read_metas(part)
        elif tag == names.NOTES:
            notes = _notes(part)
    if not elements:
        raise UnreadableError(unit, f"unit “{paragraph_id}” has no segment")
    segments = tuple(
        [
            _segment(
                element,
                segment_id,
                around,
                origin=read_origin(metas, segment_id),
                draft=drafts.get(segment_id),
                note=notes.get(segment_id, ""),
                pairing=read_pairing(metas, segment_id),
            )
            for element, segment_id in zip(elements, segment_ids(elements), strict=True)
        ]
    )
    return Paragraph(paragraph_id, read_kind(metas), segments, read_page(metas), read_lines(metas))


def _drafts(matches: etree._Element, around: Surroundings) -> dict[str, Draft]:
    return {
        segment_of_match(match): draft
        for match in matches
        if (draft := read_draft(match, preserve=around.preserve))
    }


def segment_ids(segments: list[etree._Element]) -> list[str]:
    """The id of each segment of a unit; those without one get the first free of "s1", "s2" ….

    Raises UnreadableError if two are the same.
    """
    stated = [segment.get("id") for segment in segments]
    taken = set(stated)
    if len(taken) == len(stated) and None not in taken:
        return [segment_id for segment_id in stated if segment_id is not None]
    ids: list[str] = []
    number = 0
    for segment, segment_id in zip(segments, stated, strict=True):
        if segment_id in ids:
            raise UnreadableError(
                segment, f"there are two segments with the id “{segment_id}” in a unit"
            )
        if segment_id is None:
            number = next(n for n in count(number + 1) if f"s{n}" not in taken)
        ids.append(segment_id or f"s{number}")
    return ids


def _segment(
    element: etree._Element,
    segment_id: str,
    around: Surroundings,
    *,
    origin: Origin | None,
    draft: Draft | None,
    note: str,
    pairing: Pairing | None,
) -> Segment:
    source = target = None
    for child in element:
        if child.tag == names.SOURCE:
            source = read_inline(child, preserve=around.preserve)
        elif child.tag == names.TARGET:
            target = read_inline(child, preserve=around.preserve)
    if source is None:
        raise UnreadableError(element, f"segment “{segment_id}” has no source")
    status = _status(element, around, target)
    if pairing is not None:
        pairing = with_possible_breaks(pairing, source, target or "")
    return Segment(segment_id, source, target or "", status, origin, draft, note, pairing)


def _status(element: etree._Element, around: Surroundings, target: str | None) -> Status:
    state, sub_state = element.get("state", "initial"), element.get("subState")
    status = _STATUSES.get((state, sub_state)) or _STATUS_OF_STATE.get(state)
    if status is None:
        raise UnreadableError(element, f"“{state}” is no state of a segment")
    if not around.translate and element.get("state") is None:
        return Status.LOCKED
    if status is Status.INITIAL and target and sub_state != names.INITIAL_WITH_TARGET:
        # Somebody wrote it and nobody has confirmed it: then no batch job may replace it.
        return Status.EDITED
    return status


def _notes(element: etree._Element) -> dict[str, str]:
    prefix = names.NOTE_PREFIX
    return {
        restore(category.removeprefix(prefix)): restore(note.text or "")
        for note in element.iterchildren(names.NOTE)
        if (category := note.get("category", "")).startswith(prefix)
    }
