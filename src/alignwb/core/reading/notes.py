"""The notes of a text: lines that begin with the number of a marker."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from alignwb.core.bitext.bitext import Kind
from alignwb.core.reading.footnotes import RAISED, TO_FIGURES, FoundMarker, glued_numbers
from alignwb.core.reading.lines import Line
from alignwb.core.reading.shape import CLOSING

_LABEL = re.compile(
    rf"(?:\[\^?(?P<bracket>[0-9]{{1,3}})\]:?|\[\^(?P<name>[0-9A-Za-z]{{1,8}})\]:|(?P<raised>[{RAISED}]{{1,3}})"
    r"|(?P<bare>[0-9]{1,3})[.)]?)(?=\s+\S)"
)
_SIGN = r"\*{1,4}|[†‡§]{1,3}|\([a-z]\)|[a-z]\)"
_SIGN_LABEL = re.compile(
    rf"(?P<sign>(?:{_SIGN})(?=\s+\S)|(?:\*{{1,4}}|[†‡§]{{1,3}})(?=[^\W_])(?!.*[*_]))"
)
_GLUED_SIGN = re.compile(
    rf"(?:(?<=[\w.,;:!?…{CLOSING}])(?P<sign>(?<!\*)\*{{1,4}}|[†‡§]{{1,3}}|\([a-z]\))"
    rf"|(?<=[.,;:!?…])(?P<letter>[a-z]\))"
    rf"|(?<=\w)\s(?P<apart>\([a-z]\)))(?=$|[\s.,;:!?…{CLOSING}])"
)


def find_label(block: int, text: str) -> FoundMarker | None:
    """The label that the note `text` begins with, as a marker; None if it begins with none.

    Labels are `[1]`, `[^1]:`, `[^name]:`, `¹`, `1.`, `1)`, `1` and signs (`*`, `†`, `(a)`);
    `[^1]` is a marker already.
    """
    match = _LABEL.match(text)
    if match is None and (sign := _SIGN_LABEL.match(text)):
        return FoundMarker(block, 0, sign.end("sign"), sign["sign"].strip("()"), sign["sign"])
    if match is None or (match[0].startswith("[^") and not match[0].endswith(":")):
        return None
    return FoundMarker(block, 0, match.end(), _figures(match), match[0])


def find_signs(texts: Sequence[str], is_note: Sequence[bool]) -> list[FoundMarker]:
    """Every marker in the texts that is a sign, and that a note after it begins with."""
    found: list[FoundMarker] = []
    waiting: dict[str, list[FoundMarker]] = {}
    for n, (text, note) in enumerate(zip(texts, is_note, strict=True)):
        if note:
            label = _SIGN_LABEL.match(text)
            found += waiting.pop(label["sign"], ()) if label else ()
            continue
        for match in _GLUED_SIGN.finditer(text):
            sign = _glued(match)
            marker = FoundMarker(n, match.start(), match.end(), sign.strip("()"), sign)
            waiting.setdefault(sign, []).append(marker)
    return found


def _glued(match: re.Match[str]) -> str:
    return str(match["sign"] or match["letter"] or match["apart"])


def _figures(match: re.Match[str]) -> str:
    label = match["bracket"] or match["raised"] or match["bare"] or match["name"]
    return str(label).translate(TO_FIGURES)


def _label_number(text: str) -> int | None:
    match = _LABEL.match(text)
    return int(_figures(match)) if match and not match["name"] else None


def mark_notes(lines: Sequence[Line]) -> list[Line]:
    """The lines with the notes among them marked as such.

    Labels in brackets or raised start a note wherever they count up from line to line.  Bare
    numbers start one at the foot of a page whose text has that number as a marker, and in a series
    from 1 if at least half of its numbers are markers in the text before.
    """
    starts = _counting(lines, bare=False) or _final_series(lines)
    starts |= _named(lines) | _with_signs(lines)
    feet = _page_feet(lines)
    marked: list[Line] = []
    for n, line in enumerate(lines):
        goes_on = bool(marked) and marked[-1].kind is Kind.NOTE and line.follows_directly
        if n in starts or feet.get(n):
            marked.append(replace(line, kind=Kind.NOTE, starts_block=True))
        elif line.kind is None and (goes_on or n in feet):
            marked.append(replace(line, kind=Kind.NOTE))
        else:
            marked.append(line)
    return marked


def _named(lines: Sequence[Line]) -> set[int]:
    """Lines that begin with a label of Markdown, which can be nothing else."""
    return {n for n, line in enumerate(lines) if re.match(r"\[\^\w{1,8}\]:\s+\S", line.text)}


def _with_signs(lines: Sequence[Line]) -> set[int]:
    """Lines that begin with a sign which a word before them has as a marker."""
    found: set[int] = set()
    marked: set[str] = set()
    for n, line in enumerate(lines):
        label = _SIGN_LABEL.match(line.text)
        may_begin = n > 0 and (not line.follows_directly or n - 1 in found)
        following = _SIGN_LABEL.match(lines[n + 1].text) if n + 1 < len(lines) else None
        if label and following and following["sign"] == label["sign"]:
            may_begin = False  # items of a list
        if label and may_begin and label["sign"] in marked:
            found.add(n)
            marked.discard(label["sign"])
        else:
            marked |= {_glued(match) for match in _GLUED_SIGN.finditer(line.text)}
    return found


def _page_feet(lines: Sequence[Line]) -> dict[int, bool]:
    """Lines of notes at the foot of a page: index → True if a note starts there."""
    breaks = [n for n, line in enumerate(lines) if line.breaks_page]
    found: dict[int, bool] = {}
    for start, end in pairwise([0, *breaks, len(lines)]) if breaks else ():
        labels = {n: number for n in range(start, end) if (number := _label_number(lines[n].text))}
        known = glued_numbers(line.text for line in lines[start:end]) if labels else set()
        first = next((n for n in labels if lines[n].gap and labels[n] in known), end)
        number = labels.get(first, 0)
        foot: dict[int, bool] = {}
        for n in range(first, end):
            foot[n] = labels.get(n) == number
            number += foot[n]
        if all(is_start or not lines[n].gap for n, is_start in foot.items()):
            found |= foot
    return found


def _counting(lines: Sequence[Line], *, bare: bool) -> set[int]:
    """Indexes of lines whose labels count up by one, or begin again with 1."""
    starts: set[int] = set()
    last = 0
    for n, line in enumerate(lines):
        if not _may_start(lines, n, starts):
            continue
        match = _LABEL.match(line.text)
        if match is None or match["name"] or bool(match["bare"]) is not bare:
            continue
        number = _label_number(line.text)
        if number == last + 1 or (number == 1 and _opens_series(lines, n)):
            starts.add(n)
            last = number
    return starts


def _may_start(lines: Sequence[Line], n: int, starts: set[int]) -> bool:
    return _opens_series(lines, n) or not lines[n - 1].is_open or n - 1 in starts


def _opens_series(lines: Sequence[Line], n: int) -> bool:
    """True if a blank line, a page break or no more than a heading stands before line n."""
    if n == 0 or not lines[n].follows_directly:
        return True
    return lines[n - 1].is_open and len(lines[n - 1].text.split()) <= 3


def _final_series(lines: Sequence[Line]) -> set[int]:
    series: list[list[int]] = []
    for n in sorted(_counting(lines, bare=True)):
        if _label_number(lines[n].text) == 1:
            series.append([])
        series[-1].append(n)
    longest = max(reversed(series), key=len, default=[])
    if not longest:
        return set()
    known = glued_numbers(line.text for line in lines[: longest[0]])
    found = sum(_label_number(lines[n].text) in known for n in longest)
    return set(longest) if 2 * found >= len(longest) else set()
