"""Translation units as interchange files hold them, how they are written, and the result."""

import re
from dataclasses import dataclass, field, replace

from alignwb.core.bitext.codes import Codes, plain_equivalent
from alignwb.core.bitext.markers import MARKER

_MARKERS = re.compile(f" (?:{MARKER.pattern})+(?= |$)|{MARKER.pattern}")


@dataclass(frozen=True, slots=True)
class TranslationUnit:
    """A source, its target, and their properties.

    Attributes:
        source: The source, with footnote markers as `[^2]`; what another tool wrote may have
            other things in it that look so.
        target: The target, likewise.
        note: The translator's note; "" for none.
        properties: Names ("status", "origin", "document" …) and values.
        codes: The inline codes of both texts, by their numbers.
    """

    source: str
    target: str
    note: str = ""
    properties: tuple[tuple[str, str], ...] = ()
    codes: Codes = field(default_factory=dict, hash=False)

    def plain(self) -> "TranslationUnit":
        """The unit with what its inline codes read as in plain text."""
        if not self.codes:
            return self
        texts = (plain_equivalent(text, self.codes) for text in (self.source, self.target))
        source, target = texts
        return replace(self, source=source, target=target, codes={})

    def without_markers(self) -> "TranslationUnit":
        """The unit without footnote markers and the double spaces that they would leave.

        For units whose inline codes are still codes: what stands literally as `[^2]` in a document
        is one, and stays.
        """
        if "[^" not in self.source and "[^" not in self.target:
            return self
        source, target = (_MARKERS.sub("", text).strip() for text in (self.source, self.target))
        return replace(self, source=source, target=target)


@dataclass(frozen=True, slots=True)
class UnitLayout:
    """How units are to be written; a format uses the parts that concern it.

    Attributes:
        languages: BCP 47 codes of all sources and all targets.
        unit: What a unit is, "sentence" or "paragraph".
        columns: The columns of a table: "source", "target", "note" or names of properties.
        keeps_codes: Whether texts have their inline codes, where the format can hold them.
        is_for_spreadsheets: Whether a table is guarded against what spreadsheets do to text.
    """

    languages: tuple[str, str]
    unit: str
    columns: tuple[str, ...] = ("source", "target")
    is_for_spreadsheets: bool = False
    keeps_codes: bool = False


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
