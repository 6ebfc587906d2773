"""From the words that codes belong to, to the characters of a text at which they stand."""

import re
from collections.abc import Collection, Iterable, Sequence
from typing import NamedTuple

from alignwb.core.bitext.codes import End, PlacedEnd
from alignwb.core.bitext.markers import MARKER
from alignwb.core.code_places.code_runs import CodeGap, code_gaps, words_before
from alignwb.core.code_places.lifting import LiftedCode, LiftedText
from alignwb.core.code_places.word_rows import EqualWordShares, WordShares
from alignwb.core.languages.words import Word, words_of

_CLOSING = ".,;:!?…’”'\"»)]%°"
_OPENING = "“‘„«\"'([—–-…"
_PLAIN = frozenset(f"{_CLOSING}{_OPENING}") - frozenset("“‘„«\"'”’»†")
"""What a text has beside its words, whoever wrote it: all but quotation marks and markers."""


class CodePlace(NamedTuple):
    """A code at its place in a text.

    Attributes:
        end: Which code, and which end of it.
        offset: Characters of the text without codes before it.
        is_behind_marks: Whether it goes behind what else is put in at the same place, quotation
            marks and footnote markers, and not before it.
        has_space_before: Whether a space has to stand before it.
        has_space_behind: Whether one has to stand behind it.
    """

    end: PlacedEnd
    offset: int
    is_behind_marks: bool = False
    has_space_before: bool = False
    has_space_behind: bool = False


def place_codes(
    source: str, target: str, codes: Sequence[LiftedCode], shares: WordShares
) -> tuple[CodePlace, ...]:
    """The places of the codes of `source` in `target`, in the order in which they stand there.

    Both are without codes, and the words of the shares are theirs.  Each code is there once, and
    pairs enclose each other as they do in the source.
    """
    if not codes:
        return ()
    finding = _OffsetFinding(source, target, codes, shares)
    places: list[CodePlace] = []
    earliest = 0
    for gap in code_gaps(codes, shares):
        code = codes[gap.code]
        earliest = max(earliest, finding.offset(gap))
        places.append(_placed(code, earliest, is_at_next=gap.is_at_next))
    return tuple(places)


def placed_by_words(lifted: LiftedText, text: str) -> str:
    """A text with the codes of another one of which nothing is known but its words."""
    shares = EqualWordShares(words_of(lifted.text), words_of(text))
    return insert_places(text, place_codes(lifted.text, text, lifted.codes, shares), lifted.breaks)


def as_it_stood(code: LiftedCode) -> CodePlace:
    """The place of a code in the text that it was taken out of."""
    is_at_next = code.has_space_before and not code.has_space_behind
    return _placed(code, code.offset, is_at_next=is_at_next)


def insert_places(text: str, places: Iterable[CodePlace], breaks: Collection[str] = ()) -> str:
    """Put codes into a text without any; their offsets never fall.

    breaks: the characters of those that stand for a space, so that none stands beside them.
    """
    pieces: list[str] = []
    end = 0
    for place in places:
        offset = max(end, min(place.offset, len(text)))
        pieces.append(text[end:offset])
        before, behind = text[max(0, offset - 1) : offset], text[offset : offset + 1]
        lead = " " if place.has_space_before and _takes_space(before, _OPENING) else ""
        trail = " " if place.has_space_behind and _takes_space(behind, _CLOSING) else ""
        trail = "" if before and before in _OPENING else trail
        pieces += (lead, place.end.text, trail)
        end = offset
    pieces.append(text[end:])
    return without_spaces_at("".join(pieces), breaks)


def _takes_space(beside: str, others: str) -> bool:
    return bool(beside) and not beside.isspace() and beside not in others


def without_spaces_at(text: str, breaks: Collection[str]) -> str:
    """The text without white space on either side of the codes that stand for it."""
    if not breaks:
        return text
    return re.sub(rf"(?:(?<!\s)\s++)?([{''.join(sorted(breaks))}])\s*", r"\1", text)


class _OffsetFinding:
    """Finds where in a target a code stands that belongs at a gap between two words."""

    def __init__(
        self, source: str, target: str, codes: Sequence[LiftedCode], shares: WordShares
    ) -> None:
        self._source = source
        self._target = target
        self._codes = codes
        self._words = shares.target_words
        self._source_words = shares.source_words
        self._starts = [word.start for word in shares.source_words]
        self._gaps = _Gaps(target)

    def offset(self, gap: CodeGap) -> int:
        """The offset of the code in the target."""
        code = self._codes[gap.code]
        before = words_before(code, self._starts)
        if not self._words:
            return 0 if not before else len(self._target)
        has_word_behind = before < len(self._starts)
        if gap.word == 0 and gap.is_at_next and not before:
            return min(len(self._source[: code.offset].strip()), self._words[0].start)
        is_last = gap.word == len(self._words)
        if is_last and not gap.is_at_next and not has_word_behind and not self._is_in_word(code):
            rest = len(self._source[code.offset :].strip())
            return max(self._words[-1].end, len(self._target) - rest)
        if gap.is_at_next and not is_last:
            word = self._words[gap.word]
            return self._in_word(code, word) or self._before(word.start, code)
        word = self._words[max(0, gap.word - 1)]
        if gap.word == 0:
            return word.start
        return self._in_word(code, word) or self._behind(word.end, code)

    def _is_in_word(self, code: LiftedCode) -> bool:
        number = words_before(code, self._starts) - 1
        return number >= 0 and code.offset < self._source_words[number].end

    def _in_word(self, code: LiftedCode, word: Word) -> int | None:
        """The place inside a target word that has the same letters on one side of a code."""
        if not self._is_in_word(code):
            return None
        own = self._source_words[words_before(code, self._starts) - 1]
        begun, rest = own.text[: code.offset - own.start], own.text[code.offset - own.start :]
        said = word.text.casefold()
        if said.startswith(begun.casefold()) and len(word.text) > len(begun):
            return word.start + len(begun)
        if said.endswith(rest.casefold()) and len(word.text) > len(rest):
            return word.end - len(rest)
        return None

    def _before(self, start: int, code: LiftedCode) -> int:
        """The place before a word and the opening marks that stood between it and the code."""
        marks = len(code.behind.replace(" ", "")) if not code.is_apart else len(self._target)
        while marks and start and self._target[start - 1] in _OPENING:
            start, marks = start - 1, marks - 1
        if code.has_space_behind and code.end.end is End.OPEN:
            return self._gaps.before(start)
        return start

    def _behind(self, end: int, code: LiftedCode) -> int:
        """The place behind a word and the punctuation that stood between it and the code."""
        marks = len(code.before.replace(" ", "")) if not code.is_apart else len(self._target)
        while marks and end < len(self._target) and self._target[end] in _CLOSING:
            end, marks = end + 1, marks - 1
        while "†" in code.before and (marker := MARKER.match(self._target, end)):
            end = marker.end()
        if code.has_space_before and code.end.end is End.CLOSE:
            return self._gaps.behind(end)
        return end


class _Gaps:
    """The white space of a text; each run of it is looked through once, however many codes ask."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._before: dict[int, int] = {}
        self._behind: dict[int, int] = {}

    def before(self, offset: int) -> int:
        """The offset before all white space that goes before this one."""
        if offset not in self._before:
            start = offset
            while start and self._text[start - 1].isspace():
                start -= 1
            self._before[offset] = start
        return self._before[offset]

    def behind(self, offset: int) -> int:
        """The offset behind all white space that comes behind this one."""
        if offset not in self._behind:
            end = offset
            while end < len(self._text) and self._text[end].isspace():
                end += 1
            self._behind[offset] = end
        return self._behind[offset]


def _placed(code: LiftedCode, offset: int, *, is_at_next: bool) -> CodePlace:
    is_point = code.end.end is End.POINT
    return CodePlace(
        code.end,
        offset,
        _is_behind_marks(code, is_at_next=is_at_next),
        is_point and code.has_space_before,
        is_point and code.has_space_behind,
    )


def _is_behind_marks(code: LiftedCode, *, is_at_next: bool) -> bool:
    has_marks = not _PLAIN.issuperset((code.behind if is_at_next else code.before).replace(" ", ""))
    return has_marks != is_at_next
