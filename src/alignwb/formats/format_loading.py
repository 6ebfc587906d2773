"""The readers and writers of the table of file kinds, each imported when it is called.

So looking up a suffix costs nothing.
"""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from alignwb import __version__
from alignwb.formats.file_kind import Languages

if TYPE_CHECKING:
    from alignwb.core.bitext.bitext import Bitext, Kind
    from alignwb.core.reading.blocks import ReadDocument
    from alignwb.core.terms.termbase import Term
    from alignwb.formats.documents.placed_text import PlacedTarget
    from alignwb.formats.file_kind import NumberedUnits
    from alignwb.formats.read_report import ReadReport
    from alignwb.formats.termbase.termbase_rows import ReadTerms, TermLayout, WrittenTerms
    from alignwb.formats.translation_unit import TranslationUnit, UnitLayout, WrittenUnits


def read_tmx(
    path: Path, languages: Languages, report: "ReadReport | None" = None
) -> "NumberedUnits":
    from alignwb.formats.tmx.tmx_reader import read_tmx

    return read_tmx(path, *languages, report)


def write_tmx(
    file: BinaryIO, units: "Iterable[TranslationUnit]", layout: "UnitLayout"
) -> "WrittenUnits":
    from alignwb.formats.tmx.tmx_writer import TmxHeader, write_tmx

    header = TmxHeader(*layout.languages, layout.unit, __version__, layout.keeps_codes)
    return write_tmx(file, header, (each.without_markers() for each in units))


def read_xliff(data: bytes, path: Path) -> "Bitext":
    from alignwb.formats.xliff import read_xliff

    return read_xliff(data, path).bitext


def write_xliff(bitext: "Bitext") -> bytes:
    from alignwb.formats.xliff import write_xliff

    return write_xliff(bitext)


def read_client_xliff(data: bytes, path: Path) -> "ReadDocument":
    from alignwb.formats.client_xliff.client_versions import read_client_xliff

    return read_client_xliff(data, path)


def write_client_xliff(
    data: bytes, targets: "Mapping[str, Sequence[PlacedTarget | None]]", path: Path
) -> bytes:
    from alignwb.formats.client_xliff.client_versions import write_client_xliff

    return write_client_xliff(data, targets, path)


def write_xliff_1_2(bitexts: "Sequence[Bitext]") -> tuple[bytes, int]:
    from alignwb.formats.xliff1.bitext_as_xliff1 import write_xliff_1_2

    return write_xliff_1_2(bitexts)


def read_tsv(
    path: Path,
    languages: Languages,
    report: "ReadReport | None" = None,
    encoding: str | None = None,
) -> "NumberedUnits":
    from alignwb.formats.text.tsv import read_tsv

    return read_tsv(path, languages, report, encoding)


def read_csv(
    path: Path,
    languages: Languages,
    report: "ReadReport | None" = None,
    encoding: str | None = None,
) -> "NumberedUnits":
    from alignwb.formats.text.tsv import read_csv

    return read_csv(path, languages, report, encoding)


def read_workbook(
    path: Path, languages: Languages, report: "ReadReport | None" = None
) -> "NumberedUnits":
    from alignwb.formats.text.tsv import read_workbook

    return read_workbook(path, languages, report)


def read_term_workbook(data: bytes, path: Path, languages: Languages) -> "ReadTerms":
    from alignwb.formats.termbase.termbase_table import read_workbook

    return read_workbook(data, path, languages)


def write_tsv(
    file: BinaryIO, units: "Iterable[TranslationUnit]", layout: "UnitLayout"
) -> "WrittenUnits":
    from alignwb.formats.text.tsv import write_tsv

    return write_tsv(file, layout.columns, units, for_spreadsheets=layout.is_for_spreadsheets)


def write_csv(
    file: BinaryIO, units: "Iterable[TranslationUnit]", layout: "UnitLayout"
) -> "WrittenUnits":
    from alignwb.formats.text.tsv import write_csv

    return write_csv(file, layout.columns, units, for_spreadsheets=layout.is_for_spreadsheets)


def read_json_lines(
    path: Path, languages: Languages, report: "ReadReport | None" = None
) -> "NumberedUnits":
    from alignwb.formats.text.json_lines import read_json_lines

    return read_json_lines(path, languages, report)


def write_json_lines(
    file: BinaryIO, units: "Iterable[TranslationUnit]", _: "UnitLayout"
) -> "WrittenUnits":
    from alignwb.formats.text.json_lines import write_json_lines

    return write_json_lines(file, units)


def write_moses(
    sources: BinaryIO, targets: BinaryIO, units: "Iterable[TranslationUnit]"
) -> "WrittenUnits":
    from alignwb.formats.text.line_pairs import write_line_pairs

    return write_line_pairs(sources, targets, units)


def read_po(
    path: Path, languages: Languages, report: "ReadReport | None" = None
) -> "NumberedUnits":
    from alignwb.formats.po.po_reader import read_po

    return read_po(path, languages, report)


def write_po(
    file: BinaryIO, units: "Iterable[TranslationUnit]", layout: "UnitLayout"
) -> "WrittenUnits":
    from alignwb.formats.po.po_writer import write_po

    return write_po(file, units, layout, __version__)


def write_bilingual_page(
    file: BinaryIO, units: "Iterable[TranslationUnit]", layout: "UnitLayout"
) -> "WrittenUnits":
    from alignwb.formats.side_by_side.bilingual_page import write_page

    return write_page(file, units, layout)


def write_bilingual_markdown(
    file: BinaryIO, units: "Iterable[TranslationUnit]", layout: "UnitLayout"
) -> "WrittenUnits":
    from alignwb.formats.side_by_side.bilingual_markdown import write_bilingual_markdown

    return write_bilingual_markdown(file, units, layout)


def write_review(
    file: BinaryIO, units: "Iterable[TranslationUnit]", layout: "UnitLayout"
) -> "WrittenUnits":
    from alignwb.formats.reviewed.review_writer import write_review

    return write_review(file, units, layout)


def write_plain_text(paragraphs: "Iterable[tuple[Kind, str]]") -> str:
    from alignwb.formats.text.plain_text import write_plain_text

    return write_plain_text(text for _, text in paragraphs)


def write_markdown(paragraphs: "Iterable[tuple[Kind, str]]") -> str:
    from alignwb.formats.text.markdown import write_markdown

    return write_markdown(paragraphs)


def read_tbx(data: bytes, path: Path, languages: Languages) -> "ReadTerms":
    from alignwb.formats.tbx.tbx_reader import read_tbx

    return read_tbx(data, path, *languages)


def write_tbx(terms: "Iterable[Term]", layout: "TermLayout") -> "WrittenTerms":
    from alignwb.formats.tbx.tbx_writer import write_tbx
    from alignwb.formats.termbase.termbase_rows import WrittenTerms

    return WrittenTerms(write_tbx(terms, layout.title, *layout.languages))


def read_term_csv(
    data: bytes, path: Path, languages: Languages, encoding: str | None = None
) -> "ReadTerms":
    from alignwb.formats.termbase.termbase_table import read_csv

    return read_csv(data, path, languages, encoding)


def write_term_csv(terms: "Iterable[Term]", layout: "TermLayout") -> "WrittenTerms":
    from alignwb.formats.termbase.termbase_table import write_csv

    return write_csv(terms, for_spreadsheets=layout.is_for_spreadsheets)


def read_term_tsv(
    data: bytes, path: Path, languages: Languages, encoding: str | None = None
) -> "ReadTerms":
    from alignwb.formats.termbase.termbase_table import read_tsv

    return read_tsv(data, path, languages, encoding)


def write_term_tsv(terms: "Iterable[Term]", layout: "TermLayout") -> "WrittenTerms":
    from alignwb.formats.termbase.termbase_table import write_tsv

    return write_tsv(terms, for_spreadsheets=layout.is_for_spreadsheets)


def write_omegat(terms: "Iterable[Term]", _: "TermLayout") -> "WrittenTerms":
    from alignwb.formats.termbase.termbase_rows import WrittenTerms
    from alignwb.formats.termbase.termbase_table import write_omegat

    return WrittenTerms(write_omegat(terms))
