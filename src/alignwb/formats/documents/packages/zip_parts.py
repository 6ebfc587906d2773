"""The files in a zip, and the same zip with some of them replaced, every other byte as it was."""

import struct
import zipfile
import zlib
from collections.abc import Iterable, Mapping
from io import BytesIO
from pathlib import Path

from alignwb.errors import FormatError
from alignwb.files.packed import explained, read_member
from alignwb.files.reading_limits import (
    MOST_PACKED_FILES,
    MOST_PARTS_BYTES,
    beyond_limit,
)

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_AGAIN = "Open it in the program it was written with and save it again, then import that."
_LOCAL = struct.Struct("<4s5H3L2H")
_CENTRAL = struct.Struct("<4s6H3L5H2L")
_END = struct.Struct("<4s4H2LH")
_END_SIGN = b"PK\x05\x06"
_LARGE_LOCATOR_BYTES = 20
_HAS_DESCRIPTOR = 0x0008
_IS_ENCRYPTED = 0x0001
_LARGE = 0xFFFFFFFF


class ZipParts:
    """The parts of a package.

    Args:
        data: The zip.
        path: Its path, for messages.

    Attributes:
        names: The names of its parts, in the order in which the zip lists them.

    Raises FormatError if it is no zip, is damaged or encrypted, names a part twice, or has more
    parts than are read.
    """

    def __init__(self, data: bytes, path: Path) -> None:
        _refuse_ole(data, path)
        self._data = data
        self._path = path
        with explained(path, _AGAIN):
            self._archive = zipfile.ZipFile(BytesIO(data))
        members = self._archive.infolist()
        if len(members) > MOST_PACKED_FILES:
            raise beyond_limit(path, "too many files are in it", f"{MOST_PACKED_FILES:,}", _AGAIN)
        self.names = tuple(member.filename for member in members)
        self._left = MOST_PARTS_BYTES
        known: set[str] = set()
        for member in members:
            if member.filename in known:
                raise FormatError(
                    f"{path}: two files in it have the name “{member.filename}”", hint=_AGAIN
                )
            known.add(member.filename)
            if member.flag_bits & _IS_ENCRYPTED:
                raise FormatError(
                    f"{path}: it is encrypted (“{member.filename}”)",
                    hint="Open it with its password, save it without one, then import that.",
                )

    def read(self, name: str) -> bytes | None:
        """A part, unpacked; None if there is none of that name.

        Raises FormatError if it is damaged, or if with it more was unpacked than is read.
        """
        with explained(self._path, _AGAIN):
            part = read_member(self._archive, name, self._path, self._left)
        if part is not None:
            self._left -= len(part)
        return part

    def with_parts(self, parts: Mapping[str, bytes]) -> bytes:
        """The zip with other bytes for some of its parts, which have to be there.

        All other parts keep the bytes they are packed in, and all keep names, order and dates.
        """
        if not parts:
            return self._data
        members = sorted(self._archive.infolist(), key=lambda each: each.header_offset)
        if _is_plain(members, self._data):
            return _spliced(self._data, members, self._archive.start_dir, parts)
        return self._written_again(parts)

    def _written_again(self, parts: Mapping[str, bytes]) -> bytes:
        """The same for a zip whose tables are such as only `zipfile` can write."""
        file = BytesIO()
        with zipfile.ZipFile(file, "w") as archive, explained(self._path):
            for member in self._archive.infolist():
                part = parts.get(member.filename)
                if part is None:
                    part = read_member(
                        self._archive, member.filename, self._path, 4 * MOST_PARTS_BYTES
                    )
                archive.writestr(member, part or b"", member.compress_type)
            archive.comment = self._archive.comment
        return file.getvalue()


def _refuse_ole(data: bytes, path: Path) -> None:
    if not data.strip():
        raise FormatError(f"{path}: the file is empty", hint="Take it from a backup.")
    if not data.startswith(_OLE):
        return
    if _ENCRYPTED in data:
        raise FormatError(
            f"{path}: it is encrypted with a password",
            hint="Open it with its password, save it without one, then import that.",
        )
    raise FormatError(
        f"{path}: this is a document of the old kind (.doc), which is not read",
        hint="Open it and save it as .docx or .odt, then import that.",
    )


def _is_plain(members: Iterable[zipfile.ZipInfo], data: bytes) -> bool:
    """Whether all offsets and sizes stand in the tables themselves, as they do below 4 GB."""
    return not _has_large_tables(data) and not any(
        member.file_size >= _LARGE
        or member.compress_size >= _LARGE
        or member.extra.startswith(b"\x01\x00")
        or member.compress_type not in {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}
        for member in members
    )


def _has_large_tables(data: bytes) -> bool:
    """Whether the tables for what is larger than 4 GB end right before those of every zip.

    Their signature alone says nothing: it may stand in any part.
    """
    locator_at = data.rfind(_END_SIGN) - _LARGE_LOCATOR_BYTES
    return locator_at >= 0 and data.startswith(b"PK\x06\x07", locator_at)


def _spliced(
    data: bytes, members: list[zipfile.ZipInfo], start_dir: int, parts: Mapping[str, bytes]
) -> bytes:
    # A zip may stand behind other bytes, and its offsets may or may not count them.
    end_at = data.rfind(_END_SIGN)
    shift = start_dir - _END.unpack_from(data, end_at)[6]
    out = [data[: members[0].header_offset]]
    length = len(out[0])
    headers: dict[int, tuple[int, tuple[int, int, int] | None]] = {}
    borders = [*(member.header_offset for member in members[1:]), start_dir]
    for member, border in zip(members, borders, strict=True):
        begin = member.header_offset
        sizes = None
        if member.filename in parts:
            record, sizes = _packed(data, member, parts[member.filename])
        else:
            record = data[begin:border]
        headers[begin - shift] = (length - shift, sizes)
        out.append(record)
        length += len(record)
    directory = _directory(data[start_dir:end_at], headers)
    end = bytearray(data[end_at:])
    struct.pack_into("<2L", end, 12, len(directory), length - shift)
    return b"".join((*out, directory, bytes(end)))


def _packed(
    data: bytes, member: zipfile.ZipInfo, part: bytes
) -> tuple[bytes, tuple[int, int, int]]:
    """The record of a part with other bytes, and its checksum and sizes."""
    fields = list(_LOCAL.unpack_from(data, member.header_offset))
    names_at = member.header_offset + _LOCAL.size
    names = data[names_at : names_at + fields[9] + fields[10]]
    packed = part
    if member.compress_type == zipfile.ZIP_DEFLATED:
        packer = zlib.compressobj(wbits=-15)
        packed = packer.compress(part) + packer.flush()
    sizes = (zlib.crc32(part), len(packed), len(part))
    fields[2] &= ~_HAS_DESCRIPTOR
    fields[6:9] = sizes
    return _LOCAL.pack(*fields) + names + packed, sizes


def _directory(
    directory: bytes, headers: Mapping[int, tuple[int, tuple[int, int, int] | None]]
) -> bytes:
    """The central directory with the places and sizes that its parts have now."""
    changed = bytearray(directory)
    at = 0
    while at + _CENTRAL.size <= len(changed) and changed[at : at + 4] == b"PK\x01\x02":
        fields = list(_CENTRAL.unpack_from(changed, at))
        offset, sizes = headers[fields[16]]
        fields[16] = offset
        if sizes:
            fields[3] &= ~_HAS_DESCRIPTOR
            fields[7:10] = sizes
        _CENTRAL.pack_into(changed, at, *fields)
        at += _CENTRAL.size + fields[10] + fields[11] + fields[12]
    return bytes(changed)
