"""Exports: the texts of documents in the formats of other tools."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import chain
from typing import BinaryIO, TypeVar

from alignwb import __version__
from alignwb.core.bitext.bitext import Bitext, Kind
from alignwb.errors import ProjectError, UsageError
from alignwb.formats.translation_unit import TranslationUnit
from alignwb.services.exporting.export_units import Null, Reason, Selection

Item = TypeVar("Item")


class ExportUnit(StrEnum):
    """What a pair of source and target is."""

    SENTENCE = "sentence"
    PARAGRAPH = "paragraph"


@dataclass(frozen=True, slots=True)
class ExportOptions:
    """What is asked of an export.

    Attributes:
        unit: What a pair is, in the formats of pairs.
        drafts: Whether targets nobody has confirmed are exported too.
        fill_source: Whether the formats of texts have the source where there is no target.
        columns: Columns of a table: "source", "target", "note" or a unit's properties.
    """

    unit: ExportUnit = ExportUnit.SENTENCE
    drafts: bool = False
    fill_source: bool = False
    columns: tuple[str, ...] = ("source", "target")


@dataclass(frozen=True, slots=True)
class ExportReport:
    """What became of an export.

    Attributes:
        written: Units written: sentences or paragraphs, in the formats of texts paragraphs.
        unconfirmed: Units left out, or filled with the source, as nobody has confirmed them.
        untranslated: The same, as they have no target.
        nulls: Those left out as one side is empty for good; a format of pairs has no use for them.
        replaced: Characters the format cannot hold, written as U+FFFD.
        long: Texts too long for some tools.
    """

    written: int
    unconfirmed: int = 0
    untranslated: int = 0
    nulls: tuple[Null, ...] = ()
    replaced: int = 0
    long: int = 0


@dataclass(frozen=True, slots=True)
class ExportFormat:
    """A format to export to.

    Attributes:
        extension: Of its files, without the dot.
        holds_many: Whether one file can hold several documents.
        holds_nulls: Whether what has no source or no target has a place in it.
        write: Writes documents to a file, leaving out what the selection does not take.
    """

    extension: str
    holds_many: bool
    holds_nulls: bool
    write: Callable[[BinaryIO, Sequence[Bitext], ExportOptions, Selection], ExportReport]


def export(
    bitexts: Sequence[Bitext], name: str, file: BinaryIO, options: ExportOptions
) -> ExportReport:
    """Write documents to a file in the format of that name, a key of `FORMATS`.

    Raises ProjectError, before anything is written, if nothing in them can be exported, and
    UsageError if they do not go into one file.
    """
    export_format = FORMATS[name]
    selection = Selection(options.drafts, options.fill_source, export_format.holds_nulls)
    return export_format.write(file, bitexts, options, selection)


def _tmx(
    file: BinaryIO, bitexts: Sequence[Bitext], options: ExportOptions, selection: Selection
) -> ExportReport:
    from alignwb.formats.tmx.tmx_writer import TmxHeader, write_tmx

    languages = {(bitext.source_lang, bitext.target_lang) for bitext in bitexts}
    if len(languages) > 1:
        raise UsageError(
            "documents in different languages do not go into one translation memory",
            hint="Export them one by one.",
        )
    [(source_lang, target_lang)] = languages
    header = TmxHeader(source_lang, target_lang, options.unit, __version__)
    tmx = write_tmx(file, header, _units(bitexts, options, selection))
    return _report(tmx.units, selection, replaced=tmx.replaced, long=tmx.long)


def _tsv(
    file: BinaryIO, bitexts: Sequence[Bitext], options: ExportOptions, selection: Selection
) -> ExportReport:
    from alignwb.formats.text.tsv import write_tsv

    return _report(write_tsv(file, options.columns, _units(bitexts, options, selection)), selection)


def _plain_text(
    file: BinaryIO, bitexts: Sequence[Bitext], _: ExportOptions, selection: Selection
) -> ExportReport:
    from alignwb.formats.text.plain_text import write_plain_text

    texts = [text for _, text in _texts(bitexts, selection)]
    file.write(write_plain_text(texts).encode())
    return _report(len(texts), selection)


def _markdown(
    file: BinaryIO, bitexts: Sequence[Bitext], _: ExportOptions, selection: Selection
) -> ExportReport:
    from alignwb.formats.text.markdown import write_markdown

    texts = _texts(bitexts, selection)
    file.write(write_markdown(texts).encode())
    return _report(len(texts), selection)


def _units(
    bitexts: Sequence[Bitext], options: ExportOptions, selection: Selection
) -> Iterator[TranslationUnit]:
    take = selection.sentences if options.unit is ExportUnit.SENTENCE else selection.paragraphs
    return _some(chain.from_iterable(map(take, bitexts)), bitexts, selection)


def _texts(bitexts: Sequence[Bitext], selection: Selection) -> list[tuple[Kind, str]]:
    return list(_some(chain.from_iterable(map(selection.texts, bitexts)), bitexts, selection))


def _some(items: Iterator[Item], bitexts: Sequence[Bitext], selection: Selection) -> Iterator[Item]:
    """The items; raises ProjectError at once if there are none."""
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


def _report(
    written: int, selection: Selection, *, replaced: int = 0, long: int = 0
) -> ExportReport:
    return ExportReport(
        written,
        unconfirmed=selection.left_out[Reason.UNCONFIRMED],
        untranslated=selection.left_out[Reason.UNTRANSLATED],
        nulls=tuple(selection.nulls),
        replaced=replaced,
        long=long,
    )


FORMATS = {
    "tmx": ExportFormat("tmx", holds_many=True, holds_nulls=False, write=_tmx),
    "tsv": ExportFormat("tsv", holds_many=True, holds_nulls=True, write=_tsv),
    "txt": ExportFormat("txt", holds_many=False, holds_nulls=True, write=_plain_text),
    "md": ExportFormat("md", holds_many=False, holds_nulls=True, write=_markdown),
}
"""Every format, by the name it is asked for."""
