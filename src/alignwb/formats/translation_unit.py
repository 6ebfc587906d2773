"""Translation units as interchange files hold them, how they are written, and the result."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class TranslationUnit:
    """A source, its target, and their properties.

    Attributes:
        source: The source, with footnote markers as `[^2]`.
        target: The target, likewise.
        note: The translator's note; "" for none.
        properties: Names ("status", "origin", "document" …) and values.
    """

    source: str
    target: str
    note: str = ""
    properties: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class UnitLayout:
    """How units are to be written; a format uses the parts that concern it.

    Attributes:
        languages: BCP 47 codes of all sources and all targets.
        unit: What a unit is, "sentence" or "paragraph".
        columns: The columns of a table: "source", "target", "note" or names of properties.
        is_for_spreadsheets: Whether a table is guarded against what spreadsheets do to text.
    """

    languages: tuple[str, str]
    unit: str
    columns: tuple[str, ...] = ("source", "target")
    is_for_spreadsheets: bool = False


@dataclass(slots=True)
class WrittenUnits:
    """The units that were written, in figures.

    Attributes:
        units: How many were written.
        replaced: Characters the format cannot hold, written as U+FFFD.
        long: Texts that are too long for some tools.
        guarded: Cells of a table that got an apostrophe, so that spreadsheets take them as text.
        misread: Cells of a table that a spreadsheet would show otherwise, or calculate.
    """

    units: int = 0
    replaced: int = 0
    long: int = 0
    guarded: int = 0
    misread: int = 0
