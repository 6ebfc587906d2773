"""One of the two texts to align."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Text:
    """A text as alignment sees it.

    Attributes:
        sentences: In order; none of them empty.
        paragraph_starts: Numbers of the sentences that begin a paragraph, rising.
    """

    sentences: tuple[str, ...]
    paragraph_starts: tuple[int, ...] = ()
