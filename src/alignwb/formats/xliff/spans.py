"""Finding the units in the bytes of a file, so that unchanged ones can keep their bytes."""

import re
from itertools import pairwise
from xml.parsers import expat

from lxml import etree

from alignwb.formats.xliff import names

_UNIT = f"{names.CORE} unit"
_NOT_ELEMENTS = (etree.Comment, etree.ProcessingInstruction)
_START = re.compile(rb"<unit(?=\s)")


def find_units(data: bytes, root: etree._Element, count: int) -> list[tuple[int, int]]:
    """The start and end of every `<unit>`, in document order.

    data, root: an XLIFF 2 file in UTF-8 and its tree, which has `count` units.
    """
    # A parser that calls back for every tag takes as long as all other reading together.  It is
    # needed only if text could look like a tag.
    if b"<![CDATA[" not in data and next(root.iter(*_NOT_ELEMENTS), None) is None:
        starts = [match.start() for match in _START.finditer(data)]
        if len(starts) == count:
            return [
                (start, data.index(b">", data.rindex(b"</unit", start, following)) + 1)
                for start, following in pairwise([*starts, len(data)])
            ]
    return _parsed_units(data)


def _parsed_units(data: bytes) -> list[tuple[int, int]]:
    parser = expat.ParserCreate("utf-8", " ")
    spans: list[tuple[int, int]] = []
    start = 0

    def begin(name: str, _: dict[str, str]) -> None:
        nonlocal start
        if name == _UNIT:
            start = parser.CurrentByteIndex

    def end(name: str) -> None:
        if name == _UNIT:
            spans.append((start, data.index(b">", parser.CurrentByteIndex) + 1))

    parser.StartElementHandler = begin
    parser.EndElementHandler = end
    parser.Parse(data, True)
    return spans
