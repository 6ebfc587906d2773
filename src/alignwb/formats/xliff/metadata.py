"""Reading what this program keeps in the metadata and translation candidates modules."""

import json
from collections.abc import Mapping
from functools import lru_cache
from math import isfinite

from lxml import etree

from alignwb.core.bitext.bitext import Kind
from alignwb.core.bitext.pairing import Pairing, from_values
from alignwb.core.bitext.repairs import paragraph_start_values
from alignwb.core.bitext.segment import (
    Dismissal,
    Draft,
    Hypothesis,
    Origin,
    OriginKind,
    ParagraphStart,
    PostEdit,
)
from alignwb.core.bitext.structure import paragraph_layout
from alignwb.core.bitext.structure.paragraph_layout import Layout
from alignwb.formats.xliff import names
from alignwb.formats.xliff.codes.unit_codes import NO_CODES
from alignwb.formats.xliff.inline import read_inline
from alignwb.formats.xliff.post_edit_values import read_post_edit
from alignwb.formats.xliff.tree import child
from alignwb.formats.xliff.unreadable import UnreadableError, newer
from alignwb.formats.xml_text import restore

_BEYOND_PAGES = 10**9
"""No page, line or match rate has such a number."""


def our_group(metadata: etree._Element) -> etree._Element | None:
    """This program's group in a `mda:metadata`; None if there is none."""
    for group in metadata:
        if group.get("category") == names.OURS:
            return group
    return None


def read_metas(metadata: etree._Element) -> dict[str, etree._Element]:
    """The `mda:meta` elements of our group, by their type."""
    group = our_group(metadata)
    if group is None:
        return {}
    return {meta.get("type", ""): meta for meta in group}


def read_kind(metas: dict[str, etree._Element]) -> Kind:
    """The paragraph's kind; a plain paragraph where none is stated."""
    meta = metas.get("kind")
    if meta is None:
        return Kind.PARAGRAPH
    try:
        return Kind(meta.text or "")
    except ValueError:
        raise newer(meta, "kind of paragraph") from None


def read_page(metas: dict[str, etree._Element]) -> int | None:
    """The page the paragraph starts on; None if it is not stated."""
    meta = metas.get("page")
    return None if meta is None else _whole(meta, meta.text)


def read_lines(metas: dict[str, etree._Element]) -> tuple[int, int] | None:
    """The first and last line of the paragraph in the source file; None if not stated."""
    meta = metas.get("lines")
    if meta is None:
        return None
    first, _, last = (meta.text or "").partition("-")
    return _whole(meta, first), _whole(meta, last)


def read_file_original(file: etree._Element) -> tuple[str, str]:
    """The digest and the encoding of the source document that a `<file>` states; "" for none."""
    metadata = child(file, names.METADATA_LIST)
    metas = {} if metadata is None else read_metas(metadata)
    digest, encoding = (
        "" if meta is None else restore(meta.text or "")
        for meta in map(metas.get, (names.ORIGINAL_DIGEST, names.ORIGINAL_ENCODING))
    )
    return digest, encoding


def read_origin(metas: dict[str, etree._Element], segment_id: str) -> Origin | None:
    """The origin of a segment's target; None if it is not stated."""
    meta = metas.get(f"origin {segment_id}")
    if meta is None:
        return None
    rate = metas.get(f"match-rate {segment_id}")
    try:
        return _origin(meta.text or "", None if rate is None else _whole(rate, rate.text))
    except ValueError:
        raise newer(meta, "origin") from None


@lru_cache(maxsize=64)  # a document has few origins, and as many segments as it likes
def _origin(text: str, match_rate: int | None) -> Origin:
    kind, _, name = text.partition(" ")
    return Origin(OriginKind(kind), restore(name), match_rate)


def read_pairing(metas: dict[str, etree._Element], segment_id: str) -> Pairing | None:
    """The facts of a segment that is a bead; None if it is none."""
    meta = metas.get(f"bead {segment_id}")
    if meta is None:
        return None
    try:
        return from_values(json.loads(restore(meta.text or "")))
    except (ValueError, RecursionError):
        raise newer(meta, "bead") from None


def read_starts(metas: dict[str, etree._Element], segment_id: str) -> tuple[ParagraphStart, ...]:
    """The paragraphs of the source that begin in a segment; () where that is not stated."""
    meta = metas.get(f"{names.STARTS_META}{segment_id}")
    if meta is None:
        return ()
    try:
        return paragraph_start_values.from_values(json.loads(restore(meta.text or "")))
    except (ValueError, RecursionError):
        raise newer(meta, "list of paragraphs") from None


def read_dismissed(metas: dict[str, etree._Element], segment_id: str) -> tuple[Dismissal, ...]:
    """The findings of a segment that were dismissed; () for none."""
    meta = metas.get(f"dismissed {segment_id}")
    if meta is None:
        return ()
    try:
        return tuple(_dismissal(each) for each in json.loads(restore(meta.text or "")))
    except (ValueError, TypeError, RecursionError):
        raise newer(meta, "list of dismissed findings") from None


def _dismissal(values: object) -> Dismissal:
    if not isinstance(values, list) or [type(each) for each in values] != [str, str, str]:
        raise ValueError
    return Dismissal(*values)


def read_post_edit_of(
    metas: dict[str, etree._Element], segment_id: str, target: str
) -> PostEdit | None:
    """How a segment's target was made; None if that is not stated."""
    meta = metas.get(f"post-edit {segment_id}")
    if meta is None:
        return None
    try:
        values = json.loads(restore(meta.text or ""))
        if not isinstance(values, dict):
            raise ValueError
        return read_post_edit(values, target)
    except (ValueError, TypeError, LookupError, RecursionError):
        raise newer(meta, "post-edit") from None


def read_original_source(metas: dict[str, etree._Element], segment_id: str) -> str:
    """The source as it was imported, where it was corrected since; else ""."""
    meta = metas.get(f"original-source {segment_id}")
    return "" if meta is None else restore(meta.text or "")


def is_outdated(metas: dict[str, etree._Element], segment_id: str) -> bool:
    """Whether the target was confirmed before its source was corrected."""
    return f"outdated {segment_id}" in metas


def read_places(metas: dict[str, etree._Element]) -> tuple[str, ...]:
    """Where the paragraph stands in its source document; () if it is not stated."""
    meta = metas.get("places")
    if meta is None:
        return ()
    try:
        places = json.loads(restore(meta.text or ""))
        if not isinstance(places, list) or not all(isinstance(each, str) for each in places):
            raise ValueError
    except (ValueError, RecursionError):
        raise newer(meta, "list of places") from None
    return tuple(places)


def read_layout(metas: dict[str, etree._Element]) -> Layout:
    """What the paragraph is a part of in its document; `PLAIN` if nothing is stated."""
    meta = metas.get(names.LAYOUT)
    if meta is None:
        return paragraph_layout.PLAIN
    try:
        return paragraph_layout.from_values(json.loads(restore(meta.text or "")))
    except (ValueError, RecursionError):
        raise newer(meta, "layout of a paragraph") from None


def read_draft(
    match: etree._Element,
    *,
    preserve: bool,
    characters: Mapping[etree._Element, tuple[str, str]] = NO_CODES.characters,
) -> Draft | None:
    """The draft in a candidate of a unit; None if it is another tool's.

    characters: those that stand for the inline codes in its target.
    """
    group = target = None
    for part in match:
        tag = part.tag
        if tag == names.METADATA_LIST:
            group = our_group(part)
        elif tag == names.TARGET:
            target = part
    if group is None:
        return None
    try:
        if target is None:
            raise ValueError
        metas = {meta.get("type"): meta.text or "" for meta in group}
        engine, package, version = _engine(match, metas)
        packed = metas.get("hypotheses", "")
        best, *others = packed.split("\n")
        hypotheses = [
            Hypothesis(read_inline(target, preserve=preserve, characters=characters), _score(best))
        ]
        is_plain = "{U+" not in packed  # asked once, not once a line: there are very many
        for line in others:
            score, _, text = line.partition(" ")
            hypotheses.append(Hypothesis(text if is_plain else restore(text), _score(score)))
        confidence = _confidence(metas.get(names.DRAFT_CONFIDENCE))
    except ValueError:
        raise UnreadableError(
            match,
            "a draft lacks its engine, package, version, target or a score, or has a wrong one",
        ) from None
    terms = restore(metas.get(names.DRAFT_TERMS, ""))
    return Draft(
        engine,
        package,
        version,
        tuple(hypotheses),
        terms=terms,
        confidence=confidence,
        reworded=_reworded(group),
    )


def _reworded(group: etree._Element) -> tuple[tuple[str, str], ...]:
    """What was put right in a draft: pairs of words; () for nothing."""
    meta = next((each for each in group if each.get("type") == names.DRAFT_REWORDED), None)
    if meta is None:
        return ()
    try:
        values = json.loads(restore(meta.text or ""))
        if not isinstance(values, list) or not all(map(_is_pair, values)):
            raise ValueError
    except (ValueError, RecursionError):
        raise newer(meta, "list of what was put right in a draft") from None
    return tuple((drafted, written) for drafted, written in values)


def _is_pair(value: object) -> bool:
    return (
        isinstance(value, list) and len(value) == 2 and all(isinstance(x, str) and x for x in value)
    )


def is_our_match(match: etree._Element) -> bool:
    """Whether a candidate is a draft of this program."""
    metadata = child(match, names.METADATA_LIST)
    return metadata is not None and our_group(metadata) is not None


def segment_of_match(match: etree._Element) -> str:
    """The id of the segment that a `mtc:match` is a candidate for."""
    return restore(match.get("ref", "").removeprefix("#"))


def _score(text: str) -> float:
    score = float(text)
    if not isfinite(score):
        raise ValueError
    return score


def _confidence(text: str | None) -> float | None:
    """A probability; None if there is none.  Raises ValueError if it is no probability."""
    if text is None:
        return None
    share = _score(text)
    if not 0 <= share <= 1:
        raise ValueError
    return share


def _engine(match: etree._Element, metas: Mapping[str | None, str]) -> list[str]:
    if "engine" in metas:
        return [restore(metas.get(part, "")) for part in names.ENGINE_PARTS]
    return restore(match.get("origin", "")).split(" ")


def _whole(meta: etree._Element, text: str | None) -> int:
    try:
        number = int(text or "")
        if abs(number) >= _BEYOND_PAGES:
            raise ValueError
    except ValueError:
        raise UnreadableError(meta, f"“{text or ''}” should be a whole number") from None
    return number
