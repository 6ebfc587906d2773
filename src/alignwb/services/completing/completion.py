"""What may follow the cursor, as it is shown."""

import re
from dataclasses import dataclass, replace
from enum import StrEnum

_WORD = re.compile(r"(?<!\s)\s*+\S++")


class CompletionSource(StrEnum):
    """Who says what may follow."""

    MEMORY = "memory"
    DRAFT = "draft"
    ENGINE = "engine"
    TERM = "term"
    NAME = "name or number"
    TEXT = "your text"


@dataclass(frozen=True, slots=True)
class Completion:
    """Text that may follow.

    Attributes:
        text: It, with the space before it where one is lacking; never empty.
        probability: How likely its first word is right (0 to 1), as far as is known.
        source: Who says so.
    """

    text: str
    probability: float
    source: CompletionSource

    @property
    def word(self) -> str:
        """The next word of it, or the rest of one, with the punctuation at it."""
        return next_word(self.text)

    def first_words(self, count: int) -> "Completion":
        """It, but for the words behind the first `count`."""
        words = list(_WORD.finditer(self.text))[:count]
        return replace(self, text=self.text[: words[-1].end()]) if words else self

    def after(self, typed: str) -> "Completion | None":
        """What is left of it behind text that was typed; None if that goes another way, or is all.

        What is left is as likely as the whole was.
        """
        if typed == self.text or not self.text.startswith(typed):
            return None
        return replace(self, text=self.text[len(typed) :])


def next_word(text: str) -> str:
    """The first word of a text with the space before it and the punctuation at it."""
    found = _WORD.match(text)
    return found[0] if found else text
