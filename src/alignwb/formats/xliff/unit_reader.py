"""Making a paragraph of a unit."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from itertools import count
from operator import itemgetter

from lxml import etree

from alignwb.core.bitext.bitext import Paragraph
from alignwb.core.bitext.segment import Draft, Segment, Status
from alignwb.core.bitext.sentence_breaks import with_possible_breaks, with_possible_starts
from alignwb.formats.xliff import names
from alignwb.formats.xliff.codes.unit_codes import UnitCodes, read_codes, read_stated
from alignwb.formats.xliff.inline import read_inline
from alignwb.formats.xliff.metadata import (
    is_our_match,
    is_outdated,
    read_dismissed,
    read_draft,
    read_kind,
    read_layout,
    read_lines,
    read_metas,
    read_origin,
    read_original_source,
    read_page,
    read_pairing,
    read_places,
    read_post_edit_of,
    read_starts,
    segment_of_match,
)
from alignwb.formats.xliff.tree import child
from alignwb.formats.xliff.unreadable import UnreadableError
from alignwb.formats.xml_text import restore

_STATUSES = {state: status for status, state in names.STATES.items()}
_STATUSES["initial", names.INITIAL_WITH_TARGET] = Status.INITIAL
STATUS_OF_STATE = {state: status for status, (state, sub) in names.STATES.items() if not sub}


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What a unit inherits from the elements around it.

    Attributes:
        preserve: Whether white space counts (xml:space).
        translate: Whether the text is to be translated.
        namespaces: The prefixes in scope.
        notes: What the client says about all of the text in it.
        unit_id: The id of the unit in its file; "" above units.
    """

    preserve: bool
    translate: bool
    namespaces: Mapping[str | None, str]
    notes: tuple[str, ...] = ()
    unit_id: str = ""


def inherit(element: etree._Element, around: Surroundings) -> Surroundings:
    """What stands inside an element inherits from it and from what is around it."""
    space, translate = element.get(names.SPACE), element.get("translate")
    return Surroundings(
        preserve=around.preserve if space is None else space == "preserve",
        translate=around.translate if translate is None else translate != "no",
        namespaces=element.nsmap,
        notes=(*around.notes, *client_notes(element)),
    )


def foreign_status(state: str) -> Status | None:
    """What a state of XLIFF 1.2 comes to; None if it is none.  Those in `x-` are a tool's own."""
    is_own = state.startswith("x-")
    return names.FOREIGN_STATES.get(state, Status.INITIAL if is_own else None)


def client_notes(element: etree._Element) -> tuple[str, ...]:
    """The notes on a file, a group or a unit that are not this program's."""
    notes = child(element, names.NOTES)
    if notes is None:
        return ()
    texts = (
        " ".join(restore("".join(map(str, note.itertext()))).split())
        for note in notes.iterchildren(names.NOTE)
        if not note.get("category", "").startswith(names.NOTE_PREFIX)
    )
    return tuple(text for text in texts if text)


@dataclass(slots=True)
class _Parts:
    """What a unit is made of: its segments, and what is said of them."""

    segments: list[etree._Element] = field(default_factory=list)
    metas: dict[str, etree._Element] = field(default_factory=dict)
    notes: dict[str, str] = field(default_factory=dict)
    matches: list[etree._Element] = field(default_factory=list)


def _parts_of(unit: etree._Element) -> _Parts:
    parts = _Parts()
    for part in unit:
        tag = part.tag
        if tag == names.SEGMENT:
            parts.segments.append(part)
        elif tag == names.MATCH_LIST:
            parts.matches += part
        elif tag == names.METADATA_LIST:
            parts.metas = read_metas(part)
        elif tag == names.NOTES:
            parts.notes = _notes(part)
    return parts


def read_paragraph(
    unit: etree._Element, paragraph_id: str, around: Surroundings
) -> Paragraph | None:
    """The paragraph that a unit is; None if it has nothing to translate."""
    around = inherit(unit, around)
    parts = _parts_of(unit)
    elements, metas = parts.segments, parts.metas
    if not elements:
        if child(unit, names.IGNORABLE) is not None:
            return None
        raise UnreadableError(unit, f"unit “{paragraph_id}” has no segment")
    ids = segment_ids(elements)
    codes = codes_of_unit(unit, elements, ids, parts.matches, metas)
    drafts = _drafts(parts.matches, around, codes)
    segments = tuple(
        [
            _segment(
                element,
                segment_id,
                around,
                codes,
                draft=drafts.get(segment_id),
                note=parts.notes.get(segment_id, ""),
                metas=metas,
            )
            for element, segment_id in zip(elements, ids, strict=True)
        ]
    )
    return Paragraph(
        paragraph_id,
        read_kind(metas),
        segments,
        read_page(metas),
        read_lines(metas),
        target_order=_target_order(unit, elements, segments),
        client_notes=around.notes,
        places=read_places(metas),
        codes=codes.codes,
        layout=read_layout(metas),
    )


def codes_of_unit(
    unit: etree._Element,
    segments: list[etree._Element],
    ids: list[str],
    matches: list[etree._Element],
    metas: dict[str, etree._Element],
) -> UnitCodes:
    """The inline codes of a unit.  ids: those of its segments.  metas: its metadata of ours."""
    stated = read_stated(metas)
    positions = {segment_id: position for position, segment_id in enumerate(ids)}
    drafts = [
        (positions.get(segment_of_match(match), -1), target)
        for match in matches
        if match.tag == names.MATCH
        and (target := child(match, names.TARGET)) is not None
        and is_our_match(match)
    ]
    return read_codes(unit, segments, drafts, stated)


def _target_order(
    unit: etree._Element, elements: list[etree._Element], segments: tuple[Segment, ...]
) -> tuple[str, ...]:
    """The ids of the segments in the order of their targets; () where it is that of the sources."""
    if next(unit.iter(names.TARGET), None) is None or not any(
        target.get("order") for target in unit.iter(names.TARGET)
    ):
        return ()
    texts = [part for part in unit if part.tag in (names.SEGMENT, names.IGNORABLE)]
    places = dict(zip(elements, segments, strict=True))
    ordered: list[tuple[int, str]] = []
    for position, part in enumerate(texts, 1):
        target = child(part, names.TARGET)
        stated = "" if target is None else target.get("order", "")
        if part in places:
            ordered.append((int(stated) if stated.isdecimal() else position, places[part].id))
    ids = tuple(segment_id for _, segment_id in sorted(ordered, key=itemgetter(0)))
    return () if ids == tuple(segment.id for segment in segments) else ids


def _drafts(
    matches: list[etree._Element], around: Surroundings, codes: UnitCodes
) -> dict[str, Draft]:
    return {
        segment_of_match(match): draft
        for match in matches
        if (draft := read_draft(match, preserve=around.preserve, characters=codes.characters))
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
    given: set[str] = set()
    number = 0
    for segment, segment_id in zip(segments, stated, strict=True):
        if segment_id in given:
            raise UnreadableError(
                segment, f"there are two segments with the id “{segment_id}” in a unit"
            )
        if segment_id is None:
            number = next(n for n in count(number + 1) if f"s{n}" not in taken)
        ids.append(segment_id or f"s{number}")
        given.add(ids[-1])
    return ids


def _segment(
    element: etree._Element,
    segment_id: str,
    around: Surroundings,
    codes: UnitCodes,
    *,
    draft: Draft | None,
    note: str,
    metas: dict[str, etree._Element],
) -> Segment:
    source = target = None
    for part in element:
        if part.tag == names.SOURCE:
            source = read_inline(part, preserve=around.preserve, characters=codes.characters)
        elif part.tag == names.TARGET:
            target = read_inline(part, preserve=around.preserve, characters=codes.characters)
    if source is None:
        raise UnreadableError(element, f"segment “{segment_id}” has no source")
    status = _status(element, around, target)
    if status is Status.LOCKED and not target and not around.translate:
        target = source  # what is not translated goes out as it is
    origin = read_origin(metas, segment_id)
    pairing = read_pairing(metas, segment_id)
    dismissed = read_dismissed(metas, segment_id)
    if pairing is not None:
        pairing = with_possible_breaks(pairing, source, target or "")
    target = target or ""
    segment = Segment(segment_id, source, target, status, origin, draft, note, pairing, dismissed)
    return _with_history(segment, metas)


def _with_history(segment: Segment, metas: dict[str, etree._Element]) -> Segment:
    """The segment with what is kept of how its target was made and its source was corrected."""
    post_edit = read_post_edit_of(metas, segment.id, segment.target)
    if post_edit is not None:
        segment = replace(segment, post_edit=post_edit)
    if starts := read_starts(metas, segment.id):
        segment = with_possible_starts(replace(segment, paragraph_starts=starts))
    original = read_original_source(metas, segment.id)
    is_late = segment.status.is_done and is_outdated(metas, segment.id)
    if not is_late and original in ("", segment.source):
        return segment
    kept = "" if original == segment.source or segment.pairing else original
    return replace(segment, original_source=kept, is_outdated=is_late)


def _status(element: etree._Element, around: Surroundings, target: str | None) -> Status:
    state, sub_state = element.get("state", "initial"), element.get("subState")
    if not around.translate and sub_state is None and state == "initial":
        return Status.LOCKED
    status = _STATUSES.get((state, sub_state)) or STATUS_OF_STATE.get(state)
    if status is None:
        status = foreign_status(state)
        if status is None:
            raise UnreadableError(element, f"“{state}” is no state of a segment")
        status = status if target else Status.INITIAL
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
