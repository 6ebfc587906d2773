"""The table of file kinds: the suffixes of each, its readers and its writers.

A new format is a module of its own, a row here, and where it is loaded in `format_loading`,
a document in `document_loading`.
"""

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from alignwb.errors import UsageError
from alignwb.files.file_bytes import read_bytes, read_bytes_if_there
from alignwb.files.reading_limits import MOST_FILE_BYTES, MOST_TEXT_BYTES
from alignwb.formats import document_loading as load_document
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

    encoding: the encoding of a file that is not in Unicode; None for one that is.  Raises
    FormatError if the file is damaged or of another kind, ProjectError if it cannot be read, and
    UsageError if there is no such encoding, or if files of this kind say theirs themselves.
    """
    kind = _document_kind(path)
    if kind is None or kind.read_document is None:
        return load_document.read_plain_text(path, encoding)
    if encoding is not None and not kind.takes_encoding:
        raise UsageError(
            f"{path}: such a file says its encoding itself", hint="Leave --encoding out."
        )
    data = read_bytes(path, MOST_TEXT_BYTES if kind.takes_encoding else MOST_FILE_BYTES)
    if encoding is None:
        return kind.read_document(data, path)
    from alignwb.formats.text.named_encoding import in_utf_8, is_kept

    read = kind.read_document(in_utf_8(data, path, encoding), path)
    return read if is_kept(data, path, encoding) else read.without_places()


def takes_encoding(path: Path) -> bool:
    """Whether a source document does not say its encoding, so that one can be named."""
    kind = _document_kind(path)
    return kind is None or kind.takes_encoding


def refuse_unreadable(path: Path) -> None:
    """Raise as `read_document` does, without the time that repairing a text takes."""
    kind = _document_kind(path)
    if kind is not None and not kind.is_guessed:
        read_document(path)
        return
    from alignwb.formats.text.source_text import read_source

    read_source(path)


def _document_kind(path: Path) -> FileKind | None:
    return pick(path, lambda kind: kind if kind.read_document else None)


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
    return Bitext(path.stem, "", tuple(paragraphs), *read.languages_among(("nl", "en")))


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
        read_document=load_document.read_po_document,
        write_targets=load_document.write_po_document,
        read_units=load.read_po,
        write_units=load.write_po,
        holds_nulls=False,
        is_of_one_language_pair=True,
        holds="a catalogue for Poedit and Weblate: pairs with notes, what is not confirmed as"
        " fuzzy; inline codes as plain text",
        kept="everything but translations and the flag fuzzy, byte for byte; a place for each form"
        " of a plural; placeholders and line breaks as codes; contexts, comments, references and"
        " flags are shown",
        not_kept="obsolete messages and the header are not translated, and stay",
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
        read_document=load_document.read_plain_document,
        write_document=load_document.write_plain_document,
        read_units=load.read_tsv,
        read_unit_table=load.read_tsv,
        write_texts=load.write_plain_text,
        reference=ReferenceForm.LINES,
        holds="the translation alone, with blank lines between paragraphs; no inline codes",
        takes_encoding=True,
        is_guessed=True,
        kept="everything but the lines of texts that change, byte for byte: page numbers, running"
        " heads, empty lines, indents; lines as wide as they were",
        not_kept="what was joined over pages stands at its beginning; texts in columns are not"
        " written back",
    ),
    FileKind(
        "html",
        (".html", ".htm", ".xhtml", ".xht"),
        read_document=load_document.read_html,
        write_document=load_document.write_html,
        set_language=load_document.set_html_language,
        kept="everything but the texts, byte for byte; emphasis, links, images and line breaks"
        " inside of a text as codes; alt, title, placeholder and description as texts of their own",
        not_kept='code (pre with code), drawings (svg, math), what is marked translate="no", and'
        " texts that scripts make, are not translated",
    ),
    FileKind(
        "epub",
        (".epub",),
        read_document=load_document.read_epub,
        write_document=load_document.write_epub,
        set_language=load_document.set_epub_language,
        kept="as of html, page by page; title, tables of contents (nav, NCX); other files in the"
        " book byte for byte",
        not_kept="protected books (DRM) are refused; text in images and what html leaves out is not"
        " translated",
    ),
    FileKind(
        "docx",
        (".docx", ".docm", ".dotx", ".dotm"),
        read_document=load_document.read_docx,
        write_document=load_document.write_docx,
        set_language=load_document.set_docx_language,
        kept="everything but the texts: styles, tables, notes, headers, text boxes, fields, links;"
        " emphasis inside of a text as codes; parts without a changed text byte for byte",
        not_kept="deleted and hidden text, charts and equations are not translated; tracked changes"
        " are read as accepted",
    ),
    FileKind(
        "odt",
        (".odt", ".ott", ".fodt"),
        read_document=load_document.read_odt,
        write_document=load_document.write_odt,
        set_language=load_document.set_odt_language,
        kept="as of docx",
        not_kept="as of docx",
    ),
    FileKind("pdf", (".pdf",), read_document=load_document.read_pdf),
    FileKind(
        "md",
        (".md", ".markdown"),
        read_document=load_document.read_markdown,
        write_document=load_document.write_markdown_document,
        read_written=load_document.read_written_markdown,
        takes_encoding=True,
        kept="everything but the texts, byte for byte; emphasis, links, images, code and line"
        " breaks inside of a text as codes; footnote markers as they are; title and description of"
        " the front matter",
        not_kept="other front matter, blocks of code and the addresses and titles of links are not"
        " translated; a paragraph that changes is on one line",
        write_texts=load.write_markdown,
        holds="the translation alone, with headings, quotes and footnotes; no inline codes",
    ),
    FileKind(
        "subtitles",
        (".srt", ".vtt"),
        read_document=load_document.read_subtitles,
        write_document=load_document.write_subtitles,
        set_language=load_document.set_subtitle_language,
        takes_encoding=True,
        kept="everything but the texts, byte for byte: numbers, times, settings, styles, comments;"
        " tags, positions, stamps and line breaks inside of a text as codes; times, speakers and"
        " comments are shown",
        not_kept="comments (NOTE), names of speakers in tags, and what stands in no subtitle, are"
        " not translated",
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
