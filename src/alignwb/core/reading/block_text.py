"""The text of a block, joined from its lines, and the line each character comes from."""

from bisect import bisect
from collections.abc import Sequence
from dataclasses import dataclass

from alignwb.core.reading.blocks import LINE_END, Repair, RepairKind
from alignwb.core.reading.hyphens import (
    SOFT_HYPHEN,
    DocumentWords,
    is_suspended,
    keeps_hyphen,
    split_word,
    word_with_diaeresis,
)
from alignwb.core.reading.lines import Line

_TIGHT = ("/", "–", "—", "--")  # a line that ends in one of these, glued to a word, takes no space
_NEVER_OWN = SOFT_HYPHEN + "¬"  # hyphens that only ever break a word


@dataclass(frozen=True, slots=True)
class BlockText:
    """A text on one line; the part from `offsets[n]` on comes from line `numbers[n]`."""

    text: str
    offsets: tuple[int, ...]
    numbers: tuple[int, ...]

    def line_at(self, offset: int) -> int:
        """The number of the line that the character at `offset` comes from."""
        return self.numbers[bisect(self.offsets, offset) - 1]


def text_of(lines: Sequence[Line], words: DocumentWords) -> tuple[BlockText, list[Repair]]:
    """Join the lines of a block, and the words that were broken at their ends."""
    pieces: list[str] = []
    offsets: list[int] = []
    repairs: list[Repair] = []
    length = 0
    first = ""
    for n, line in enumerate(lines):
        following = lines[n + 1].text if n + 1 < len(lines) else None
        piece, seam, found = _piece(line, following, words)
        piece = first + piece[len(first) :]
        first = _first_letter(line.text, following, seam, words)
        if first and found and found[0].kind is RepairKind.HYPHEN_JOINED:
            found[0] = Repair(RepairKind.DIAERESIS, found[0].line, found[0].text)
        repairs += found
        offsets.append(length)
        pieces += (piece, seam)
        length += len(piece) + len(seam)
    text = "".join(pieces).rstrip()
    return BlockText(text, tuple(offsets), tuple(line.number for line in lines)), repairs


def _piece(
    line: Line, following: str | None, words: DocumentWords
) -> tuple[str, str, list[Repair]]:
    """A line's text in its block, what joins it to the next one, and the repairs."""
    text, seam, repairs = line.text, "", []
    parts = split_word(text, following) if following else None
    if parts:
        kind = _hyphen_repair(*parts, words)
        repairs.append(Repair(kind, line.number, LINE_END.join(parts)))
        if kind is not RepairKind.HYPHEN_KEPT:
            text = text[:-1]
        elif is_suspended(parts[1]):
            seam = " "
    elif following:
        seam = "" if _is_tight(text) else " "
    if SOFT_HYPHEN in text:
        text, found = _without_soft_hyphens(text, line.number)
        repairs += found
        seam = seam if text else ""
    return text, seam, repairs


def _first_letter(text: str, following: str | None, seam: str, words: DocumentWords) -> str:
    """The letter that the next line begins with if it had a diaeresis before its word was cut."""
    parts = split_word(text, following) if following and not seam else None
    if parts is None or (parts[0][-1] == "-" and keeps_hyphen(parts[0][:-1], parts[1], words)):
        return ""
    whole = word_with_diaeresis(parts[0][:-1], parts[1], words)
    return whole[len(parts[0]) - 1] if whole else ""


def _hyphen_repair(left: str, right: str, words: DocumentWords) -> RepairKind:
    hyphen = left[-1]
    if hyphen == SOFT_HYPHEN:
        return RepairKind.SOFT_HYPHEN
    if hyphen in _NEVER_OWN:
        return RepairKind.HYPHEN_JOINED
    if is_suspended(right) or keeps_hyphen(left[:-1], right, words):
        return RepairKind.HYPHEN_KEPT
    return RepairKind.HYPHEN_JOINED


def _is_tight(text: str) -> bool:
    for mark in _TIGHT:
        if text.endswith(mark):
            return text[-len(mark) - 1 : -len(mark)].isalnum()
    return False


def _without_soft_hyphens(text: str, number: int) -> tuple[str, list[Repair]]:
    kept: list[str] = []
    repairs: list[Repair] = []
    for word in text.split(" "):
        bare = word.replace(SOFT_HYPHEN, "")
        if bare != word:
            repairs.append(Repair(RepairKind.SOFT_HYPHEN, number, word))
        if bare:
            kept.append(bare)
    return " ".join(kept), repairs
