"""The memory units of a bitext, of all of it and of what changed."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import islice

from alignwb.core.bitext.bitext import Bitext, Paragraph
from alignwb.core.bitext.markers import plain_text
from alignwb.core.bitext.segment import Segment, SegmentRef
from alignwb.core.languages.language_codes import is_pair
from alignwb.core.memory.units import MemoryUnit


def in_direction(bitext: Bitext, languages: tuple[str, str]) -> Bitext:
    """The bitext from the first of two languages to the second, whatever their regions.

    One that goes the other way round has its sources and targets exchanged; one in other languages
    has no paragraphs.
    """
    stated = bitext.source_lang, bitext.target_lang
    if is_pair(stated, languages):
        return bitext
    if not is_reversed(bitext, languages):
        return replace(bitext, paragraphs=())
    paragraphs = (
        replace(paragraph, segments=tuple(map(_exchanged, paragraph.segments)))
        for paragraph in bitext.paragraphs
    )
    source_lang, target_lang = stated[::-1]
    return replace(
        bitext,
        paragraphs=tuple(paragraphs),
        source_lang=source_lang,
        target_lang=target_lang,
    )


def is_reversed(bitext: Bitext, languages: tuple[str, str]) -> bool:
    """Whether a bitext goes from the second of two languages to the first."""
    return is_pair((bitext.target_lang, bitext.source_lang), languages)


def _exchanged(segment: Segment) -> Segment:
    return replace(
        segment,
        source=segment.target,
        target=segment.source,
        draft=None,
        pairing=None,
        paragraph_starts=(),
    )


def bitext_units(bitext: Bitext) -> Iterator[MemoryUnit]:
    """The confirmed segments that have both texts; neighbours are any segments with a source."""
    return _units_at(bitext, range(len(bitext.paragraphs)))


def changed_units(before: Bitext, after: Bitext) -> dict[str, MemoryUnit | None]:
    """The units that changed between two states of a bitext, by place; None where one is gone.

    A unit has changed if its texts or its neighbours have.  Paragraphs that are the same object in
    both states are skipped, so that the cost is that of what was edited.
    """
    if before.positions is after.positions or before.positions == after.positions:
        places = _changed_places(before, after)
        old, new = _units_at(before, places), _units_at(after, places)
    else:
        old, new = bitext_units(before), bitext_units(after)
    there = {unit.place: unit for unit in old}
    changed: dict[str, MemoryUnit | None] = {}
    for unit in new:
        if there.pop(unit.place, None) != unit:
            changed[unit.place] = unit
    return changed | dict.fromkeys(there)


def neighbours(bitext: Bitext, ref: SegmentRef) -> tuple[str, str]:
    """The sources before and after a segment; "" where there is none.

    Raises KeyError if there is no such segment.
    """
    place = bitext.positions[ref.paragraph]
    paragraph = bitext.paragraphs[place]
    position = paragraph.position(ref.segment)
    before = _sources(paragraph, paragraph.segments[:position])
    behind = _sources(paragraph, paragraph.segments[position + 1 :])
    return (
        before[-1] if before else _last_source_before(bitext, place),
        behind[0] if behind else _first_source_behind(bitext, place),
    )


def _units_at(bitext: Bitext, places: Iterable[int]) -> Iterator[MemoryUnit]:
    for place in places:
        paragraph = bitext.paragraphs[place]
        if not any(map(_is_remembered, paragraph.segments)):
            continue
        segments = [segment for segment in paragraph.segments if segment.source]
        sources = (
            _last_source_before(bitext, place),
            *_sources(paragraph),
            _first_source_behind(bitext, place),
        )
        for number, segment in enumerate(segments):
            if _is_remembered(segment):
                ref = SegmentRef(paragraph.id, segment.id)
                yield MemoryUnit(
                    paragraph.plain(segment.source),
                    paragraph.plain(segment.target),
                    str(ref),
                    sources[number],
                    sources[number + 2],
                )


def _changed_places(before: Bitext, after: Bitext) -> list[int]:
    """The positions of the changed paragraphs and of those whose neighbours may have changed."""
    both = enumerate(zip(before.paragraphs, after.paragraphs, strict=True))
    places = {place for place, (old, new) in both if old is not new}
    for place in tuple(places):
        for bitext in (before, after):
            places.update(_places_beside(bitext, place))
    return sorted(places)


def _places_beside(bitext: Bitext, place: int) -> Iterator[int]:
    """The nearest paragraph with a source on either side."""
    for beside in (_places_before(bitext, place), _places_behind(bitext, place)):
        yield from islice(beside, 1)


def _last_source_before(bitext: Bitext, place: int) -> str:
    nearest = next(_places_before(bitext, place), None)
    return "" if nearest is None else _sources(bitext.paragraphs[nearest])[-1]


def _first_source_behind(bitext: Bitext, place: int) -> str:
    nearest = next(_places_behind(bitext, place), None)
    return "" if nearest is None else _sources(bitext.paragraphs[nearest])[0]


def _places_before(bitext: Bitext, place: int) -> Iterator[int]:
    return _with_source(bitext, range(place - 1, -1, -1))


def _places_behind(bitext: Bitext, place: int) -> Iterator[int]:
    return _with_source(bitext, range(place + 1, len(bitext.paragraphs)))


def _with_source(bitext: Bitext, places: Iterable[int]) -> Iterator[int]:
    return (place for place in places if _sources(bitext.paragraphs[place]))


def _sources(paragraph: Paragraph, segments: Iterable[Segment] | None = None) -> list[str]:
    """The sources as a memory knows them: without inline codes."""
    run = paragraph.segments if segments is None else segments
    return [paragraph.plain(segment.source) for segment in run if segment.source]


def _is_remembered(segment: Segment) -> bool:
    return bool(segment.status.is_done and segment.target and plain_text(segment.source))
