"""The elements of a TMX file of any tool, one at a time and without trust."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from lxml import etree

from alignwb.errors import FormatError, ProjectError

LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def elements(path: Path, tags: Sequence[str]) -> Iterator[etree._Element]:
    """Every element of these tags, `tu` among them, at its end; a unit is freed after its turn.

    Entities are not followed.  Raises ProjectError if the file cannot be read, FormatError if it
    is no TMX; what stands before the damage was yielded.
    """
    try:
        with path.open("rb") as file:
            parsing = etree.iterparse(
                file, tag=tags, resolve_entities=False, no_network=True, load_dtd=False
            )
            for _, element in parsing:
                yield element
                if element.tag == "tu":
                    _forget(element)
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


def _forget(unit: etree._Element) -> None:
    """Free a unit and what stands before it, or the whole file would be kept."""
    unit.clear()
    body = unit.getparent()
    while body is not None and unit.getprevious() is not None:
        del body[0]
