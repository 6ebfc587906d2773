"""What the review document is made of, as its writer and its reader both know it."""

from hashlib import sha256
from typing import NamedTuple

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
"""The namespace of Word's documents (ECMA-376)."""

ID, SOURCE, TARGET, STATUS, NOTE = COLUMNS = ("id", "source", "target", "status", "note")
"""The words that the cells of the header begin with."""

_DIGITS = 8


class RowKey(NamedTuple):
    """Fingerprints of a row's texts as they were written, by which is known what was changed."""

    source: str
    target: str
    note: str

    def __str__(self) -> str:
        """As it stands in the row."""
        return f"#{self.source}{self.target}{self.note}"


def key_of(source: str, target: str, note: str) -> RowKey:
    """The key of a row with these texts, in which inline codes are characters."""
    return RowKey(*map(fingerprint, (source, target, note)))


def read_key(text: str) -> RowKey | None:
    """The key that stands in a text; None if that is none."""
    digits = text.strip().removeprefix("#")
    if len(digits) != 3 * _DIGITS or not text.strip().startswith("#"):
        return None
    return RowKey(*(digits[at : at + _DIGITS] for at in range(0, 3 * _DIGITS, _DIGITS)))


def fingerprint(text: str) -> str:
    """A few digits that another text does not have, but for chance."""
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:_DIGITS]
