"""Where the units of a file are, so that all but the changed ones keep their bytes."""

from xml.parsers import expat

from alignwb.formats.xliff import names

_UNIT = f"{names.CORE} unit"


def find_units(data: bytes) -> list[tuple[int, int]]:
    """Start and end of every `<unit>` in document order; `data` is well-formed, in UTF-8."""
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
