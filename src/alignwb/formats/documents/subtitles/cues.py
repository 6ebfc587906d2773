"""The cues of a file of subtitles: where the text of each stands, and when it is shown.

What people have is often damaged: numbers that are missing, stops for commas, empty lines inside of
a text.  It is read wherever it can only be meant in one way.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from alignwb.errors import FormatError
from alignwb.formats.documents.document_text import DocumentText

BEFORE_FIRST = "text before the first subtitle"
BESIDE_TIMES = "text on the line of a time"
IN_NO_CUE = "text in no subtitle"

_LINE = re.compile(r"([^\r\n]*)(?:\r\n?|\n|\Z)")
_TIME = r"-?\d{1,3}(?::\d{1,2}){1,2}(?:[.,:]\d{1,3})?"
_TIMING = re.compile(rf"[\s\ufeff]*({_TIME})[ \t]*-{{1,2}}>[ \t]*({_TIME})(?![\d:.,])[ \t]*(.*)")
_SETTINGS = re.compile(r"(?:[A-Za-z]\w*+:[ \t]*+\S++(?:[ \t]++|\Z))*+")
_ARROW = re.compile(r"[\s\ufeff]*[\d:.,]*\d[ \t]*-->|.*-->[ \t]*\d+:\d")
_CUE_NUMBER = re.compile(r"[\s\ufeff]*\d+\s*")
_SIGNATURE = re.compile(r"WEBVTT(?:[ \t][^\r\n]*)?(?=[\r\n]|\Z)")
_COMMENT = re.compile(r"NOTE(?:[ \t]|\Z)")
_STYLING = re.compile(r"(?:STYLE|REGION)[ \t]*\Z")
_BARE_MARKS = " \t\v\f\ufeff\u00a0"


@dataclass(frozen=True, slots=True)
class Cue:
    """A subtitle.

    Attributes:
        start: Where its lines of text begin in the document.
        end: Where they end, without the last line end.
        timing: When it is shown, as it is written there.
        comment: What stands before it about it.
    """

    start: int
    end: int
    timing: str
    comment: str = ""


@dataclass
class Cues:
    """The subtitles of a file, and what else is in it.

    Attributes:
        cues: The subtitles that have lines of text.
        left_out: Texts that are in none, by what they are.
    """

    cues: list[Cue] = field(default_factory=list)
    left_out: dict[str, list[str]] = field(default_factory=dict)

    def leave_out(self, what: str, text: str) -> None:
        """Note a text that is in no subtitle."""
        if plain := " ".join(text.split()).strip("\ufeff"):
            self.left_out.setdefault(what, []).append(plain)


@dataclass(frozen=True, slots=True)
class _Line:
    start: int
    text: str

    @property
    def end(self) -> int:
        return self.start + len(self.text)

    @property
    def is_blank(self) -> bool:
        return not self.text.strip(_BARE_MARKS)


def is_web_vtt(document: DocumentText) -> bool:
    """Whether a document says that it is WebVTT."""
    return _SIGNATURE.match(document.text) is not None


def cues_of(document: DocumentText) -> Cues:
    """The subtitles of a document.  Raises FormatError, with the line, if it has none, or a time of
    one cannot be read.
    """
    lines = [
        _Line(match.start(), match[1])
        for match in _LINE.finditer(document.text)
        if match.start() < len(document.text)
    ]
    found = Cues()
    times = {
        number: timing
        for number, line in enumerate(lines)
        if ">" in line.text and (timing := _TIMING.fullmatch(line.text))
    }
    if is_web_vtt(document):
        _read_web_vtt(document, lines, times, found)
    else:
        _read_srt(document, lines, times, found)
    return found


def _read_srt(
    document: DocumentText, lines: list[_Line], times: dict[int, re.Match[str]], found: Cues
) -> None:
    """A cue goes on to the number before the next time, over empty lines too."""
    _refuse_damaged_times(document, enumerate(lines), times)
    if not times:
        raise FormatError(
            f"{document.path}: there is no subtitle in this file",
            hint="Is it the right file?  A subtitle has a line such as: 00:00:01,000 -->"
            " 00:00:04,000",
        )
    heads = [_head(lines, number) for number in times]
    for line in lines[: heads[0]]:
        found.leave_out(BEFORE_FIRST, line.text)
    for (number, timing), end in zip(times.items(), [*heads[1:], len(lines)], strict=True):
        _leave_out_rest(timing, found)
        _add(lines[number + 1 : end], timing, found)


def _head(lines: list[_Line], number: int) -> int:
    """The line that a subtitle begins on: that of its number, if it has one."""
    has_number = number and _CUE_NUMBER.fullmatch(lines[number - 1].text)
    return number - 1 if has_number else number


def _read_web_vtt(
    document: DocumentText, lines: list[_Line], times: dict[int, re.Match[str]], found: Cues
) -> None:
    """A cue ends at an empty line, or at the time of the next (WebVTT, 6.1)."""
    comments: list[str] = []
    is_header = True
    for first, last in _groups(lines):
        own = [number for number in range(first, last) if number in times]
        if is_header:
            is_header = False
            if not own:
                continue
        elif _COMMENT.match(lines[first].text):
            comments.append(" ".join(line.text for line in lines[first:last])[4:])
            continue
        elif not own and _STYLING.match(lines[first].text):
            continue
        _refuse_damaged_times(document, enumerate(lines[first:last], first), times)
        if not own:
            found.leave_out(IN_NO_CUE, "\n".join(line.text for line in lines[first:last]))
            continue
        for number, end in zip(own, [*own[1:], last], strict=True):
            _leave_out_rest(times[number], found)
            _add(lines[number + 1 : end], times[number], found, " ".join(comments))
            comments.clear()


def _groups(lines: list[_Line]) -> Iterator[tuple[int, int]]:
    """The first line of each group between blank ones, and the one behind its last."""
    first = 0
    for number, line in enumerate(lines):
        if line.text == "":
            if number > first:
                yield first, number
            first = number + 1
    if len(lines) > first:
        yield first, len(lines)


def _add(lines: list[_Line], timing: re.Match[str], found: Cues, comment: str = "") -> None:
    first, last = 0, len(lines)
    while first < last and lines[first].is_blank:
        first += 1
    while last > first and lines[last - 1].is_blank:
        last -= 1
    if first < last:
        shown = f"{timing[1]} --> {timing[2]}"
        said = " ".join(comment.split())
        found.cues.append(Cue(lines[first].start, lines[last - 1].end, shown, said))


def _leave_out_rest(timing: re.Match[str], found: Cues) -> None:
    if not _SETTINGS.fullmatch(timing[3].strip()):
        found.leave_out(BESIDE_TIMES, timing[3])


def _refuse_damaged_times(
    document: DocumentText, lines: Iterable[tuple[int, _Line]], times: dict[int, re.Match[str]]
) -> None:
    for number, line in lines:
        if "-->" in line.text and number not in times and _ARROW.match(line.text):
            raise FormatError(
                f"{document.path}, line {number + 1}: this is no time of a subtitle:"
                f" “{line.text.strip()[:60]}”",
                hint="A time reads: 00:00:01,000 --> 00:00:04,000. Put it right in the file.",
            )
