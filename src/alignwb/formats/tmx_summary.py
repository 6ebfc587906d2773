"""What a TMX file of any tool says of itself, read a unit at a time."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from lxml import etree

from alignwb.errors import FormatError, ProjectError

_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


@dataclass(frozen=True, slots=True)
class TmxSummary:
    """What is in a TMX file.

    Attributes:
        tool: What made it, as its header says; "" if that says nothing.
        units: How many translation units it has.
        languages: BCP 47 codes of their texts, in the order in which they first stand there.
    """

    tool: str
    units: int
    languages: tuple[str, ...]


def summarise_tmx(path: Path) -> TmxSummary:
    """Read a whole file.  Raises ProjectError if it cannot be read, FormatError if it is no TMX."""
    tool = ""
    units = 0
    languages: dict[str, None] = {}
    for element in _elements(path):
        if element.tag == "header":
            tool = element.get("creationtool", "")
        elif element.tag == "tuv":
            # TMX 1.1 has the attribute without the prefix.
            languages[element.get(_LANG) or element.get("lang") or ""] = None
        else:
            units += 1
            _forget(element)
    return TmxSummary(tool, units, tuple(filter(None, languages)))


def creation_tool(path: Path) -> str:
    """What made a file, read no further than its header.  Raises as `summarise_tmx` does."""
    for element in _elements(path):
        if element.tag == "header":
            return element.get("creationtool", "")
    return ""


def _forget(unit: etree._Element) -> None:
    """Free a unit and what stands before it, or the whole file would be kept."""
    unit.clear()
    body = unit.getparent()
    while body is not None and unit.getprevious() is not None:
        del body[0]


def _elements(path: Path) -> Iterator[etree._Element]:
    """Every header, text and unit, at its end.  Entities are not followed."""
    try:
        with path.open("rb") as file:
            parsing = etree.iterparse(
                file,
                tag=("header", "tuv", "tu"),
                resolve_entities=False,
                no_network=True,
                load_dtd=False,
            )
            for _, element in parsing:
                yield element
            root = parsing.root
    except OSError as error:
        raise ProjectError(f"{path}: cannot be read: {error.strerror or error}") from error
    except etree.XMLSyntaxError as error:
        raise FormatError(
            f"{path}, line {error.lineno or 1}: this is not well-formed XML: {error.msg}",
            hint="Is the file cut off or damaged?",
        ) from None
    if root is None or root.tag != "tmx":
        raise FormatError(f"{path}: this is not TMX: its root is <{root.tag}>")
