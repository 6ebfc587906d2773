"""The error of a file that is not understood, before its path is known."""

from lxml import etree


class UnreadableError(Exception):
    """Something in the file is not understood, so it must not be changed.

    Attributes:
        line: The line of the file, 1-based.
        reason: What is wrong in it.
        hint: What to do about it; may be empty.
    """

    def __init__(self, place: etree._Element | int, reason: str, hint: str = "") -> None:
        line = place if isinstance(place, int) else place.sourceline or 1
        super().__init__(f"line {line}: {reason}")
        self.line = line
        self.reason = reason
        self.hint = hint


def newer(meta: etree._Element, what: str) -> UnreadableError:
    """The refusal of a value that this program does not write."""
    return UnreadableError(
        meta,
        f"“{meta.text or ''}” is no {what} this program knows",
        hint="Was the file written by a newer alignwb?",
    )
