"""A self-contained HTML page with sources and targets side by side, to read and to print.

It needs nothing from elsewhere and is read without a script; with one it can be searched and
filtered.  Nothing of a text is read as markup.
"""

import re
from collections.abc import Iterable, Iterator
from html import escape
from itertools import groupby
from typing import BinaryIO

from alignwb.core.languages.half_characters import count_half_characters, to_utf_8
from alignwb.core.languages.visible import visible
from alignwb.formats.numbered_tags import tagged_pieces
from alignwb.formats.side_by_side.page_parts import SCRIPT, SCRIPT_SUM, STYLE
from alignwb.formats.translation_unit import TranslationUnit, UnitLayout, WrittenUnits

_UNSHOWN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufffe\uffff]")
_HEADINGS = frozenset(("title", "subtitle", "heading"))
_MARKS = {
    "initial": "○",
    "draft": "◌",
    "edited": "✎",
    "confirmed": "✓",
    "reviewed": "✓✓",
    "locked": "■",
}


def write_page(
    file: BinaryIO, units: Iterable[TranslationUnit], layout: UnitLayout
) -> WrittenUnits:
    """Write the page, a section for each document.

    Inline codes are tags with numbers.  Control characters are pictures of them, and half
    characters U+FFFD.
    """
    written = WrittenUnits()
    for part in _parts(units, layout, written):
        written.replaced += count_half_characters(part)
        file.write(to_utf_8(part))
    return written


def _parts(
    units: Iterable[TranslationUnit], layout: UnitLayout, written: WrittenUnits
) -> Iterator[str]:
    source, target = map(_attribute, layout.languages)
    yield _HEAD.format(policy=_POLICY, style=STYLE, source=source, target=target)
    for document, own in groupby(units, key=lambda unit: _property(unit, "document")):
        yield f'<section>\n<h2 lang="und">{_words(document)}</h2>\n<table>\n'
        yield '<thead><tr><th scope="col">no.</th>'
        yield f'<th scope="col">{source}</th><th scope="col">{target}</th>'
        yield '<th scope="col">status</th></tr></thead>\n<tbody>\n'
        for number, unit in enumerate(own, 1):
            written.units += 1
            yield _row(number, unit, (source, target))
        yield "</tbody>\n</table>\n</section>\n"
    yield f"</main>\n<script>{SCRIPT}</script>\n</body>\n</html>\n"


def _row(number: int, unit: TranslationUnit, languages: tuple[str, str]) -> str:
    status = _property(unit, "status")
    is_heading = _property(unit, "kind") in _HEADINGS
    place = _attribute(_property(unit, "segment"))
    cells = "".join(
        f'<td lang="{language}" dir="auto">{_text(text, unit)}</td>'
        for language, text in zip(languages, (unit.source, unit.target), strict=True)
    )
    notes = "".join(
        f'<p class="note"><b>{label}</b> {_words(note)}</p>'
        for label, note in (
            ("Note:", unit.note),
            ("Client:", _property(unit, "client-note")),
        )
        if note
    )
    kind = ' class="heading"' if is_heading else ""
    name = _words(status)
    mark = f'<span class="mark" aria-hidden="true">{_MARKS.get(status, "")}</span>'
    return (
        f'<tr{kind} data-status="{_attribute(status)}">'
        f'<td class="number" title="{place}">{number}</td>{cells}'
        f'<td class="status">{mark} {name}{notes}</td></tr>\n'
    )


def _text(text: str, unit: TranslationUnit) -> str:
    return "".join(
        f'<span class="code">{_words(piece.text)}</span>' if piece.is_tag else _words(piece.text)
        for piece in tagged_pieces(text, unit.codes)
    )


def _property(unit: TranslationUnit, name: str) -> str:
    return next((value for each, value in unit.properties if each == name), "")


def _words(text: str) -> str:
    return escape(_UNSHOWN.sub(_picture, text.replace("\r\n", "\n")), quote=False)


def _attribute(text: str) -> str:
    return escape(_UNSHOWN.sub(_picture, text))


def _picture(found: re.Match[str]) -> str:
    return "\n" if found[0] in "\r\u2028\u2029" else visible(found[0])


_POLICY = f"default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-{SCRIPT_SUM}'"

_HEAD = """<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="generator" content="alignwb">
<title>{source} – {target}</title>
<style>{style}</style>
</head>
<body>
<header>
<h1>{source} – {target}</h1>
<form role="search" hidden>
<label>Search <input type="search" autocomplete="off"></label>
<label>Status <select><option value="">all</option></select></label>
<label><input type="checkbox"> with a note</label>
<output></output>
</form>
</header>
<main>
"""
