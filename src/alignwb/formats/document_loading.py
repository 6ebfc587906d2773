"""The readers and writers of documents in the table of file kinds, imported when called."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from alignwb.files.reading import reading
from alignwb.formats.file_kind import Languages

if TYPE_CHECKING:
    from alignwb.core.reading.blocks import ReadDocument
    from alignwb.formats.documents.placed_text import PlacedTarget, PlacedText


def read_html(data: bytes, path: Path) -> "ReadDocument":
    from alignwb.formats.documents.markup.html_document import read_html

    return read_html(data, path)


def write_html(data: bytes, texts: "Mapping[str, PlacedText]", path: Path) -> bytes:
    from alignwb.formats.documents.markup.html_document import write_html

    return write_html(data, texts, path)


def set_html_language(data: bytes, languages: Languages, path: Path) -> bytes:
    from alignwb.formats.documents.markup.html_document import set_html_language

    return set_html_language(data, languages, path)


def read_epub(data: bytes, path: Path) -> "ReadDocument":
    from alignwb.formats.documents.markup.epub import read_epub

    return read_epub(data, path)


def write_epub(data: bytes, texts: "Mapping[str, PlacedText]", path: Path) -> bytes:
    from alignwb.formats.documents.markup.epub import write_epub

    return write_epub(data, texts, path)


def set_epub_language(data: bytes, languages: Languages, path: Path) -> bytes:
    from alignwb.formats.documents.markup.epub import set_epub_language

    return set_epub_language(data, languages, path)


def read_docx(data: bytes, path: Path) -> "ReadDocument":
    from alignwb.formats.documents.word.docx import read_docx

    return read_docx(data, path)


def write_docx(data: bytes, texts: "Mapping[str, PlacedText]", path: Path) -> bytes:
    from alignwb.formats.documents.word.docx import write_docx

    return write_docx(data, texts, path)


def read_odt(data: bytes, path: Path) -> "ReadDocument":
    from alignwb.formats.documents.opendocument.odt import read_odt

    return read_odt(data, path)


def write_odt(data: bytes, texts: "Mapping[str, PlacedText]", path: Path) -> bytes:
    from alignwb.formats.documents.opendocument.odt import write_odt

    return write_odt(data, texts, path)


def read_pdf(data: bytes, path: Path) -> "ReadDocument":
    from alignwb.formats.pdf.pdf_document import read_pdf

    return read_pdf(data, path)


def read_po_document(data: bytes, path: Path) -> "ReadDocument":
    from alignwb.formats.po.po_document import read_po_document

    return read_po_document(data, path)


def write_po_document(
    data: bytes, targets: "Mapping[str, Sequence[PlacedTarget | None]]", path: Path
) -> bytes:
    from alignwb.formats.po.po_document import write_po_document

    return write_po_document(data, targets, path)


def set_docx_language(data: bytes, languages: Languages, path: Path) -> bytes:
    from alignwb.formats.documents.word.docx import set_docx_language

    return set_docx_language(data, languages, path)


def set_odt_language(data: bytes, languages: Languages, path: Path) -> bytes:
    from alignwb.formats.documents.opendocument.odt import set_odt_language

    return set_odt_language(data, languages, path)


def read_subtitles(data: bytes, path: Path) -> "ReadDocument":
    from alignwb.formats.documents.subtitles.subtitle_document import read_subtitles

    return read_subtitles(data, path)


def write_subtitles(data: bytes, texts: "Mapping[str, PlacedText]", path: Path) -> bytes:
    from alignwb.formats.documents.subtitles.subtitle_document import write_subtitles

    return write_subtitles(data, texts, path)


def set_subtitle_language(data: bytes, languages: Languages, path: Path) -> bytes:
    from alignwb.formats.documents.subtitles.subtitle_document import set_subtitle_language

    return set_subtitle_language(data, languages, path)


def read_plain_text(path: Path, encoding: str | None) -> "ReadDocument":
    from alignwb.core.reading.reflow import read_blocks
    from alignwb.formats.text.source_text import read_source

    return read_blocks(read_source(path, encoding))


def read_plain_document(data: bytes, path: Path) -> "ReadDocument":
    from alignwb.formats.documents.plain.plain_document import read_plain_document
    from alignwb.formats.text.source_text import prose

    with reading(path, "text"):
        return read_plain_document(data, prose(data, path), path)


def write_plain_document(data: bytes, texts: "Mapping[str, PlacedText]", path: Path) -> bytes:
    from alignwb.formats.documents.plain.plain_document import write_plain_document
    from alignwb.formats.text.source_text import prose

    return write_plain_document(data, prose(data, path), texts, path)


def read_markdown(data: bytes, path: Path) -> "ReadDocument":
    from alignwb.formats.documents.markdown.markdown_document import is_markdown, read_markdown
    from alignwb.formats.text.source_text import source_text

    with reading(path, "Markdown"):
        source_text(data, path)  # says in words what is wrong with it
        if is_markdown(data, path):
            return read_markdown(data, path)
        # A text under the suffix of Markdown, which may have come out of a PDF as any other.
        return read_plain_document(data, path).without_places()


def read_written_markdown(data: bytes, path: Path) -> "ReadDocument":
    from alignwb.formats.documents.markdown.markdown_document import read_markdown
    from alignwb.formats.text.source_text import source_text

    with reading(path, "Markdown"):
        source_text(data, path)
        return read_markdown(data, path)


def write_markdown_document(data: bytes, texts: "Mapping[str, PlacedText]", path: Path) -> bytes:
    from alignwb.formats.documents.markdown.markdown_document import write_markdown_document

    return write_markdown_document(data, texts, path)
