"""What is known of the text of a PDF: words, each where it stands on its page."""

from dataclasses import dataclass
from typing import NamedTuple


class PdfWord(NamedTuple):
    """Characters that stand together, in points from the lower left corner of the page.

    Attributes:
        text: What it reads.
        left: Where it begins.
        right: Where it ends.
        base: The line that it stands on.
        size: The size of its letters.
        is_turned: True if it is not set from left to right.
        begins: What parts it from the word before: nothing, a space, or the end of a line.
    """

    text: str
    left: float
    right: float
    base: float
    size: float
    is_turned: bool = False
    begins: str = " "


@dataclass(frozen=True, slots=True)
class PdfPages:
    """The text of a document, and what is in it beside.

    Attributes:
        pages: The words of each page, in the order in which they are drawn; None where the page
            cannot be read.
        unreadable: How many characters have no meaning that their font tells.
        annotations: The texts of comments and form fields.
        attachments: How many files are attached.
    """

    pages: tuple[tuple[PdfWord, ...] | None, ...]
    unreadable: int = 0
    annotations: tuple[str, ...] = ()
    attachments: int = 0
