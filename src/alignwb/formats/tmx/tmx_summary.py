"""Summing up a TMX file of any tool, a unit at a time."""

from dataclasses import dataclass
from pathlib import Path

from alignwb.formats.tmx.tmx_reader import elements, local_name, stated_language

_TAGS = ("header", "tuv", "tu")


@dataclass(frozen=True, slots=True)
class TmxSummary:
    """A TMX file in figures.

    Attributes:
        tool: The tool that made it, by its header; "" if that names none.
        units: How many translation units it has.
        languages: BCP 47 codes of their texts, in the order of their first occurrence.
    """

    tool: str
    units: int
    languages: tuple[str, ...]


def summarise_tmx(path: Path) -> TmxSummary:
    """Read a whole file.  Raises ProjectError if it cannot be read, FormatError if it is no TMX."""
    tool = ""
    units = 0
    languages: dict[str, None] = {}
    for element in elements(path, _TAGS):
        if local_name(element) == "header":
            tool = element.get("creationtool", "")
        elif local_name(element) == "tuv":
            languages[stated_language(element)] = None
        else:
            units += 1
    return TmxSummary(tool, units, tuple(filter(None, languages)))


def creation_tool(path: Path) -> str:
    """The tool that made a file; only the header is read.  Raises as `summarise_tmx` does."""
    for element in elements(path, _TAGS):
        if local_name(element) == "header":
            return element.get("creationtool", "")
    return ""
