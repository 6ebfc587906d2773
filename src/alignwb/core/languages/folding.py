"""Characters that are other shapes of plain ones, folded before anything compares or reads them.

Ligatures, odd hyphens and spaces, invisible characters and decomposed accents come from PDFs, web
pages and other systems, inline codes from documents.  A text is kept as it is; what is compared,
or read by a model, is folded.
"""

import re
import unicodedata
from bisect import bisect_right
from dataclasses import dataclass
from typing import NamedTuple

from alignwb.core.bitext.codes import CODE, CODES, space_for
from alignwb.core.bitext.markers import plain_text

_CODES = CODE.pattern.strip("[]")
_INVISIBLE = "\u00ad\u034f\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff"
_SPACES = "\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
_HYPHENS = "\u2010\u2011\ufe63\uff0d"
_COMPATIBLE = "\u0132\u0133\u0149\u017f\u01c7-\u01cc\ufb00-\ufb06\uff01-\uff0c\uff0e-\uff5e"
_COMBINING = "\u0300-\u036f"
_ODD = re.compile(
    rf"[^\W\d_][{_COMBINING}]+|{CODES.pattern}|[{_INVISIBLE}]+|[{_SPACES}]|[{_HYPHENS}]|[{_COMPATIBLE}\U0001d400-\U0001d7ff]"
)
_ONE_ODD = re.compile(
    f"[{_CODES}{_COMBINING}{_INVISIBLE}{_SPACES}{_HYPHENS}{_COMPATIBLE}\U0001d400-\U0001d7ff]"
)
"""A character without which a text is plain: far quicker to look for than `_ODD`."""
_INVISIBLE_RUN = re.compile(f"[{_INVISIBLE}]+")
_SPACE = re.compile(f"[{_SPACES}]")
_HYPHEN = re.compile(f"[{_HYPHENS}]")


class Fold(NamedTuple):
    """Characters `start` to `end` (exclusive) of a text, and the plain ones for them."""

    start: int
    end: int
    plain: str


def folds(text: str) -> tuple[Fold, ...]:
    """What is to be folded in a text, in order; nothing in most texts."""
    if is_plain(text):
        return ()
    found = ((match, _plain(match)) for match in _ODD.finditer(text))
    return tuple(
        Fold(match.start(), match.end(), plain) for match, plain in found if plain != match[0]
    )


def folded(text: str) -> str:
    """The text in plain characters; case, quotation marks and punctuation stay."""
    return text if is_plain(text) else _ODD.sub(_plain, text)


def is_plain(text: str) -> bool:
    """True if there is certainly nothing to fold, as in most texts."""
    return text.isascii() or _ONE_ODD.search(text) is None


@dataclass(frozen=True, slots=True)
class FoldedText:
    """A text in plain characters that knows where they stand in the text it was made of.

    Attributes:
        text: The folded text.
        folds: What was folded, in order.
        starts: For each fold, where it begins in the folded text.
    """

    text: str
    folds: tuple[Fold, ...] = ()
    starts: tuple[int, ...] = ()

    @classmethod
    def of(cls, text: str) -> "FoldedText":
        """A text, folded."""
        if is_plain(text):
            return cls(text)
        found = folds(text)
        starts: list[int] = []
        shift = 0
        for fold in found:
            starts.append(fold.start + shift)
            shift += len(fold.plain) - (fold.end - fold.start)
        return cls(folded(text), found, tuple(starts))

    def unfolded(self, start: int, end: int) -> tuple[int, int]:
        """Where characters `start` to `end` (exclusive; at least one) stand in the unfolded text.

        A part of a ligature stands where the whole of it does.
        """
        if not self.folds:
            return start, end
        return self._character(start)[0], self._character(end - 1)[1]

    def _character(self, place: int) -> tuple[int, int]:
        number = bisect_right(self.starts, place) - 1
        if number < 0:
            return place, place + 1
        fold, behind = self.folds[number], place - self.starts[number]
        if behind < len(fold.plain):
            return fold.start, fold.end
        original = fold.end + behind - len(fold.plain)
        return original, original + 1


def comparable_text(text: str) -> str:
    """The text as it is compared with another: plain characters, single spaces, no markers.

    A text of nothing but invisible characters keeps them: it is not an empty one.
    """
    if text.isascii() and "[^" not in text:  # most texts: neither markers nor anything to fold
        return " ".join(text.split())
    return plain_text(folded(text)) or plain_text(text)


def _plain(match: re.Match[str]) -> str:
    odd = match[0]
    if CODES.fullmatch(odd):
        return space_for(match)
    if _INVISIBLE_RUN.fullmatch(odd):
        return ""
    if _SPACE.fullmatch(odd):
        return " "
    if _HYPHEN.fullmatch(odd):
        return "-"
    letter = unicodedata.normalize("NFKC", odd[0]) if _ONE_ODD.match(odd) else odd[0]
    return unicodedata.normalize("NFC", letter + odd[1:])
