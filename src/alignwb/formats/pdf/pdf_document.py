"""Reading a PDF as a source document: its text goes through the repairs of texts out of PDFs."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from alignwb.core.bitext.bitext import Kind
from alignwb.core.reading.blocks import Block, ReadDocument, RepairKind, Untranslated
from alignwb.core.reading.reflow import read_blocks
from alignwb.errors import FormatError
from alignwb.files.reading import reading
from alignwb.formats.pdf.pdf_pages import PdfPages
from alignwb.formats.pdf.pdf_process import pdf_pages
from alignwb.formats.pdf.pdf_text import PdfText, text_of_pages

_HEADING_SIZE = 1.15  # of the size of the text
_HEADING_CHARACTERS = 200
_MOST_UNREADABLE = 0.2  # of all characters
_NAMED = 8
_RECOGNISE = "Have its text recognised first (OCR), for example with: ocrmypdf -l nld FILE NEW.pdf"


def read_pdf(data: bytes, path: Path) -> ReadDocument:
    """The blocks of a PDF, repaired as those of a text, and what was left out.

    Raises FormatError if it cannot be read, if there is nothing but images in it, and if its fonts
    do not tell which characters they show.
    """
    with reading(path, "a PDF"):
        if not data.strip():
            raise FormatError(f"{path}: the file is empty", hint="Is it the right file?")
        pages = pdf_pages(data, path)
        _refuse_without_text(pages, path)
        laid_out = text_of_pages(pages)
        read = read_blocks(laid_out.text)
        has_numbers = any(repair.kind is RepairKind.PAGE_NUMBER for repair in read.repairs)
        blocks = tuple(_block(block, laid_out, has_numbers=has_numbers) for block in read.blocks)
        comments = Untranslated("comments and form fields", pages.annotations)
        return replace(
            read,
            blocks=blocks,
            left_out=(comments,) if comments.texts else (),
            remarks=tuple(_remarks(pages)),
        )


def _refuse_without_text(pages: PdfPages, path: Path) -> None:
    letters = sum(len(word.text) for words in pages.pages for word in words or ())
    count = len(pages.pages)
    if pages.unreadable > _MOST_UNREADABLE * (letters + pages.unreadable):
        raise FormatError(
            f"{path}: its fonts do not say which characters they show: of"
            f" {letters + pages.unreadable:,} characters {pages.unreadable:,} cannot be read",
            hint=_RECOGNISE,
        )
    if letters:
        return
    if not count:
        raise FormatError(f"{path}: this PDF has no pages", hint="Is the file damaged?")
    if all(words is None for words in pages.pages):
        raise FormatError(
            f"{path}: none of its pages can be read: {count}", hint="Is the file damaged?"
        )
    raise FormatError(
        f"{path}: there is no text in it; pages with nothing but images, or empty: {count}",
        hint=_RECOGNISE,
    )


def _block(block: Block, laid_out: PdfText, *, has_numbers: bool) -> Block:
    """A block with the page it is on, and as a heading where its letters are larger."""
    assert block.lines is not None
    first, last = block.lines
    sizes = [laid_out.sizes[n] for n in range(first, last + 1) if n in laid_out.sizes]
    is_large = bool(sizes) and min(sizes) >= _HEADING_SIZE * laid_out.body_size
    kind = block.kind
    if kind is Kind.PARAGRAPH and is_large and len(block.text) <= _HEADING_CHARACTERS:
        kind = Kind.HEADING
    page = block.page if has_numbers else laid_out.pages.get(first, block.page)
    return replace(block, kind=kind, lines=None, page=page)


def _remarks(pages: PdfPages) -> Iterator[str]:
    without = [n for n, words in enumerate(pages.pages, 1) if words is not None and not words]
    damaged = [n for n, words in enumerate(pages.pages, 1) if words is None]
    if damaged:
        yield f"pages that cannot be read: {_listed(damaged)}"
    if without:
        yield f"pages without text, which are empty or images: {_listed(without)}"
    if pages.unreadable:
        yield f"characters that no font tells, left out: {pages.unreadable:,}"
    if pages.attachments:
        yield f"attached files, which are not read: {pages.attachments}"


def _listed(numbers: Sequence[int]) -> str:
    more = f" and {len(numbers) - _NAMED} more" if len(numbers) > _NAMED else ""
    return ", ".join(map(str, numbers[:_NAMED])) + more
