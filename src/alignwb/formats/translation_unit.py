"""A translation unit as interchange files hold it, and what is said of writing many."""

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


@dataclass(frozen=True, slots=True)
class UnitLayout:
    """How units are to be written; a format takes of it what it has a place for.

    Attributes:
        languages: BCP 47 codes of all sources and all targets.
        unit: What a unit is, "sentence" or "paragraph".
        columns: Of a table: "source", "target", "note" or names of properties.
    """

    languages: tuple[str, str]
    unit: str
    columns: tuple[str, ...] = ("source", "target")


@dataclass(slots=True)
class WrittenUnits:
    """What became of units that were written.

    Attributes:
        units: How many were written.
        replaced: Characters the format cannot hold, written as U+FFFD.
        long: Texts that are too long for some tools.
    """

    units: int = 0
    replaced: int = 0
    long: int = 0
