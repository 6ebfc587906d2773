"""The table of file kinds: the suffixes of each, its readers and its writers.

A new format is a module of its own and a row here.  Readers and writers are imported when they are
called, so that looking up a suffix costs nothing.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, TypeAlias, TypeVar

from alignwb import __version__
from alignwb.errors import UsageError
from alignwb.files.file_bytes import read_bytes, read_bytes_if_there
from alignwb.files.reading import reading
from alignwb.files.reading_limits import MOST_FILE_BYTES, MOST_TEXT_BYTES

if TYPE_CHECKING:
    from alignwb.core.bitext.bitext import Bitext, Kind
    from alignwb.core.reading.blocks import ReadDocument
    from alignwb.core.terms.termbase import Term
    from alignwb.formats.documents.placed_text import PlacedTarget, PlacedText
    from alignwb.formats.read_report import ReadReport
    from alignwb.formats.termbase.termbase_rows import ReadTerms, TermLayout, WrittenTerms
    from alignwb.formats.translation_unit import TranslationUnit, UnitLayout, WrittenUnits

    NumberedUnits: TypeAlias = Iterator[tuple[int, TranslationUnit]]
    SourceReader: TypeAlias = Callable[[Path, str | None], ReadDocument]
    DocumentReader: TypeAlias = Callable[[bytes, Path], ReadDocument]
    DocumentWriter: TypeAlias = Callable[[bytes, Mapping[str, PlacedText], Path], bytes]
    TargetWriter: TypeAlias = Callable[
        [bytes, Mapping[str, Sequence[PlacedTarget | None]], Path], bytes
    ]
    LanguageSetter: TypeAlias = Callable[[bytes, "Languages", Path], bytes]
    BitextReader: TypeAlias = Callable[[bytes, Path], Bitext]
    BitextWriter: TypeAlias = Callable[[Bitext], bytes]
    BitextsWriter: TypeAlias = Callable[[Sequence[Bitext]], tuple[bytes, int]]
    UnitReader: TypeAlias = Callable[[Path, "Languages", "ReadReport | None"], NumberedUnits]
    UnitTableReader: TypeAlias = Callable[
        [Path, "Languages", "ReadReport | None", str | None], NumberedUnits
    ]
    UnitWriter: TypeAlias = Callable[
        [BinaryIO, Iterable[TranslationUnit], UnitLayout], WrittenUnits
    ]
    PairWriter: TypeAlias = Callable[[BinaryIO, BinaryIO, Iterable[TranslationUnit]], WrittenUnits]
    TextWriter: TypeAlias = Callable[[Iterable[tuple[Kind, str]]], str]
    TermReader: TypeAlias = Callable[[bytes, Path, "Languages"], ReadTerms]
    TermTableReader: TypeAlias = Callable[[bytes, Path, "Languages", str | None], ReadTerms]
    TermWriter: TypeAlias = Callable[[Iterable[Term], TermLayout], WrittenTerms]

Languages: TypeAlias = tuple[str, str]
"""BCP 47 codes of the source and the target language."""

Ability = TypeVar("Ability")


class ReferenceForm(Enum):
    """How a file holds a reference translation, in the order in which one is looked for."""

    BITEXT = "a bitext of the same source"
    LINES = "a line for each segment"
    TABLE = "rows of a source and its translation"


@dataclass(frozen=True, eq=False)
class FileKind:
    """A kind of file.  Readers and writers are None for what it cannot hold.

    Attributes:
        name: The name it is asked for by, as in `alignwb export --to NAME`; unique.
        suffixes: The suffixes of its files, with the dot, in lower case; new files get the first.
        read_source: Reads the blocks of a source document; takes the encoding if not Unicode.
        read_document: Reads the blocks of a source document that is written back in its own format,
            from its bytes, each with its place; takes the path for messages.
        write_document: Makes the bytes of such a document with other texts in some places.
        write_targets: Makes the bytes of a bilingual document with other targets in some segments.
        set_language: Makes the bytes of such a document say another language, where it says one.
        read_bitext: Reads the bitext in the bytes of a file; takes the path for messages.
        write_bitext: Makes the bytes of a new bitext file.
        write_bitexts: Makes the bytes of a file for other tools that holds whole documents, and
            counts the characters that it cannot hold, written as U+FFFD.
        read_units: Reads the pairs with a text in both languages, with their numbers from 1, and
            tells a report what it leaves out.
        read_unit_table: The same for a table, which takes the encoding if it is not Unicode.
        write_units: Writes pairs.
        write_line_pairs: Writes pairs to two files, one for each language.
        write_texts: Writes a translation alone, from the kind and text of each paragraph.
        read_terms: Reads the terms in the bytes of a termbase; takes the path for messages.
        read_term_table: The same for a table, which takes the encoding if it is not Unicode.
        write_terms: Makes the bytes of a termbase.
        is_table: Whether spreadsheets open it, so that there is a form guarded against them.
        reference: How it holds a reference translation; None if it does not.
        is_packed: Whether its files are no text.
        is_read_back: Whether its pairs are read back into their segments, and so have to be these.
        holds_nulls: Whether it can hold pairs that lack a source or a target.
        is_of_one_language_pair: Whether all pairs of a file are in the same two languages.
        holds_forbidden: Whether it can mark a rendering as forbidden.
        kept: What of a document stays when it is written back, for people.
        not_kept: What of a document is not translated or does not stay, for people.
    """

    name: str
    suffixes: tuple[str, ...]
    read_source: "SourceReader | None" = None
    read_document: "DocumentReader | None" = None
    write_document: "DocumentWriter | None" = None
    write_targets: "TargetWriter | None" = None
    set_language: "LanguageSetter | None" = None
    read_bitext: "BitextReader | None" = None
    write_bitext: "BitextWriter | None" = None
    write_bitexts: "BitextsWriter | None" = None
    read_units: "UnitReader | None" = None
    read_unit_table: "UnitTableReader | None" = None
    write_units: "UnitWriter | None" = None
    write_line_pairs: "PairWriter | None" = None
    write_texts: "TextWriter | None" = None
    read_terms: "TermReader | None" = None
    read_term_table: "TermTableReader | None" = None
    write_terms: "TermWriter | None" = None
    is_table: bool = False
    reference: ReferenceForm | None = None
    is_packed: bool = False
    is_read_back: bool = False
    holds_nulls: bool = True
    is_of_one_language_pair: bool = False
    holds_forbidden: bool = True
    kept: str = ""
    not_kept: str = ""


def pick(path: Path, part: Callable[[FileKind], Ability | None]) -> Ability | None:
    """A part of the kind that a path has by its suffix, upper or lower case; None if there is none.

    part: takes the part, such as a reader, from a kind.  Where several kinds share a suffix (a
    `.txt` may be a text or a glossary) it is that of the first that has it.
    """
    suffix = path.suffix.casefold()
    parts = (part(kind) for kind in KINDS if suffix in kind.suffixes)
    return next((each for each in parts if each is not None), None)


def kinds_with(part: Callable[[FileKind], object]) -> tuple[FileKind, ...]:
    """The kinds that have a part, such as a reader, in the order of the table."""
    return tuple(kind for kind in KINDS if part(kind) is not None)


def suffixes_with(part: Callable[[FileKind], object]) -> tuple[str, ...]:
    """The suffixes of the kinds that have a part, in the order of the table."""
    return tuple(suffix for kind in kinds_with(part) for suffix in kind.suffixes)


def refuse_no_table(kind: FileKind, others: Iterable[FileKind]) -> None:
    """Raise UsageError if spreadsheets do not open a kind of file, naming the others they do."""
    if not kind.is_table:
        tables = " or ".join(other.name for other in others if other.is_table)
        raise UsageError(
            f"--for-spreadsheets is for tables, and {kind.name} is none",
            hint=f"Leave it out, or choose: --to {tables}",
        )


def is_bitext(path: Path) -> bool:
    """Whether a path has the suffix of a bitext."""
    return pick(path, lambda kind: kind.read_bitext) is not None


def is_bilingual_document(path: Path) -> bool:
    """Whether a file is a client's bilingual one, which comes in as a document and goes back.

    Told by its root element, since suffixes are shared with bitexts; what cannot be read is none.
    Raises ProjectError if it cannot be read at all.
    """
    if pick(path, lambda kind: kind.write_targets) is None:
        return False
    from alignwb.formats.xliff1.version_of_root import is_xliff_1

    return not is_bitext(path) or is_xliff_1(read_bytes_if_there(path) or b"")


def read_document(path: Path, encoding: str | None = None) -> "ReadDocument":
    """Read the blocks of a source document; a file of an unknown suffix is plain text.

    encoding: the encoding of a file that is not in Unicode; None for one that is.  What is read in
    such an encoding has no places.  Raises FormatError if the file is damaged or of another kind,
    ProjectError if it cannot be read, and UsageError if there is no such encoding, or if files of
    this kind say theirs themselves.
    """
    read_placed = pick(path, lambda kind: kind.read_document)
    read = pick(path, lambda kind: kind.read_source)
    if read_placed is None or (read is not None and encoding is not None):
        return (read or _read_plain_text)(path, encoding)
    if encoding is not None:
        raise UsageError(
            f"{path}: such a file says its encoding itself", hint="Leave --encoding out."
        )
    most = MOST_FILE_BYTES if read is None else MOST_TEXT_BYTES
    return read_placed(read_bytes(path, most), path)


def refuse_unreadable(path: Path) -> None:
    """Raise as `read_document` does, without the time that repairing a text takes."""
    if pick(path, lambda kind: kind.read_document) is not None:
        read_document(path)
        return
    from alignwb.formats.text.source_text import read_source

    read_source(path)


def read_bitext(path: Path) -> "Bitext":
    """Read the bitext in a file; a file of an unknown suffix is XLIFF.

    Raises FormatError if the file is damaged or of another kind, ProjectError if it cannot be read.
    """
    data = read_bytes(path)
    read = pick(path, lambda kind: kind.read_bitext) or _read_xliff
    return read(data, path)


def read_pairs(path: Path) -> "Bitext":
    """The bitext in a file, of a client's bilingual one too, for what only looks at its pairs.

    Raises as `read_bitext` does.
    """
    if not is_bilingual_document(path):
        return read_bitext(path)
    from alignwb.core.bitext.bitext import Bitext
    from alignwb.core.reading.blocks import client_paragraph

    read = read_document(path)
    paragraphs = (
        client_paragraph(f"p{number}", block) for number, block in enumerate(read.blocks, 1)
    )
    return Bitext(path.stem, "", tuple(paragraphs), *(read.languages or ("nl", "en")))


def _read_tmx(
    path: Path, languages: Languages, report: "ReadReport | None" = None
) -> "NumberedUnits":
    from alignwb.formats.tmx.tmx_reader import read_tmx

    return read_tmx(path, *languages, report)


def _write_tmx(
    file: BinaryIO, units: "Iterable[TranslationUnit]", layout: "UnitLayout"
) -> "WrittenUnits":
    from alignwb.formats.tmx.tmx_writer import TmxHeader, write_tmx

    header = TmxHeader(*layout.languages, layout.unit, __version__, layout.keeps_codes)
    return write_tmx(file, header, units)


def _read_xliff(data: bytes, path: Path) -> "Bitext":
    from alignwb.formats.xliff import read_xliff

    return read_xliff(data, path).bitext


def _write_xliff(bitext: "Bitext") -> bytes:
    from alignwb.formats.xliff import write_xliff

    return write_xliff(bitext)


def _read_xliff_1(data: bytes, path: Path) -> "ReadDocument":
    from alignwb.formats.xliff1.client_file import read_xliff_1

    return read_xliff_1(data, path)


def _write_xliff_1(
    data: bytes, targets: "Mapping[str, Sequence[PlacedTarget | None]]", path: Path
) -> bytes:
    from alignwb.formats.xliff1.client_file import write_xliff_1

    return write_xliff_1(data, targets, path)


def _write_xliff_1_2(bitexts: "Sequence[Bitext]") -> tuple[bytes, int]:
    from alignwb.formats.xliff1.bitext_as_xliff1 import write_xliff_1_2

    return write_xliff_1_2(bitexts)


def _read_tsv(
    path: Path,
    languages: Languages,
    report: "ReadReport | None" = None,
    encoding: str | None = None,
) -> "NumberedUnits":
    from alignwb.formats.text.tsv import read_tsv

    return read_tsv(path, languages, report, encoding)


def _read_csv(
    path: Path,
    languages: Languages,
    report: "ReadReport | None" = None,
    encoding: str | None = None,
) -> "NumberedUnits":
    from alignwb.formats.text.tsv import read_csv

    return read_csv(path, languages, report, encoding)


def _read_workbook(
    path: Path, languages: Languages, report: "ReadReport | None" = None
) -> "NumberedUnits":
    from alignwb.formats.text.tsv import read_workbook

    return read_workbook(path, languages, report)


def _read_term_workbook(data: bytes, path: Path, languages: Languages) -> "ReadTerms":
    from alignwb.formats.termbase.termbase_table import read_workbook

    return read_workbook(data, path, languages)


def _write_tsv(
    file: BinaryIO, units: "Iterable[TranslationUnit]", layout: "UnitLayout"
) -> "WrittenUnits":
    from alignwb.formats.text.tsv import write_tsv

    return write_tsv(file, layout.columns, units, for_spreadsheets=layout.is_for_spreadsheets)


def _read_html(data: bytes, path: Path) -> "ReadDocument":
    from alignwb.formats.documents.markup.html_document import read_html

    return read_html(data, path)


def _write_html(data: bytes, texts: "Mapping[str, PlacedText]", path: Path) -> bytes:
    from alignwb.formats.documents.markup.html_document import write_html

    return write_html(data, texts, path)


def _set_html_language(data: bytes, languages: Languages, path: Path) -> bytes:
    from alignwb.formats.documents.markup.html_document import set_html_language

    return set_html_language(data, languages, path)


def _read_epub(data: bytes, path: Path) -> "ReadDocument":
    from alignwb.formats.documents.markup.epub import read_epub

    return read_epub(data, path)


def _write_epub(data: bytes, texts: "Mapping[str, PlacedText]", path: Path) -> bytes:
    from alignwb.formats.documents.markup.epub import write_epub

    return write_epub(data, texts, path)


def _set_epub_language(data: bytes, languages: Languages, path: Path) -> bytes:
    from alignwb.formats.documents.markup.epub import set_epub_language

    return set_epub_language(data, languages, path)


def _read_docx(data: bytes, path: Path) -> "ReadDocument":
    from alignwb.formats.documents.word.docx import read_docx

    return read_docx(data, path)


def _write_docx(data: bytes, texts: "Mapping[str, PlacedText]", path: Path) -> bytes:
    from alignwb.formats.documents.word.docx import write_docx

    return write_docx(data, texts, path)


def _read_odt(data: bytes, path: Path) -> "ReadDocument":
    from alignwb.formats.documents.opendocument.odt import read_odt

    return read_odt(data, path)


def _write_odt(data: bytes, texts: "Mapping[str, PlacedText]", path: Path) -> bytes:
    from alignwb.formats.documents.opendocument.odt import write_odt

    return write_odt(data, texts, path)


def _write_csv(
    file: BinaryIO, units: "Iterable[TranslationUnit]", layout: "UnitLayout"
) -> "WrittenUnits":
    from alignwb.formats.text.tsv import write_csv

    return write_csv(file, layout.columns, units, for_spreadsheets=layout.is_for_spreadsheets)


def _read_json_lines(
    path: Path, languages: Languages, report: "ReadReport | None" = None
) -> "NumberedUnits":
    from alignwb.formats.text.json_lines import read_json_lines

    return read_json_lines(path, languages, report)


def _write_json_lines(
    file: BinaryIO, units: "Iterable[TranslationUnit]", _: "UnitLayout"
) -> "WrittenUnits":
    from alignwb.formats.text.json_lines import write_json_lines

    return write_json_lines(file, units)


def _write_moses(
    sources: BinaryIO, targets: BinaryIO, units: "Iterable[TranslationUnit]"
) -> "WrittenUnits":
    from alignwb.formats.text.line_pairs import write_line_pairs

    return write_line_pairs(sources, targets, units)


def _read_po(
    path: Path, languages: Languages, report: "ReadReport | None" = None
) -> "NumberedUnits":
    from alignwb.formats.po.po_reader import read_po

    return read_po(path, languages, report)


def _write_po(
    file: BinaryIO, units: "Iterable[TranslationUnit]", layout: "UnitLayout"
) -> "WrittenUnits":
    from alignwb.formats.po.po_writer import write_po

    return write_po(file, units, layout, __version__)


def _write_bilingual_page(
    file: BinaryIO, units: "Iterable[TranslationUnit]", layout: "UnitLayout"
) -> "WrittenUnits":
    from alignwb.formats.side_by_side.bilingual_page import write_page

    return write_page(file, units, layout)


def _write_bilingual_markdown(
    file: BinaryIO, units: "Iterable[TranslationUnit]", layout: "UnitLayout"
) -> "WrittenUnits":
    from alignwb.formats.side_by_side.bilingual_markdown import write_bilingual_markdown

    return write_bilingual_markdown(file, units, layout)


def _write_review(
    file: BinaryIO, units: "Iterable[TranslationUnit]", layout: "UnitLayout"
) -> "WrittenUnits":
    from alignwb.formats.reviewed.review_writer import write_review

    return write_review(file, units, layout)


def _read_plain_text(path: Path, encoding: str | None) -> "ReadDocument":
    from alignwb.core.reading.reflow import read_blocks
    from alignwb.formats.text.source_text import read_source

    return read_blocks(read_source(path, encoding))


def _read_markdown(data: bytes, path: Path) -> "ReadDocument":
    from alignwb.core.reading.reflow import read_blocks
    from alignwb.formats.documents.markdown.markdown_document import is_markdown, read_markdown
    from alignwb.formats.text.not_prose import refuse_what_is_no_prose
    from alignwb.formats.text.source_text import source_text

    with reading(path, "Markdown"):
        text = source_text(data, path)
        if is_markdown(data, path):
            return read_markdown(data, path)
        # A text under the suffix of Markdown, which may have come out of a PDF as any other.
        refuse_what_is_no_prose(path, text)
        return read_blocks(text)


def _write_markdown_document(data: bytes, texts: "Mapping[str, PlacedText]", path: Path) -> bytes:
    from alignwb.formats.documents.markdown.markdown_document import write_markdown_document

    return write_markdown_document(data, texts, path)


def _write_plain_text(paragraphs: "Iterable[tuple[Kind, str]]") -> str:
    from alignwb.formats.text.plain_text import write_plain_text

    return write_plain_text(text for _, text in paragraphs)


def _write_markdown(paragraphs: "Iterable[tuple[Kind, str]]") -> str:
    from alignwb.formats.text.markdown import write_markdown

    return write_markdown(paragraphs)


def _read_tbx(data: bytes, path: Path, languages: Languages) -> "ReadTerms":
    from alignwb.formats.tbx.tbx_reader import read_tbx

    return read_tbx(data, path, *languages)


def _write_tbx(terms: "Iterable[Term]", layout: "TermLayout") -> "WrittenTerms":
    from alignwb.formats.tbx.tbx_writer import write_tbx
    from alignwb.formats.termbase.termbase_rows import WrittenTerms

    return WrittenTerms(write_tbx(terms, layout.title, *layout.languages))


def _read_term_csv(
    data: bytes, path: Path, languages: Languages, encoding: str | None = None
) -> "ReadTerms":
    from alignwb.formats.termbase.termbase_table import read_csv

    return read_csv(data, path, languages, encoding)


def _write_term_csv(terms: "Iterable[Term]", layout: "TermLayout") -> "WrittenTerms":
    from alignwb.formats.termbase.termbase_table import write_csv

    return write_csv(terms, for_spreadsheets=layout.is_for_spreadsheets)


def _read_term_tsv(
    data: bytes, path: Path, languages: Languages, encoding: str | None = None
) -> "ReadTerms":
    from alignwb.formats.termbase.termbase_table import read_tsv

    return read_tsv(data, path, languages, encoding)


def _write_term_tsv(terms: "Iterable[Term]", layout: "TermLayout") -> "WrittenTerms":
    from alignwb.formats.termbase.termbase_table import write_tsv

    return write_tsv(terms, for_spreadsheets=layout.is_for_spreadsheets)


def _write_omegat(terms: "Iterable[Term]", _: "TermLayout") -> "WrittenTerms":
    from alignwb.formats.termbase.termbase_rows import WrittenTerms
    from alignwb.formats.termbase.termbase_table import write_omegat

    return WrittenTerms(write_omegat(terms))


KINDS = (
    FileKind(
        "tmx",
        (".tmx",),
        read_units=_read_tmx,
        write_units=_write_tmx,
        holds_nulls=False,
        is_of_one_language_pair=True,
    ),
    FileKind("packed tmx", (".gz", ".zip"), read_units=_read_tmx, is_of_one_language_pair=True),
    FileKind(
        "xliff",
        (".xlf", ".xliff"),
        read_bitext=_read_xliff,
        write_bitext=_write_xliff,
        reference=ReferenceForm.BITEXT,
    ),
    FileKind(
        "xliff1",
        (".xlf", ".xliff", ".sdlxliff", ".mqxliff", ".mxliff"),
        read_document=_read_xliff_1,
        write_targets=_write_xliff_1,
        write_bitexts=_write_xliff_1_2,
        kept="everything but targets and their states, byte for byte; the client's segments; inline"
        " elements as codes; notes, contexts and proposed matches are shown",
        not_kept="text inside of codes (sub) and binary units are not translated; approved and the"
        " times of changes stay as they are",
    ),
    FileKind(
        "utx",
        (".utx",),
        read_terms=_read_term_tsv,
        read_term_table=_read_term_tsv,
    ),
    FileKind("tbx", (".tbx", ".xml"), read_terms=_read_tbx, write_terms=_write_tbx),
    FileKind(
        "csv",
        (".csv",),
        read_units=_read_csv,
        read_unit_table=_read_csv,
        write_units=_write_csv,
        read_terms=_read_term_csv,
        read_term_table=_read_term_csv,
        write_terms=_write_term_csv,
        is_table=True,
        reference=ReferenceForm.TABLE,
    ),
    FileKind(
        "tsv",
        (".tsv",),
        read_units=_read_tsv,
        read_unit_table=_read_tsv,
        write_units=_write_tsv,
        read_terms=_read_term_tsv,
        read_term_table=_read_term_tsv,
        write_terms=_write_term_tsv,
        is_table=True,
        reference=ReferenceForm.TABLE,
    ),
    FileKind(
        "jsonl", (".jsonl", ".ndjson"), read_units=_read_json_lines, write_units=_write_json_lines
    ),
    FileKind(
        "po",
        (".po", ".pot"),
        read_units=_read_po,
        write_units=_write_po,
        holds_nulls=False,
        is_of_one_language_pair=True,
    ),
    FileKind(
        "moses",
        (".moses",),
        write_line_pairs=_write_moses,
        holds_nulls=False,
        is_of_one_language_pair=True,
    ),
    FileKind(
        "bilingual-html",
        (".bilingual.html",),
        write_units=_write_bilingual_page,
        is_of_one_language_pair=True,
    ),
    FileKind(
        "bilingual-md",
        (".bilingual.md",),
        write_units=_write_bilingual_markdown,
        is_of_one_language_pair=True,
    ),
    FileKind(
        "review-docx",
        (".review.docx",),
        write_units=_write_review,
        is_packed=True,
        is_read_back=True,
        is_of_one_language_pair=True,
    ),
    FileKind(
        "workbook",
        (".xlsx", ".xlsm", ".ods"),
        read_units=_read_workbook,
        read_terms=_read_term_workbook,
    ),
    FileKind(
        "txt",
        (".txt",),
        read_source=_read_plain_text,
        read_units=_read_tsv,
        read_unit_table=_read_tsv,
        write_texts=_write_plain_text,
        reference=ReferenceForm.LINES,
    ),
    FileKind(
        "html",
        (".html", ".htm", ".xhtml", ".xht"),
        read_document=_read_html,
        write_document=_write_html,
        set_language=_set_html_language,
        kept="everything but the texts, byte for byte; emphasis, links, images and line breaks"
        " inside of a text as codes; alt, title, placeholder and description as texts of their own",
        not_kept='code (pre with code), drawings (svg, math), what is marked translate="no", and'
        " texts that scripts make, are not translated",
    ),
    FileKind(
        "epub",
        (".epub",),
        read_document=_read_epub,
        write_document=_write_epub,
        set_language=_set_epub_language,
        kept="as of html, page by page; title, tables of contents (nav, NCX); other files in the"
        " book byte for byte",
        not_kept="protected books (DRM) are refused; text in images and what html leaves out is not"
        " translated",
    ),
    FileKind(
        "docx",
        (".docx", ".docm", ".dotx", ".dotm"),
        read_document=_read_docx,
        write_document=_write_docx,
        kept="everything but the texts: styles, tables, notes, headers, text boxes, fields, links;"
        " emphasis inside of a text as codes; parts without a changed text byte for byte",
        not_kept="deleted and hidden text, charts and equations are not translated; tracked changes"
        " are read as accepted",
    ),
    FileKind(
        "odt",
        (".odt", ".ott", ".fodt"),
        read_document=_read_odt,
        write_document=_write_odt,
        kept="as of docx",
        not_kept="as of docx",
    ),
    FileKind(
        "md",
        (".md", ".markdown"),
        read_source=_read_plain_text,
        read_document=_read_markdown,
        write_document=_write_markdown_document,
        kept="everything but the texts, byte for byte; emphasis, links, images, code and line"
        " breaks inside of a text as codes; footnote markers as they are",
        not_kept="front matter, blocks of code and the addresses and titles of links are not"
        " translated; a paragraph that changes is on one line",
        write_texts=_write_markdown,
    ),
    FileKind(
        "omegat",
        (".tab", ".txt", ".utf8"),
        read_terms=_read_term_tsv,
        read_term_table=_read_term_tsv,
        write_terms=_write_omegat,
        holds_forbidden=False,
    ),
)
"""Every kind of file, in the order in which messages list them."""

BITEXT_SUFFIX = ".xlf"
"""The suffix of a new bitext, unless another is asked for."""
