"""Why a file is not read: kept apart from its path until someone knows that."""

from lxml import etree


class UnreadableError(Exception):
    """Something in the file is not understood, so the file must be left as it is.

    Attributes:
        line: Line of the file, 1-based.
        reason: What is wrong there.
        hint: What to do about it; may be empty.
    """

    def __init__(self, place: etree._Element | int, reason: str, hint: str = "") -> None:
        line = place if isinstance(place, int) else place.sourceline or 1
        super().__init__(f"line {line}: {reason}")
        self.line = line
        self.reason = reason
        self.hint = hint
