"""What a kind of file can hold, and who reads and writes it."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, TypeAlias

if TYPE_CHECKING:
    from alignwb.core.bitext.bitext import Bitext, Kind
    from alignwb.core.reading.blocks import ReadDocument
    from alignwb.core.terms.termbase import Term
    from alignwb.formats.documents.placed_text import PlacedTarget, PlacedText
    from alignwb.formats.read_report import ReadReport
    from alignwb.formats.termbase.termbase_rows import ReadTerms, TermLayout, WrittenTerms
    from alignwb.formats.translation_unit import TranslationUnit, UnitLayout, WrittenUnits

    NumberedUnits: TypeAlias = Iterator[tuple[int, TranslationUnit]]
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
        read_document: Reads the blocks of a source document that is written back in its own format,
            from its bytes, each with its place; takes the path for messages.
        write_document: Makes the bytes of such a document with other texts in some places.
        read_written: Reads what `write_document` has made, where `read_document` would look at its
            contents once more to tell what it is.
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
        holds: What an export of a translation holds that is not written back, for people.
        takes_encoding: Whether its documents do not say their encoding, so that one can be named.
        is_guessed: Whether its documents are read by how they look, so that what is written need
            not read as the texts that were put into it.
        kept: What of a document stays when it is written back, for people.
        not_kept: What of a document is not translated or does not stay, for people.
    """

    name: str
    suffixes: tuple[str, ...]
    read_document: "DocumentReader | None" = None
    write_document: "DocumentWriter | None" = None
    read_written: "DocumentReader | None" = None
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
    holds: str = ""
    takes_encoding: bool = False
    is_guessed: bool = False
    kept: str = ""
    not_kept: str = ""
