"""Records ↔ the lines of a journal.

A line is the JSON array `["<checksum>",<record>]`.  The checksum is the CRC-32 of the record's
bytes continued from the line before, so that a line that is damaged, missing or out of place is
noticed.
"""

import json
import zlib
from collections.abc import Iterator
from dataclasses import dataclass

from alignwb.services.session.edit_codec import Json

_START = len('["00000000",')
_END = -len("]")
_KIND = b'{"kind":"'
"""How every record begins."""


@dataclass(frozen=True, slots=True)
class Lines:
    """The part of a journal that can be read.

    Attributes:
        records: From the first line to the last good one.
        checksum: Of the last good line; the next one continues from it.
        size_bytes: Where the last good line ends.
        is_damaged: Whether something follows that is more than the beginning of one line, which
            is what a crash in the middle of writing leaves.
    """

    records: tuple[Json, ...]
    checksum: int
    size_bytes: int
    is_damaged: bool


def encode_line(record: Json, checksum: int) -> tuple[bytes, int]:
    """The line, and its checksum, given that of the line before (0 for the first)."""
    data = json.dumps(record, separators=(",", ":")).encode("ascii")
    checksum = zlib.crc32(data, checksum)
    return _frame(data, checksum), checksum


def read_lines(data: bytes) -> Lines:
    """The records up to the first line that is not whole; never fails."""
    records: list[Json] = []
    checksum = size_bytes = 0
    *lines, tail = data.split(b"\n")
    for line in lines:
        content = line[_START:_END]
        following = zlib.crc32(content, checksum)
        if line + b"\n" != _frame(content, following):
            return Lines(tuple(records), checksum, size_bytes, is_damaged=True)
        try:
            records.append(json.loads(content))
        except (ValueError, RecursionError):  # its checksum is right, and yet it is no JSON
            return Lines(tuple(records), checksum, size_bytes, is_damaged=True)
        checksum = following
        size_bytes += len(line) + 1
    is_damaged = not tail.startswith(b"[") and tail != b""
    return Lines(tuple(records), checksum, size_bytes, is_damaged)


def kinds_of_lines(data: bytes) -> Iterator[str]:
    """The kind of the record of each line, quickly: nothing is checked, and no record is read."""
    for line in data.split(b"\n"):
        if line.startswith(_KIND, _START):
            yield line[_START + len(_KIND) :].partition(b'"')[0].decode("ascii", "replace")


def _frame(data: bytes, checksum: int) -> bytes:
    return b'["%08x",%b]\n' % (checksum, data)
