"""The translation memories of Wordfast: text with tabs, a unit on each line.

The first line begins with `%` and holds the languages; the columns are date, user, uses, language
and text of the source, language and text of the target, attributes.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from alignwb.core.bitext.codes import gap_for, with_gaps
from alignwb.core.languages.language_codes import base_language
from alignwb.errors import FormatError
from alignwb.formats.read_report import ReadReport
from alignwb.formats.tables.row_languages import OTHER_LANGUAGES, TURNED
from alignwb.formats.translation_unit import TranslationUnit

_SOURCE, _TARGET = 4, 6
_CODE = re.compile(r"&'([0-9A-Fa-f]{2});")
_PLACEHOLDER = re.compile(
    r"&t(?:=;[^\t]{0,500}?&t=;|=(?:[^;\\\t]|\\.){0,500}+;|(?P<blank>[9#]);|[^=;\s];)"
)
"""`&tA;` for a tag, `&t=<br>;` for one that the source has not, `&t9;` for a tab, `&t#;` for a line
break."""


def is_wordfast(line: str) -> bool:
    """Whether a first line is that of a Wordfast memory."""
    return line.startswith("%") and "%Wordfast TM" in line


def wordfast_units(
    lines: Iterable[str], path: Path, languages: Sequence[str], report: ReadReport
) -> Iterator[tuple[int, TranslationUnit]]:
    """The units in these languages, whichever was translated from, with their lines from 1.

    report: is told what is left out.  Raises FormatError if no unit is in both languages.
    """
    wanted = tuple(map(base_language, languages))
    taken = 0
    for number, line in enumerate(lines, 1):
        cells = line.rstrip("\r\n").split("\t")
        if number == 1 or not line.strip():
            continue
        if len(cells) <= _TARGET:
            report.leave_out(number, "a row without a source or a target")
            continue
        stated = cells[_SOURCE - 1], cells[_TARGET - 1]
        report.languages |= dict.fromkeys(each for each in stated if each)
        texts = _text(cells[_SOURCE]), _text(cells[_TARGET])
        bases = tuple(map(base_language, stated))
        if bases == wanted[::-1] != wanted:
            texts = texts[::-1]
            report.mend(number, TURNED)
        elif bases != wanted:
            report.leave_out(number, OTHER_LANGUAGES)
            continue
        if all(texts):
            taken += 1
            yield number, TranslationUnit(*texts)
        else:
            report.leave_out(number, "a row without a source or a target")
    if not taken and report.languages:
        raise FormatError(
            f"{path}: no unit has a text in both {' and '.join(languages)}",
            hint=f"The languages of the file are: {', '.join(report.languages)}.",
        )


def _text(cell: str) -> str:
    """The text of a segment, without the placeholders of its tags.

    Wordfast writes some characters as `&'3B;`.
    """
    bare = _PLACEHOLDER.sub(_in_place_of_a_tag, cell)
    return _CODE.sub(
        lambda match: bytes.fromhex(match[1]).decode("cp1252", "replace"), with_gaps(bare)
    ).strip()


def _in_place_of_a_tag(match: re.Match[str]) -> str:
    return " " if match["blank"] else gap_for(stands_alone=True, content=match[0])
