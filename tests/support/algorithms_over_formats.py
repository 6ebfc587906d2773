"""The algorithms that read and write documents and files for others, each over one text.

A text stands in one paragraph, and in pieces in as many as there are.  Where a format has inline
codes, there is one for every piece.
"""

import re
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

from support.algorithms_over_text import Algorithm
from support.document_round_trips import Reader, Writer
from support.odt_documents import OdtBuilder
from support.small_book import make_book
from support.word_documents import WordBuilder

from alignwb import __version__
from alignwb.core.bitext.bitext import Bitext, Kind, Paragraph
from alignwb.core.bitext.code_numbers import disjoint
from alignwb.core.bitext.codes import InlineCode, plain_equivalent, strip_codes
from alignwb.core.bitext.post_edits.distances import edit_distance
from alignwb.core.bitext.post_edits.tracing import TextChange, put_in, rewritten, typed_in
from alignwb.core.bitext.segment import Segment, Status
from alignwb.core.checks.code_check import check_inline_codes
from alignwb.core.checks.context import Checked, Knowledge
from alignwb.core.code_places.lifting import lift
from alignwb.core.code_places.placing import placed_by_words
from alignwb.errors import AlignwbError
from alignwb.formats.documents.markdown.markdown_document import (
    read_markdown,
    write_markdown_document,
)
from alignwb.formats.documents.markup.epub import read_epub, write_epub
from alignwb.formats.documents.markup.html_document import read_html, write_html
from alignwb.formats.documents.opendocument.odt import read_odt, write_odt
from alignwb.formats.documents.placed_text import PlacedTarget, PlacedText
from alignwb.formats.documents.word.docx import read_docx, write_docx
from alignwb.formats.po.po_reader import read_po
from alignwb.formats.po.po_writer import write_po
from alignwb.formats.reviewed.review_reader import read_review
from alignwb.formats.reviewed.review_writer import write_review
from alignwb.formats.side_by_side.bilingual_markdown import write_bilingual_markdown
from alignwb.formats.side_by_side.bilingual_page import write_page
from alignwb.formats.tmx.tmx_reader import read_tmx
from alignwb.formats.tmx.tmx_writer import TmxHeader, write_tmx
from alignwb.formats.translation_unit import TranslationUnit, UnitLayout
from alignwb.formats.xliff import read_xliff, write_xliff
from alignwb.formats.xliff1.bitext_as_xliff1 import write_xliff_1_2
from alignwb.formats.xliff1.client_file import read_xliff_1, write_xliff_1
from alignwb.formats.xml_text import ILLEGAL, escape_text

_PIECE = 60
_WORDS = 12
_LAYOUT = UnitLayout(("nl", "en"), "sentence", keeps_codes=True)
_UNREADABLE = re.compile("[\t\n\f\r]")


def _pieces(text: str, length: int = _PIECE) -> list[str]:
    return [text[start : start + length] for start in range(0, len(text), length)]


def _in_xml(text: str) -> str:
    return escape_text(ILLEGAL.sub("?", text))


def _written_back(data: bytes, name: str, read: Reader, write: Writer) -> None:
    """Read a document, and write it with another text in each place."""
    path = Path(name)
    with suppress(AlignwbError):
        document = read(data, path)
        texts = {
            each.place: PlacedText(f"{each.text} x", each.codes)
            for each in document.blocks
            if each.place
        }
        write(data, texts, path)


def _html(text: str) -> None:
    raw = f"<!doctype html><html><body><p>{text}</p></body></html>"
    lines = "".join(f"<p>{_in_xml(each)}</p>" for each in _pieces(text))
    for data in (raw, f"<html><body>{lines}<p>{_bold(text)}</p></body></html>"):
        encoded = data.encode("utf-8", "replace")
        _written_back(encoded, "page.html", read_html, write_html)


def _bold(text: str) -> str:
    return "".join(f"<b>{_in_xml(each)}</b> " for each in _pieces(text, _WORDS))


def _epub(text: str) -> None:
    lines = "".join(f"<p>{_in_xml(each)}</p>" for each in _pieces(text))
    page = (
        '<html xmlns="http://www.w3.org/1999/xhtml"><head><title>t</title></head><body>'
        f"{lines}<p>{_bold(text)}</p><p>{_in_xml(text)}</p></body></html>"
    )
    _written_back(
        make_book({"OEBPS/een hoofdstuk.xhtml": page}), "book.epub", read_epub, write_epub
    )


def _markdown(text: str) -> None:
    bold = " ".join(f"**{each}** [x](y)" for each in _pieces(text, _WORDS))
    table = "| a | b |\n|---|---|\n" + "".join(f"| {each} | x |\n" for each in _pieces(text))
    for data in (text, "\n\n".join(_pieces(text)), bold, table):
        encoded = f"# Kop\n\n{data}\n".encode("utf-8", "replace")
        _written_back(encoded, "text.md", read_markdown, write_markdown_document)


def _docx(text: str) -> None:
    builder = WordBuilder()
    runs = (
        builder.run(_in_xml(each), "<w:b/>" if number % 2 else "")
        for number, each in enumerate(_pieces(text, _WORDS))
    )
    builder.body += [builder.paragraph(builder.run(_in_xml(each))) for each in _pieces(text)]
    builder.body += [
        builder.paragraph("".join(runs)),
        builder.paragraph(builder.run(_in_xml(text))),
    ]
    _written_back(builder.data(), "letter.docx", read_docx, write_docx)


def _odt(text: str) -> None:
    builder = OdtBuilder()
    spans = (
        f'<text:span text:style-name="T{number % 2 + 1}">{_in_xml(each)}</text:span>'
        for number, each in enumerate(_pieces(text, _WORDS))
    )
    builder.body += [f"<text:p>{_in_xml(each)}</text:p>" for each in _pieces(text)]
    builder.body += [f"<text:p>{''.join(spans)}</text:p>", f"<text:p>{_in_xml(text)}</text:p>"]
    _written_back(builder.data(), "letter.odt", read_odt, write_odt)


def _client_file(text: str) -> None:
    """A client's XLIFF 1 with a unit for each piece, and one of many codes and segments."""
    units = "".join(
        f'<trans-unit id="{number}"><source>{_in_xml(each)}</source></trans-unit>'
        for number, each in enumerate([text, *_pieces(text)])
    )
    coded = "".join(
        f'<g id="{number}">{_in_xml(each)}</g><x id="x{number}"/>'
        for number, each in enumerate(_pieces(text, _WORDS))
    )
    marked = "".join(
        f'<mrk mtype="seg" mid="{number}">{_in_xml(each)}</mrk>'
        for number, each in enumerate(_pieces(text))
    )
    data = (
        '<?xml version="1.0"?><xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2">'
        '<file original="a" source-language="nl" target-language="en" datatype="x"><body>'
        f'{units}<trans-unit id="c"><source>{coded}</source></trans-unit><trans-unit id="m">'
        f"<source>{_in_xml(text)}</source><seg-source>{marked}</seg-source></trans-unit></body></file>"
        "</xliff>"
    ).encode()
    path = Path("client.xlf")
    with suppress(AlignwbError):
        document = read_xliff_1(data, path)
        targets = {
            block.place: [
                PlacedTarget(f"{each.source} x", Status.CONFIRMED, block.codes)
                for each in block.segments
            ]
            for block in document.blocks
        }
        write_xliff_1(data, targets, path)


def _coded(text: str) -> Paragraph:
    """A text in which every few words stand in a pair, beside a point; the target has them too."""
    codes: dict[int, InlineCode] = {}
    pieces: list[str] = []
    for number, each in enumerate(_pieces(text, _WORDS)):
        pair = InlineCode(2 * number + 1, is_pair=True, kind="xlf:b", data="<b>", data_end="</b>")
        point = InlineCode(2 * number + 2, is_pair=False, data=f"<{number}/>")
        codes |= {pair.number: pair, point.number: point}
        begin, end, alone = (placed.text for code in (pair, point) for placed in code.ends)
        pieces.append(f"{begin}{each}{end}{alone}")
    source = "".join(pieces)
    target = "".join(pieces[1:] + pieces[:1])
    return Paragraph(
        "p1", Kind.PARAGRAPH, (Segment("s1", source, target, Status.EDITED),), codes=codes
    )


def _of_one(paragraph: Paragraph) -> Bitext:
    return Bitext("document", "", (paragraph,))


def _changed_codes(text: str) -> None:
    """A unit of many codes, changed in its file: codes moved, and every one doubled."""
    paragraph = _coded(text)
    file = read_xliff(write_xliff(_of_one(paragraph)), Path("document.xlf"))
    [read] = file.bitext.paragraphs
    [segment] = read.segments
    for target in (segment.source, f"{segment.target}{segment.target}", segment.target[::-1]):
        changed = replace(segment, target=target)
        file.with_bitext(file.bitext.with_paragraphs([replace(read, segments=(changed,))]))


def _checked_codes(text: str) -> None:
    paragraph = _coded(text)
    [segment] = paragraph.segments
    for target in (segment.target, segment.target[::-1], text, segment.target * 2):
        checked = Checked(
            replace(segment, target=target),
            known=Knowledge(),
            codes=paragraph.codes,
            is_confirmed=True,
        )
        for _ in check_inline_codes(checked):
            pass


def _placed_codes(text: str) -> None:
    paragraph = _coded(text)
    [segment] = paragraph.segments
    placed_by_words(lift(segment.source, paragraph.codes), f"x {text}")
    strip_codes(segment.source)
    plain_equivalent(segment.source, paragraph.codes)
    disjoint(paragraph, paragraph)


def _units(text: str) -> list[TranslationUnit]:
    paragraph = _coded(text)
    [segment] = paragraph.segments
    return [
        TranslationUnit(segment.source, segment.target, text[:200], codes=paragraph.codes),
        TranslationUnit(text, text, text),
        *(TranslationUnit(each, each, properties=(("segment", "s1"),)) for each in _pieces(text)),
    ]


def _tmx_codes(text: str) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "memory.tmx"
        with path.open("wb") as file:
            write_tmx(file, TmxHeader("nl", "en", "sentence", "1", keeps_codes=True), _units(text))
        for _ in read_tmx(path, "nl", "en", keeps_codes=True):
            pass


def _po(text: str) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "texts.po"
        with path.open("wb") as file:
            write_po(file, _units(text), _LAYOUT, __version__)
        _all_pairs(path)
        raw = f'msgid "{text}"\nmsgstr "x"\n', f'msgid ""\n{text}'
        lines = "".join(f'"{_UNREADABLE.sub(" ", each)}"\n' for each in _pieces(text))
        for data in (*raw, f'msgid ""\n{lines}msgstr ""\n{lines}'):
            path.write_text(data, encoding="utf-8", errors="replace", newline="")
            with suppress(AlignwbError):
                _all_pairs(path)


def _all_pairs(path: Path) -> None:
    for _ in read_po(path):
        pass


def _review(text: str) -> None:
    file = BytesIO()
    write_review(file, _units(text), _LAYOUT)
    read_review(file.getvalue(), Path("review.docx"))


def _post_edits(text: str) -> None:
    # A sentence has 20,000 characters at most, and other pairs are not compared.
    edit_distance(text[:_PIECE] + text, text)
    edited = f"x {text[: len(text) // 2]} y {text[len(text) // 2 + 7 :]}"
    typed_in(rewritten(put_in(text, None), text, edited), TextChange(2, 9, "zes"))


def _for_reading(text: str) -> None:
    for write in (write_page, write_bilingual_markdown):
        write(BytesIO(), _units(text), _LAYOUT)


FORMAT_ALGORITHMS: Mapping[str, Algorithm] = {
    "HTML": Algorithm(_html, 64_000),
    "EPUB": Algorithm(_epub, 64_000),
    "Markdown documents": Algorithm(_markdown, 64_000),
    "DOCX": Algorithm(_docx, 64_000),
    "ODT": Algorithm(_odt, 64_000),
    "XLIFF 1 of clients": Algorithm(_client_file, 64_000),
    "XLIFF 1.2 written": Algorithm(lambda text: write_xliff_1_2([_of_one(_coded(text))]), 64_000),
    "codes in a changed unit": Algorithm(_changed_codes, 32_000),
    "codes in TMX": Algorithm(_tmx_codes, 64_000),
    "checking codes": Algorithm(_checked_codes, 32_000),
    "placing codes": Algorithm(_placed_codes, 32_000),
    "PO": Algorithm(_po, 64_000),
    "review documents": Algorithm(_review, 64_000),
    "pages side by side": Algorithm(_for_reading, 64_000),
    "post-edits": Algorithm(_post_edits, 16_000),
}
