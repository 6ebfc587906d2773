"""Writing TMX 1.4: at level 1 plain text only, at level 2 with inline codes.

The version is `1.4` because OmegaT refuses `1.4b`, and also attributes or an order of elements that
the DTD does not have.  Hence the properties of a unit are `<prop>` elements before its texts.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import BinaryIO

from alignwb.core.bitext.codes import has_codes, without_codes
from alignwb.formats.tmx.tmx_codes import SegWriting
from alignwb.formats.translation_unit import TranslationUnit, WrittenUnits
from alignwb.formats.xml_text import ILLEGAL, escape_attribute, escape_text

LONGEST = 2000
"""Characters of a segment that every tool accepts; it is the limit of Trados in the cloud."""

_REPLACEMENT = "\ufffd"
_UNSAFE = re.compile(f"{ILLEGAL.pattern}|[&<>\r]")
_UNITS_A_WRITE = 1000


@dataclass(frozen=True, slots=True)
class TmxHeader:
    """The header of a TMX file.

    Attributes:
        source_lang: BCP 47.
        target_lang: BCP 47.
        segment_type: What a unit is, "sentence" or "paragraph".
        tool_version: The version of this program.
        keeps_codes: Whether texts have their inline codes: level 2.
    """

    source_lang: str
    target_lang: str
    segment_type: str
    tool_version: str
    keeps_codes: bool = False


def write_tmx(file: BinaryIO, header: TmxHeader, units: Iterable[TranslationUnit]) -> WrittenUnits:
    """Write a whole file, a few units at a time.

    At level 1 inline codes are left out of the texts; a unit with nothing else in one of its
    languages is not written.
    """
    report = WrittenUnits()
    languages = escape_attribute(header.source_lang), escape_attribute(header.target_lang)
    pieces = [_head(header)]
    for each in units:
        unit = each if header.keeps_codes else each.plain()
        texts = unit.source, unit.target
        if not all(without_codes(text).strip() for text in texts):
            continue
        pieces.append(_unit(unit, zip(languages, texts, strict=True), report))
        report.units += 1
        report.long += sum(len(text) > LONGEST for text in texts)
        if len(pieces) >= _UNITS_A_WRITE:
            file.write("".join(pieces).encode())
            pieces.clear()
    pieces.append("  </body>\n</tmx>\n")
    file.write("".join(pieces).encode())
    return report


def _head(header: TmxHeader) -> str:
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<tmx version="1.4">\n'
        '  <header creationtool="alignwb"'
        f' creationtoolversion="{escape_attribute(header.tool_version)}"'
        f' segtype="{escape_attribute(header.segment_type)}" o-tmf="alignwb" adminlang="en"'
        f' srclang="{escape_attribute(header.source_lang)}" datatype="plaintext"/>\n'
        "  <body>\n"
    )


def _unit(unit: TranslationUnit, texts: Iterable[tuple[str, str]], report: WrittenUnits) -> str:
    segs = SegWriting(unit.codes) if unit.codes else None
    pieces = ["    <tu>\n"]
    if unit.note:
        pieces.append(f"      <note>{_text(unit.note, report)}</note>\n")
    for name, value in unit.properties:
        pieces.append(f'      <prop type="x-{name}">{_text(value, report)}</prop>\n')
    for lang, text in texts:
        seg = segs.text(text) if segs and has_codes(text) else _text(text, report)
        pieces.append(f'      <tuv xml:lang="{lang}"><seg>{seg}</seg></tuv>\n')
    pieces.append("    </tu>\n")
    return "".join(pieces)


def _text(text: str, report: WrittenUnits) -> str:
    if not _UNSAFE.search(text):  # as most texts, of which there are hundreds of thousands
        return text
    text, count = ILLEGAL.subn(_REPLACEMENT, text)
    report.replaced += count
    return escape_text(text)
