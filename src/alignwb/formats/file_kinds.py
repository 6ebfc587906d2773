"""The table of file kinds: the suffixes of each, its readers and its writers.

A new format is a module of its own, a row here, and where it is loaded in `format_loading`.
"""

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from alignwb.errors import UsageError
from alignwb.files.file_bytes import read_bytes, read_bytes_if_there
from alignwb.files.reading_limits import MOST_FILE_BYTES, MOST_TEXT_BYTES
from alignwb.formats import format_loading as load
from alignwb.formats.file_kind import FileKind, ReferenceForm

if TYPE_CHECKING:
    from alignwb.core.bitext.bitext import Bitext
    from alignwb.core.reading.blocks import ReadDocument

Ability = TypeVar("Ability")


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
        return (read or load.read_plain_text)(path, encoding)
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
    read = pick(path, lambda kind: kind.read_bitext) or load.read_xliff
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


KINDS = (
    FileKind(
        "tmx",
        (".tmx",),
        read_units=load.read_tmx,
        write_units=load.write_tmx,
        holds_nulls=False,
        is_of_one_language_pair=True,
        holds="a translation memory: confirmed pairs with notes and origins; inline codes as"
        " plain text",
    ),
    FileKind(
        "packed tmx",
        (".gz", ".zip"),
        read_units=load.read_tmx,
        is_of_one_language_pair=True,
    ),
    FileKind(
        "xliff",
        (".xlf", ".xliff"),
        read_bitext=load.read_xliff,
        write_bitext=load.write_xliff,
        reference=ReferenceForm.BITEXT,
    ),
    FileKind(
        "xliff1",
        (".xlf", ".xliff", ".sdlxliff", ".mqxliff", ".mxliff"),
        read_document=load.read_client_xliff,
        write_targets=load.write_client_xliff,
        write_bitexts=load.write_xliff_1_2,
        kept="everything but targets and their states, byte for byte; the client's segments; inline"
        " elements as codes; notes, contexts and proposed matches are shown",
        not_kept="text inside of codes (sub) and binary units are not translated; the times of"
        " changes stay as they are",
        holds="XLIFF 1.2 for other tools: every segment, with states, notes and inline codes",
    ),
    FileKind(
        "utx",
        (".utx",),
        read_terms=load.read_term_tsv,
        read_term_table=load.read_term_tsv,
    ),
    FileKind(
        "tbx",
        (".tbx", ".xml"),
        read_terms=load.read_tbx,
        write_terms=load.write_tbx,
    ),
    FileKind(
        "csv",
        (".csv",),
        read_units=load.read_csv,
        read_unit_table=load.read_csv,
        write_units=load.write_csv,
        read_terms=load.read_term_csv,
        read_term_table=load.read_term_csv,
        write_terms=load.write_term_csv,
        is_table=True,
        reference=ReferenceForm.TABLE,
        holds="a table of pairs for spreadsheets; inline codes as plain text",
    ),
    FileKind(
        "tsv",
        (".tsv",),
        read_units=load.read_tsv,
        read_unit_table=load.read_tsv,
        write_units=load.write_tsv,
        read_terms=load.read_term_tsv,
        read_term_table=load.read_term_tsv,
        write_terms=load.write_term_tsv,
        is_table=True,
        reference=ReferenceForm.TABLE,
        holds="a table of pairs; inline codes as plain text",
    ),
    FileKind(
        "jsonl",
        (".jsonl", ".ndjson"),
        read_units=load.read_json_lines,
        write_units=load.write_json_lines,
        holds="pairs for programs, one a line; inline codes as plain text",
    ),
    FileKind(
        "po",
        (".po", ".pot"),
        read_units=load.read_po,
        write_units=load.write_po,
        holds_nulls=False,
        is_of_one_language_pair=True,
        holds="a catalogue for Poedit and Weblate: pairs with notes, what is not confirmed as"
        " fuzzy; inline codes as plain text",
    ),
    FileKind(
        "moses",
        (".moses",),
        write_line_pairs=load.write_moses,
        holds_nulls=False,
        is_of_one_language_pair=True,
        holds="two files of lines that belong together; inline codes as plain text",
    ),
    FileKind(
        "bilingual-html",
        (".bilingual.html",),
        write_units=load.write_bilingual_page,
        is_of_one_language_pair=True,
        holds="both languages side by side on one page, to read and print; inline codes as ⟦1⟧",
    ),
    FileKind(
        "bilingual-md",
        (".bilingual.md",),
        write_units=load.write_bilingual_markdown,
        is_of_one_language_pair=True,
        holds="both languages side by side in a table of Markdown; inline codes as ⟦1⟧",
    ),
    FileKind(
        "review-docx",
        (".review.docx",),
        write_units=load.write_review,
        is_packed=True,
        is_read_back=True,
        is_of_one_language_pair=True,
        holds="a table in Word for a reviewer, whose targets, notes and comments are read"
        " back; inline codes as ⟦1⟧",
    ),
    FileKind(
        "workbook",
        (".xlsx", ".xlsm", ".ods"),
        read_units=load.read_workbook,
        read_terms=load.read_term_workbook,
    ),
    FileKind(
        "txt",
        (".txt",),
        read_source=load.read_plain_text,
        read_units=load.read_tsv,
        read_unit_table=load.read_tsv,
        write_texts=load.write_plain_text,
        reference=ReferenceForm.LINES,
        holds="the translation alone, with blank lines between paragraphs; no inline codes",
    ),
    FileKind(
        "html",
        (".html", ".htm", ".xhtml", ".xht"),
        read_document=load.read_html,
        write_document=load.write_html,
        set_language=load.set_html_language,
        kept="everything but the texts, byte for byte; emphasis, links, images and line breaks"
        " inside of a text as codes; alt, title, placeholder and description as texts of their own",
        not_kept='code (pre with code), drawings (svg, math), what is marked translate="no", and'
        " texts that scripts make, are not translated",
    ),
    FileKind(
        "epub",
        (".epub",),
        read_document=load.read_epub,
        write_document=load.write_epub,
        set_language=load.set_epub_language,
        kept="as of html, page by page; title, tables of contents (nav, NCX); other files in the"
        " book byte for byte",
        not_kept="protected books (DRM) are refused; text in images and what html leaves out is not"
        " translated",
    ),
    FileKind(
        "docx",
        (".docx", ".docm", ".dotx", ".dotm"),
        read_document=load.read_docx,
        write_document=load.write_docx,
        kept="everything but the texts: styles, tables, notes, headers, text boxes, fields, links;"
        " emphasis inside of a text as codes; parts without a changed text byte for byte",
        not_kept="deleted and hidden text, charts and equations are not translated; tracked changes"
        " are read as accepted",
    ),
    FileKind(
        "odt",
        (".odt", ".ott", ".fodt"),
        read_document=load.read_odt,
        write_document=load.write_odt,
        kept="as of docx",
        not_kept="as of docx",
    ),
    FileKind(
        "pdf",
        (".pdf",),
        read_document=load.read_pdf,
    ),
    FileKind(
        "md",
        (".md", ".markdown"),
        read_source=load.read_plain_text,
        read_document=load.read_markdown,
        write_document=load.write_markdown_document,
        kept="everything but the texts, byte for byte; emphasis, links, images, code and line"
        " breaks inside of a text as codes; footnote markers as they are",
        not_kept="front matter, blocks of code and the addresses and titles of links are not"
        " translated; a paragraph that changes is on one line",
        write_texts=load.write_markdown,
        holds="the translation alone, with headings, quotes and footnotes; no inline codes",
    ),
    FileKind(
        "omegat",
        (".tab", ".txt", ".utf8"),
        read_terms=load.read_term_tsv,
        read_term_table=load.read_term_tsv,
        write_terms=load.write_omegat,
        holds_forbidden=False,
    ),
)
"""Every kind of file, in the order in which messages list them."""

BITEXT_SUFFIX = ".xlf"
"""The suffix of a new bitext, unless another is asked for."""
