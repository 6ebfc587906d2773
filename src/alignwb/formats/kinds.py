"""Every kind of file in one table: its suffixes, what reads it, what writes it, what it can hold.

A new format is a module of its own and a row here.  What reads or writes a kind is imported when it
is called, so that looking up a suffix costs nothing.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, TypeAlias, TypeVar

from alignwb import __version__
from alignwb.formats.file_bytes import read_bytes

if TYPE_CHECKING:
    from alignwb.core.bitext.bitext import Bitext, Kind
    from alignwb.core.reading.blocks import ReadDocument
    from alignwb.core.terms.termbase import Term
    from alignwb.formats.termbase.termbase_rows import ReadTerms
    from alignwb.formats.translation_unit import TranslationUnit, UnitLayout, WrittenUnits

    NumberedUnits: TypeAlias = Iterator[tuple[int, TranslationUnit]]
    SourceReader: TypeAlias = Callable[[Path, str | None], ReadDocument]
    BitextReader: TypeAlias = Callable[[bytes, Path], Bitext]
    BitextWriter: TypeAlias = Callable[[Bitext], bytes]
    UnitReader: TypeAlias = Callable[[Path, "Languages"], NumberedUnits]
    UnitWriter: TypeAlias = Callable[
        [BinaryIO, Iterable[TranslationUnit], UnitLayout], WrittenUnits
    ]
    TextWriter: TypeAlias = Callable[[Iterable[tuple[Kind, str]]], str]
    TermReader: TypeAlias = Callable[[bytes, Path, "Languages"], ReadTerms]
    TermWriter: TypeAlias = Callable[[Iterable[Term], str, "Languages"], bytes]

Languages: TypeAlias = tuple[str, str]
"""BCP 47 codes of the source and the target."""

Ability = TypeVar("Ability")


class ReferenceForm(Enum):
    """What a reference translation is in a file, in the order in which one is looked for."""

    BITEXT = "a bitext of the same source"
    LINES = "a line for each segment"
    TABLE = "rows of a source and its translation"


@dataclass(frozen=True, eq=False)
class FileKind:
    """A kind of file; what it cannot hold has neither reader nor writer.

    Attributes:
        name: What it is asked for by, such as `alignwb export --to NAME`; no two have the same.
        suffixes: Of its files, with the dot, in lower case; a new file gets the first.
        read_source: The blocks of a source document; given the encoding of one not in Unicode.
        read_bitext: The bitext in the bytes of a file, whose path is for messages.
        write_bitext: The bytes of a new file.
        read_units: Pairs that have a text in both languages, with their numbers in the file from 1.
        write_units: Writes pairs, and says what became of them.
        write_texts: A translation alone, from the kind and the text of each paragraph.
        read_terms: The terms in the bytes of a termbase.
        write_terms: The bytes of a termbase with a title.
        reference: What a reference translation in it is; None if it can be none.
        holds_nulls: Whether pairs without a source or without a target have a place in it.
        is_of_one_language_pair: Whether all pairs in a file are of the same two languages.
        holds_forbidden: Whether it can say of a term's rendering that it is forbidden.
    """

    name: str
    suffixes: tuple[str, ...]
    read_source: "SourceReader | None" = None
    read_bitext: "BitextReader | None" = None
    write_bitext: "BitextWriter | None" = None
    read_units: "UnitReader | None" = None
    write_units: "UnitWriter | None" = None
    write_texts: "TextWriter | None" = None
    read_terms: "TermReader | None" = None
    write_terms: "TermWriter | None" = None
    reference: ReferenceForm | None = None
    holds_nulls: bool = True
    is_of_one_language_pair: bool = False
    holds_forbidden: bool = True


def pick(path: Path, part: Callable[[FileKind], Ability | None]) -> Ability | None:
    """What `part` takes from the kind of file that a path is by its suffix, in any case.

    Several kinds share a suffix (a `.txt` may be a text or a glossary); of those it is the first
    that has the part.  None if none has.
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


def is_bitext(path: Path) -> bool:
    """Whether a path is, by its suffix, that of a bitext."""
    return pick(path, lambda kind: kind.read_bitext) is not None


def read_document(path: Path, encoding: str | None = None) -> "ReadDocument":
    """The blocks of a source document; one of an unknown suffix is plain text.

    encoding: of a file that is not in Unicode; None for one that is.  Raises FormatError if the
    file is not what it should be, ProjectError if it cannot be read, UsageError if there is no
    such encoding.
    """
    read = pick(path, lambda kind: kind.read_source) or _read_plain_text
    return read(path, encoding)


def read_bitext(path: Path) -> "Bitext":
    """The bitext in a file; one of an unknown suffix is XLIFF.

    Raises FormatError if the file is not what it should be, ProjectError if it cannot be read.
    """
    data = read_bytes(path)
    read = pick(path, lambda kind: kind.read_bitext) or _read_xliff
    return read(data, path)


def _read_tmx(path: Path, languages: Languages) -> "NumberedUnits":
    from alignwb.formats.tmx.tmx_reader import read_tmx

    return read_tmx(path, *languages)


def _write_tmx(
    file: BinaryIO, units: "Iterable[TranslationUnit]", layout: "UnitLayout"
) -> "WrittenUnits":
    from alignwb.formats.tmx.tmx_writer import TmxHeader, write_tmx

    return write_tmx(file, TmxHeader(*layout.languages, layout.unit, __version__), units)


def _read_xliff(data: bytes, path: Path) -> "Bitext":
    from alignwb.formats.xliff import read_xliff

    return read_xliff(data, path).bitext


def _write_xliff(bitext: "Bitext") -> bytes:
    from alignwb.formats.xliff import write_xliff

    return write_xliff(bitext)


def _read_tsv(path: Path, _: Languages) -> "NumberedUnits":
    from alignwb.formats.text.tsv import read_tsv

    return read_tsv(path)


def _write_tsv(
    file: BinaryIO, units: "Iterable[TranslationUnit]", layout: "UnitLayout"
) -> "WrittenUnits":
    from alignwb.formats.text.tsv import write_tsv
    from alignwb.formats.translation_unit import WrittenUnits

    return WrittenUnits(write_tsv(file, layout.columns, units))


def _read_plain_text(path: Path, encoding: str | None) -> "ReadDocument":
    from alignwb.core.reading.reflow import read_blocks
    from alignwb.formats.text.source_text import read_source

    return read_blocks(read_source(path, encoding))


def _write_plain_text(paragraphs: "Iterable[tuple[Kind, str]]") -> str:
    from alignwb.formats.text.plain_text import write_plain_text

    return write_plain_text(text for _, text in paragraphs)


def _write_markdown(paragraphs: "Iterable[tuple[Kind, str]]") -> str:
    from alignwb.formats.text.markdown import write_markdown

    return write_markdown(paragraphs)


def _read_tbx(data: bytes, path: Path, languages: Languages) -> "ReadTerms":
    from alignwb.formats.tbx.tbx_reader import read_tbx

    return read_tbx(data, path, *languages)


def _write_tbx(terms: "Iterable[Term]", title: str, languages: Languages) -> bytes:
    from alignwb.formats.tbx.tbx_writer import write_tbx

    return write_tbx(terms, title, *languages)


def _read_term_csv(data: bytes, path: Path, _: Languages) -> "ReadTerms":
    from alignwb.formats.termbase.termbase_table import read_csv

    return read_csv(data, path)


def _write_term_csv(terms: "Iterable[Term]", _title: str, _: Languages) -> bytes:
    from alignwb.formats.termbase.termbase_table import write_csv

    return write_csv(terms)


def _read_term_tsv(data: bytes, path: Path, _: Languages) -> "ReadTerms":
    from alignwb.formats.termbase.termbase_table import read_tsv

    return read_tsv(data, path)


def _write_term_tsv(terms: "Iterable[Term]", _title: str, _: Languages) -> bytes:
    from alignwb.formats.termbase.termbase_table import write_tsv

    return write_tsv(terms)


def _write_omegat(terms: "Iterable[Term]", _title: str, _: Languages) -> bytes:
    from alignwb.formats.termbase.termbase_table import write_omegat

    return write_omegat(terms)


KINDS = (
    FileKind(
        "tmx",
        (".tmx",),
        read_units=_read_tmx,
        write_units=_write_tmx,
        holds_nulls=False,
        is_of_one_language_pair=True,
    ),
    FileKind(
        "xliff",
        (".xlf", ".xliff"),
        read_bitext=_read_xliff,
        write_bitext=_write_xliff,
        reference=ReferenceForm.BITEXT,
    ),
    FileKind("tbx", (".tbx", ".xml"), read_terms=_read_tbx, write_terms=_write_tbx),
    FileKind("csv", (".csv",), read_terms=_read_term_csv, write_terms=_write_term_csv),
    FileKind(
        "tsv",
        (".tsv",),
        read_units=_read_tsv,
        write_units=_write_tsv,
        read_terms=_read_term_tsv,
        write_terms=_write_term_tsv,
        reference=ReferenceForm.TABLE,
    ),
    FileKind(
        "txt",
        (".txt",),
        read_source=_read_plain_text,
        write_texts=_write_plain_text,
        reference=ReferenceForm.LINES,
    ),
    FileKind("md", (".md",), read_source=_read_plain_text, write_texts=_write_markdown),
    FileKind(
        "omegat",
        (".tab", ".txt", ".utf8"),
        read_terms=_read_term_tsv,
        write_terms=_write_omegat,
        holds_forbidden=False,
    ),
)
"""Every kind of file that is read or written."""

BITEXT_SUFFIX = ".xlf"
"""Of a bitext that is made here, unless another is asked for."""
