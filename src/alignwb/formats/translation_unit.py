"""A translation unit as interchange files hold it: a pair of texts and what is known of them."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class TranslationUnit:
    """A source, its target, and their properties.

    Attributes:
        source: Footnote markers as `[^2]`.
        target: The same.
        note: The translator's; "" for none.
        properties: Name and value of what else is known ("status", "origin", "document" …).
    """

    source: str
    target: str
    note: str = ""
    properties: tuple[tuple[str, str], ...] = ()
