"""Exports: the texts of documents in the formats of other tools."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import chain
from pathlib import Path
from typing import BinaryIO, TypeVar

from alignwb.core.bitext.bitext import Bitext, Kind
from alignwb.core.bitext.segment import Segment, Status
from alignwb.core.languages.half_characters import count_half_characters, to_utf_8
from alignwb.errors import ProjectError, UsageError
from alignwb.formats.file_kind import FileKind
from alignwb.formats.file_kinds import kinds_with, refuse_no_table
from alignwb.formats.translation_unit import TranslationUnit, UnitLayout, WrittenUnits
from alignwb.services.exporting.export_units import Null, Reason, Selection

Entry = TypeVar("Entry")


class ExportUnit(StrEnum):
    """What a pair of source and target is."""

    SENTENCE = "sentence"
    PARAGRAPH = "paragraph"


@dataclass(frozen=True, slots=True)
class ExportOptions:
    """The options of an export.

    Attributes:
        unit: What a pair is, in formats that hold pairs.
        drafts: Whether targets nobody has confirmed are exported too.
        fill_source: Whether the source stands in for a missing target, in formats of text and of
            whole documents.
        columns: Columns of a table: "source", "target", "note" or a unit's properties.
        for_spreadsheets: Whether a table is guarded against what spreadsheets do to text.
        keeps_codes: Whether texts have their inline codes, in formats that can hold them.
    """

    unit: ExportUnit = ExportUnit.SENTENCE
    drafts: bool = False
    fill_source: bool = False
    columns: tuple[str, ...] = ("source", "target")
    for_spreadsheets: bool = False
    keeps_codes: bool = False


@dataclass(frozen=True, slots=True)
class ExportReport:
    """What was exported, and what was not.

    Attributes:
        written: Units written: sentences or paragraphs; paragraphs in formats of text.
        unconfirmed: Units left out, or filled with the source, because nobody confirmed them.
        untranslated: The same, because they have no target.
        nulls: Units left out because one side is empty on purpose, where pairs need both.
        replaced: Characters the format cannot hold, written as U+FFFD.
        long: Texts too long for some tools.
        guarded: Cells of a table that got an apostrophe, so that spreadsheets take them as text.
        misread: Cells of a table that a spreadsheet would show otherwise, or calculate.
        paths: The files, where there is one for each language.
    """

    written: int
    unconfirmed: int = 0
    untranslated: int = 0
    nulls: tuple[Null, ...] = ()
    replaced: int = 0
    long: int = 0
    guarded: int = 0
    misread: int = 0
    paths: tuple[Path, ...] = ()


FORMATS = {
    kind.name: kind
    for kind in kinds_with(
        lambda kind: (
            kind.write_units or kind.write_texts or kind.write_line_pairs or kind.write_bitexts
        )
    )
}
"""The kinds of file to export to, by the name they are asked for."""


def holds_many(name: str) -> bool:
    """Whether one file in the format of that name can hold several documents."""
    return FORMATS[name].write_texts is None


def export(
    bitexts: Sequence[Bitext], name: str, file: BinaryIO, options: ExportOptions
) -> ExportReport:
    """Write documents to a file in the format of that name, a key of `FORMATS`.

    Raises ProjectError, before anything is written, if nothing in them can be exported, and
    UsageError if one file cannot hold them together.
    """
    kind = FORMATS[name]
    if options.for_spreadsheets:
        refuse_no_table(kind, FORMATS.values())
    selection = Selection(options.drafts, options.fill_source, kind.holds_nulls)
    if kind.write_bitexts is not None:
        data, replaced = kind.write_bitexts(_whole(bitexts, selection))
        file.write(data)
        count = sum(len(paragraph.segments) for each in bitexts for paragraph in each.paragraphs)
        return _report(WrittenUnits(count, replaced=replaced), selection)
    if kind.write_texts is not None and kind.write_units is None:
        texts = _texts(bitexts, selection)
        text = kind.write_texts(texts)
        file.write(to_utf_8(text))
        return _report(WrittenUnits(len(texts), replaced=count_half_characters(text)), selection)
    if kind.write_units is None:
        raise UsageError(
            f"{name} is a file for each language", hint="Name them without a suffix: -o NAME"
        )
    if kind.is_read_back and options.unit is not ExportUnit.SENTENCE:
        raise UsageError(
            f"{name} is read back segment by segment, so a pair has to be one",
            hint="Leave it out: --unit paragraph",
        )
    layout = UnitLayout(
        _languages(bitexts, kind),
        options.unit,
        options.columns,
        options.for_spreadsheets,
        options.keeps_codes,
    )
    return _report(kind.write_units(file, _units(bitexts, options, selection), layout), selection)


def _whole(bitexts: Sequence[Bitext], selection: Selection) -> list[Bitext]:
    """The documents with all segments, those that are not taken without their targets.

    With `fill_source` these have their source as a target that is still to be translated, as tools
    want it that translate what stands in targets.  Raises ProjectError if none is taken, unless
    drafts are too, or sources.
    """
    taken: list[Segment] = []

    def as_taken(segment: Segment) -> Segment:
        if selection.takes(segment):
            taken.append(segment)
            return segment
        target = segment.source if selection.fill_source else ""
        return replace(segment, target=target, status=Status.INITIAL, origin=None)

    whole = [
        bitext.with_paragraphs(
            [
                replace(paragraph, segments=tuple(map(as_taken, paragraph.segments)))
                for paragraph in bitext.paragraphs
            ]
        )
        for bitext in bitexts
    ]
    if not (selection.drafts or selection.fill_source):
        _some(iter(taken), bitexts, selection)
    return whole


def export_pair(
    bitexts: Sequence[Bitext],
    name: str,
    sources: BinaryIO,
    targets: BinaryIO,
    options: ExportOptions,
) -> ExportReport:
    """Write documents to two files, one for each language.  Raises as `export` does."""
    kind = FORMATS[name]
    assert kind.write_line_pairs is not None
    if options.for_spreadsheets:
        refuse_no_table(kind, FORMATS.values())
    _languages(bitexts, kind)
    selection = Selection(options.drafts, options.fill_source, kind.holds_nulls)
    units = _units(bitexts, options, selection)
    return _report(kind.write_line_pairs(sources, targets, units), selection)


def _languages(bitexts: Sequence[Bitext], kind: FileKind) -> tuple[str, str]:
    """The languages of some documents.  Raises UsageError if a file has one pair and they more."""
    languages = {(bitext.source_lang, bitext.target_lang) for bitext in bitexts}
    if kind.is_of_one_language_pair and len(languages) > 1:
        raise UsageError(
            f"documents in different languages do not go into one {kind.name} file",
            hint="Export them one by one.",
        )
    return next(iter(languages))


def _units(
    bitexts: Sequence[Bitext], options: ExportOptions, selection: Selection
) -> Iterator[TranslationUnit]:
    take = selection.sentences if options.unit is ExportUnit.SENTENCE else selection.paragraphs
    return _some(chain.from_iterable(map(take, bitexts)), bitexts, selection)


def _texts(bitexts: Sequence[Bitext], selection: Selection) -> list[tuple[Kind, str]]:
    return list(_some(chain.from_iterable(map(selection.texts, bitexts)), bitexts, selection))


def _some(
    items: Iterator[Entry], bitexts: Sequence[Bitext], selection: Selection
) -> Iterator[Entry]:
    """The same entries.  Raises ProjectError at once if there are none."""
    first = next(items, None)
    if first is not None:
        return chain([first], items)
    documents = ", ".join(bitext.document for bitext in bitexts)
    if selection.left_out[Reason.UNCONFIRMED]:
        raise ProjectError(
            f"nothing to export: nothing in {documents} is confirmed yet",
            hint="Confirm what is right, or export drafts and open edits too with: --all",
        )
    if selection.nulls and not selection.left_out:
        raise ProjectError(
            f"nothing to export: everything in {documents} lacks either a source or a target",
            hint="A translation memory has pairs only; for a table: --to tsv",
        )
    raise ProjectError(
        f"nothing to export: nothing in {documents} is translated yet",
        hint="Draft it with: alignwb draft",
    )


def _report(written: WrittenUnits, selection: Selection) -> ExportReport:
    return ExportReport(
        written.units,
        unconfirmed=selection.left_out[Reason.UNCONFIRMED],
        untranslated=selection.left_out[Reason.UNTRANSLATED],
        nulls=tuple(selection.nulls),
        replaced=written.replaced,
        long=written.long,
        guarded=written.guarded,
        misread=written.misread,
    )
