"""Markdown tables with sources and targets side by side."""

import re
from collections.abc import Iterable
from itertools import groupby
from typing import BinaryIO

from alignwb.core.languages.half_characters import count_half_characters, to_utf_8
from alignwb.core.languages.visible import visible
from alignwb.formats.numbered_tags import tagged
from alignwb.formats.translation_unit import TranslationUnit, UnitLayout, WrittenUnits

_MEANT = re.compile(r"[\\`*_{}\[\]<>#|~&!:@$^=-]|(?<![^\W\d_])[+.)]")
_BREAK = re.compile(r"\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]")
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f]")


def write_bilingual_markdown(
    file: BinaryIO, units: Iterable[TranslationUnit], layout: UnitLayout
) -> WrittenUnits:
    """Write a heading and a table for each document: number, source, target, status and note.

    Every character that Markdown may take for a mark is escaped.  Inline codes are tags with
    numbers, and line breaks `<br>`.
    """
    written = WrittenUnits()
    header = ("no.", *layout.languages, "status", "note")
    for document, own in groupby(units, key=lambda unit: _property(unit, "document")):
        gap = "\n" if written.units else ""
        title = f"{gap}## {_cell(document)}\n\n" if document else gap
        head = f"{_line(header)}{_line(['---'] * len(header))}"
        file.write(to_utf_8(title + head))
        for number, unit in enumerate(own, 1):
            texts = (tagged(text, unit.codes) for text in (unit.source, unit.target))
            notes = filter(None, (unit.note, _property(unit, "client-note")))
            cells = (str(number), *texts, _property(unit, "status"), "\n".join(notes))
            line = _line(tuple(map(_cell, cells)))
            written.units += 1
            written.replaced += count_half_characters(line)
            file.write(to_utf_8(line))
    return written


def _property(unit: TranslationUnit, name: str) -> str:
    return next((value for each, value in unit.properties if each == name), "")


def _line(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |\n"


def _cell(text: str) -> str:
    escaped = _MEANT.sub(r"\\\g<0>", text)
    shown = _CONTROL.sub(lambda found: visible(found[0]), _BREAK.sub("\n", escaped))
    return shown.replace("\n", "<br>")
