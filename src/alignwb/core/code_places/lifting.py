"""A text without its codes, and what each of them stood beside."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from alignwb.core.bitext.codes import (
    CODES,
    Codes,
    End,
    PlacedEnd,
    Reordering,
    gap_for,
    has_codes,
    read_code,
    space_for,
)
from alignwb.core.bitext.markers import MARKER

_LONGEST_CONTEXT = 16
"""Characters between a word and a code that say where it stands; more are never words' own."""


class LiftedCode(NamedTuple):
    """A code that was taken out of a text.

    Attributes:
        end: Which code it is, and which end of it.
        offset: Where it stood, in the text without codes.
        before: What stands between the last letter or digit before it and the code.
        behind: What stands between the code and the next letter or digit.
        keeps_order: Whether it stays in its order among others that do.
    """

    end: PlacedEnd
    offset: int
    before: str = ""
    behind: str = ""
    keeps_order: bool = False

    @property
    def has_space_before(self) -> bool:
        """Whether white space stands right before it."""
        return self.before[-1:].isspace()

    @property
    def has_space_behind(self) -> bool:
        """Whether white space stands right behind it."""
        return self.behind[:1].isspace()

    @property
    def is_apart(self) -> bool:
        """Whether it stands between two spaces, like a word."""
        return self.end.end is End.POINT and self.has_space_before and self.has_space_behind


class LiftedText(NamedTuple):
    """A text as it is read, and its codes.

    Attributes:
        text: The text; a space stands where only a code parted two words.
        codes: In their order.
        spaces: Where the codes that such a space stands for are in the text with codes.
        original: The text with codes.
    """

    text: str
    codes: tuple[LiftedCode, ...] = ()
    spaces: tuple[int, ...] = ()
    original: str = ""

    @property
    def breaks(self) -> frozenset[str]:
        """The characters of the codes that stand for a space."""
        return frozenset(self.original[offset] for offset in self.spaces)


def lift(text: str, codes: Codes) -> LiftedText:
    """Take the codes out of a text.

    A point between two words parts them, unless its paragraph says what it reads as, and that is
    no space (a soft hyphen).
    """
    if not has_codes(text):
        return LiftedText(text)
    pieces: list[str] = []
    found: list[tuple[PlacedEnd, int]] = []
    breaks: list[int] = []
    end = length = 0
    for run in CODES.finditer(text):
        piece = text[end : run.start()]
        pieces.append(piece)
        length += len(piece)
        ends = [read_code(character) for character in run[0]]
        parting = next((n for n, each in enumerate(ends) if _parts_words(each, codes)), None)
        if parting is None or not space_for(run):
            found += ((each, length) for each in ends)
        else:
            # What stands behind the break stands behind the space.
            found += ((each, length + (n > parting)) for n, each in enumerate(ends))
            pieces.append(" ")
            length += 1
            breaks.append(run.start() + parting)
        end = run.end()
    pieces.append(text[end:])
    bare = "".join(pieces)
    return LiftedText(bare, tuple(_with_context(bare, found, codes)), tuple(breaks), text)


def _parts_words(end: PlacedEnd, codes: Codes) -> bool:
    if end.end is not End.POINT:
        return False
    code = codes.get(end.number)
    if code is None:
        return True
    if code.equiv:
        return any(map(str.isspace, code.equiv))
    return bool(gap_for(stands_alone=True, kinds=(code.kind,), content=code.data))


def _with_context(
    bare: str, found: Sequence[tuple[PlacedEnd, int]], codes: Codes
) -> Iterator[LiftedCode]:
    # A footnote marker is no word, whatever its label is.
    text = MARKER.sub(lambda match: "†" * len(match[0]), bare) if "[^" in bare else bare
    for end, offset in found:
        start, least = offset, max(0, offset - _LONGEST_CONTEXT)
        while start > least and not text[start - 1].isalnum():
            start -= 1
        stop, most = offset, min(len(text), offset + _LONGEST_CONTEXT)
        while stop < most and not text[stop].isalnum():
            stop += 1
        code = codes.get(end.number)
        keeps_order = code is not None and code.reordering is not Reordering.YES
        yield LiftedCode(end, offset, text[start:offset], text[offset:stop], keeps_order)
