"""One of the two texts to align."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Text:
    """A text as alignment sees it.

    Attributes:
        sentences: In order; none of them empty.
        paragraph_starts: Numbers of the sentences that begin a paragraph, rising.
        note_labels: For each sentence that begins a note, by its number, what its marker says.
    """

    sentences: tuple[str, ...]
    paragraph_starts: tuple[int, ...] = ()
    note_labels: Mapping[int, str] = field(default_factory=dict)
