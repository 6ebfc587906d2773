"""Writing PO catalogues, for Poedit and other tools of gettext."""

import re
from collections.abc import Iterable, Iterator
from typing import BinaryIO

from alignwb.core.languages.half_characters import count_half_characters, to_utf_8
from alignwb.formats.translation_unit import TranslationUnit, UnitLayout, WrittenUnits

_ESCAPES = str.maketrans(
    {"\\": r"\\", '"': r"\"", "\n": r"\n", "\t": r"\t", "\r": r"\r", "\0": "\ufffd"}
)
_LINE_ENDS = re.compile("\r\n|\r|\n")
_DONE = frozenset(("confirmed", "reviewed", "locked"))
_IN_CONTEXT = ("document", "segment")


def write_po(
    file: BinaryIO, units: Iterable[TranslationUnit], layout: UnitLayout, version: str
) -> WrittenUnits:
    """Write a header and an entry for each unit; those nobody has confirmed are fuzzy.

    The context of an entry is its document and segment, since the same source may stand in a
    catalogue twice only in another context.  Notes are translator's comments, properties extracted
    ones.  Inline codes are what they read as in plain text.  Half characters and U+0000 are written
    as U+FFFD.
    """
    written = WrittenUnits()
    file.write(_header(layout, version))
    contexts: dict[str, int] = {}
    for each in units:
        unit = each.plain()
        if not unit.source or not unit.target:
            continue
        properties = dict(unit.properties)
        context = " ".join(filter(None, map(properties.get, _IN_CONTEXT)))
        contexts[context] = contexts.get(context, 0) + 1
        if contexts[context] > 1:
            context = f"{context} ({contexts[context]})".lstrip()
        entry = "\n".join((*_comments(unit, properties), *_texts(unit, context)))
        written.units += 1
        written.replaced += count_half_characters(entry) + _nulls(unit)
        file.write(to_utf_8(f"\n{entry}\n"))
    return written


def _nulls(unit: TranslationUnit) -> int:
    return unit.source.count("\0") + unit.target.count("\0")


def _header(layout: UnitLayout, version: str) -> bytes:
    source, target = layout.languages
    lines = (
        "MIME-Version: 1.0",
        "Content-Type: text/plain; charset=UTF-8",
        "Content-Transfer-Encoding: 8bit",
        f"Language: {target.replace('-', '_')}",
        f"X-Source-Language: {source.replace('-', '_')}",
        f"X-Generator: alignwb {version}",
    )
    quoted = "".join(f"{_quoted(ended)}\n" for ended in (f"{line}\n" for line in lines))
    return to_utf_8(f'msgid ""\nmsgstr ""\n{quoted}')


def _comments(unit: TranslationUnit, properties: dict[str, str]) -> Iterator[str]:
    if unit.note:
        for line in _LINE_ENDS.split(unit.note):
            # A comment's kind is its second character.
            yield f"# {line}" if line else "#"
    for name, value in properties.items():
        yield f"#. {name}: {' '.join(value.split())}"
    if properties.get("status", "confirmed") not in _DONE:
        yield "#, fuzzy"


def _texts(unit: TranslationUnit, context: str) -> Iterator[str]:
    if context:
        yield f"msgctxt {_quoted(context)}"
    yield from _text("msgid", unit.source)
    yield from _text("msgstr", unit.target)


def _text(keyword: str, text: str) -> Iterator[str]:
    lines = text.split("\n")
    if len(lines) == 1:
        yield f"{keyword} {_quoted(text)}"
        return
    yield f'{keyword} ""'
    ended = [f"{line}\n" for line in lines[:-1]]
    yield from map(_quoted, (*ended, *filter(None, lines[-1:])))


def _quoted(text: str) -> str:
    return f'"{text.translate(_ESCAPES)}"'
