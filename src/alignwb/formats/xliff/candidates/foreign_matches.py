"""The candidates that other tools have put into a bitext file, as plain texts."""

from collections import Counter
from collections.abc import Mapping
from pathlib import Path

from lxml import etree

from alignwb.core.bitext.codes import without_codes
from alignwb.core.reading.blocks import Proposal
from alignwb.errors import FormatError
from alignwb.files.reading import reading
from alignwb.formats.xliff import names
from alignwb.formats.xliff.inline import read_inline
from alignwb.formats.xliff.metadata import is_our_match, segment_of_match
from alignwb.formats.xliff.parse import mended, parse, to_utf8
from alignwb.formats.xliff.tree import child
from alignwb.formats.xliff.unit_reader import segment_ids
from alignwb.formats.xliff.unreadable import UnreadableError

_MOST = 50
_WHOLE = 100

ForeignMatches = Mapping[tuple[str, str], tuple[Proposal, ...]]
"""Candidates by the ids of their unit and segment."""


def foreign_matches(data: bytes, path: Path) -> ForeignMatches:
    """The candidates of a file that are none of our drafts; of units whose id is theirs alone.

    Inline codes are left out.  Raises FormatError if the file cannot be read.
    """
    if b"match" not in data:
        return {}
    with reading(path, "XLIFF"):
        try:
            root = parse(mended(to_utf8(data)))
        except UnreadableError as error:
            raise FormatError(f"{path}, line {error.line}: {error.reason}", error.hint) from error
        units = list(root.iter(names.UNIT))
        times = Counter(unit.get("id") for unit in units)
        found: dict[tuple[str, str], tuple[Proposal, ...]] = {}
        for unit in units:
            unit_id = unit.get("id")
            if unit_id and times[unit_id] == 1:
                for segment_id, proposals in _of_unit(unit).items():
                    found[unit_id, segment_id] = tuple(proposals[:_MOST])
        return found


def _of_unit(unit: etree._Element) -> dict[str, list[Proposal]]:
    found: dict[str, list[Proposal]] = {}
    matches = child(unit, names.MATCH_LIST)
    if matches is None:
        return found
    ids = segment_ids(list(unit.iterchildren(names.SEGMENT)))
    for match in matches.iterchildren(names.MATCH):
        proposal = None if is_our_match(match) else _proposal(match)
        segment_id = segment_of_match(match)
        if segment_id not in ids and len(ids) == 1:
            segment_id = ids[0]  # it is for a part of the only segment, or names it by a path
        if proposal is not None and segment_id in ids:
            found.setdefault(segment_id, []).append(proposal)
    return found


def _proposal(match: etree._Element) -> Proposal | None:
    target = _text(child(match, names.TARGET))
    if not target:
        return None
    origin = " ".join((match.get("origin") or match.get("type") or "").split())
    return Proposal(_text(child(match, names.SOURCE)), target, origin, _rate(match))


def _text(element: etree._Element | None) -> str:
    if element is None:
        return ""
    return " ".join(without_codes(read_inline(element, preserve=True)).split())


def _rate(match: etree._Element) -> int | None:
    """How like the sources are (`similarity`), else how good the candidate is (`matchQuality`)."""
    for name in ("similarity", "matchQuality"):
        whole, _, _ = match.get(name, "").strip().partition(".")
        if whole.isascii() and whole.isdecimal():
            return min(int(whole[:4]), _WHOLE)
    return None
