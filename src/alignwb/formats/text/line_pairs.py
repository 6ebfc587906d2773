"""Parallel corpora as Moses has them: two files, of which line n of one is line n of the other."""

import re
from collections.abc import Iterable
from typing import BinaryIO

from alignwb.core.languages.half_characters import count_half_characters, to_utf_8
from alignwb.formats.translation_unit import TranslationUnit, WrittenUnits

# What some reader takes for the end of a line: what Python's does is more than any other's.
_LINE_END = re.compile("[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]")


def write_line_pairs(
    sources: BinaryIO, targets: BinaryIO, units: Iterable[TranslationUnit]
) -> WrittenUnits:
    """Write a line for each unit to both files; those without a text on both sides are passed over.

    Line ends inside a text are spaces.  Inline codes are what they read as in plain text.
    """
    written = WrittenUnits()
    for each in units:
        unit = each.plain()
        texts = [_in_one_line(text) for text in (unit.source, unit.target)]
        if not all(texts):
            continue
        for file, text in zip((sources, targets), texts, strict=True):
            file.write(to_utf_8(f"{text}\n"))
        written.units += 1
        written.replaced += sum(map(count_half_characters, texts))
    return written


def _in_one_line(text: str) -> str:
    lines = (line.strip() for line in _LINE_END.split(text))
    return " ".join(filter(None, lines))
