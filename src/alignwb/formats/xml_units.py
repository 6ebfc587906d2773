"""Large XML files of many like units, of which one at a time is in memory."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from lxml import etree

from alignwb.errors import FormatError
from alignwb.files.packed import Readable
from alignwb.files.reading_limits import (
    MEGABYTE,
    MOST_BYTES_OF_A_UNIT,
    MOST_TAGS_OF_A_UNIT,
    beyond_limit,
)
from alignwb.formats.xml_mending import MendedFile, MendingError


class XmlUnits:
    """The elements of some tags, each freed when the next is asked for.

    Args:
        file: What is parsed.
        path: Its path, for messages.
        tags: The tags of the elements; those of units among them.
        units: The tags of units.  With a unit everything before it is freed.
        before_line: What stands in messages between the path and a number of a line.

    Iterating raises FormatError where the file is not well-formed, or where more comes before the
    end of a unit than is kept in memory.  It is mended first, as `xml_mending` does.

    Attributes:
        root: The root element, once all of the file is parsed; None before.
    """

    def __init__(
        self,
        file: Readable,
        path: Path,
        tags: Sequence[str],
        units: Sequence[str],
        *,
        before_line: str = ", line ",
    ) -> None:
        self._metered = _MeteredFile(MendedFile(file), path)
        self._path = path
        self._tags = tags
        self._units = frozenset(units)
        self._before_line = before_line
        self.root: etree._Element | None = None

    def __iter__(self) -> Iterator[etree._Element]:
        parsing = etree.iterparse(
            self._metered, tag=self._tags, resolve_entities=False, no_network=True, load_dtd=False
        )
        try:
            for _, element in parsing:
                yield element
                if element.tag.rpartition("}")[2] in self._units:
                    _forget(element)
                    self._metered.start_over()
            self.root = parsing.root
        except etree.XMLSyntaxError as error:
            place = f"{self._path}{self._before_line}{error.lineno or 1}"
            raise FormatError(
                f"{place}: this is not well-formed XML: {error.msg}",
                hint="Is the file cut off or damaged?",
            ) from None
        except MendingError as error:
            place = f"{self._path}{self._before_line}{error.line}"
            raise FormatError(f"{place}: {error.reason}", hint=error.hint) from None
        except LookupError as error:
            place = f"{self._path}{self._before_line}1"
            raise FormatError(
                f"{place}: {error}", hint="Save the file as UTF-8, and let it say so."
            ) from None


class _MeteredFile:
    """A file that refuses to go on where too much was read since the last unit."""

    def __init__(self, file: MendedFile, path: Path) -> None:
        self._file = file
        self._path = path
        self._tags = 0
        self._bytes = 0

    def read(self, size: int = -1) -> bytes:
        chunk = self._file.read(size)
        self._tags += chunk.count(b"<")
        self._bytes += len(chunk)
        if self._tags > MOST_TAGS_OF_A_UNIT:
            raise self._too_much(f"{MOST_TAGS_OF_A_UNIT:,} tags")
        if self._bytes > MOST_BYTES_OF_A_UNIT:
            raise self._too_much(f"{MOST_BYTES_OF_A_UNIT // MEGABYTE} MB")
        return chunk

    def start_over(self) -> None:
        self._tags = self._bytes = 0

    def _too_much(self, limit: str) -> Exception:
        return beyond_limit(
            self._path,
            "it goes on and on without the end of a unit",
            limit,
            "Is it damaged, or of another kind?  Units may be many, but not endless.",
        )


def _forget(unit: etree._Element) -> None:
    """Free a unit and all that ended before it, or the whole file would stay in memory."""
    unit.clear()
    element: etree._Element | None = unit
    while element is not None and (parent := element.getparent()) is not None:
        if element.getprevious() is not None:
            del parent[: parent.index(element)]
        element = parent
