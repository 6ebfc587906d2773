"""Which of the two families a client's XLIFF is of, and who reads and writes it then."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from alignwb.core.reading.blocks import ReadDocument
from alignwb.formats.client_xliff.xliff_2_targets import read_xliff_2, write_xliff_2
from alignwb.formats.documents.placed_text import PlacedTarget
from alignwb.formats.xliff1.client_file import read_xliff_1, write_xliff_1
from alignwb.formats.xliff1.version_of_root import xliff_version


def read_client_xliff(data: bytes, path: Path) -> ReadDocument:
    """The blocks of a client's file.  Raises FormatError if it is damaged or no XLIFF."""
    return (read_xliff_2 if _is_xliff_2(data) else read_xliff_1)(data, path)


def write_client_xliff(
    data: bytes, targets: Mapping[str, Sequence[PlacedTarget | None]], path: Path
) -> bytes:
    """The file with other targets, and else as it is.  Raises FormatError."""
    return (write_xliff_2 if _is_xliff_2(data) else write_xliff_1)(data, targets, path)


def _is_xliff_2(data: bytes) -> bool:
    return xliff_version(data).startswith("2.")
