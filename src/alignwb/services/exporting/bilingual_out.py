"""Translations back in a client's bilingual file: its targets and their states, nothing else."""

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from alignwb.core.bitext.bitext import Bitext
from alignwb.core.bitext.codes import Codes, InlineCode, codes_of, renumbered
from alignwb.core.bitext.segment import Segment, Status
from alignwb.core.reading.blocks import Block, BlockSegment
from alignwb.core.shell_words import argument
from alignwb.errors import FormatError, ProjectError
from alignwb.formats.documents.code_numbers import is_own
from alignwb.formats.documents.placed_text import PlacedTarget, PlacedText
from alignwb.formats.file_kind import FileKind
from alignwb.services.exporting.client_places import with_places
from alignwb.services.exporting.code_faults import code_faults
from alignwb.services.exporting.export_units import Reason, Selection
from alignwb.services.exporting.placed_targets import groups_of, letters, refuse_other_blocks
from alignwb.services.exporting.written_original import WrittenOriginal

_NAMED = 5
_RANKS = {status: rank for rank, status in enumerate(Status)}
Targets = Mapping[str, tuple[PlacedTarget | None, ...]]


@dataclass
class _Slot:
    """A segment of the client's file, and those of the bitext that begin in it."""

    place: str
    read: BlockSegment
    codes: Codes
    segments: list[tuple[Segment, Codes]] = field(default_factory=list)


def write_bilingual(
    path: Path, data: bytes, bitext: Bitext, kind: FileKind, selection: Selection
) -> WrittenOriginal:
    """A client's bilingual file with the targets of a bitext in its segments.

    Targets that are not taken stay as the client sent them, and so does what did not change.
    Raises ProjectError if the codes of a target would spoil the file, and FormatError if it would
    not read back as it was written.
    """
    assert kind.read_document is not None
    assert kind.write_targets is not None
    read = kind.read_document(data, path)
    bitext = with_places(bitext, read.blocks)
    targets = client_targets(bitext, read.blocks, selection)
    _refuse_broken_codes(bitext, read.blocks, targets)
    written = kind.write_targets(data, targets, path)
    _refuse_other_targets(path, read.blocks, targets, kind.read_document(written, path).blocks)
    return WrittenOriginal(
        written,
        sum(len(block.segments) for block in read.blocks),
        sum(each is not None for placed in targets.values() for each in placed),
        selection.left_out[Reason.UNCONFIRMED],
        selection.left_out[Reason.UNTRANSLATED],
        read.left_out,
        is_bilingual=True,
    )


def client_targets(bitext: Bitext, blocks: Sequence[Block], selection: Selection) -> Targets:
    """The target for each segment of each block, by its place; None where it stays as it is.

    A segment that was split or merged, or whose paragraph was joined or divided, has its target in
    the client's segment in which its source begins.  Raises ProjectError if the blocks are not
    those that were imported.
    """
    by_place = {block.place: block for block in blocks}
    refuse_other_blocks(bitext, by_place)
    targets: dict[str, list[PlacedTarget | None]] = {
        block.place: [None] * len(block.segments) for block in blocks
    }
    for places, paragraphs in groups_of(bitext):
        slots = [
            _Slot(place, each, by_place[place].codes)
            for place in places
            for each in by_place[place].segments
        ]
        segments = [
            (each, paragraph.codes) for paragraph in paragraphs for each in paragraph.segments
        ]
        _assign(slots, segments)
        numbers = {place: iter(range(len(by_place[place].segments))) for place in places}
        for slot, target in zip(slots, _placed(slots, selection), strict=True):
            targets[slot.place][next(numbers[slot.place])] = target
    return {place: tuple(placed) for place, placed in targets.items()}


def _assign(slots: Sequence[_Slot], segments: Sequence[tuple[Segment, Codes]]) -> None:
    """Give each segment to the slot in which the first letter of its source stands."""
    there = [letters([slot.read.source]) for slot in slots]
    if there == [letters([segment.first_source]) for segment, _ in segments]:
        # Told by their number, also where one has codes and no letter.
        for slot, given in zip(slots, segments, strict=True):
            slot.segments.append(given)
        return
    starts: list[int] = []
    length = 0
    for slot in slots:
        starts.append(length)
        length += len(letters([slot.read.source]))
    at = 0
    for segment, codes in segments:
        size = len(letters([segment.first_source]))
        place = min(at, length - 1) if size else max(0, at - 1)
        slots[bisect_right(starts, place) - 1].segments.append((segment, codes))
        at += size


def _placed(slots: Sequence[_Slot], selection: Selection) -> Iterator[PlacedTarget | None]:
    before: PlacedTarget | None = None
    was_taken = False
    for slot in slots:
        if slot.segments:
            taken = [selection.takes(segment) for segment in _translated(slot)]
            was_taken = all(taken)
            before = _target(slot) if was_taken else None
        elif was_taken and before is not None:
            # Its words are in the target of the segment it was merged with.
            before = PlacedTarget("", before.status)
        is_same = before is None or (
            before.text == slot.read.target and before.status is slot.read.status
        )
        yield None if is_same else before


def _translated(slot: _Slot) -> list[Segment]:
    """Its segments, without those that have neither a letter nor a target, if there are others."""
    segments = [segment for segment, _ in slot.segments]
    return [each for each in segments if each.target or letters([each.source])] or segments


def _target(slot: _Slot) -> PlacedTarget:
    status = min((segment.status for segment in _translated(slot)), key=_RANKS.__getitem__)
    codes = dict(slot.codes)
    texts = [
        _numbered_as_there(segment.target, given, codes)
        for segment, given in slot.segments
        if segment.target
    ]
    return PlacedTarget(" ".join(texts), status, codes)


def _numbered_as_there(text: str, given: Codes, codes: dict[int, InlineCode]) -> str:
    """A text with the numbers that its codes have in the client's file, told by what they are.

    given: its codes as the bitext numbers them.  codes: those of the client's unit; of codes that
    it has not (paragraphs were joined) each gets the next number, and is added.
    """
    numbers: dict[int, int] = {}
    for number in dict.fromkeys(end.number for end in codes_of(text)):
        code = given.get(number)
        if code is None or is_own(codes.get(number), code):
            continue
        same = next((n for n, each in codes.items() if _is_same_code(each, code)), None)
        if same is None:
            same = max(codes, default=0) + 1
            codes[same] = replace(code, number=same)
        numbers[number] = same
    return renumbered(text, numbers)


def _is_same_code(code: InlineCode, other: InlineCode) -> bool:
    return (code.is_pair, code.data, code.data_end) == (other.is_pair, other.data, other.data_end)


def _refuse_broken_codes(bitext: Bitext, blocks: Sequence[Block], targets: Targets) -> None:
    """Raise ProjectError if the codes of targets would not give a sound file."""
    faults = [
        f"{block.place}, “{segment.source[:40]}”: {fault}"
        for block in blocks
        for segment, placed in zip(block.segments, targets[block.place], strict=True)
        if placed and placed.text != segment.target
        for fault in code_faults(segment.source, block.codes, PlacedText(placed.text, placed.codes))
    ]
    if faults:
        named = "; ".join(faults[:_NAMED])
        more = f"; and {len(faults) - _NAMED} more" if len(faults) > _NAMED else ""
        raise ProjectError(
            f"{bitext.document}: codes of its targets are not right: {named}{more}",
            hint=f"Put them right with: alignwb edit {argument(bitext.document)}."
            f" What is wrong says: alignwb check {argument(bitext.document)}",
        )


def _refuse_other_targets(
    path: Path, blocks: Sequence[Block], targets: Targets, after: Sequence[Block]
) -> None:
    """Raise FormatError if what was written does not read as it was to be written."""
    found = {block.place: block for block in after}
    for block in blocks:
        again = found.get(block.place)
        is_there = again is not None and len(again.segments) == len(block.segments)
        for number, read in enumerate(block.segments):
            placed = targets[block.place][number]
            meant = placed.text if placed else read.target
            written = again.segments[number] if again and is_there else None
            if written and letters([written.source]) == letters([read.source]):
                is_copy = not written.target and letters([meant]) == letters([read.source])
                if is_copy or letters([written.target]) == letters([meant]):
                    continue
            raise FormatError(
                f"{path}: the translation would not read back as it is, at “{meant[:60]}”;"
                " nothing was written",
                hint="Look at that segment: is there something in it that this format cannot hold?",
            )
