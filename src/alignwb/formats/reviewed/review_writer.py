"""Writing a Word document for review: a table of sources and targets, with ids and notes."""

import re
import zipfile
from collections.abc import Iterable, Iterator
from io import BytesIO
from typing import BinaryIO

from alignwb.core.languages.half_characters import count_half_characters, without_half_characters
from alignwb.formats.numbered_tags import tagged_pieces
from alignwb.formats.reviewed.review_names import COLUMNS, W, key_of
from alignwb.formats.reviewed.review_parts import OTHER_PARTS
from alignwb.formats.translation_unit import TranslationUnit, UnitLayout, WrittenUnits
from alignwb.formats.xml_text import escape_attribute, escape_text, make_legal

_WIDTHS = (1700, 5000, 5000, 1200, 2498)
_BREAKS = re.compile("([\n\t])")
_ELEMENTS = {"\n": "<w:br/>", "\t": "<w:tab/>"}
_FAINT = '<w:color w:val="808080"/>'
_SHADE = '<w:shd w:val="clear" w:color="auto" w:fill="F2F2F2"/>'
# A fixed date, so that the same texts make the same bytes.
_DATE = (1980, 1, 1, 0, 0, 0)


def write_review(
    file: BinaryIO, units: Iterable[TranslationUnit], layout: UnitLayout
) -> WrittenUnits:
    """Write the document: a row for each unit, below a header that is repeated on each page.

    Inline codes are grey tags with numbers.  The texts have their languages, for Word's spelling.
    What XML cannot hold is written as in `xml_text`; half characters are written as U+FFFD.
    """
    written = WrittenUnits()
    body = "".join(_document(units, layout, written))
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in (*OTHER_PARTS.items(), ("word/document.xml", body)):
            archive.writestr(_member(name), text.encode())
    file.write(packed.getvalue())
    return written


def _member(name: str) -> zipfile.ZipInfo:
    member = zipfile.ZipInfo(name, _DATE)
    member.compress_type = zipfile.ZIP_DEFLATED
    return member


def _document(
    units: Iterable[TranslationUnit], layout: UnitLayout, written: WrittenUnits
) -> Iterator[str]:
    source, target = layout.languages
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in _WIDTHS)
    borders = "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="BFBFBF"/>'
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    yield (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        f'<w:document xmlns:w="{W}"><w:body><w:tbl><w:tblPr>'
        f'<w:tblW w:w="{sum(_WIDTHS)}" w:type="dxa"/><w:tblBorders>{borders}</w:tblBorders>'
        f'<w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>'
    )
    titles = (COLUMNS[0], f"source ({source})", f"target ({target})", *COLUMNS[3:])
    cells = (
        _cell(at, _paragraph(_run(title, "<w:b/>")), _SHADE) for at, title in enumerate(titles)
    )
    yield f"<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{''.join(cells)}</w:tr>"
    for unit in units:
        written.units += 1
        yield _row(unit, layout, written)
    yield (
        '</w:tbl><w:p/><w:sectPr><w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/>'
        '<w:pgMar w:top="720" w:right="720" w:bottom="720" w:left="720" w:header="450"'
        ' w:footer="450" w:gutter="0"/></w:sectPr></w:body></w:document>'
    )


def _row(unit: TranslationUnit, layout: UnitLayout, written: WrittenUnits) -> str:
    texts = (unit.source, unit.target, unit.note)
    written.replaced += sum(map(count_half_characters, texts))
    source, target, note = map(without_half_characters, texts)
    properties = {name: without_half_characters(value) for name, value in unit.properties}
    key = str(key_of(source, target, note))
    small = f'<w:noProof/>{_FAINT}<w:sz w:val="12"/>'
    ident = "".join(
        (
            _paragraph(_run(properties.get("segment", ""), "<w:noProof/>")),
            _paragraph(_run(properties.get("document", ""), f"<w:noProof/>{_FAINT}")),
            _paragraph(_run(key, small)),
        )
    )
    source_lang, target_lang = map(escape_attribute, layout.languages)
    cells = (
        _cell(0, ident, _SHADE),
        _cell(1, _paragraph(_runs(source, unit, source_lang)), _SHADE),
        _cell(2, _paragraph(_runs(target, unit, target_lang))),
        _cell(3, _paragraph(_run(properties.get("status", ""), f"<w:noProof/>{_FAINT}")), _SHADE),
        _cell(4, _paragraph(_run(note, f'<w:lang w:val="{target_lang}"/>'))),
    )
    return f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{''.join(cells)}</w:tr>"


def _cell(column: int, content: str, shade: str = "") -> str:
    width = f'<w:tcW w:w="{_WIDTHS[column]}" w:type="dxa"/>'
    return f"<w:tc><w:tcPr>{width}{shade}</w:tcPr>{content}</w:tc>"


def _paragraph(runs: str) -> str:
    return f"<w:p>{runs}</w:p>"


def _runs(text: str, unit: TranslationUnit, language: str) -> str:
    plain = f'<w:lang w:val="{language}"/>'
    tag = '<w:rStyle w:val="Tag"/>'
    return "".join(
        _run(piece.text, tag if piece.is_tag else plain)
        for piece in tagged_pieces(text, unit.codes)
    )


def _run(text: str, properties: str) -> str:
    pieces = (
        _ELEMENTS.get(piece) or f'<w:t xml:space="preserve">{escape_text(make_legal(piece))}</w:t>'
        for piece in _BREAKS.split(text)
        if piece
    )
    content = "".join(pieces).replace("&#13;", "{U+000D}")
    return f"<w:r><w:rPr>{properties}</w:rPr>{content}</w:r>" if content else ""
