"""JSON Lines: a JSON object with a source and its target on each line."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import BinaryIO

from alignwb.core.languages.half_characters import count_half_characters, to_utf_8
from alignwb.core.languages.language_codes import base_language
from alignwb.errors import FormatError
from alignwb.files.reading import reading, reason
from alignwb.formats.read_report import ReadReport
from alignwb.formats.text.file_lines import encoding_of_lines, lines_of_file
from alignwb.formats.translation_unit import TranslationUnit, WrittenUnits

_SIDES = ("source", "target")
_LACKING = "an object without a source or a target"


def read_json_lines(
    path: Path, languages: Sequence[str] = ("nl", "en"), report: ReadReport | None = None
) -> Iterator[tuple[int, TranslationUnit]]:
    """The objects that have a source and a target, with their line numbers from 1.

    The texts stand under `source` and `target`, or under the languages, in the object or in its
    `translation`.  `note` is the note; other texts are properties.  Raises ProjectError if the file
    cannot be read, and FormatError with the line if one is no JSON object.
    """
    report = report or ReadReport()
    with reading(path, "JSON Lines"):
        encoding = encoding_of_lines(path, None, "alignwb memory import")
        for number, line in enumerate(lines_of_file(path, encoding), 1):
            if not line.strip():
                continue
            unit = _unit(_object(line, path, number), languages)
            if unit.source and unit.target:
                yield number, unit
            else:
                report.leave_out(number, _LACKING)


def write_json_lines(file: BinaryIO, units: Iterable[TranslationUnit]) -> WrittenUnits:
    """Write a line for each unit: its texts, its note if it has one, and its properties.

    Inline codes are what they read as in plain text.  Half characters are written as U+FFFD.
    """
    written = WrittenUnits()
    for each in units:
        unit = each.plain()
        values = {"source": unit.source, "target": unit.target}
        if unit.note:
            values["note"] = unit.note
        values = dict(unit.properties) | values
        # Both texts first, for people who look into the file.
        values = {side: values[side] for side in _SIDES} | values
        line = json.dumps(values, ensure_ascii=False)
        written.units += 1
        written.replaced += count_half_characters(line)
        file.write(to_utf_8(f"{line}\n"))
    return written


def _object(line: str, path: Path, number: int) -> Mapping[str, object]:
    try:
        value = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise FormatError(
            f"{path}, line {number}: this is no JSON: {reason(error)}",
            hint="Each line is a JSON object, as {“source”: …, “target”: …}.",
        ) from None
    if not isinstance(value, dict):
        raise FormatError(
            f"{path}, line {number}: this is no JSON object",
            hint="Each line is a JSON object, as {“source”: …, “target”: …}.",
        )
    return value


def _unit(values: Mapping[str, object], languages: Sequence[str]) -> TranslationUnit:
    inner = values.get("translation")
    texts = {**values, **inner} if isinstance(inner, dict) else dict(values)
    source, target = (
        _text(texts, side, language) for side, language in zip(_SIDES, languages, strict=True)
    )
    known = {*_SIDES, "note", "translation", *languages, *map(base_language, languages)}
    properties = tuple(
        (name, value)
        for name, value in values.items()
        if name not in known and isinstance(value, str)
    )
    note = values.get("note")
    return TranslationUnit(source, target, note if isinstance(note, str) else "", properties)


def _text(texts: Mapping[str, object], side: str, language: str) -> str:
    for name in (side, language, base_language(language)):
        if isinstance(text := texts.get(name), str):
            return text
    return ""
